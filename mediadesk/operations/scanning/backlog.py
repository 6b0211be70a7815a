"""Files that wait for their analysis, from the walk to the workers, however many there are."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from mediadesk.catalog.files import files
from mediadesk.catalog.files.files import PendingFile
from mediadesk.catalog.store import Store
from mediadesk.domain.jobs import Checkpoint
from mediadesk.operations.scanning.analysis import Batch
from mediadesk.operations.scanning.storing import StudyStore

_BATCH_FILES = 24
_BATCH_BYTES = 3_000_000
_HELD_FILES = 20_000
_LAST_SHARES = 8
"""The last files are handed out in smaller and smaller batches, so that all children end together.
"""
_WAIT_S = 0.1


class Backlog:
    """Hands out the files of one lane of a scan whose analysis is owed.

    A bounded number is held in memory. What does not fit is left in the catalog, which knows
    what is owed, and fetched when the rest is done.
    """

    def __init__(
        self,
        store: Store,
        checkpoint: Checkpoint,
        studies: StudyStore,
        *,
        belongs: Callable[[PendingFile], bool],
        alone: bool = False,
    ) -> None:
        """Hold files of one lane; `belongs` tells which files of the catalog are for it.

        With `alone`, each file is a batch of its own: where every read waits long, it costs
        nothing, and a batch would be out of time too soon.
        """
        self._store = store
        self._checkpoint = checkpoint
        self._most = 1 if alone else _BATCH_FILES
        self._studies = studies
        self._belongs = belongs
        self._held: deque[PendingFile] = deque()
        self._changed = threading.Condition()
        self._walking = True
        self._overflowed = False
        self._out = 0
        self._fetched_upto = 0
        self._paths: dict[int, bytes] = {}

    def add(self, owed: Sequence[PendingFile]) -> None:
        """Take files from the walk."""
        with self._changed:
            room = _HELD_FILES - len(self._held)
            self._overflowed |= len(owed) > room
            self._held.extend(owed[: max(0, room)])
            self._changed.notify_all()

    def walk_is_over(self) -> None:
        """Say that no more files come from the walk."""
        with self._changed:
            self._walking = False
            self._changed.notify_all()

    def returned(self, batch: Batch) -> None:
        """Report that the study of a batch has ended, successfully or not."""
        with self._changed:
            self._out -= len(batch)
            self._changed.notify_all()

    def batches(self) -> Iterator[Batch]:
        """Yield files in batches: small ones together, large ones alone."""
        while True:
            self._checkpoint()
            with self._changed:
                if self._held:
                    batch = self._take()
                elif self._walking:
                    self._changed.wait(_WAIT_S)
                    continue
                elif not self._overflowed:
                    return
                else:
                    batch = []
            if batch:
                yield batch
            else:
                self._fetch()

    def _take(self) -> Batch:
        most = self._most
        if not self._walking and not self._overflowed:
            most = min(most, len(self._held) // _LAST_SHARES + 1)
        batch = [self._held.popleft()]
        size_bytes = batch[0].stat.size_bytes
        while (
            self._held
            and len(batch) < most
            and size_bytes + self._held[0].stat.size_bytes <= _BATCH_BYTES
        ):
            size_bytes += self._held[0].stat.size_bytes
            batch.append(self._held.popleft())
        self._out += len(batch)
        return batch

    def _fetch(self) -> None:
        """Fill up from the catalog, once everything handed out so far is stored there."""
        with self._changed:
            if self._out:
                self._changed.wait(_WAIT_S)
                return
        self._studies.flush()
        unread = self._studies.unread
        with self._changed, self._store.readers.use() as reader:
            while len(self._held) < _HELD_FILES:
                page = files.next_pending(
                    reader, after_id=self._fetched_upto, limit=1_000, known_paths=self._paths
                )
                if not page:
                    self._overflowed = False
                    return
                self._fetched_upto = page[-1].id
                self._held.extend(
                    file for file in page if file.id not in unread and self._belongs(file)
                )
