"""The files of one folder whose dates are owed: which belong together, what lies beside them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.dates import date_copies, timestamps
from mediadesk.catalog.dates.timestamps import DatedFile
from mediadesk.catalog.files import sidecars
from mediadesk.domain.media import MediaKind
from mediadesk.operations.dates import kinship
from mediadesk.operations.dates.judging import is_weak
from mediadesk.operations.dates.sidecars import listed, lists_in, owned
from mediadesk.timestamps.evidence import KinKind
from mediadesk.timestamps.versions import RULE_VERSION

BATCH = 48


class DatedFolder:
    """The files of one folder: which are owed, which belong together, what lies beside them."""

    def __init__(
        self, reader: Connection, folder_id: int, corrected: AbstractSet[str | None]
    ) -> None:
        files = timestamps.in_folder(reader, folder_id)
        identifiers = {}
        if any(file.kind is MediaKind.PHOTO for file in files) and any(
            file.kind is not MediaKind.PHOTO for file in files
        ):
            identifiers = timestamps.content_identifiers(reader, folder_id)
        self._files = {file.id: file for file in files}
        self._readings = sidecars.readings(reader, folder_id)
        self._beside = owned(self._readings, (file.name for file in files))
        self._lists = lists_in(self._readings)
        found = kinship.units_of(files, identifiers)
        self._pairs = kinship.pairs(files, found)
        self.live_photos = kinship.live_photos(found)
        """The still of each film that is its moving half."""
        owed = [file for file in files if not file.related]
        self._neighbours = kinship.neighbours(files, owed)
        concerned = {file.id for file in owed}
        concerned |= {other for id_ in concerned for other in self._pairs.get(id_, ())}
        weak = {file.id for file in owed if _may_be_lent(file)}
        copied = weak & date_copies.copied(reader, folder_id) if weak else weak
        self._copies = date_copies.Copies()
        lent = {id_ for id_ in copied if self._copies.of(reader, id_)}
        self._asked = [
            id_
            for id_ in sorted(concerned)
            if self._files[id_].date_version < RULE_VERSION
            or self._files[id_].source == KinKind.DUPLICATE
            or self._files[id_].decided
            or self._files[id_].camera in corrected
            or id_ in self._pairs
            or id_ in self._neighbours
            or id_ in lent
            or self._files[id_].name in self._beside
            or (self._lists and listed(self._lists, self._files[id_].name))
        ]
        self.settled = sorted(concerned - set(self._asked))
        """Files in whose date nobody else has a say."""

    @property
    def ids(self) -> frozenset[int]:
        """All files of the folder."""
        return frozenset(self._files)

    def pages(self) -> Iterator[Sequence[int]]:
        """Yield the files to be judged, some at a time."""
        for start in range(0, len(self._asked), BATCH):
            yield self._asked[start : start + BATCH]

    def said(self, file_id: int) -> tuple[str, ...]:
        """Return what the sidecars of a file said; nothing for files of other folders."""
        if file_id not in self._files:
            return ()
        name = self._files[file_id].name
        mine = self._beside.get(name, ())
        return (*(self._readings[one] for one in mine), *listed(self._lists, name))

    def may_be_lent(self, file_id: int) -> bool:
        """Tell whether the date of a file may come from a copy of it."""
        return _may_be_lent(self._files[file_id])

    def kin_of(self, file_id: int, reader: Connection) -> list[tuple[KinKind, int]]:
        """Return who may know more of a file's moment."""
        found = [(KinKind.PAIR, other) for other in sorted(self._pairs.get(file_id, ()))]
        if (near := self._neighbours.get(file_id)) is not None:
            found.append((KinKind.NEIGHBOUR, near))
        if _may_be_lent(self._files[file_id]):
            found += [(KinKind.DUPLICATE, one) for one in self._copies.of(reader, file_id)]
        return found


def _may_be_lent(file: DatedFile) -> bool:
    """Tell whether a file's own date is so weak that a copy's is asked for."""
    return is_weak(file.confidence) or file.source == KinKind.DUPLICATE
