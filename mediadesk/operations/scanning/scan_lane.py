"""One disk's part of a scan: its walk, the files that wait, and the children that study them."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from mediadesk.catalog.files.files import PendingFile
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.disk.listing import FolderListing, Told
from mediadesk.disk.roots import Target
from mediadesk.disk.rules import WalkRules
from mediadesk.disk.walk import Seen, walk
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError, PausedError
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import CATALOG_TROUBLE, PLACE_TROUBLE, Reason, ReasonCode
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobRunner
from mediadesk.operations.children import walk_folders
from mediadesk.operations.lanes import Lane, Lanes
from mediadesk.operations.scanning.analysis import Analyst, Batch, Claims, Studied
from mediadesk.operations.scanning.backlog import Backlog
from mediadesk.operations.scanning.discover import Discovery
from mediadesk.operations.scanning.places import absence_of_root
from mediadesk.operations.scanning.scan_report import LaneProgress, ScanProgress
from mediadesk.operations.scanning.storing import StudyStore
from mediadesk.operations.scanning.tally import Tally

_STALLS_IN_A_ROW = 2
"""After so many files that were not answered for, the volume is left alone."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What all lanes of one scan share."""

    job_id: int
    store: Store
    settings: Settings
    rules: WalkRules
    lanes: Lanes
    control: JobControl
    progress: ScanProgress
    studies: StudyStore
    claims: Claims
    keep_going: bool
    on_changes: Callable[[CatalogChanges], None]
    on_stop: Callable[[Reason], None]
    """Ends the whole scan: nothing more can be stored."""
    roots: list[bytes] = field(default_factory=list)
    """Roots that are gone to so far."""


