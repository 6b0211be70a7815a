"""Files that belong together without being copies: RAW+JPEG, Live Photos, sidecars, bursts.

They are kept, moved and removed as one, and never offered as duplicates of each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

RAW_FORMATS = frozenset(
    {"raw", "cr2", "cr3", "crw", "nef", "nrw", "arw", "sr2", "srf", "dng", "orf", "rw2", "raf"}
    | {"pef", "srw", "x3f", "3fr", "erf", "kdc", "mrw", "rwl", "iiq"}
)
DEVELOPED_FORMATS = frozenset({"jpeg", "heic", "heif", "avif", "tiff", "jxl"})
LIVE_LONGEST_S = 8.0
"""Live Photos last three seconds; edited or joined ones a little more."""
_RANKS = {"heic": 0, "jpeg": 1}
"""What Live Photos are made of, the likelier first."""
SAME_PRESS_S = 2
"""The two files of one press of the shutter may be stamped this far apart."""


class UnitKind(StrEnum):
    """How the files of a unit belong together."""

    RAW_PAIR = "raw-pair"
    LIVE_PHOTO = "live-photo"
    UNREAD_FILM = "unread-film"
    """A film of a still's name and moment that nobody could read yet: it may be its moving half."""
    SIDECAR = "sidecar"


@dataclass(frozen=True, slots=True)
class UnitFile:
    """What decides which unit a file is in. None where the file does not say."""

    id: int
    folder_id: int
    stem: str
    """Name without extension; for `IMG_1.jpg.xmp` and Takeout's JSON the owner's stem."""
    format: str | None
    """"jpeg", "nef", "mov", ...; None for a sidecar."""
    is_video: bool = False
    is_sidecar: bool = False
    taken_s: int | None = None
    """Capture time on the camera's clock."""
    camera: str | None = None
    duration_s: float | None = None
    content_identifier: str | None = None
    """Apple's id that joins the halves of a Live Photo."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that belong together; the first stands for them."""

    kind: UnitKind
    files: tuple[int, ...]


def find_units(files: Iterable[UnitFile]) -> list[Unit]:
    """Return the RAW+JPEG pairs, Live Photos and sidecar pairs among these files.

    A file is in at most one unit of each kind; units that share a file are joined by
    `representatives`.
    """
    by_name: dict[tuple[int, str], list[UnitFile]] = defaultdict(list)
    by_identifier: dict[tuple[int, str], list[UnitFile]] = defaultdict(list)
    for file in files:
        by_name[file.folder_id, file.stem.casefold()].append(file)
        if file.content_identifier is not None:
            by_identifier[file.folder_id, file.content_identifier].append(file)
    units = []
    for group in by_identifier.values():
        units += _live_photos(group, known=True)
    joined = {id_ for unit in units for id_ in unit.files}
    for group in by_name.values():
        if len(group) < 2:  # as nearly all
            continue
        units += _live_photos([file for file in group if file.id not in joined], known=False)
        units += _raw_pairs(group)
        units += _sidecars(group)
    return units


def representatives(units: Sequence[Unit]) -> dict[int, int]:
    """Return, for every file of a unit, the file that stands for all it belongs with.

    Units sharing a file become one (a RAW+JPEG pair with a sidecar).
    """
    stands_for: dict[int, int] = {}

    def root(file: int) -> int:
        while (parent := stands_for.setdefault(file, file)) != file:
            file = parent
        return file

    for unit in units:
        first = root(unit.files[0])
        for file in unit.files[1:]:
            stands_for[root(file)] = first
    return {file: root(file) for file in stands_for}


def _raw_pairs(group: list[UnitFile]) -> list[Unit]:
    raws = [file for file in group if file.format in RAW_FORMATS]
    developed = [file for file in group if file.format in DEVELOPED_FORMATS]
    if len(raws) != 1 or not developed:
        return []
    raw = raws[0]
    fitting = [file.id for file in developed if _same_press(raw, file)]
    return [Unit(UnitKind.RAW_PAIR, (raw.id, *sorted(fitting)))] if fitting else []


def _live_photos(group: list[UnitFile], *, known: bool) -> list[Unit]:
    stills = [file for file in group if not file.is_video and not file.is_sidecar]
    films = [file for file in group if file.is_video]
    stills = [file for file in stills if file.format not in RAW_FORMATS]
    if not stills or len(films) != 1:
        return []
    film = films[0]
    still = min(stills, key=lambda file: _likeness(file, film))
    if known:
        return [Unit(UnitKind.LIVE_PHOTO, (still.id, film.id))]
    # without Apple's id a name is only a hint: the film must be short and of that moment
    differ = (
        still.content_identifier is not None
        and film.content_identifier is not None
        and still.content_identifier != film.content_identifier
    )
    is_long = film.duration_s is not None and film.duration_s > LIVE_LONGEST_S
    if differ or is_long or not _same_press(still, film):
        return []
    kind = UnitKind.UNREAD_FILM if film.duration_s is None else UnitKind.LIVE_PHOTO
    return [Unit(kind, (still.id, film.id))]


def _likeness(still: UnitFile, film: UnitFile) -> tuple[object, ...]:
    """Return how likely a still is the one that a film was taken with; the least is.

    Beside a HEIC a JPEG was made from it.
    """
    is_named = film.content_identifier is not None
    return (
        not is_named or still.content_identifier != film.content_identifier,
        still.stem.casefold() != film.stem.casefold(),
        not _same_press(still, film),
        _RANKS.get(still.format or "", len(_RANKS)),
        still.id,
    )


def _sidecars(group: list[UnitFile]) -> list[Unit]:
    owners = [file for file in group if not file.is_sidecar]
    sidecars = sorted(file.id for file in group if file.is_sidecar)
    if not owners or not sidecars:
        return []
    owner = min(owners, key=lambda file: (file.format not in RAW_FORMATS, file.is_video, file.id))
    return [Unit(UnitKind.SIDECAR, (owner.id, *sidecars))]


def _same_press(one: UnitFile, other: UnitFile) -> bool:
    """Tell whether nothing speaks against one press of the shutter."""
    if one.taken_s is None or other.taken_s is None:
        return True
    if one.camera and other.camera and one.camera != other.camera:
        return False
    return abs(one.taken_s - other.taken_s) <= SAME_PRESS_S
