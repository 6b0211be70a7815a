"""The actions of the page of dates: accepting, choosing, shifting, writing, and their keys."""

from collections.abc import Mapping
from types import MappingProxyType

from mediadesk.ui.action_tables.names import ActionId, Entry, Where
from mediadesk.words import QT_TRANSLATE_NOOP


def _t(text: str) -> str:
    return QT_TRANSLATE_NOOP("Action", text)


def _dates(
    text: str, tip: str, icon: str = "", keys: tuple[str, ...] = (), *, checkable: bool = False
) -> Entry:
    return Entry(text=text, tip=tip, icon=icon, keys=keys, where=Where.DATES, checkable=checkable)


DATE_TABLE: Mapping[ActionId, Entry] = MappingProxyType(
    {
        ActionId.ACCEPT_DATE: Entry(
            text=_t("Accept the date"),
            tip=_t("Accept this date as the right one; the file is not changed"),
            keys=("Return", "Enter"),
            where=Where.DATING,
        ),
        ActionId.TYPE_DATE: _dates(
            _t("Type a date"), _t("Type when it was taken, as far as you know"), "pen-line", ("T",)
        ),
        ActionId.SAME_AS_PREVIOUS: _dates(
            _t("Same as the previous one"),
            _t("Use the date of the previous picture by the same camera"), "", ("N",),
        ),
        ActionId.SAME_AS_NEXT: _dates(
            _t("Same as the next one"),
            _t("Use the date of the next picture by the same camera"), "", ("Shift+N",),
        ),
        ActionId.BETWEEN: _dates(
            _t("Between neighbours"),
            _t("Put the date between the two pictures chosen, or the two beside it"), "", ("B",),
        ),
        ActionId.NEXT_DATE: _dates(
            _t("Skip"), _t("Go on to the next file and decide later"), "chevron-down", ("Right",)
        ),
        ActionId.PREVIOUS_DATE: _dates(
            _t("Previous file"), _t("Go back to the previous file"), "chevron-up", ("Left",)
        ),
        ActionId.CHOOSE_CAMERA: _dates(
            _t("Choose the camera"), _t("Choose all files of the same camera in the queue"),
            "camera", ("C",),
        ),
        ActionId.SHIFT_CAMERA: _dates(
            _t("Shift a camera"), _t("Correct a clock that was wrong for many pictures"),
            "clock-arrow-up", ("H",),
        ),
        ActionId.WRITE_DATES: _dates(
            _t("Write to files"), _t("Show what would be written into which files, then do it"),
            "pen-line", ("W",),
        ),
        ActionId.EXPORT: Entry(
            text=_t("Export to a new archive"),
            tip=_t("Copy files into folders by date; the originals stay"),
            icon="folder-output",
            keys=("Ctrl+E",),
        ),
        ActionId.SET_DATES: Entry(
            text=_t("Set a date..."),
            tip=_t(
                "Give the chosen files, or the whole folder, one date: a day, a month or a year"
            ),
            icon="calendar-check",
            keys=("Ctrl+D",),
            where=Where.FILES,
        ),
        ActionId.ACCEPT_SURE: _dates(
            _t("Accept all High"), _t("Accept every proposal of High confidence")
        ),
        ActionId.HISTOGRAM: _dates(
            _t("Years and months"), _t("Show how many files the library has of each month"),
            "calendar-check", checkable=True,
        ),
    }
)  # fmt: skip
