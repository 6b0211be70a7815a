"""Files of the library as values: what was found on disk and what the catalog knows of it."""

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediadesk.domain.extras import Extra, Motion
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.domain.reasons import Reason
from mediadesk.domain.streams import MusicTags, Sphere, StreamSummary, Tracks, Trait
from mediadesk.domain.timestamps import ConfidenceLevel, Precision, Stamp

__all__ = [
    "Facts",
    "FileDetails",
    "FileGroup",
    "FileQuery",
    "FileRecord",
    "FileStat",
    "FileStatus",
    "FolderRecord",
    "FoundFile",
    "FoundSidecar",
    "Grouping",
    "MediaKind",
    "Place",
    "PlaceCount",
    "Position",
    "SortKey",
    "is_inside",
    "is_kept",
    "joined",
]

_HIGHEST, _LOWEST = (1 << 63) - 1, -(1 << 63)


class MediaKind(StrEnum):
    """What a file is to its user."""

    PHOTO = "photo"
    VIDEO = "video"
    VR = "vr"
    AUDIO = "audio"


class FileStatus(StrEnum):
    """What became of a file when it was last looked for."""

    PRESENT = "present"
    MISSING = "missing"
    OFFLINE = "offline"
    CLOUD = "cloud"
    ERROR = "error"
    REMOVED = "removed"


class FileStat(NamedTuple):
    """What `lstat` says of a file, as far as it tells whether the file is still the same.

    A tuple, because a scan makes one for each file (frozen dataclasses cost a third of the walk).
    Every number fits into 64 signed bits, as the catalog stores them; see `of`.
    """

    size_bytes: int
    mtime_ns: int
    ctime_ns: int
    dev: int
    inode: int
    links: int = 1

    @classmethod
    def of(cls, status: os.stat_result) -> "FileStat":
        """Read a stat result. Times past the year 2262 are cut, huge inodes wrap to negative."""
        return cls(
            size_bytes=status.st_size,
            mtime_ns=max(_LOWEST, min(_HIGHEST, status.st_mtime_ns)),
            ctime_ns=max(_LOWEST, min(_HIGHEST, status.st_ctime_ns)),
            dev=_signed(status.st_dev),
            inode=_signed(status.st_ino),
            links=status.st_nlink,
        )


def is_kept(time_ns: int) -> bool:
    """Tell whether a time can be kept to the nanosecond: those past the year 2262 cannot."""
    return _LOWEST <= time_ns <= _HIGHEST


def _signed(number: int) -> int:
    return (number - _LOWEST) % (1 << 64) + _LOWEST


class FoundFile(NamedTuple):
    """A regular file of a known kind met by the walk. Names are bytes, exactly as on disk."""

    folder: bytes
    """Absolute path of the folder, as walked."""
    name: bytes
    kind: MediaKind
    stat: FileStat
    in_cloud: bool = False

    @property
    def path(self) -> bytes:
        """Absolute path, as walked."""
        return joined(self.folder, self.name)


class FoundSidecar(NamedTuple):
    """A file beside media that tells of it: XMP, AAE, Takeout JSON, THM."""

    folder: bytes
    """Absolute path of the folder, as walked."""
    name: bytes
    stat: FileStat
    in_cloud: bool = False

    @property
    def path(self) -> bytes:
        """Absolute path, as walked."""
        return joined(self.folder, self.name)


def joined(folder: bytes, name: bytes) -> bytes:
    """Return the path of `name` in `folder`, both as on disk."""
    return folder + name if folder.endswith(b"/") else folder + b"/" + name


def is_inside(path: bytes, folder: bytes) -> bool:
    """Tell whether an absolute path is a folder itself or lies in it."""
    return path == folder or path.startswith(folder.rstrip(b"/") + b"/")


