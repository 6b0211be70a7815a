"""What each source of a date is worth: its tier, its weight, its family and its usual mistake."""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import lru_cache
from types import MappingProxyType


class Tier(IntEnum):
    """Who is believed first. Lower tiers win only when every higher one is out or suspect."""

    USER = 0
    CORRECTION = 1
    """A sidecar that says something else than the file: somebody put it right."""
    SHOT = 2
    CURATED = 3
    KIN = 4
    """The other half of a pair, or the original of a stripped copy."""
    DIGITIZED = 5
    CONTAINER = 6
    FIX = 7
    """UTC of a position."""
    TAKEOUT = 8
    NAME_TIME = 9
    NAME_DAY = 10
    MODIFIED = 11
    DISK = 12
    """File time and folder names: the earlier of the two."""
    NEVER = 99


class Family(StrEnum):
    """Who made the statement: two sources of one family are one witness."""

    EXIF = "exif"
    XMP = "xmp"
    GPS = "gps"
    NAME = "name"
    CONTAINER = "container"
    SIDECAR = "sidecar"
    DISK = "disk"
    KIN = "kin"
    USER = "user"


class Origin(StrEnum):
    """Where a stamp was found."""

    FILE = "file"
    NAME = "name"
    FOLDER = "folder"
    DISK = "disk"
    SIDECAR = "sidecar"
    KIN = "kin"
    USER = "user"


@dataclass(frozen=True, slots=True)
class SourceKind:
    """What is known of a source.

    `weight` follows the first rule's scale (confidence.py). `tolerance_s`: how far it may be
    off and still say the same. `utc`: UTC, whatever the stamp's zone says.
    `later_step`: it may rightly be later than the shot (scanned, edited, sent, copied).
    `order`: who goes first among equals of one tier.
    """

    tier: Tier
    weight: int
    family: Family
    tolerance_s: float = 1.0
    utc: bool = False
    later_step: bool = False
    order: int = 0


TAKEOUT = "Takeout"
"""The source of what Google's JSON files say of when a picture was taken."""

_NEVER = SourceKind(Tier.NEVER, 0, Family.EXIF)
_XMP_SHOT = SourceKind(Tier.SHOT, 10, Family.XMP, order=2)
_CURATED = SourceKind(Tier.CURATED, 8, Family.XMP)
_IPTC = replace(_CURATED, order=1)
_DIGITIZED = SourceKind(Tier.DIGITIZED, 8, Family.EXIF, later_step=True)
_XMP_DIGITIZED = replace(_DIGITIZED, family=Family.XMP, order=1)
_MODIFIED = SourceKind(Tier.MODIFIED, 5, Family.EXIF, later_step=True)
_XMP_MODIFIED = replace(_MODIFIED, family=Family.XMP, order=1)
_FILM = SourceKind(Tier.CONTAINER, 7, Family.CONTAINER, tolerance_s=3.0)
# what survives an export is the time of the export
_MOVIE = replace(_FILM, utc=True, later_step=True)
_FIX = SourceKind(Tier.FIX, 7, Family.GPS, tolerance_s=180.0, utc=True)
_TAKEOUT = SourceKind(Tier.TAKEOUT, 7, Family.SIDECAR, tolerance_s=30.0, utc=True)
_KIN = SourceKind(Tier.KIN, 8, Family.KIN, tolerance_s=3.0)

_KINDS = MappingProxyType(
    {
        "user": SourceKind(Tier.USER, 10, Family.USER),
        "EXIF:DateTimeOriginal": SourceKind(Tier.SHOT, 10, Family.EXIF),
        "EXIF:CreateDate": _DIGITIZED,
        "EXIF:ModifyDate": _MODIFIED,
        "QuickTime:CreationDate": SourceKind(Tier.SHOT, 10, Family.CONTAINER, 3.0, order=1),
        "QuickTime:ContentCreateDate": SourceKind(Tier.SHOT, 10, Family.CONTAINER, 3.0, order=3),
        "QuickTime:CreateDate": _MOVIE,
        "QuickTime:TrackCreateDate": replace(_MOVIE, order=1),
        "QuickTime:MediaCreateDate": replace(_MOVIE, order=2),
        "Matroska:DateRecorded": SourceKind(Tier.SHOT, 9, Family.CONTAINER, 3.0, order=3),
        "Matroska:DateUTC": replace(_MOVIE, order=3),
        "RIFF:IDIT": replace(_FILM, order=3),
        "PNG:CreationTime": replace(_FILM, weight=5, order=4),
        "PNG:ModifyDate": replace(_MODIFIED, weight=2, family=Family.CONTAINER, utc=True),
        "GPS": _FIX,
        TAKEOUT: _TAKEOUT,
        "iCloud": replace(_TAKEOUT, order=1, tolerance_s=60.0),
        "IPTC": _IPTC,
        "IPTC:DigitalCreationDate": replace(_DIGITIZED, family=Family.XMP, order=2),
        "XMP:DateTimeOriginal": _XMP_SHOT,
        "XMP:DateCreated": _CURATED,
        "XMP:DateTimeDigitized": _XMP_DIGITIZED,
        "XMP:CreateDate": _XMP_DIGITIZED,
        "XMP:ModifyDate": _XMP_MODIFIED,
        "XMP:DateTime": _XMP_MODIFIED,
        "XMP:GPSDateTime": replace(_FIX, order=1),
        "XMP:GPSTimeStamp": replace(_FIX, order=1),
        "filename_datetime": SourceKind(Tier.NAME_TIME, 3, Family.NAME, tolerance_s=2.0),
        "filename_epoch": SourceKind(Tier.NAME_TIME, 3, Family.NAME, tolerance_s=2.0, utc=True),
        "filename_date": SourceKind(Tier.NAME_DAY, 2, Family.NAME),
        "foldername_date": SourceKind(Tier.DISK, 1, Family.DISK, later_step=True, order=1),
        "File:FileModifyDate": SourceKind(
            Tier.DISK, 1, Family.DISK, tolerance_s=2.0, later_step=True
        ),
        "pair": _KIN,
        "duplicate": replace(_KIN, order=1),
    }
)
_ALIASES = MappingProxyType(
    {
        "PNG:tIME": "PNG:ModifyDate",
        "RIFF:DateTimeOriginal": "RIFF:IDIT",
        "Matroska:DateTimeOriginal": "Matroska:DateUTC",
        "Matroska:DATE_RECORDED": "Matroska:DateRecorded",
        "IPTC:DigitalCreationDateTime": "IPTC:DigitalCreationDate",
    }
)
_RELEASE_GROUPS = ("ID3", "Vorbis", "MP4", "APE", "ASF", "released", "FLAC", "iTunes")


@lru_cache(maxsize=512)
def kind_of(source: str) -> SourceKind:
    """Return what is known of a source by its name; an unknown one is never a capture date."""
    source = _ALIASES.get(source, source)
    if known := _KINDS.get(source):
        return known
    group, _, tag = source.partition(":")
    if group.startswith("XMP"):
        return _KINDS.get("XMP:" + tag.rpartition(":")[2], _NEVER)
    if group in {"GPS", "Takeout", "IPTC"} and tag != "creationTime":
        return _KINDS[group]
    return _NEVER


def is_release(source: str) -> bool:
    """Tell whether a source speaks of a work's release, not of the recording of this file."""
    return source.partition(":")[0] in _RELEASE_GROUPS
