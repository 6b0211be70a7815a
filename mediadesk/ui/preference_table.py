"""Which settings Preferences shows, in which section, and how their choices are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mediadesk.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Section:
    """A section of Preferences: source text, icon, names of the fields of `Settings` it shows."""

    title: str
    icon: str
    settings: tuple[str, ...] = ()


GENERAL = Section(
    QT_TRANSLATE_NOOP("Preferences", "General"),
    "sliders-horizontal",
    ("language", "watch_folders", "hashing_workers", "thumbnails_disk_mb"),
)
FOLDERS = Section(QT_TRANSLATE_NOOP("Preferences", "Folders"), "folder")
DUPLICATES = Section(
    QT_TRANSLATE_NOOP("Preferences", "Duplicates"),
    "copy",
    ("duplicates_between", "duplicates_sensitivity"),
)
REMOVING = Section(
    QT_TRANSLATE_NOOP("Preferences", "Removing"),
    "trash",
    ("removal_place", "removal_merge_into", "removal_remind_days"),
)
DATES = Section(
    QT_TRANSLATE_NOOP("Preferences", "Dates"),
    "calendar-clock",
    ("dates_home_zone", "dates_min_year"),
)
VIDEO = Section(QT_TRANSLATE_NOOP("Preferences", "Video and audio"), "film", ("hashing_phash",))
KEYBOARD = Section(QT_TRANSLATE_NOOP("Preferences", "Keyboard"), "keyboard")
DIAGNOSTICS = Section(QT_TRANSLATE_NOOP("Preferences", "Diagnostics"), "stethoscope")

SECTIONS = (GENERAL, FOLDERS, DUPLICATES, REMOVING, DATES, VIDEO, KEYBOARD, DIAGNOSTICS)

CHOICES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("language", "system"): QT_TRANSLATE_NOOP("Preferences", "Same as the computer"),
        ("language", "en"): "English",
        ("language", "de"): "Deutsch",
        ("removal_place", "removed"): QT_TRANSLATE_NOOP("Preferences", "Removed folder"),
        ("removal_place", "trash"): QT_TRANSLATE_NOOP("Preferences", "System trash"),
        ("removal_merge_into", "sidecars"): QT_TRANSLATE_NOOP("Preferences", "Sidecars"),
        ("removal_merge_into", "files"): QT_TRANSLATE_NOOP("Preferences", "The files"),
        ("duplicates_between", "everywhere"): QT_TRANSLATE_NOOP("Preferences", "Everywhere"),
        ("duplicates_between", "same-folder"): QT_TRANSLATE_NOOP(
            "Preferences", "Within one folder"
        ),
        ("duplicates_between", "other-folders"): QT_TRANSLATE_NOOP(
            "Preferences", "Between folders"
        ),
    }
)
"""The words for (field, value)."""

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "thumbnails_disk_mb": QT_TRANSLATE_NOOP("Preferences", " MB"),
        "removal_remind_days": QT_TRANSLATE_NOOP("Preferences", " days"),
        "duplicates_sensitivity": QT_TRANSLATE_NOOP("Preferences", " %"),
    }
)
"""What stands behind the number of a field."""