def camera_name(make: str | None, model: str | None) -> str | None:
    """Join make and model as people say it: "Canon EOS 5D", not "Canon Canon EOS 5D"."""
    if not model:
        return make
    if not make or model.casefold().startswith(make.split()[0].casefold()):
        return model
    return f"{make} {model}"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a picture was taken: degrees north and east, metres above the sea where known."""

    latitude: float
    longitude: float
    altitude_m: float | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the probe read: only what the file says of itself, nothing judged.

    `width` and `height` are pixels of the picture as seen (orientation applied);
    `orientation` is EXIF's 1 to 8.
    """

    format: str | None = None
    """Container found by content: "jpeg", "png", "heic", "mp4", ..."""
    width: int | None = None
    height: int | None = None
    orientation: int = 1
    duration_s: float | None = None
    camera_make: str | None = None
    camera_model: str | None = None
    camera_serial: str | None = None
    lens: str | None = None
    position: Position | None = None
    maker_zone_minutes: int | None = None
    """Offset east of UTC stated by the camera maker's own tags."""
    title: str | None = None
    author: str | None = None
    """Of pictures; recordings tell it with their music."""
    rating: int | None = None
    tags: tuple[str, ...] = ()
    caption: str | None = None
    colour_profile: str | None = None
    jpeg_quality: int | None = None
    """Estimate from the quantisation tables, 1 to 100."""
    content_identifier: str | None = None
    """Apple's id that joins the two halves of a Live Photo."""
    software: str | None = None
    frames: int = 1
    film_start: int | None = None
    film_bytes: int = 0
    """Where in a motion photo its film begins, and its length; None in other photos."""
    extras: frozenset[Extra] = frozenset()
    tracks: Tracks | None = None
    sphere: Sphere | None = None
    """What makes a film or a photo VR; None for every other."""
    music: MusicTags | None = None
    stamps: tuple[Stamp, ...] = ()

    @property
    def told(self) -> int:
        """Return how many of camera, lens, position, rating, tags and caption a file has."""
        said = (self.camera_model, self.lens, self.position, self.rating, self.tags, self.caption)
        return sum(map(bool, said))


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as lists and grids show it."""

    id: int
    folder_id: int
    path: bytes
    name_shown: str
    folder_shown: str
    """From the name of its root on; `path` is whole."""
    kind: MediaKind
    status: FileStatus
    size_bytes: int
    mtime_ns: int
    reason: Reason | None
    width: int | None
    height: int | None
    duration_s: float | None
    camera: str | None
    taken: str | None
    """Wall time, ISO 8601 without zone, known to `taken_precision`; or None."""
    confidence: ConfidenceLevel
    quick_hash: str | None
    perceptual_hash: str | None
    video_phash: str | None = None
    mismatch: bool = False
    motion: Motion | None = None
    streams: StreamSummary | None = None
    taken_precision: Precision = Precision.SECOND
    is_linked: bool = False
    """Of what is held: a hard link of the file that stayed was put in its place."""
    sidecars: int = 0
    """Of what is held: how many sidecars are held with it."""


class Place(StrEnum):
    """The smart places above the folder tree."""

    ALL = "all"
    PHOTOS = "photos"
    VIDEOS = "videos"
    VR = "vr"
    AUDIO = "audio"
    DUPLICATES = "duplicates"
    NEEDS_DATE = "needs-date"
    ERRORS = "errors"
    REMOVED = "removed"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many files a place holds, and their bytes."""

    files: int
    size_bytes: int
    halves: int = 0
    """Films of Live Photos besides: their stills stand for them, their bytes are counted."""


@dataclass(frozen=True, slots=True)
class FileQuery:
    """Which files a view shows and in what order.

    `folder_id` narrows to a folder and everything below it; `search` is matched, case folded,
    against names, folders and tags of recordings; empty filters let everything through.
    """

    place: Place = Place.ALL
    folder_id: int | None = None
    search: str = ""
    kinds: frozenset[MediaKind] = frozenset()
    extensions: frozenset[str] = frozenset()
    confidences: frozenset[ConfidenceLevel] = frozenset()
    cameras: frozenset[str] = frozenset()
    traits: frozenset[Trait] = frozenset()
    sort: SortKey = SortKey.TAKEN
    descending: bool = True
    group: Grouping = Grouping.NONE


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Consecutive files under one heading: a day, month, "year TIME", a folder or a kind."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class FolderRecord:
    """A folder of the tree, with the numbers of everything below it."""

    id: int
    name_shown: str
    path: bytes
    files: int
    size_bytes: int
    offline: bool = False


@dataclass(frozen=True, slots=True)
class FileDetails:
    """Everything the catalog knows of one file."""

    record: FileRecord
    stat: FileStat
    facts: Facts
    sha256: str | None
    mismatch: bool
    moving: FileRecord | None = None
    """The film that is the moving half of a Live Photo."""
    sidecars: tuple[str, ...] = ()
    """What lies beside it and tells of it, as shown; `facts` has that, too."""
    taken_source: str = ""
    """Where its date comes from: "EXIF:DateTimeOriginal", "user"; "" when it has none."""
