"""A purge of what was removed, killed at some system call.

`main` is the program that gets killed.
"""

import os
from pathlib import Path

from mediadesk.catalog.journal import journal
from mediadesk.catalog.store import Store, open_store
from mediadesk.domain.journal import EntryState
from mediadesk.operations import resolve
from tests.support import held_counts, kill_points
from tests.support.kill_points import Scene
from tests.support.quick_scan import statuses
from tests.support.readied import ready
from tests.support.trees import Leaf, tree


class PurgeScene(Scene):
    """Copies that were removed; whatever happens while they go, all around them stays."""

    program = "tests.support.purge_scene"

    def set_up(self, action: str) -> None:
        """Bring back the library without its copies."""
        super().set_up(action)
        self._left: dict[bytes, Leaf] = tree(self.root)

    def require_order(self) -> None:
        """Require each copy to be held or gone for good, as it is shown, and no more to differ."""
        os.environ["XDG_DATA_HOME"] = self._env["XDG_DATA_HOME"]
        store = open_store(self.catalog)
        try:
            self.settle(store)
            self._require_told(store)
            assert tree(self.root) == self._left
            assert not resolve.purge(store).failed
            self._require_told(store)
            assert tree(self.root) == self._left
        finally:
            store.close()
        assert not (self.root / ".mediadesk").exists()

    def _require_told(self, store: Store) -> None:
        with store.decision_readers.use() as reader:
            entries = journal.entries(reader)
        shown = statuses(store)
        for entry in entries:
            is_held = os.path.lexists(entry.held_at)
            assert (entry.state is EntryState.DONE) == is_held
            told = "removed" if is_held else "missing"
            assert shown[entry.path] == ("present" if entry.is_link else told)
        held = sum(entry.state is EntryState.DONE for entry in entries)
        assert held_counts.counted(store).files == held


def main(action: str, where: str, place: str) -> int:
    """Be the program that removes the copies, and the one that gets killed."""
    if action == "act":
        return kill_points.main(action, where, place)
    store = open_store(Path(where) / "catalog" / "catalog.db")
    ready()
    assert not resolve.purge(store).failed
    store.close()
    return 0
