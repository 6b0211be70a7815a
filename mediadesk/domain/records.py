"""Files and folders as the catalog knows them: records for lists, details and the terminal."""

from dataclasses import dataclass

from mediadesk.domain.extras import Motion
from mediadesk.domain.facts import Facts
from mediadesk.domain.media import FileStat, FileStatus, MediaKind
from mediadesk.domain.reasons import Reason
from mediadesk.domain.streams import StreamSummary
from mediadesk.domain.timestamps import ConfidenceLevel, Precision


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


@dataclass(frozen=True, slots=True)
class Vanished:
    """Files that were moved or deleted by something else, and where a scan would notice."""

    files: frozenset[int] = frozenset()
    folders: tuple[bytes, ...] = ()
