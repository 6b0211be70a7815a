"""How files, kinds, dates and headings are called in lists."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QDate, QDateTime, QLocale, QTimeZone

from mediadesk import words
from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.extras import Motion
from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.ordering import Grouping
from mediadesk.domain.records import FileRecord
from mediadesk.domain.streams import resolution_label
from mediadesk.domain.timestamps import ConfidenceLevel, Precision
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words
from mediadesk.words import QT_TRANSLATE_NOOP

KIND_NAMES: Mapping[MediaKind, str] = MappingProxyType(
    {
        MediaKind.PHOTO: QT_TRANSLATE_NOOP("Media", "Photo"),
        MediaKind.VIDEO: QT_TRANSLATE_NOOP("Media", "Video"),
        MediaKind.VR: QT_TRANSLATE_NOOP("Media", "VR"),
        MediaKind.AUDIO: QT_TRANSLATE_NOOP("Media", "Audio"),
    }
)
_MOTIONS: Mapping[Motion, str] = MappingProxyType(
    {
        Motion.LIVE_PHOTO: QT_TRANSLATE_NOOP("Media", "Live Photo"),
        Motion.MOTION_PHOTO: QT_TRANSLATE_NOOP("Media", "Motion photo"),
    }
)
_CONFIDENCES: Mapping[ConfidenceLevel, str] = MappingProxyType(
    {
        ConfidenceLevel.HIGH: QT_TRANSLATE_NOOP("Confidence", "High"),
        ConfidenceLevel.MEDIUM: QT_TRANSLATE_NOOP("Confidence", "Medium"),
        ConfidenceLevel.LOW: QT_TRANSLATE_NOOP("Confidence", "Low"),
        ConfidenceLevel.NONE: QT_TRANSLATE_NOOP("Confidence", "None"),
    }
)
_PLACES: Mapping[SmartPlace, str] = MappingProxyType(
    {
        SmartPlace.ALL: QT_TRANSLATE_NOOP("Place", "All"),
        SmartPlace.PHOTOS: QT_TRANSLATE_NOOP("Place", "Photos"),
        SmartPlace.VIDEOS: QT_TRANSLATE_NOOP("Place", "Videos"),
        SmartPlace.VR: QT_TRANSLATE_NOOP("Place", "VR"),
        SmartPlace.AUDIO: QT_TRANSLATE_NOOP("Place", "Audio"),
        SmartPlace.DUPLICATES: QT_TRANSLATE_NOOP("Place", "Duplicates"),
        SmartPlace.NEEDS_DATE: QT_TRANSLATE_NOOP("Place", "Needs a date"),
        SmartPlace.ERRORS: QT_TRANSLATE_NOOP("Place", "Errors"),
        SmartPlace.REMOVED: QT_TRANSLATE_NOOP("Place", "Removed"),
        SmartPlace.HISTORY: QT_TRANSLATE_NOOP("Place", "History"),
    }
)
_COUNTED: Mapping[SmartPlace, tuple[str, str]] = MappingProxyType(
    {
        SmartPlace.PHOTOS: (
            QT_TRANSLATE_NOOP("Count", "1 photo"),
            QT_TRANSLATE_NOOP("Count", "{n} photos"),
        ),
        SmartPlace.VIDEOS: (
            QT_TRANSLATE_NOOP("Count", "1 video"),
            QT_TRANSLATE_NOOP("Count", "{n} videos"),
        ),
        SmartPlace.AUDIO: (
            QT_TRANSLATE_NOOP("Count", "1 recording"),
            QT_TRANSLATE_NOOP("Count", "{n} recordings"),
        ),
    }
)


def kind(value: MediaKind) -> str:
    """Return what a kind is called."""
    return tr("Media", KIND_NAMES[value])


def confidence(value: ConfidenceLevel) -> str:
    """Return what a level of confidence is called."""
    return tr("Confidence", _CONFIDENCES[value])


def place(value: SmartPlace) -> str:
    """Return what a place is called."""
    return tr("Place", _PLACES[value])


def counted(number: int, where: SmartPlace) -> str:
    """Return "117,930 photos", "1 video" or "3 files", as suits the place."""
    if where not in _COUNTED:
        return formatting.files(number)
    one, many = _COUNTED[where]
    return tr("Count", one) if number == 1 else tr("Count", many).format(n=formatting.count(number))


def motion(value: Motion) -> str:
    """Return what a photo that moves is called, in a word."""
    return tr("Media", _MOTIONS[value])


def extras(codes: str) -> str:
    """Return what photos hold beside their picture, kept as "film,gain-map", in words."""
    return words.held(codes, partial(tr, "Extra")) if codes else ""


def taken(record: FileRecord, *, seconds: bool = False) -> str:
    """Return when a file was made, as far as it is known: "9 Mar 2022, 07:31", "Summer 1987"."""
    if not record.taken:
        return tr("Date", "not known")
    date = ChosenDate(record.taken, record.taken_precision)
    return date_words.date(date, seconds=seconds)


def stored_time(iso: str, *, is_utc: bool = False) -> str:
    """Return a time as reasons keep it ("2019-07-04 12:00:05") for the eye, to the second.

    Times of files are kept in UTC and shown in the time of this computer.
    """
    then = QDateTime.fromString(iso, "yyyy-MM-dd HH:mm:ss")
    if not then.isValid():
        return iso
    if is_utc:
        then.setTimeZone(QTimeZone.utc())
        then = then.toLocalTime()
    clock = formatting.locale().toString(then.time(), "HH:mm:ss")
    return f"{formatting.day(then.date())}, {clock}"


def sizes(sizes_bytes: Sequence[int]) -> tuple[str, ...]:
    """Return sizes as people read them; to the byte where they would not be told apart."""
    shown = tuple(map(formatting.size, sizes_bytes))
    if len(set(shown)) == len(set(sizes_bytes)):
        return shown
    exact = tr("Facts", "{n} bytes")
    return tuple(exact.format(n=formatting.count(size)) for size in sizes_bytes)


def modified(mtime_ns: int) -> str:
    """Return when a file was last written, in the time of this computer."""
    then = QDateTime.fromSecsSinceEpoch(mtime_ns // 1_000_000_000)
    return f"{formatting.day(then.date())}, {formatting.locale().toString(then.time(), 'HH:mm')}"


def dimensions(record: FileRecord) -> str:
    """Return "4608 × 2880", or nothing where the size is not known."""  # noqa: RUF002 - a real sign
    if record.width is None or record.height is None:
        return ""
    return f"{record.width} \u00d7 {record.height}"


def resolution(record: FileRecord) -> str:
    """Return a film's size as people say it: "4K", "1080p", "SD"."""
    return resolution_label(record.width, record.height) or ""


