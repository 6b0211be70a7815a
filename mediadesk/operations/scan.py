"""Scans folders: finds their files, studies what is new or changed, and stores it."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from mediadesk.catalog import jobs
from mediadesk.catalog.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.config import Locations, Settings
from mediadesk.disk.roots import Target
from mediadesk.disk.rules import WalkRules
from mediadesk.disk.walk import walk
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import JobKind, JobRecord, JobStatus
from mediadesk.domain.media import is_inside
from mediadesk.domain.reasons import PLACE_TROUBLE, Reason, ReasonCode
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobRunner
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import places
from mediadesk.operations.analysis import Analyst, Batch, Studied
from mediadesk.operations.backlog import Backlog
from mediadesk.operations.discover import Discovery, Tally
from mediadesk.operations.places import Prepared
from mediadesk.operations.scan_report import ScanProgress, ScanReport
from mediadesk.operations.storing import Stored, StudyStore
from mediadesk.operations.timestamps import DateKeeper

OnChanges = Callable[[CatalogChanges], None]

_FAREWELL_S = 1.0

log = logging.getLogger(__name__)


class ScanJob:
    """One scan, to be run once, on whatever thread: nothing here knows of a window."""

    def __init__(
        self,
        record: JobRecord,
        *,
        store: Store,
        sandbox: Sandbox,
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
        self._tally = Tally()
        self.progress = ScanProgress(self._tally)
        self.control = JobControl(self.progress)
        self._sandbox = sandbox
        self._on_changes: OnChanges = _ignore
        self._recent_trouble: deque[bool] = deque(maxlen=settings.halt_window)
        self._stored = Stored()
        self._targets: list[Target] = []
        self._has_read_a_folder = False
        self._stop_reason: Reason | None = None
        self._walk_error: Exception | None = None
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
        self._set_status(JobStatus.RUNNING, None)
        status, reason = JobStatus.FAILED, None
        try:
            status, reason = self._scan()
        except OutsideError as error:
            reason = error.reason
        finally:
            self._set_status(status, reason)
        return self._report(status, reason, time.monotonic() - started)

    def _scan(self) -> tuple[JobStatus, Reason | None]:
        ready = places.prepare(self._store, self.paths)
        self._on_changes(ready.changes)
        self._tally.errors += ready.errors
        if ready.errors:  # told first, and at once
            self._store.catalog.submit(
                lambda writer: jobs.add_errors(writer, self.id, ready.errors)
            ).result()
        self._targets = ready.targets
        studies = StudyStore(
            self._store,
            self.id,
            stored=self._stored,
            note=self._note_progress,
            on_changes=self._on_changes,
            on_stop=self._stop,
        )
        roots = [target.root for target in ready.targets]
        analyst = Analyst(self._store, self._sandbox, self._settings, roots=roots)
        backlog = Backlog(self._store, self.control, studies, belongs=self._is_in_scope)
        walker = threading.Thread(
            target=self._walk, args=(ready, backlog), name="scan-walk", daemon=True
        )
        walker.start()
        JobRunner(self._settings.hashing_workers + 1).run(
            backlog.batches(),
            lambda batch: self._study(analyst, backlog, batch),
            lambda batch, studied: self._take(studies, backlog, batch, studied),
            self.progress,
            describe=_describe,
            weigh=len,
        )
        # A walk that hangs on a dead share is left behind: it ends at its next checkpoint.
        walker.join(_FAREWELL_S)
        studies.flush()
        if self._walk_error is not None:
            raise self._walk_error
        self._settle_dates()
        return self._outcome()

    def _settle_dates(self) -> None:
        """Let sidecars, pairs and copies have their say in the dates of what was found."""
        if self.control.is_cancelled:
            return  # what is owed is judged by the next scan
        try:
            DateKeeper(self._store, self._settings, self._sandbox).run(
                checkpoint=self.control.checkpoint, on_changes=self._on_changes
            )
        except CancelledError:
            log.info("the scan ended before every date was settled")

    def _walk(self, ready: Prepared, backlog: Backlog) -> None:
        discovery = Discovery(
            self._store, tally=self._tally, on_owed=backlog.add, on_changes=self._on_changes
        )
        checkpoint = self.control.checkpoint
        try:
            for path in ready.vanished:
                discovery.vanished(path)
            for target in ready.targets:
                for listing in walk(
                    target.folder, self._rules, checkpoint=checkpoint, only=target.only
                ):
                    self._has_read_a_folder |= not listing.troubles or listing.dev != 0
                    discovery.take(listing)
                    self.progress.walked(names.shown(listing.folder))
            checkpoint()
            discovery.finish()
            self.progress.walked(self.label)
        except CancelledError:
            pass  # what was found so far is stored and owed
        except OutsideError as error:
            self._stop(error.reason)
        except Exception as error:  # noqa: BLE001 - raised again by the scan's own thread
            self._walk_error = error
            self.control.cancel()
        finally:
            backlog.walk_is_over()

    def _study(self, analyst: Analyst, backlog: Backlog, batch: Batch) -> list[Studied]:
        try:
            self.control.checkpoint()
            return analyst.study(batch)
        except BaseException:
            backlog.returned(batch)
            raise

    def _take(
        self, studies: StudyStore, backlog: Backlog, batch: Batch, studied: list[Studied]
    ) -> None:
        try:
            studies.add(studied)
        finally:
            backlog.returned(batch)
        for one in studied:
            reason = one.study.reason
            self._recent_trouble.append(reason is not None and reason.code in PLACE_TROUBLE)
            self.progress.error_count += reason is not None
        self._halt_if_hopeless()

    def _halt_if_hopeless(self) -> None:
        """Stop when so many files cannot be read that the place itself must be in trouble."""
        bad, seen = sum(self._recent_trouble), len(self._recent_trouble)
        is_hopeless = bad >= self._settings.halt_least and (
            bad * 100 > seen * self._settings.halt_percent
        )
        if is_hopeless and not self._keep_going:
            self._stop(Reason.of(ReasonCode.JOB_HALTED, errors=bad, window=seen))

    def _stop(self, reason: Reason) -> None:
        self._stop_reason = self._stop_reason or reason
        self.control.cancel()

    def _is_in_scope(self, path: bytes) -> bool:
        for target in self._targets:
            if is_inside(path, target.folder):
                folder, _, name = path.rpartition(b"/")
                if target.only is None or (folder == target.folder and name in target.only):
                    return True
        return False

    def _outcome(self) -> tuple[JobStatus, Reason | None]:
        if self._stop_reason is not None:
            return JobStatus.HALTED, self._stop_reason
        if self.control.is_suspended:
            return JobStatus.PAUSED, Reason.of(ReasonCode.JOB_INTERRUPTED)
        if self.control.is_cancelled:
            return JobStatus.CANCELLED, None
        if not self._has_read_a_folder and self._tally.errors:
            return JobStatus.FAILED, self._tally.errors[0][1]
        return JobStatus.COMPLETED, None

    def _report(self, status: JobStatus, reason: Reason | None, seconds: float) -> ScanReport:
        tally, stored = self._tally, self._stored
        return ScanReport(
            status=status,
            roots=tuple(target.folder for target in self._targets),
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
            return tuple(self._tally.errors)  # the catalog is in trouble; this much is known
        return tuple((error.path, error.reason) for error in errors)

    def _set_status(self, status: JobStatus, reason: Reason | None) -> None:
        self._status = status
        again = self._again
        if again is not None and status == JobStatus.COMPLETED:
            status, reason = again.status, again.reason

        def write(writer: Connection) -> CatalogChanges:
            jobs.add_errors(writer, self.id, self._tally.errors)
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
        jobs.note_progress(
            writer,
            self.id,
            total=self._tally.seen,
            found=self._tally.seen,
            written=self._stored.files,
            processed=self.progress.processed,
            current_filename=self.progress.current_file,
        )


def _describe(batch: Batch) -> str:
    return names.shown(batch[-1].path)


def _ignore(_changes: CatalogChanges) -> None:
    """Take changes that nobody asked for."""
