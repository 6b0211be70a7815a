"""Capture times, colours and borders of pictures, read from the catalog when first asked for."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from mediadesk.catalog.contents import moments
from mediadesk.catalog.contents.moments import Moments
from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.likeness import picture_details, pictures

_CONTENTS_AT_ONCE = 64


class PictureFacts:
    """What is stored of pictures by content, read in portions of neighbouring ids.

    It depends on the content alone, so it is no part of a cluster's basis, and is read only for
    clusters that are made again: hardly any of a large library. Reading all would take a third of
    the search.
    """

    def __init__(self, readers: Readers, content_ids: Iterable[int]) -> None:
        """Read of these contents, some at a time."""
        self._readers, self._ids = readers, sorted(content_ids)
        self._read: set[int] = set()
        self._said: dict[int, Moments] = {}
        self._colours: dict[int, bytes] = {}
        self._grey: set[int] = set()
        self._inside: dict[int, float] = {}

    def said(self, content_id: int) -> Moments | None:
        """Return what the camera says of when a photo was taken and saved."""
        self._read_around(content_id)
        return self._said.get(content_id)

    def colours(self, content_id: int) -> bytes:
        """Return the colours of a picture's 8x8 cells; nothing where they are not known."""
        self._read_around(content_id)
        return self._colours.get(content_id, b"")

    def inside(self, content_id: int) -> float:
        """Return the share of a picture inside a plain border; 1 where it has none."""
        self._read_around(content_id)
        return self._inside.get(content_id, 1.0)

    def is_grey(self, content_id: int) -> bool:
        """Tell whether a picture is without colour."""
        self._read_around(content_id)
        return content_id in self._grey

    def _read_around(self, content_id: int) -> None:
        portion = bisect_left(self._ids, content_id) // _CONTENTS_AT_ONCE
        if portion in self._read:
            return
        self._read.add(portion)
        some = self._ids[portion * _CONTENTS_AT_ONCE :][:_CONTENTS_AT_ONCE]
        with self._readers.use() as reader:
            self._said |= moments.of_contents(reader, some)
            colours = picture_details.colours(reader, some)
            planes = {row.content_id: row.grey for row in pictures.planes(reader, some)}
        self._colours |= colours
        self._grey |= _without_colour(colours)
        self._inside |= _insides(planes)


def _insides(planes: Mapping[int, bytes]) -> dict[int, float]:
    if not planes:
        return {}
    import numpy as np  # noqa: PLC0415 - as below

    from mediadesk.dedupe.keepers.borders import insides  # noqa: PLC0415

    greys = np.frombuffer(b"".join(planes.values()), np.uint8).reshape(-1, 64, 64)
    return dict(zip(planes, insides(greys), strict=True))


def _without_colour(colours: Mapping[int, bytes]) -> set[int]:
    if not colours:
        return set()
    # Imported here: they take a tenth of a second, and exact copies need none of them.
    import numpy as np  # noqa: PLC0415

    from mediadesk.dedupe.pictures.verification.grades import GREY_LEVELS  # noqa: PLC0415

    planes = np.frombuffer(b"".join(colours.values()), np.uint8).reshape(len(colours), -1, 3)
    chroma = planes[:, :, 1:].astype(np.float32) - 128
    spread = np.sqrt((chroma**2).sum(2).mean(1))
    ids = np.fromiter(colours, np.int64, len(colours))
    return set(ids[spread < GREY_LEVELS].tolist())
