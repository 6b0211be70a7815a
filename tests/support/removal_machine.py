"""A user, a disk and MediaDesk doing anything in any order: nothing may ever be lost."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import EntryAction, RemovalPlace
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.operations import resolve
from mediadesk.operations.bulk import CHOOSABLE, BulkPlan, Rule, RuleKind, carry_out, gather
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.resolve import Way
from tests.support.held_library import HeldLibrary, held_library, tell
from tests.support.power_cuts import PowerCutError, cut_at
from tests.support.quick_scan import exact, scan, statuses
from tests.support.removal_truths import COUNTS, RemovalTruths
from tests.support.trees import Leaf, digest, tree

NAMES = [f"{folder}{name}" for folder in ("", "a/", "a/b/", "c/") for name in ("1.jpg", "2.jpg")]
CONTENTS = [b"one", b"two", b"one" * 70_000, b"one" * 69_999 + b"two", b""]
FAST = Path("/dev/shm")  # noqa: S108 - memory where there is some: an fsync costs nothing there
names, bodies = st.sampled_from(NAMES), st.integers(0, len(CONTENTS) - 1)
numbers = st.integers(0, 30)
ways = st.sampled_from(["removed", "trash", "folder", "link"])


class RemovalMachine(RemovalTruths, RuleBasedStateMachine):
    """Holds the library and what must be true of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=FAST if FAST.is_dir() else None))
        self.open = contextlib.ExitStack()
        home = {"XDG_DATA_HOME": str(self.folder / "share")}
        self.open.enter_context(mock.patch.dict(os.environ, home))
        self.library: HeldLibrary = self.open.enter_context(held_library(self.folder))
        self.leaves: dict[tuple[int, bytes], Leaf] = {}
        """Of removed files by batch and path, as they were when they went."""
        self.clock = 1_500_000_000
        self.out.mkdir()

    def path(self, name: str) -> Path:
        return self.root / name

    def scan_all(self) -> None:
        """Scan, and let every film be as short as that of a Live Photo."""
        scan(self.library.store, self.root)
        self.library.store.catalog.submit(
            lambda w: w.execute("UPDATE file SET duration_s = 2 WHERE kind = 'video'")
        ).result()

    # what the user does

    @initialize(body=bodies, many=st.sets(names, min_size=2))
    def begin(self, body: int, many: set[str]) -> None:
        for name in sorted(many):
            self.write(name, body)
        self.scan_all()

    @rule(name=names, body=bodies)
    def write(self, name: str, body: int) -> None:
        self.path(name).unlink(missing_ok=True)
        self.clock += 1
        self.library.add(name, CONTENTS[body], mtime_s=self.clock)

    @rule(source=numbers, name=names, keep_time=st.booleans())
    def copy(self, source: int, name: str, *, keep_time: bool) -> None:
        if files := self.files():
            chosen = files[source % len(files)]
            if chosen != self.path(name):
                self.path(name).unlink(missing_ok=True)
                self.path(name).parent.mkdir(parents=True, exist_ok=True)
                (shutil.copy2 if keep_time else shutil.copyfile)(chosen, self.path(name))

    @rule(source=numbers, name=names, way=st.sampled_from(["link", "symlink", "rename"]))
    def name_again(self, source: int, name: str, way: str) -> None:
        files, target = self.files(), self.path(name)
        if files and files[source % len(files)] != target:
            target.unlink(missing_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            chosen = files[source % len(files)]
            if way == "link":
                os.link(chosen, target)
            elif way == "symlink":
                target.symlink_to(chosen)
            else:
                chosen.rename(target)

    @rule(which=numbers, body=bodies)
    def film(self, which: int, body: int) -> None:
        """Lay a film beside a picture: both are a Live Photo."""
        if files := self.files():
            self.write(
                str(files[which % len(files)].relative_to(self.root).with_suffix(".mp4")), body
            )

    @rule(which=numbers, rating=st.integers(1, 5), beside=st.booleans())
    def rate(self, which: int, rating: int, *, beside: bool) -> None:
        """Rate a picture, in a sidecar or so that only the catalog knows."""
        if not (files := self.files()):
            return
        path = files[which % len(files)]
        if beside:
            text = xmp_sidecar.merged(None, SidecarValues(rating=rating))
            assert isinstance(text, bytes)
            name = str(path.relative_to(self.root)) + ".xmp"
            self.path(name).unlink(missing_ok=True)
            self.library.add(name, text)
        elif bytes(path) in statuses(self.library.store):
            tell(self.library, path, facts={"rating": rating, "tags": [f"tag {rating}"]})

    @rule(which=numbers, way=st.sampled_from(["grow", "cut", "touch", "patch", "chmod", "delete"]))
    def edit(self, which: int, way: str) -> None:
        if not (files := self.files()):
            return
        path = files[which % len(files)]
        status, data = path.stat(), path.read_bytes()
        if way == "grow":
            path.write_bytes(data + b"!")
        elif way == "cut":
            path.write_bytes(data[:-1])
        elif way == "touch":
            os.utime(path)
        elif way == "patch" and data:  # the size and the time stay
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        elif way == "chmod":
            path.chmod(0o600)
        elif way == "delete":
            path.unlink()

    # what MediaDesk does

    @rule()
    def scan(self) -> None:
        self.scan_all()
        self.require_catalog_as_found()

    @rule(way=ways, rules=st.lists(st.sampled_from(CHOOSABLE), max_size=2))
    def resolve_all(self, way: str, rules: list[RuleKind]) -> None:
        store, settings = self.library.store, self.library.settings
        DuplicateSearch(store, settings).run([ClusterKind.EXACT])
        plan = BulkPlan(gather(store, settings), [Rule(kind) for kind in rules], ())
        before = self.leaves_now()
        with self.nothing_lost():
            outcome = carry_out(store, settings, plan, way=self.way(way))
            self.note(outcome, before)

    @rule(keeper=numbers, victims=st.sets(numbers, min_size=1, max_size=4), way=ways)
    def resolve_some(self, keeper: int, victims: set[int], way: str) -> None:
        if files := self.files():
            gone = {files[v % len(files)] for v in victims}
            decided = exact(files[keeper % len(files)], *sorted(gone))
            before = self.leaves_now()
            with self.nothing_lost():
                self.note(self.library.act(decided, way=self.way(way)), before)

    def way(self, name: str) -> Way:
        if name == "folder":
            return Way(RemovalPlace.FOLDER, bytes(self.out))
        trash = name == "trash"
        return Way(RemovalPlace.TRASH if trash else RemovalPlace.REMOVED, link=name == "link")

    @rule(batch=st.none() | st.integers(1, 6))
    def undo(self, batch: int | None) -> None:
        with self.nothing_lost(), contextlib.suppress(OutsideError):
            self.require_restored(resolve.undo(self.library.store, batch))

    @rule(which=numbers)
    def restore_one(self, which: int) -> None:
        held = resolve.held(self.library.store.decision_readers)
        entries = [entry for entry in held if not entry.is_merging]
        if entries:
            with self.nothing_lost():
                chosen = entries[which % len(entries)].id
                for undone in resolve.restore(self.library.store, [chosen]):
                    self.require_restored(undone)

    @rule()
    def purge(self) -> None:
        copies = (EntryAction.REMOVE, EntryAction.LINK)
        own = {  # they have no copy
            digest(entry.held_at)
            for entry in self.done()
            if entry.held_at and entry.action not in copies
        }
        with self.nothing_lost(but=own):
            purged = resolve.purge(self.library.store)
        COUNTS["purged"] += len(purged.purged)
        COUNTS.update(f"not purged: {left.reason.code}" for left in purged.failed)

    @rule(at=st.integers(1, 8), undoing=st.booleans(), way=ways)
    def power_cut(self, at: int, *, undoing: bool, way: str) -> None:
        """Stop in the middle of a removal or an undo, and start again."""
        if undoing:
            self.scan_all()
            self.resolve_all(way, [])
        before = self.leaves_now()
        with self.nothing_lost():
            with cut_at(at):
                try:
                    self.work(undoing=undoing, way=way)
                except PowerCutError:
                    COUNTS[f"power cuts in {'an undo' if undoing else 'a removal'}"] += 1
            self.library.reopen()
            resolve.recover(self.library.store)
        for entry in self.done():
            if (entry.batch_id, entry.path) not in self.leaves and not entry.is_merging:
                self.leaves[entry.batch_id, entry.path] = before[entry.path]
        self.require_settled()

    def work(self, *, undoing: bool, way: str) -> None:
        if undoing:
            with contextlib.suppress(OutsideError):
                resolve.undo(self.library.store)
        elif len(files := self.files()) > 1:
            self.library.act(exact(files[0], *files[1:]), way=self.way(way))

    @rule(rebuilt=st.booleans())
    def start_behind(self, *, rebuilt: bool) -> None:
        """Start with a catalog that shows no decision yet, or with none at all."""
        self.scan()
        rows = self.there_and_held()
        if rebuilt:
            self.library.rebuild()
        else:
            self.library.store.catalog.submit(
                lambda w: w.execute("DELETE FROM meta WHERE key = 'applied_seq'")
            ).result()
            self.library.reopen()
        self.scan()
        now = self.there_and_held()
        assert now == {**now, **rows}, "I5: a replay hides what is there or held"
        assert {now[path] for path in now.keys() - rows} <= {"removed"}, "I5"

    def there_and_held(self) -> dict[bytes, str]:
        """Return what the catalog knows of files that are there or held.

        Rows that are missing tell of names that files had once. Replaying may tell of more of
        them: also names that a file had between two scans, which were no less true.
        """
        return {
            path: status
            for path, status in statuses(self.library.store).items()
            if status != "missing"
        }

    def teardown(self) -> None:
        """Settle, replay and undo everything once more, then let go of it all."""
        COUNTS["runs"] += 1
        try:
            store = self.library.store
            before = tree(self.root, leave_out="")
            resolve.recover(store)
            assert tree(self.root, leave_out="") == before, "I5"
            self.start_behind(rebuilt=False)
            store = self.library.store
            with self.nothing_lost():
                while any(batch.is_undoable for batch in resolve.history(store.decision_readers)):
                    undone = resolve.undo(store)
                    codes = {left.reason.code for left in undone.failed}
                    assert codes <= {ReasonCode.CHANGED_BY_OTHERS}
                    self.require_restored(undone)
            self.scan()
        finally:
            self.open.close()
            shutil.rmtree(self.folder)
