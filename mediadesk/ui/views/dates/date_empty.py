"""What the page of dates says where there is nothing to review."""

from mediadesk.domain.dating import DateTotals
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.widgets.empty_state import EmptyState


def say(empty: EmptyState, totals: DateTotals, *, narrowed: bool, scanning: bool) -> None:
    """Say why the queue is empty: filtered to nothing, still being read, or all is well."""
    if narrowed:
        title = tr("Dates", "Nothing matches")
        text = tr("Dates", "No file in need of a date is like this. The others are hidden.")
        empty.say("calendar-clock", title, text, tr("Dates", "Show all"))
    elif scanning:
        title = tr("Dates", "Looking at dates")
        text = tr("Dates", "Files whose date is unsure appear here as they are found.")
        empty.say("calendar-clock", title, text)
    else:
        text = tr("Dates", "{n} of {all} files are dated.").format(
            n=formatting.count(totals.dated), all=formatting.count(totals.files)
        )
        empty.say("calendar-check", tr("Dates", "No picture needs a date."), text)