def short_hash(value: str | None) -> str:
    """Return the two ends of a fingerprint: "9f2c…41ab"."""
    return "" if value is None else value if len(value) <= 9 else f"{value[:4]}…{value[-4:]}"


def looks(record: FileRecord) -> str | None:
    """Return the hash of what a photo, or the frames of a film, look like."""
    return record.perceptual_hash or record.video_phash


def trouble(record: FileRecord) -> str:
    """Return why a file cannot be shown or used, as a sentence; empty when all is well."""
    if record.reason is not None:
        return formatting.sentence(record.reason)
    if record.status is FileStatus.OFFLINE:
        return tr("File", "Its disk is offline. The file is remembered, not lost.")
    if record.status is FileStatus.MISSING:
        return tr("File", "The file was not there at the last scan.")
    if record.status is FileStatus.CLOUD:
        return tr("File", "The file is only in the cloud. It was not opened.")
    return ""


def beside(record: FileRecord) -> str:
    """Return what else is to be known of a held file: what took its place, what is held with it."""
    told = []
    if record.is_linked:
        told.append(tr("File", "A hard link to the kept copy was put in its place."))
    if record.sidecars:
        words = tr("File", "{sidecars} held with it.")
        told.append(words.format(sidecars=formatting.sidecars(record.sidecars)))
    return " ".join(told)


def heading(key: str, grouping: Grouping) -> str:
    """Return the heading of a group: a day in full, a month, a year, a folder, a kind."""
    if grouping is Grouping.KIND and key in tuple(MediaKind):
        return kind(MediaKind(key))
    if not key:
        unknown = {
            Grouping.ARTIST: tr("Group", "Artist not known"),
            Grouping.ALBUM: tr("Group", "Album not known"),
            Grouping.RESOLUTION: tr("Group", "Resolution not known"),
        }
        return unknown.get(grouping, tr("Date", "Date not known"))
    if grouping in (Grouping.DAY, Grouping.MONTH):
        span, _, moment = key.partition(" ")
        if moment:
            return date_words.long_date(ChosenDate(moment, Precision(span)))
        if len(key) >= 10:
            return formatting.day_heading(key)
        month = QDate.fromString(key, "yyyy-MM")
        return QLocale().toString(month, "MMMM yyyy") if month.isValid() else key
    return key


def spoken(record: FileRecord, row: int, of: int) -> str:
    """Return a file as one sentence for assistive tools."""
    parts = [record.name_shown, kind(record.kind)]
    if record.motion is not None:
        parts[-1] = motion(record.motion)
    if record.duration_s is not None:
        parts.append(formatting.duration(record.duration_s))
    date = tr("File", "{date}, date confidence {level}")
    parts.append(date.format(date=taken(record), level=confidence(record.confidence)))
    parts.append(formatting.size(record.size_bytes))
    parts += [told.rstrip(".") for told in (trouble(record), beside(record)) if told]
    position = tr("File", "{row} of {count}")
    parts.append(position.format(row=formatting.count(row + 1), count=formatting.count(of)))
    return ", ".join(parts)
