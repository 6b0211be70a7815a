"""Everything that is known about when one file was made, gathered for the resolver."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from mediadesk.domain.facts import Facts
from mediadesk.domain.media import MediaKind
from mediadesk.domain.timestamps import FILE_TIME, ConfidenceLevel, Precision, Stamp, ZoneKind
from mediadesk.timestamps.confidence import DEFAULT_MIN_YEAR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_LENGTH = timedelta(0)
_LONGEST_S = 1e7
_LARGEST_SHIFT_S = 100 * 366 * 86_400
_SCANNERS = re.compile(
    r"\bscan|canoscan|scanjet|perfection|expression \d|opticfilm|coolscan|\bls-\d{2,4}\b"
    r"|dimage scan|flextight|noritsu|frontier|\bsp-?3000|pakon|reflecta|microtek|silverfast|vuescan"
    r"|\bgcmc\b|plustek|slide n scan",
    re.IGNORECASE,
)
_GOPRO_NAME = re.compile(r"^(?:G[XHLS][0-9]{6}|GOPR[0-9]{4}|GP[0-9]{6})\.", re.IGNORECASE)
_LOCAL_CLOCK_MAKERS = re.compile(r"gopro|nikon", re.IGNORECASE)


class KinKind(StrEnum):
    """How another file is related to this one."""

    PAIR = "pair"
    """Live Photo halves, RAW and JPEG, an edited copy and its master: one shot."""
    DUPLICATE = "duplicate"
    """The same picture in another file."""
    NEIGHBOUR = "neighbour"
    """Taken by the same camera shortly before or after: lends its offset only."""


@dataclass(frozen=True, slots=True)
class Kin:
    """What was resolved for a related file; `wall` is ISO 8601 without zone."""

    kind: KinKind
    wall: str
    offset_minutes: int | None = None
    precision: Precision = Precision.SECOND
    confidence: ConfidenceLevel = ConfidenceLevel.MEDIUM
    name: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the resolver judges. All of it is optional; nothing is read from disk.

    `facts` holds what the file says (stamps, camera, position, duration); `path` is its path
    below the root, of which name and folders are read; `sidecar` are stamps of an XMP or Takeout
    file beside it; `user` is the date the user chose, if any; `clock_shift_s` is the correction
    the user accepted for this camera's clock (clocks.py); `home_zone` None means unknown.
    """

    facts: Facts = field(default_factory=Facts)
    path: str = ""
    mtime_ns: int | None = None
    sidecar: tuple[Stamp, ...] = ()
    kin: tuple[Kin, ...] = ()
    user: Stamp | None = None
    kind: MediaKind = MediaKind.PHOTO
    is_scan: bool | None = None
    clock_shift_s: float = 0.0
    min_year: int = DEFAULT_MIN_YEAR
    home_zone: tzinfo | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(tzinfo=None))
    """Naive UTC."""

    @property
    def length(self) -> timedelta:
        """How long the recording is; zero for a picture, or when nobody knows."""
        duration_s = self.facts.duration_s
        sane = duration_s is not None and 0 < duration_s < _LONGEST_S
        return timedelta(seconds=duration_s or 0) if sane else _NO_LENGTH

    @property
    def clock_shift(self) -> timedelta:
        """The correction accepted for the camera's clock; zero for one that cannot be."""
        sane = abs(self.clock_shift_s) < _LARGEST_SHIFT_S
        return timedelta(seconds=self.clock_shift_s) if sane else _NO_LENGTH

    @property
    def scanned(self) -> bool:
        """True when the device is a scanner, whose dates say when the print was digitised."""
        if self.is_scan is not None:
            return self.is_scan
        facts = self.facts
        if not (facts.camera_make or facts.camera_model or facts.software):
            return False
        text = f"{facts.camera_make or ''} {facts.camera_model or ''} {facts.software or ''}"
        return _SCANNERS.search(text) is not None

    @property
    def maker_writes_local(self) -> bool:
        """True for makers known to put local time where QuickTime wants UTC.

        GoPro's films often name no maker, but their own names do.
        """
        make = self.facts.camera_make
        if make is not None:
            return _LOCAL_CLOCK_MAKERS.search(make) is not None
        return _GOPRO_NAME.match(self.path.rpartition("/")[2]) is not None


def file_time_stamp(mtime_ns: int, home_zone: tzinfo | None) -> Stamp:
    """Return the file's own time as a stamp: wall time at home, UTC when home is not known."""
    raw = str(mtime_ns)
    try:
        at = _EPOCH + timedelta(microseconds=mtime_ns // 1000)
        if home_zone is not None:
            at = at.astimezone(home_zone)
    except (OverflowError, ValueError):
        return Stamp(FILE_TIME, raw, None)
    zone = ZoneKind.UTC if home_zone is None else ZoneKind.NAIVE
    return Stamp(FILE_TIME, raw, at.replace(tzinfo=None).isoformat(), zone=zone)
