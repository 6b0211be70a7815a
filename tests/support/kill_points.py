"""Kills a removal or an undo at a chosen system call, and looks at what the next start makes of it.

`main` is the program that gets killed.
"""

import os
import random
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from mediadesk.catalog.journal import journal
from mediadesk.catalog.store import Store, open_store
from mediadesk.config import Settings
from mediadesk.domain.journal import Entry, EntryAction, EntryState, RemovalPlace
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Way
from tests.support import held_counts
from tests.support.held_library import held_library, tell
from tests.support.quick_scan import exact, scan, statuses
from tests.support.readied import Readied, ready
from tests.support.trees import Leaf, tree

CALLS = (
    "renameat2", "renameat", "rename", "linkat", "link", "unlinkat", "unlink", "mkdirat", "rmdir",
    "utimensat", "fsync", "fdatasync", "pwrite64", "openat", "write",
)  # fmt: skip


class KillPoint(NamedTuple):
    """The moment when some thread makes its n-th call of a kind since its work began."""

    call: str
    number: int


class Scene:
    """A library that can be set up again and again at one path, and how its disk behaves."""

    program = "tests.support.kill_points"
    """The module that does the action."""

    def __init__(
        self,
        folder: Path,
        readied: Readied,
        *,
        place: str = "removed",
        faults: Sequence[str] = (),
    ) -> None:
        """Make the library; `faults` are injections of strace beside the kill.

        `place` is "removed", "trash", "folder", "link", "below": removed, with no file in the root
        itself, or "merge": removed, with something to give to the keeper, whose sidecar is there,
        and sidecars that go along."""
        self.folder = folder / "scene"
        self.place = place
        self._readied = readied
        self._faults = [f"--inject={fault}" for fault in faults]
        self._faulty = {fault.partition(":")[0] for fault in faults}
        self._env = {"XDG_DATA_HOME": str(self.folder / "share")}
        self._start = folder / "start"
        self._removed = folder / "removed"
        self.root = self.folder / "library"
        self._fill()
        for path in (self.root, *filter(Path.is_dir, self.root.rglob("*"))):
            os.utime(path, ns=(10**18, 10**18 + 7))
        self.before: dict[bytes, Leaf] = tree(self.root, leave_out="")
        self.catalog = self.folder / "catalog" / "catalog.db"
        self._copy(self.folder, self._start)
        self.run("act")
        self._copy(self.folder, self._removed)

    def _fill(self) -> None:
        """Make the library and its catalog."""
        with held_library(self.folder) as library:
            copies = library.copies(*self._names())
            (self.folder / "out").mkdir()
            if self.place == "merge":
                library.add("keep/1.jpg.xmp", _sidecar(caption="Mine"))
                library.add("a/2.jpg.xmp", _sidecar(caption="The hut"))
                tell(library, copies[2], facts={"rating": 4})
                scan(library.store, library.root)

    def _names(self) -> list[str]:
        last = "b/5.jpg" if self.place == "below" else "5.jpg"
        return ["keep/1.jpg", "a/1.jpg", "a/2.jpg", "b/c/3.jpg", "b/4.jpg", last]

    def _copy(self, source: Path, target: Path) -> None:
        shutil.rmtree(target, ignore_errors=True)
        subprocess.run(["cp", "-a", str(source), str(target)], check=True)

    def set_up(self, action: str) -> None:
        """Bring back the state that an action begins with."""
        self._copy(self._start if action == "act" else self._removed, self.folder)

    def run(self, action: str, *options: str) -> int:
        """Do the action in a process of its own, under strace with these options."""
        watched = [*options, *self._faults] if options or self._faults else []
        return self._readied.run(
            self.program, action, str(self.folder), self.place, env=self._env, options=watched
        )

    def points(self, action: str) -> list[KillPoint]:
        """Return every moment at work at which strace can kill, which counts by thread."""
        log = self.folder.parent / "calls"
        self.set_up(action)
        self.run(action, "-o", str(log), "-e", f"trace={','.join(CALLS)}")
        calls_of: Counter[tuple[str, str]] = Counter()
        seen: dict[KillPoint, None] = {}
        for line in log.read_text(errors="replace").splitlines():
            thread, told = line.split(maxsplit=1)
            call = told.partition("(")[0]
            if call in CALLS and call not in self._faulty:
                calls_of[thread, call] += 1
                seen[KillPoint(call, calls_of[thread, call])] = None
        return list(seen)

    def kill(self, action: str, point: KillPoint) -> bool:
        """Set up, start the action, kill it at that point; tells whether it was reached."""
        self.set_up(action)
        code = self.run(
            action,
            "-e", f"trace={point.call},renameat2",
            f"--inject={point.call}:signal=KILL:when={point.number}",
        )  # fmt: skip
        assert code in (0, -signal.SIGKILL), f"{point} ended with {code}"
        return code != 0

    def play(self, action: str, points: Iterable[KillPoint]) -> int:
        """Kill the action at each of these points and require order; returns how many it reached.

        All points are played, whatever comes of some.
        """
        killed, wrong = 0, {}
        for point in points:
            killed += self.kill(action, point)
            try:
                self.require_order()
            except Exception as error:  # noqa: BLE001 - told below
                wrong[point] = error
        assert not wrong, "\n".join(f"{point}: {error!r}" for point, error in wrong.items())
        return killed

    def require_order(self) -> None:
        """Require that nothing is lost or doubled, and that everything can be taken back."""
        os.environ["XDG_DATA_HOME"] = self._env["XDG_DATA_HOME"]
        store = open_store(self.catalog)
        try:
            self.settle(store)
            with store.decision_readers.use() as reader:
                entries = journal.entries(reader)
            held_counts.counted(store)
            rows = statuses(store)
            for entry in entries:
                self._require_one_place(entry)
                gone = {EntryAction.REMOVE: "removed", EntryAction.MOVE: "missing"}
                if entry.action in gone and entry.path in rows:
                    held = os.path.lexists(entry.held_at)
                    assert (rows[entry.path] == gone[entry.action]) == held
            again = tree(self.root, leave_out="")
            self.settle(store)
            assert tree(self.root, leave_out="") == again
            if any(entry.state is EntryState.DONE for entry in entries):
                self.take_back(store)
            self._require_tree()
            assert set(statuses(store).values()) == {"present"}
        finally:
            store.close()
        for place in ("share", "out"):
            left = [name for _, _, names in os.walk(self.folder / place) for name in names]
            assert not left, left

    def settle(self, store: Store) -> None:
        """Do what the program does at its start."""
        resolve.recover(store)

    def take_back(self, store: Store) -> None:
        """Undo what was removed."""
        assert not resolve.undo(store).failed

    def _require_one_place(self, entry: Entry) -> None:
        """Require the file of an entry to be at home or held, as the journal says, never both."""
        is_at_home = os.path.lexists(entry.restored_to or entry.path)
        is_held = bool(entry.held_at) and os.path.lexists(entry.held_at)
        is_done = entry.state is EntryState.DONE
        told = f"{entry.action} {entry.path!r}: {is_at_home=} {is_held=} {entry.state=}"
        match entry.action:
            case EntryAction.ADD:
                assert is_at_home == is_done, told
            case EntryAction.WRITE | EntryAction.LINK:
                assert is_at_home, told
                assert is_held == is_done, told
            case _:
                assert is_at_home != is_held, told
                assert is_held == is_done, told

    def _require_tree(self) -> None:
        """Require every name, byte, mode, attribute and time to be as in the beginning."""
        now = tree(self.root, leave_out="")
        differing = {
            path for path in {*now, *self.before} if now.get(path) != self.before.get(path)
        }
        assert not differing, {path: (self.before.get(path), now.get(path)) for path in differing}


