"""Scans folders: finds their files, studies what is new or changed, and stores it."""

import logging
import time
from collections.abc import Callable
from functools import partial

from mediadesk.catalog import jobs
from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.config import Locations, Settings
from mediadesk.disk.rules import WalkRules
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import JobKind, JobRecord, JobStatus
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.jobs.control import JobControl
from mediadesk.operations.dates.date_basis import are_settled
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.copies.live_copies import LiveCopies
from mediadesk.operations.room import ended_by
from mediadesk.operations.scanning.analysis import Claims
from mediadesk.operations.scanning.scan_lane import Scene
from mediadesk.operations.scanning.scan_lanes import ScanLanes
from mediadesk.operations.scanning.scan_report import ScanProgress, ScanReport
from mediadesk.operations.scanning.storing import Stored, StudyStore
from mediadesk.operations.scanning.tally import Tally

OnChanges = Callable[[CatalogChanges], None]

_FAREWELL_S = 0.3

log = logging.getLogger(__name__)


class ScanJob:
    """One scan, to be run once, on whatever thread: nothing here knows of a window."""

    def __init__(
        self,
        record: JobRecord,
        *,
        store: Store,
        lanes: Lanes,
        settings: Settings,
        locations: Locations,
        keep_going: bool = False,
        again: JobRecord | None = None,
    ) -> None:
        """Prepare the scan of the record's paths.

        With `keep_going` unreadable files never halt it. `again` is the record of the scan of
        which this one only tries some files again: where that one stood, it stands afterwards.
        """
        self.id = record.id
        self.kind = JobKind.SCAN
        self.label = record.label
        self.paths = record.paths
        self._again = again
        self._store = store
        self._settings = settings
        self._rules = WalkRules.of(settings, locations)
        self._keep_going = keep_going
        earlier = (record.processed, record.total) if again is None else (0, 0)
        self.progress = ScanProgress(earlier)
        self.control = JobControl(self.progress)
        self._stored = Stored()
        self._stop_reason: Reason | None = None
        self._on_changes: OnChanges = _ignore
        self._studies = StudyStore(
            store,
            self.id,
            stored=self._stored,
            note=self._note_progress,
            on_changes=self._tell,
            on_stop=self._stop,
        )
        self._lanes = ScanLanes(self._scene(lanes))
        self._children = lanes
        self._copies = LiveCopies(
            store,
            settings,
            lanes,
            checkpoint=self.control.checkpoint,
            on_changes=self._show,
        )
        self._status = JobStatus.PENDING

    @property
    def status(self) -> JobStatus:
        """Where the scan stands; paused while its control holds it."""
        if self._status == JobStatus.RUNNING and self.control.is_paused:
            return JobStatus.PAUSED
        return self._status

    def run(self, on_changes: OnChanges | None = None) -> ScanReport:
        """Do the scan. Trouble of the world is in the report, never an exception."""
        self._on_changes = on_changes or _ignore
        started = time.monotonic()
        self._store.keep_room()
        self._set_status(JobStatus.RUNNING, None)
        status, reason = JobStatus.FAILED, None
        try:
            status, reason = self._scan()
        except OutsideError as error:
            status, reason = ended_by(error.reason, otherwise=JobStatus.FAILED)
        finally:
            self._set_status(status, reason)
        return self._report(status, reason, time.monotonic() - started)

    def _scan(self) -> tuple[JobStatus, Reason | None]:
        self.progress.running = True
        self._copies.start()
        try:
            self._lanes.begin(self.paths)
            self._lanes.watch_over(_get_ready_for_dates)
            self._studies.flush()
        finally:
            self._copies.stop(_FAREWELL_S)
            self.progress.running = False
        for part in self._lanes.parts:
            if part.defect is not None:
                raise part.defect
        self._settle_dates()
        return self._outcome()

    def _scene(self, lanes: Lanes) -> Scene:
        return Scene(
            job_id=self.id,
            store=self._store,
            settings=self._settings,
            rules=self._rules,
            lanes=lanes,
            control=self.control,
            progress=self.progress,
            studies=self._studies,
            claims=Claims(),
            keep_going=self._keep_going,
            on_changes=self._tell,
            on_stop=self._stop,
        )

    def _tell(self, changes: CatalogChanges) -> None:
        self._copies.note(changes)
        self._show(changes)

    def _show(self, changes: CatalogChanges) -> None:
        self._on_changes(changes)

    def _settle_dates(self) -> None:
        """Let sidecars, pairs and copies have their say in the dates of what was found."""
        if self.control.is_cancelled:
            return  # what is owed is judged by the next scan
        if are_settled(self._store, self._settings):
            return
        from mediadesk.operations.dates.timestamps import DateKeeper  # noqa: PLC0415

        silent = [part.lane for part in self._lanes.parts if part.stop_reason is not None]
        keeper = DateKeeper(self._store, self._settings, self._children, silent=silent)
        try:
            self._lanes.attend(
                partial(keeper.run, checkpoint=self.control.checkpoint, on_changes=self._on_changes)
            )
        except CancelledError:
            log.info("the scan ended before every date was settled")

    def _stop(self, reason: Reason) -> None:
        self._stop_reason = self._stop_reason or reason
        self.control.cancel()

    def _outcome(self) -> tuple[JobStatus, Reason | None]:
        if self._stop_reason is not None:
            return ended_by(self._stop_reason, otherwise=JobStatus.HALTED)
        if self.control.is_suspended:
            return JobStatus.PAUSED, Reason.of(ReasonCode.JOB_INTERRUPTED)
        if self.control.is_cancelled:
            return JobStatus.CANCELLED, None
        for part in self._lanes.parts:
            if part.stop_reason is not None:
                return JobStatus.HALTED, part.stop_reason
        errors = self._lanes.errors
        if errors and not any(part.has_read_a_folder for part in self._lanes.parts):
            return JobStatus.FAILED, errors[0][1]
        return JobStatus.COMPLETED, None

    def _report(self, status: JobStatus, reason: Reason | None, seconds: float) -> ScanReport:
        tally, stored = Tally.joined(self._lanes.tallies), self._stored
        return ScanReport(
            status=status,
            roots=tuple(target.folder for target in self._lanes.targets),
            new=tally.new - len(stored.moved),
            changed=tally.changed + stored.changed,
            unchanged=tally.unchanged - stored.changed,
            moved=len(stored.moved),
            missing=len(tally.missing - stored.moved),
            size_bytes=tally.size_bytes,
            seconds=seconds,
            errors=self._errors(),
            notes=tuple(tally.notes),
            reason=reason,
        )

    def _errors(self) -> tuple[tuple[bytes, Reason], ...]:
        try:
            with self._store.readers.use() as reader:
                errors = jobs.errors(reader, self.id, limit=-1)
        except OutsideError:
            return tuple(self._lanes.errors)  # the catalog is in trouble; this much is known
        return tuple((error.path, error.reason) for error in errors)

    def _set_status(self, status: JobStatus, reason: Reason | None) -> None:
        self._status = status
        again = self._again
        if again is not None and status == JobStatus.COMPLETED:
            status, reason = again.status, again.reason

        def write(writer: Connection) -> CatalogChanges:
            jobs.add_errors(writer, self.id, self._lanes.errors)
            self._note_progress(writer)
            return jobs.set_status(writer, self.id, status, reason)

        try:
            self._on_changes(self._store.catalog.submit(write).result())
        except OutsideError:
            # The report says why; the next start finds the job running and calls it interrupted.
            log.info("the end of job %d could not be stored", self.id, exc_info=True)

    def _note_progress(self, writer: Connection) -> None:
        if self._again is not None:
            return
        seen, figures = sum(tally.seen for tally in self._lanes.tallies), self.progress.to_dict()
        jobs.note_progress(
            writer,
            self.id,
            total=max(seen, figures["total"]),
            found=seen,
            processed=figures["processed"],
        )


def _get_ready_for_dates() -> None:
    """Import what follows the study of the files, while the children are at work on them."""
    import mediadesk.operations.dates.timestamps  # noqa: PLC0415, F401


def _ignore(_changes: CatalogChanges) -> None:
    """Receive changes and drop them: the default where nobody listens."""
