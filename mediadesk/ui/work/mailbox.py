"""What jobs wrote, gathered until the window looks, at most ten times a second."""

import threading
from collections.abc import Sequence

from mediadesk.domain.changes import CatalogChanges


class Mailbox:
    """Changes from worker threads, joined until the window looks."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._lock = threading.Lock()
        self._changes: list[CatalogChanges] = []

    def put(self, changes: CatalogChanges) -> None:
        """Take what was written; any thread may call this."""
        with self._lock:
            self._changes.append(changes)

    def take(self) -> CatalogChanges:
        """Hand out everything that was put since the last time, as one."""
        with self._lock:
            waiting, self._changes = self._changes, []
        return _joined(waiting)


def _joined(changes: Sequence[CatalogChanges]) -> CatalogChanges:
    """Join many changes into one, in one pass over each kind of id."""
    if len(changes) == 1:
        return changes[0]
    return CatalogChanges(
        added=frozenset().union(*(each.added for each in changes)),
        files=frozenset().union(*(each.files for each in changes)),
        folders=frozenset().union(*(each.folders for each in changes)),
        roots=frozenset().union(*(each.roots for each in changes)),
        jobs=frozenset().union(*(each.jobs for each in changes)),
        clusters=frozenset().union(*(each.clusters for each in changes)),
    )