def sampled(points: Sequence[KillPoint], count: int, *, seed: int) -> list[KillPoint]:
    """Return some of the points, of every kind of call if there are enough."""
    chance = random.Random(seed)  # noqa: S311 - a choice of moments, no secret
    kinds = sorted({point.call for point in points})
    chosen = [chance.choice([p for p in points if p.call == kind]) for kind in kinds]
    chance.shuffle(chosen)
    rest = [point for point in points if point not in chosen]
    return [*chosen, *chance.sample(rest, min(len(rest), count))][:count]


def _sidecar(*, caption: str) -> bytes:
    text = xmp_sidecar.merged(None, SidecarValues(caption=caption))
    assert isinstance(text, bytes)
    return text


def _way(place: str, folder: Path) -> Way:
    if place == "folder":
        return Way(RemovalPlace.FOLDER, bytes(folder / "out"))
    trash = place == "trash"
    return Way(RemovalPlace.TRASH if trash else RemovalPlace.REMOVED, link=place == "link")


def main(action: str, where: str, place: str) -> int:
    """Be the program that gets killed."""
    folder = Path(where)
    store = open_store(folder / "catalog" / "catalog.db")
    root = folder / "library"
    ready()
    if action == "act":
        names = sorted(path for path in root.rglob("*.jpg") if "keep" not in path.parts)
        decided = exact(root / "keep" / "1.jpg", *names)
        way = _way(place, folder)
        resolve.act(store, resolve.plan(store, [decided], settings=Settings(), way=way))
    else:
        resolve.undo(store)
    store.close()
    return 0
