"""What the page of dates says where there is nothing to review."""

from mediadesk.domain.dating import DateTotals
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.widgets.notices.empty_state import Words


def nothing(totals: DateTotals, *, narrowed: bool, scanning: bool) -> Words:
    """Return why the queue is empty: filtered to nothing, still being read, or all is well."""
    if narrowed:
        title = tr("Dates", "Nothing matches")
        text = tr("Dates", "No file that needs a date matches this. The others are hidden.")
        return Words("calendar-clock", title, text, tr("Dates", "Show all"))
    if scanning:
        title = tr("Dates", "Looking at dates")
        text = tr("Dates", "Files whose date is uncertain appear here as they are found.")
        return Words("calendar-clock", title, text)
    text = tr("Dates", "With a date: {n} of {files}.").format(
        n=formatting.count(totals.dated), files=formatting.files(totals.files)
    )
    return Words("calendar-check", tr("Dates", "No picture needs a date."), text)
