"""Has pictures compared in a child process: the window keeps its memory and stays responsive."""

import logging
from collections.abc import Sequence

import numpy as np

from mediadesk.catalog.likeness import pictures
from mediadesk.catalog.likeness.pictures import MatchRow
from mediadesk.catalog.store import Store
from mediadesk.dedupe.pictures.candidates import by_hash
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.dedupe.versions import SEARCH_VERSION
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.children import compare_pictures
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.pictures.comparison import Comparison, Views, search
from mediadesk.operations.matching.pictures.picture_search import Ids

_FIRST_AT_ONCE, NEW_AT_ONCE = 5_000, 100_000
"""New pictures of the first portion, and of any. In between it is as many as were compared before:
a search that is killed loses less than half of what it did, and one that is not loses little."""
_FORGOTTEN_AT_ONCE = 10_000
_SILENCE_S = 24 * 3600.0
"""A child that compares a million pictures has nothing to tell for a long time."""

log = logging.getLogger(__name__)


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
        with self._store.readers.use() as reader:
            new_ids = np.asarray(pictures.unsearched(reader, SEARCH_VERSION), np.int64)
        if not len(new_ids):
            return
        self._forget_gone()
        with self._store.readers.use() as reader:
            before = pictures.count_searched(reader, SEARCH_VERSION)
        limit = by_hash.most_bits(before + len(new_ids))
        while len(new_ids):
            portion = min(NEW_AT_ONCE, max(_FIRST_AT_ONCE, before))
            self._run(new_ids[:portion], most_bits=limit)
            new_ids, before = new_ids[portion:], before + portion
            self._checkpoint()

    def _forget_gone(self) -> None:
        """Compare nothing with pictures that no file has any more, and has none to show.

        One that comes back, as when an edit is undone, is compared with what came meanwhile.
        """
        with self._store.readers.use() as reader:
            gone = pictures.searched_without_file(reader)
        for start in range(0, len(gone), _FORGOTTEN_AT_ONCE):
            some = gone[start : start + _FORGOTTEN_AT_ONCE]
            self._store.catalog.submit(
                lambda writer, some=some: pictures.compare_anew(writer, some)  # type: ignore[misc]
            ).result()

    def compare(self, content_ids: Ids, pairs: Candidates) -> None:
        """Verify further pairs, whose rows are places in `content_ids`."""
        self._run(content_ids, pairs)

    def _run(
        self, content_ids: Ids, pairs: Candidates | None = None, *, most_bits: int = 0
    ) -> None:
        wanted = Comparison(self._store.path, self._threads, content_ids, pairs, most_bits)
        if self._lanes is not None:
            try:
                for views, found in self._lanes.own.stream(
                    compare_pictures, wanted, silence_s=_SILENCE_S, checkpoint=self._checkpoint
                ):
                    self._keep(views, found)
            except OutsideError as error:
                if error.reason.code is not ReasonCode.DECODER_CRASHED:
                    raise
                log.info("compared here, for the child ended: %s", error)
            else:
                return
        search(self._store.readers, wanted, self._keep, self._checkpoint)

    def _keep(self, views: Views, found: Sequence[MatchRow]) -> None:
        self._store.catalog.submit(
            lambda writer: pictures.store_search(writer, views, found, SEARCH_VERSION)
        ).result()
