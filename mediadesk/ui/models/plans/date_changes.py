"""The files of a change to many dates: before, after, and who else says so."""

from mediadesk.domain.shifting import ChangedDate
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words
from mediadesk.ui.models.rows.row_pages import RowPages
from mediadesk.words import QT_TRANSLATE_NOOP

_WITNESSES = {
    "gps": QT_TRANSLATE_NOOP("Plan", "GPS agrees, {s} s"),
    "name": QT_TRANSLATE_NOOP("Plan", "File name agrees, {s} s"),
    "takeout": QT_TRANSLATE_NOOP("Plan", "Google Takeout agrees, {s} s"),
    "event": QT_TRANSLATE_NOOP("Plan", "Phone picture {s} s apart"),
}


class DateChangeRows(RowPages[ChangedDate]):
    """The rows of the preview, named by their files."""

    def name(self, row: ChangedDate) -> str:
        """Return the file's name."""
        return row.file.name_shown

    def tip(self, row: ChangedDate) -> str:
        """Return the whole path."""
        return formatting.path(row.file.path)

    def spoken(self, row: ChangedDate, at: int) -> str:
        """Return a row as one sentence for assistive tools."""
        place = tr("File", "{row} of {count}").format(
            row=formatting.count(at + 1), count=formatting.count(len(self.ids))
        )
        change = tr("Plan", "{before} becomes {after}")
        words = change.format(before=before(row), after=after(row))
        return ", ".join(part for part in (row.file.name_shown, words, check(row), place) if part)


def before(row: ChangedDate) -> str:
    """Return the date a file has now."""
    return tr("Dates", "no date") if row.before is None else date_words.date(row.before)


def after(row: ChangedDate) -> str:
    """Return the date it would get; empty while nobody said how dates are to be changed."""
    if row.after is not None:
        return date_words.date(row.after)
    return tr("Plan", "left as it is") if row.decided or row.trouble is not None else ""


def check(row: ChangedDate) -> str:
    """Return who agrees, or why nothing changes."""
    if row.decided:
        return tr("Plan", "You decided this date")
    if row.trouble is not None:
        return formatting.sentence(row.trouble)
    if row.witness is None:
        return ""
    template = _WITNESSES.get(row.witness, "{s} s")
    return tr("Plan", template).format(s=formatting.count(round(row.apart_s)))


def level(row: ChangedDate) -> ConfidenceLevel | None:
    """Return how sure the new date is; None where there is none."""
    if row.after is None:
        return None
    return ConfidenceLevel.MEDIUM if row.witness is None else ConfidenceLevel.HIGH
