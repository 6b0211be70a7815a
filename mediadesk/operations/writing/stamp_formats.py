"""Which files can hold a date inside, how exactly, and under which tag."""

from mediadesk.decoding import exiftool
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import TIMED

PICTURES = frozenset({"jpeg", "png", "webp", "tiff", "dng"})
"""Written here: JPEG, TIFF and DNG so that nothing in them moves, PNG and WebP by exiv2."""
FILMS = frozenset({"mp4", "mov", "m4a", "3gp"})
"""Their dates are numbers of fixed width, replaced where they stand."""


def can_hold(format_name: str | None, date: ChosenDate, *, external: bool) -> Reason | None:
    """Return why a file of this format cannot hold this date inside; None when it may.

    `external` tells whether exiftool may be used where it is installed.
    """
    if date.as_written() is None:
        return Reason.of(ReasonCode.DECADE_ONLY)
    if format_name in PICTURES:
        return None
    by_exiftool = external and format_name in exiftool.FORMATS and is_there()
    if format_name in FILMS or by_exiftool:
        return None if date.precision in TIMED else Reason.of(ReasonCode.DATE_TOO_VAGUE)
    return Reason.of(ReasonCode.INSIDE_NOT_SUPPORTED, format=(format_name or "such").upper())


def tag_of(format_name: str | None, date: ChosenDate) -> str:
    """Return the tag that will say it."""
    if format_name in FILMS:
        return "QuickTime:CreateDate"
    return "EXIF:DateTimeOriginal" if date.precision in TIMED else "XMP:DateTimeOriginal"


def is_there() -> bool:
    """Tell whether exiftool is installed."""
    return exiftool.program() is not None