class LaneScan:
    """Walks some folders of one volume and has the files of that volume studied."""

    def __init__(
        self,
        lane: Lane,
        scene: Scene,
        *,
        route: Callable[[Sequence[PendingFile]], None],
        in_scope: Callable[[bytes], bool],
    ) -> None:
        """Prepare; `run` and `walk` belong on threads of their own.

        `route` takes files that the walk found to whichever lane they lie in; `in_scope` tells
        which files of the catalog this scan is about.
        """
        self._route, self._in_scope = route, in_scope
        self.lane = lane
        self.tally = Tally()
        self.stop_reason: Reason | None = None
        self.defect: Exception | None = None
        self.has_read_a_folder = False
        self._scene = scene
        self.progress: LaneProgress = scene.progress.open_lane(self.tally, lane)
        self._recent_trouble: deque[bool] = deque(maxlen=scene.settings.halt_window)
        self._stalls = 0
        self._analyst = Analyst(
            scene.store,
            scene.lanes,
            lane,
            scene.settings,
            roots=scene.roots,
            claims=scene.claims,
            checkpoint=self._checkpoint,
        )
        self._backlog = Backlog(
            scene.store,
            self._checkpoint,
            scene.studies,
            belongs=self._belongs,
            alone=lane.is_share,
        )
        self.add = self._backlog.add
        self.walks_are_over = self._backlog.walk_is_over

    def run(self) -> None:
        """Study what waits until all walks are over and nothing is left."""
        scene = self._scene
        try:
            JobRunner(self.lane.workers + 1).run(
                self._backlog.batches(),
                self._study,
                self._take,
                self.progress,
                describe=lambda batch: names.shown(batch[-1].path),
                weigh=len,
            )
            scene.studies.flush()
        except OutsideError as error:
            self.stop(error.reason)
        except Exception as error:  # noqa: BLE001 - raised again by the scan's own thread
            self.defect = self.defect or error
            scene.control.cancel()

    def walk(self, targets: Sequence[Target], *, apart: frozenset[bytes]) -> None:
        """Walk these folders, but do not enter those `apart`; tell the catalog what is there."""
        scene = self._scene
        discovery = Discovery(
            scene.store, tally=self.tally, on_owed=self._route, on_changes=scene.on_changes
        )
        try:
            for target in targets:
                for listing in self._listings(target, apart):
                    self.has_read_a_folder |= not listing.troubles or listing.dev != 0
                    discovery.take(listing)
                    scene.progress.walked(names.shown(listing.folder))
            self._checkpoint()
            discovery.finish()
        except CancelledError:
            pass  # what was found so far is stored and owed
        except OutsideError as error:
            self.stop(error.reason)
        except Exception as error:  # noqa: BLE001 - raised again by the scan's own thread
            self.defect = self.defect or error
            scene.control.cancel()

    def stop(self, reason: Reason) -> None:
        """End this volume's part early; what is not studied stays owed.

        Trouble with the catalog is everybody's, and ends the whole scan.
        """
        if reason.code in CATALOG_TROUBLE:
            self._scene.on_stop(reason)
        self.stop_reason = self.stop_reason or reason
        self.progress.cancel_requested = True

    def _listings(self, target: Target, apart: frozenset[bytes]) -> Iterator[FolderListing]:
        """Walk; while the scan is paused nothing is open, and then the walk goes on from there."""
        rules = replace(self._scene.rules, apart=apart)
        told: Told | None = None
        seen: Seen = set()
        while True:
            try:
                for listing in self._walked(target, rules, told, seen):
                    told = listing.told
                    yield listing
            except PausedError:
                self._checkpoint()
                reason = self._absence(target.root)
                if reason is None:
                    continue
                yield FolderListing(target.folder, 0, 0, troubles=((target.folder, reason),))
            return

    def _walked(
        self, target: Target, rules: WalkRules, after: Told | None, seen: Seen
    ) -> Iterator[FolderListing]:
        """Walk a disk here, a share in a child of its own: only that may hang."""
        if self.lane.is_share:
            wanted = (target.folder, self._scene.rules, target.only, after)
            return self.lane.stream(walk_folders, wanted, checkpoint=self._glance)
        return walk(
            target.folder,
            rules,
            checkpoint=self._glance,
            only=target.only,
            after=after,
            seen=seen,
        )

    def _absence(self, root: bytes) -> Reason | None:
        """Return why a root is not what it was before the pause; a share tells that itself."""
        return None if self.lane.is_share else absence_of_root(self._scene.store, root)

    def _absence_above(self, path: bytes) -> Reason | None:
        """Return why the whole root of a file that vanished is not there, None when it is."""
        root = next((root for root in self._scene.roots if is_inside(path, root)), None)
        reason = None if root is None else self._absence(root)
        if root is None or reason is None or reason.code is not ReasonCode.PATH_MISSING:
            return reason
        return Reason.of(ReasonCode.ROOT_VANISHED, folder=names.shown(root))

    def _glance(self) -> None:
        if self.progress.cancel_requested:
            raise CancelledError
        self._scene.control.glance()

    def _checkpoint(self) -> None:
        if self.progress.cancel_requested:
            raise CancelledError
        self._scene.control.checkpoint()

    def _belongs(self, file: PendingFile) -> bool:
        scene = self._scene
        return self._in_scope(file.path) and scene.lanes.of(file.path) is self.lane

    def _study(self, batch: Batch) -> list[Studied]:
        try:
            self._checkpoint()
            return self._analyst.study(batch)
        except BaseException:
            self._backlog.returned(batch)
            raise

    def _take(self, batch: Batch, studied: list[Studied]) -> None:
        try:
            self._scene.studies.add(studied)
        finally:
            self._backlog.returned(batch)
        for one in studied:
            self._judge(one.file, one.study.reason)

    def _judge(self, file: PendingFile, reason: Reason | None) -> None:
        """Stop when the volume does not answer, the root is gone, or hardly a file can be read.

        A file that still may not be read says nothing new: it would halt every later scan.
        """
        self.progress.error_count += reason is not None
        is_forbidden = reason is not None and reason.code is ReasonCode.FILE_PERMISSION
        if not (is_forbidden and file.was_unreadable):
            self._recent_trouble.append(reason is not None and reason.code in PLACE_TROUBLE)
        is_stall = reason is not None and reason.code is ReasonCode.VOLUME_STALLED
        self._stalls = self._stalls + 1 if is_stall else 0
        if reason is not None and self._stalls >= _STALLS_IN_A_ROW:
            self.stop(reason)
            return
        if reason is not None and reason.code is ReasonCode.FILE_VANISHED:
            away = self._absence_above(file.path)
            if away is not None:
                self.stop(away)
                return
        settings = self._scene.settings
        bad, seen = sum(self._recent_trouble), len(self._recent_trouble)
        is_hopeless = bad >= settings.halt_least and bad * 100 > seen * settings.halt_percent
        if is_hopeless and not self._scene.keep_going:
            self.stop(Reason.of(ReasonCode.JOB_HALTED, errors=bad, window=seen))
