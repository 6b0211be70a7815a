"""The rows of a long list, read page by page as they are looked at: the newest wish first."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, TypeVar

from mediadesk.ui.threads import TaskRunner

PAGES_KEPT = 40

Row = TypeVar("Row")


class PageReads(Generic[Row]):
    """Pages by their number, each a mapping from id to row. One is read at a time."""

    def __init__(
        self,
        read: Callable[[int], Callable[[], Mapping[int, Row]]],
        tasks: TaskRunner,
        *,
        wishes_kept: int,
        arrived: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start empty; what `read` returns for a page is called on a worker thread.

        Of the pages wanted while one is being read, the newest `wishes_kept` are remembered.
        `arrived` hears of each page that was read, `failed` of each that could not be.
        """
        self._read, self._tasks, self._wishes_kept = read, tasks, wishes_kept
        self._tell_arrived, self._tell_failed = arrived, failed
        self._question = 0
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        self._stale: set[int] = set()
        self._given_up: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._fetching: int | None = None

    def page(self, number: int) -> Mapping[int, Row] | None:
        """Return a page, or None while it is on its way; a stale one is read again meanwhile."""
        rows = self._pages.get(number)
        if rows is None or number in self._stale:
            self._want(number)
        if rows is not None:
            self._pages.move_to_end(number)
        return rows

    def known(self) -> list[tuple[int, Mapping[int, Row]]]:
        """Return the pages that were read, those looked at last at the end."""
        return list(self._pages.items())

    def put(self, number: int, rows: Mapping[int, Row]) -> None:
        """Take a page whose rows are known already."""
        self._pages[number] = rows

    def drop(self, number: int) -> None:
        """Forget a page; it is read again when it is looked at."""
        self._pages.pop(number, None)
        self._stale.discard(number)

    def outdate(self, number: int) -> None:
        """Have a page read again when it is looked at; until then it is shown as it was."""
        self._stale.add(number)

    def retry(self) -> None:
        """Ask again for pages that could not be read."""
        self._given_up.clear()

    def forget(self, first: int = 0) -> None:
        """Forget the pages from `first` on, and every answer on its way."""
        self._question += 1
        self._fetching = None
        self._given_up.clear()
        self._wanted.clear()
        for number in [number for number in self._pages if number >= first]:
            self.drop(number)

    def _want(self, number: int) -> None:
        if number == self._fetching or number in self._given_up:
            return
        self._wanted.pop(number, None)
        self._wanted[number] = None
        if len(self._wanted) > self._wishes_kept:
            del self._wanted[next(iter(self._wanted))]
        self._fetch()

    def _fetch(self) -> None:
        if self._fetching is not None or not self._wanted:
            return
        self._fetching, _ = self._wanted.popitem()
        answer = partial(self._arrived, self._question, self._fetching)
        self._tasks.run(self._read(self._fetching), answer)

    def _arrived(
        self, question: int, number: int, rows: Mapping[int, Row], error: Exception | None
    ) -> None:
        if question != self._question:
            return  # an old list's answer
        self._fetching = None
        if error is not None:
            self._given_up.add(number)  # painting must not retry for ever
            self._tell_failed(error)
        else:
            self._pages[number] = rows
            self._pages.move_to_end(number)
            self._stale.discard(number)
            while len(self._pages) > PAGES_KEPT:
                self.drop(next(iter(self._pages)))
            self._tell_arrived(number)
        self._fetch()
