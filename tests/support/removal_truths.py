"""What must be true of a library whatever was removed, taken back, purged or cut off in the middle.

The invariants are numbered as in the tests' names: I1 every content that the user did not delete is
somewhere; I2 whatever was removed has a live copy; I3 undo restores path, bytes, time and mode;
I4 the catalog is what a fresh scan finds; I5 settling and replaying twice changes nothing.
"""

import contextlib
import os
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from hypothesis.stateful import invariant

from mediadesk.catalog.journal import journal
from mediadesk.domain.journal import PURGEABLE, Entry, EntryAction, EntryState
from mediadesk.domain.reasons import ReasonCode
from mediadesk.fingerprint.quick_hash import quick_hash
from mediadesk.operations.resolve import RemovalOutcome, Undone
from tests.support import held_counts
from tests.support.held_library import HeldLibrary
from tests.support.power_cuts import known_files
from tests.support.quick_scan import statuses
from tests.support.trees import Leaf, contents, digest, tree

COUNTS: Counter[str] = Counter()
"""How often what happened, over all runs: what the long test prints."""


class RemovalTruths:
    """Looks at the library between two doings; fails when something is lost."""

    folder: Path
    library: HeldLibrary
    leaves: dict[tuple[int, bytes], Leaf]

    @property
    def root(self) -> Path:
        return self.library.root

    def files(self) -> list[Path]:
        media = (path for ending in ("*.jpg", "*.mp4") for path in self.root.rglob(ending))
        found = (path for path in media if ".mediadesk" not in path.parts)
        return sorted(path for path in found if not path.is_symlink())

    @property
    def out(self) -> Path:
        """A folder outside the library that files can be moved to."""
        return self.folder / "out"

    @contextlib.contextmanager
    def nothing_lost(self, but: Collection[str] = ()) -> Iterator[None]:
        """Require every content to be somewhere, but for what we had written into sidecars."""
        before = contents(self.folder / "library", self.trash(), self.out)
        with self.library.store.decision_readers.use() as reader:
            ours = {entry.draft.new_sha256 for entry in journal.entries(reader)}
        yield
        lost = before - contents(self.folder / "library", self.trash(), self.out)
        assert lost <= ours | set(but), "I1: a content is gone"

    def done(self) -> list[Entry]:
        with self.library.store.decision_readers.use() as reader:
            return journal.entries(reader, states=[EntryState.DONE])

    def trash(self) -> Path:
        return self.folder / "share" / "Trash" / "files"

    def leaves_now(self) -> dict[bytes, Leaf]:
        endings = (b".jpg", b".mp4", b".xmp")
        return {path: leaf for path, leaf in tree(self.root).items() if path.endswith(endings)}

    def note(self, outcome: RemovalOutcome, before: dict[bytes, Leaf]) -> None:
        COUNTS.update(f"done: {entry.action}" for entry in (*outcome.removed, *outcome.merged))
        COUNTS.update(f"left out: {left.reason.code}" for left in outcome.left_out)
        for entry in outcome.removed:
            self.leaves[entry.batch_id, entry.path] = before[entry.path]
            if entry.action is EntryAction.CARRY or entry.path.endswith(b".xmp"):
                continue
            keeper, held = os.lstat(entry.draft.keeper), os.lstat(entry.held_at)
            assert (keeper.st_dev, keeper.st_ino) != (held.st_dev, held.st_ino), "I2"
            assert digest(entry.draft.keeper) == digest(entry.held_at), "I2"
            if entry.action is EntryAction.LINK:
                assert os.path.samefile(entry.path, entry.draft.keeper)
        for entry in outcome.merged:
            assert digest(entry.path) == entry.draft.new_sha256

    def require_restored(self, undone: Undone) -> None:
        now = tree(self.root)
        COUNTS["restored"] += len(undone.restored)
        COUNTS["restored under another name"] += sum(a != b for a, b in undone.restored)
        for path, target in undone.restored:
            assert now[target] == self.leaves[undone.batch_id, path], "I3"
        assert all(left.reason.code is not ReasonCode.HELD_GONE for left in undone.failed), (
            "I1: held files are gone"
        )

    def require_settled(self) -> None:
        held_counts.counted(self.library.store)
        with self.library.store.decision_readers.use() as reader:
            entries = journal.entries(reader)
        taken = {one.held_at for one in entries if one.state is EntryState.DONE}
        for entry in (one for one in entries if one.held_at):
            if entry.state is not EntryState.DONE and entry.held_at in taken:
                continue  # in the user's folder a later removal has the name
            is_held = os.path.lexists(entry.held_at)
            assert is_held == (entry.state is EntryState.DONE), "I5"

    def require_catalog_as_found(self) -> None:
        held_counts.counted(self.library.store)
        rows = statuses(self.library.store)
        there = {path for path, status in rows.items() if status == "present"}
        assert there == {bytes(path) for path in self.files()}, "I4"
        held = {entry.path for entry in self.done() if entry.action in PURGEABLE}
        ghosts = {path for path, status in rows.items() if status == "removed"} - held
        assert not ghosts, "I4: said to be removed, but not held"
        with self.library.store.readers.use() as reader:
            known = known_files(reader)
        for path in self.files():
            status = path.stat()
            found = (path.name, status.st_size, status.st_mtime_ns, quick_hash(path))
            assert known[status.st_ino, path.name] == found, "I4"

    @invariant()
    def everything_held_is_there(self) -> None:
        for entry in self.done():
            assert not entry.held_at or os.path.lexists(entry.held_at), "I1: a held file is gone"
