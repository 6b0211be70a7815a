"""Has pictures compared by a child process: the window keeps its memory and stays awake."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediadesk.catalog import pictures
from mediadesk.catalog.database import Readers
from mediadesk.catalog.pictures import MatchRow
from mediadesk.catalog.store import Store
from mediadesk.dedupe.candidates import Candidates
from mediadesk.dedupe.views import VERSION as SEARCH_VERSION
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.children import compare_pictures
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.similar import Ids, Keep, PictureSearch

_AT_ONCE = 1_000
_SILENCE_S = 24 * 3600.0
"""A child that compares a million pictures has nothing to tell for a long time."""

Views = Sequence[tuple[int, bytes]]
Checkpoint = Callable[[], None]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be compared: the next new pictures with all others, or the named pairs."""

    catalog: Path
    threads: int
    pairs: tuple[Ids, Candidates] | None = None


class Comparer:
    """Compares pictures in a child where there are any, else here, and stores what matches."""

    def __init__(
        self, store: Store, lanes: Lanes | None, *, threads: int, checkpoint: Checkpoint
    ) -> None:
        """Compare what is in `store`; `checkpoint` is asked often and may raise to stop."""
        self._store, self._lanes = store, lanes
        self._threads, self._checkpoint = threads, checkpoint

    def compare_new(self) -> None:
        """Compare pictures not compared before with all others, a portion after the other."""
        while self._run(Comparison(self._store.path, self._threads)):
            self._checkpoint()

    def compare(self, content_ids: Ids, pairs: Candidates) -> None:
        """Verify further pairs, whose rows are places in `content_ids`."""
        self._run(Comparison(self._store.path, self._threads, (content_ids, pairs)))

    def _run(self, wanted: Comparison) -> int:
        """Compare and store; returns how many pictures have been compared with all others."""
        compared = 0

        def keep(views: Views, found: Sequence[MatchRow]) -> None:
            nonlocal compared
            compared += len(views)
            self._keep(views, found)

        if self._lanes is not None:
            try:
                for views, found in self._lanes.own.stream(
                    compare_pictures, wanted, silence_s=_SILENCE_S, checkpoint=self._checkpoint
                ):
                    keep(views, found)
            except OutsideError as error:
                if error.reason.code is not ReasonCode.DECODER_CRASHED:
                    raise
                log.info("compared here, for the child ended: %s", error)
            else:
                return compared
        _search(self._store.readers, wanted, keep, self._checkpoint)
        return compared

    def _keep(self, views: Views, found: Sequence[MatchRow]) -> None:
        self._store.catalog.submit(
            lambda writer: pictures.store_search(writer, views, found, SEARCH_VERSION)
        ).result()


def compare(wanted: Comparison) -> Iterator[tuple[Views, Sequence[MatchRow]]]:
    """Compare, and yield what is to be stored, in its order, some at a time.

    The matches come before the views, which say that a picture was compared: when this is ended
    in between, it is compared again.
    """
    kept: list[tuple[Views, Sequence[MatchRow]]] = []
    readers = Readers(wanted.catalog, size=1)
    try:
        _search(readers, wanted, lambda views, found: kept.append((views, found)), _go_on)
    finally:
        readers.close()
    for views, found in kept:
        for start in range(0, len(found), _AT_ONCE):
            yield (), found[start : start + _AT_ONCE]
        for start in range(0, len(views), _AT_ONCE):
            yield views[start : start + _AT_ONCE], ()


def _search(readers: Readers, wanted: Comparison, keep: Keep, checkpoint: Checkpoint) -> None:
    search = PictureSearch(readers, keep, threads=wanted.threads, checkpoint=checkpoint)
    if wanted.pairs is None:
        search.compare_next()
    else:
        search.compare(*wanted.pairs)


def _go_on() -> None:
    """Never stop: whoever asked ends the child."""
