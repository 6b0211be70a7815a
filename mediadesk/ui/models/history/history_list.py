"""What was done, as a list under days: the newest first, thousands of items in memory."""

from array import array
from collections import Counter
from collections.abc import Sequence

from mediadesk.domain.browsing import FileGroup
from mediadesk.domain.history import HistoryItem
from mediadesk.ui.models.history import history_words
from mediadesk.ui.models.rows.listing import Listing
from mediadesk.ui.models.rows.row_pages import HeadedRows
from mediadesk.ui.threads import TaskRunner


class HistoryList(HeadedRows[HistoryItem]):
    """Rows are numbered from the top; `key_of` names what is behind one."""

    def __init__(self, tasks: TaskRunner) -> None:
        """Start empty."""
        super().__init__(self._loaded, tasks)
        self._items: Sequence[HistoryItem] = ()

    @property
    def items(self) -> Sequence[HistoryItem]:
        """Everything that is listed."""
        return self._items

    def show_items(self, items: Sequence[HistoryItem]) -> None:
        """List other items."""
        self._items = items
        days = Counter(history_words.day_key(item.at) for item in items)
        groups = tuple(FileGroup(day, number) for day, number in days.items())
        self.show_listing(Listing(array("q", range(len(items))), groups))

    def item(self, row: int) -> HistoryItem | None:
        """Return the item of a row; all of them are at hand."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row(self, row: int) -> HistoryItem | None:
        """Return the item of a row."""
        return self.item(row)

    def row_of_key(self, key: str) -> int:
        """Return where an item is, -1 when it is not listed."""
        return next((row for row, item in enumerate(self._items) if item.key == key), -1)

    def name(self, row: HistoryItem) -> str:
        """Return what was done."""
        return history_words.title(row)

    def spoken(self, row: HistoryItem, _at: int) -> str:
        """Return an item as one sentence for assistive tools."""
        return history_words.spoken(row)

    def tip(self, row: HistoryItem) -> str:
        """Return what a row's tooltip says."""
        return history_words.tip(row)

    def _loaded(self, ids: Sequence[int]) -> dict[int, HistoryItem]:
        return {id_: self._items[id_] for id_ in ids}
