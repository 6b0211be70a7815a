"""What is wanted of a file's analysis, and what it found, in the shape the catalog stores."""

from typing import NamedTuple

from mediadesk.domain.analysis import PictureFingerprint
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason
from mediadesk.domain.streams import StreamSummary


class StudyRequest(NamedTuple):
    """One file and what is wanted of it.

    A tuple, as what comes back: they go between processes at a third of what others cost.
    `path` is absolute; its first `root_length` bytes are the root, whose folders say nothing of
    dates. `min_year` and `home_zone` are the settings of the date rules.
    """

    path: bytes
    root_length: int
    kind: MediaKind
    mtime_ns: int
    want_quick: bool
    want_picture: bool
    want_facts: bool
    min_year: int = 2000
    home_zone: str = ""


class Study(NamedTuple):
    """What the analysis of one file found, ready to be stored.

    None in a field that was not owed means "as it was"; the versions say by which rules the
    parts were made (0: that part was not made).
    """

    quick_hash: str | None = None
    quick_version: int = 0
    payload: str | None = None
    """Sampled key of picture or sound without metadata, made with the quick hash."""
    picture: PictureFingerprint | None = None
    picture_version: int = 0
    facts_json: str | None = None
    probe_version: int = 0
    candidates_json: str = "[]"
    seed_json: str = "{}"
    flags_json: str = "[]"
    date_version: int = 0
    kind: MediaKind | None = None
    mismatch: bool = False
    width: int | None = None
    height: int | None = None
    duration_s: float | None = None
    streams: StreamSummary | None = None
    camera: str | None = None
    has_film: bool = False
    """True for a photo with a film inside."""
    taken: str | None = None
    taken_offset_minutes: int | None = None
    taken_precision: str | None = None
    taken_source: str | None = None
    confidence: str = "NONE"
    reason: Reason | None = None
