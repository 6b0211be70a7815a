"""Asks the catalog what a view lists, and again when something changed, without a jump."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from mediadesk.domain.browsing import FileGroup, FileList, FileQuery
from mediadesk.domain.ordering import Grouping
from mediadesk.ui.models.rows import listing
from mediadesk.ui.models.rows.listing import Listing
from mediadesk.ui.threads import TaskRunner

_LEAST_WAIT_MS = 100
"""A view is never changed more often than ten times a second."""
_SCAN_WAIT_MS = 500
_SHARE = 8
"""Listing may take one part in this many of a worker's time while a scan writes."""


class ListReads(Protocol):
    """What is asked of the library; blocks, so on workers only."""

    def file_list(  # noqa: D102
        self, query: FileQuery, begun: Callable[[FileList], object] | None = None
    ) -> FileList: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A listing and how it differs from the one shown before."""

    listing: Listing
    size_bytes: int
    same: int
    """Rows that did not change, from the top."""
    seconds: float
    is_whole: bool = True
    """False for the beginning of a list, while the rest is read: its counts are not known."""


_Then = Callable[[Answer | None, Exception | None], None]


class Lister(QObject):
    """Keeps the listing of one query fresh. The newest question counts; old answers are dropped."""

    listed = Signal(object)
    """The Answer to a new query; of a long list the beginning, of which `updated` makes a whole."""
    updated = Signal(object)
    """An Answer to the same query after a change."""
    failed = Signal(object)

    def __init__(
        self, library: ListReads, tasks: TaskRunner, sight: Callable[[], int], parent: QObject
    ) -> None:
        """Ask `sight` how many rows, from the top to the last one seen, must not move."""
        super().__init__(parent)
        self._library, self._tasks, self._sight = library, tasks, sight
        self._query: FileQuery | None = None
        self._shown = Listing()
        self._question, self._is_asking, self._is_behind = 0, False, False
        self._holds, self._took_s = False, 0.0
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._ask_again)

    @property
    def query(self) -> FileQuery | None:
        """The query listed now or about to be."""
        return self._query

    @property
    def is_asking(self) -> bool:
        """True while a new query has no answer yet."""
        return self._is_asking

    def hold(self, *, still: bool) -> None:
        """While `still`, new files come below what is in sight instead of among it."""
        self._holds = still

    def ask(self, query: FileQuery) -> None:
        """List another query, from its top."""
        self._query, self._shown = query, Listing()
        self._is_asking = True
        self._question += 1
        question = self._question

        def begun(answer: Answer) -> None:
            if question == self._question:
                self._shown = answer.listing
                self.listed.emit(answer)

        self._tasks.hear(
            partial(_first, self._library, query), begun, self._if_newest(self._listed)
        )

    def refresh(self) -> None:
        """Something changed: list again soon, but not too often."""
        self._is_behind = True
        if not self._later.isActive() and not self._is_asking:
            wait_ms = _LEAST_WAIT_MS
            if self._holds and len(self._shown):
                wait_ms = max(_SCAN_WAIT_MS, round(self._took_s * 1000 * _SHARE))
            self._later.start(wait_ms)

    def put_in_order(self) -> None:
        """Let the files that wait below take their places."""
        if self._shown.waiting and self._query is not None:
            self._update(0)

    def _ask_again(self) -> None:
        if self._is_behind and self._query is not None and not self._is_asking:
            self._update(self._sight() if self._holds or self._shown.waiting else 0)

    def _update(self, rows: int) -> None:
        self._is_behind = False
        query = self._query
        if query is not None:
            work = partial(_again, self._library, query, self._shown, rows)
            self._question += 1
            self._tasks.run(work, self._if_newest(self._updated))

    def _if_newest(self, then: _Then) -> _Then:
        question = self._question

        def answered(answer: Answer | None, error: Exception | None) -> None:
            if question == self._question:
                then(answer, error)

        return answered

    def _listed(self, answer: Answer | None, error: Exception | None) -> None:
        self._is_asking = False
        has_begun = len(self._shown) > 0
        if self._took(answer, error):
            (self.updated if has_begun else self.listed).emit(answer)

    def _updated(self, answer: Answer | None, error: Exception | None) -> None:
        if self._took(answer, error):
            self.updated.emit(answer)

    def _took(self, answer: Answer | None, error: Exception | None) -> bool:
        if answer is None:
            self.failed.emit(error)
            return False
        self._shown, self._took_s = answer.listing, answer.seconds
        if self._is_behind:
            self.refresh()
        return True


def _first(library: ListReads, query: FileQuery, tell: Callable[[object], None]) -> Answer:
    began, told = monotonic(), 0

    def begun(found: FileList) -> None:
        nonlocal told
        told = len(found.ids)
        shown = listing.listing(found.ids, _headings(query, found))
        tell(Answer(shown, found.size_bytes, 0, monotonic() - began, is_whole=False))

    found = library.file_list(query, begun)
    shown = listing.listing(found.ids, _headings(query, found))
    return Answer(shown, found.size_bytes, told, monotonic() - began)


def _headings(query: FileQuery, found: FileList) -> Sequence[FileGroup]:
    if query.group is Grouping.DAY:
        return listing.sparse_days_joined(found.groups)
    return found.groups


def _again(library: ListReads, query: FileQuery, shown: Listing, rows: int) -> Answer:
    began = monotonic()
    found = library.file_list(query)
    fresh = listing.listing(found.ids, _headings(query, found))
    if rows:
        fresh = listing.below(shown, fresh, rows)
    return Answer(
        listing=fresh,
        size_bytes=found.size_bytes,
        same=listing.shared_start(shown, fresh),
        seconds=monotonic() - began,
    )
