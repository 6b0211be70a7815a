"""The files whose dates want a look: every id under its need, the rows that are looked at."""

from mediadesk.domain.browsing import FileGroup
from mediadesk.domain.dating import DateQueue, DateRecord, Need
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words, wording
from mediadesk.ui.models.rows.listing import Listing, listing
from mediadesk.ui.models.rows.row_pages import HeadedRows


class DateQueueModel(HeadedRows[DateRecord]):
    """The rows of the queue, named by their files."""

    def name(self, row: DateRecord) -> str:
        """Return the file's name."""
        return row.file.name_shown

    def tip(self, row: DateRecord) -> str:
        """Return the whole path, and what is wrong with the file."""
        path, trouble = formatting.path(row.file.path), wording.trouble(row.file)
        return f"{path}\n{trouble}" if trouble else path

    def spoken(self, row: DateRecord, at: int) -> str:
        """Return a file as one sentence for assistive tools."""
        old, new = date_words.change(row.before, row.proposed)
        if old and new:
            words = tr("Dates", "{old} becomes {new}").format(old=old, new=new)
        else:
            words = new or tr("Dates", "no date")
        sure = tr("Facts", "Date confidence {level}")
        place = tr("File", "{row} of {count}")
        return ", ".join(
            (
                row.file.name_shown,
                date_words.heading(row.need),
                words,
                sure.format(level=wording.confidence(row.confidence)),
                place.format(row=formatting.count(at + 1), count=formatting.count(len(self.ids))),
            )
        )


def listed(queue: DateQueue) -> Listing:
    """Return a queue as ids under headings."""
    return listing(queue.ids, [FileGroup(need.value, count) for need, count in queue.groups])


def heading(key: str) -> str:
    """Return the words of a heading."""
    return date_words.heading(Need(key))
