"""The lanes of one scan: every disk and share is walked and studied beside the others."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from mediadesk.catalog import jobs
from mediadesk.catalog.files.files import PendingFile
from mediadesk.disk.roots import Target
from mediadesk.disk.volumes.lanes import shares_below
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import CATALOG_TROUBLE, Reason
from mediadesk.operations.children import answers
from mediadesk.operations.freeing import PATIENCE_S, freed
from mediadesk.operations.lanes import Lane
from mediadesk.operations.scanning import places
from mediadesk.operations.scanning.discover import Discovery
from mediadesk.operations.scanning.places import Prepared
from mediadesk.operations.scanning.scan_lane import LaneScan, Scene
from mediadesk.operations.scanning.tally import Tally
from mediadesk.operations.taking_out import settle

_LOOK_S = 0.05
_FAREWELL_S = 0.5
"""How long a scan that is stopped waits for the threads of its lanes after their children went.

One that hangs is left behind.
"""
_ANSWER_S = 5.0
"""Times the patience with shares: how long one that is wanted may take to say it is there."""


class ScanLanes:
    """Where a scan goes, a part for each volume. Disks begin at once, shares when they answer."""

    def __init__(self, scene: Scene) -> None:
        """Prepare; nothing runs before `begin`."""
        self._scene = scene
        self.targets: list[Target] = []
        self.tally = Tally()
        """What is known before the walks begin."""
        self._parts: dict[Lane, LaneScan] = {}
        self._by_dev: dict[int, LaneScan] = {}
        self._threads: list[threading.Thread] = []
        self._preparing = threading.Lock()
        self._opening = threading.RLock()
        self._to_come = 0

    @property
    def parts(self) -> list[LaneScan]:
        """The volumes met so far."""
        return list(self._parts.values())

    @property
    def tallies(self) -> list[Tally]:
        """What was counted, before the walks and in each lane."""
        return [self.tally, *(part.tally for part in self.parts)]

    @property
    def errors(self) -> list[tuple[bytes, Reason]]:
        """Places that could not be read."""
        return [error for tally in self.tallies for error in tally.errors]

    def begin(self, paths: Sequence[bytes]) -> None:
        """Start walking and studying. Raises `OutsideError` for trouble with the catalog."""
        on_disks: list[bytes] = []
        on_shares: dict[Lane, list[bytes]] = {}
        for path in paths:
            lane = self._scene.lanes.of(path)
            (on_shares.setdefault(lane, []) if lane.is_share else on_disks).append(path)
        self._to_come = 1 + len(on_shares)
        try:
            self._go_to(on_disks)
            for lane, wanted in on_shares.items():
                self._start(partial(self._go_to_share, lane, wanted), f"scan-ask-{lane.label}")
        finally:
            self._one_less()

    def watch_over(self, meanwhile: Callable[[], object] | None = None) -> None:
        """Wait for the lanes; when the user wants to stop or pause, free the disks at once.

        `meanwhile` is done once, when there are files to be studied; it must be short.
        """
        control = self._scene.control
        with freed(control, self._interrupt):
            while (living := self._living()) and not control.is_cancelled:
                living[0].join(_LOOK_S)
                self._scene.studies.tick()
                if meanwhile is not None and any(tally.owed for tally in self.tallies):
                    meanwhile()
                    meanwhile = None
            self._ended_within(PATIENCE_S + _FAREWELL_S)

    def attend(self, work: Callable[[], object]) -> None:
        """Do what follows the study of files, watched over in the same way.

        Raises what `work` raises; whatever it is in the middle of when the user stops the scan
        is left behind.
        """
        trouble: list[Exception] = []

        def do() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - raised again below
                trouble.append(error)

        self._start(do, "scan-dates")
        self.watch_over()
        for error in trouble:
            raise error

    def is_in_scope(self, path: bytes) -> bool:
        """Tell whether this scan is to study a file."""
        for target in list(self.targets):
            if is_inside(path, target.folder):
                folder, _, name = path.rpartition(b"/")
                if target.only is None or (folder == target.folder and name in target.only):
                    return True
        return False

    def route(self, files: Sequence[PendingFile]) -> None:
        """Hand files to the lanes they lie in: below a root there may be other disks."""
        by_dev: dict[int, list[PendingFile]] = {}
        for file in files:
            by_dev.setdefault(file.stat.dev, []).append(file)
        for dev, owed in by_dev.items():
            with self._opening:
                if dev not in self._by_dev:
                    self._by_dev[dev] = self._part(self._scene.lanes.of(owed[0].path))
            self._by_dev[dev].add(owed)

    def _go_to_share(self, lane: Lane, paths: Sequence[bytes]) -> None:
        """Wait until a share says that it is there, then do as with a disk."""
        scene = self._scene
        try:
            lane.run(answers, paths[0], timeout_s=_ANSWER_S, checkpoint=scene.control.checkpoint)
            self._go_to(paths)
        except CancelledError:
            pass
        except OutsideError as error:
            with self._opening:
                self._part(lane).stop(error.reason)
            if error.reason.code not in CATALOG_TROUBLE:
                self._note([(path, error.reason) for path in paths])
        finally:
            self._one_less()

    def _go_to(self, paths: Sequence[bytes]) -> None:
        if not paths:
            return
        scene = self._scene
        with self._preparing:  # what one group makes a root, the next one finds there
            ready = places.prepare(scene.store, paths, scene.lanes)
            scene.on_changes(ready.changes)
            self._note(ready.errors)
            self.targets += ready.targets
            roots = [target.root for target in ready.targets]
            scene.roots.extend(roots)
            if roots:  # what came back just now is known, and must look like it
                scene.on_changes(settle(scene.store, roots, scene.control.checkpoint))
            self._look_for_vanished(ready)
        by_lane: dict[Lane, list[Target]] = {}
        for target in ready.targets:
            by_lane.setdefault(scene.lanes.of(target.folder), []).append(target)
        with self._opening:
            self._to_come += len(by_lane)
            for lane, wanted in by_lane.items():
                self._start(partial(self._walk, self._part(lane), wanted), f"walk-{lane.label}")

    def _walk(self, part: LaneScan, targets: Sequence[Target]) -> None:
        """Walk folders; shares mounted below a disk's folder are walked in their own lanes."""
        apart: list[bytes] = []
        if not part.lane.is_share:
            whole = [target for target in targets if target.only is None]
            apart = [path for target in whole for path in shares_below(target.folder)]
        with self._opening:
            self._to_come += len(apart)
            for path in apart:
                lane = self._scene.lanes.of(path)
                root = next(each.root for each in targets if is_inside(path, each.folder))
                self._start(
                    partial(self._walk, self._part(lane), [Target(root, path)]),
                    f"walk-{lane.label}",
                )
        try:
            part.walk(targets, apart=frozenset(apart))
        finally:
            self._one_less()

    def _one_less(self) -> None:
        """Count a walk that is over. Until the last one, any of them may meet any volume."""
        with self._opening:
            self._to_come -= 1
            if self._to_come == 0:
                self._scene.progress.counted()
                for part in self.parts:
                    part.walks_are_over()

    def _note(self, errors: Sequence[tuple[bytes, Reason]]) -> None:
        """Tell at once what cannot be gone to."""
        self.tally.errors += errors
        if errors:
            scene = self._scene
            scene.store.catalog.submit(
                lambda writer: jobs.add_errors(writer, scene.job_id, errors)
            ).result()

    def _look_for_vanished(self, ready: Prepared) -> None:
        """Note what is gone although its disk is there."""
        if ready.vanished:
            scene = self._scene
            discovery = Discovery(
                scene.store, tally=self.tally, on_owed=self.route, on_changes=scene.on_changes
            )
            for path in ready.vanished:
                discovery.vanished(path)
            discovery.finish()

    def _part(self, lane: Lane) -> LaneScan:
        """Return a lane's part of the scan, begun when it is first asked for."""
        if lane not in self._parts:
            part = LaneScan(lane, self._scene, route=self.route, in_scope=self.is_in_scope)
            self._parts[lane] = part
            self._start(part.run, f"study-{lane.label}")
        return self._parts[lane]

    def _start(self, work: Callable[[], None], name: str) -> None:
        thread = threading.Thread(target=work, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _ended_within(self, seconds: float) -> None:
        deadline_s = time.monotonic() + seconds
        for thread in self._living():
            thread.join(max(0.0, deadline_s - time.monotonic()))

    def _living(self) -> list[threading.Thread]:
        return [thread for thread in list(self._threads) if thread.is_alive()]

    def _interrupt(self) -> None:
        for part in self.parts:
            part.lane.interrupt()
        self._scene.lanes.own.interrupt()
