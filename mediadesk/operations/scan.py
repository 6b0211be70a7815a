"""Scans folders: finds their files, studies what is new or changed, and stores it."""

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mediadesk.catalog import files, jobs
from mediadesk.catalog.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.config import Locations, Settings
from mediadesk.disk.rules import WalkRules
from mediadesk.disk.walk import walk
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import JobKind, JobStatus
from mediadesk.domain.reasons import PLACE_TROUBLE, Reason, ReasonCode
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress, JobRunner
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import places
from mediadesk.operations.analysis import Analyst, Batch, Studied
from mediadesk.operations.backlog import Backlog
from mediadesk.operations.discover import Discovery, Tally
from mediadesk.operations.storing import Stored, StudyStore

OnChanges = Callable[[CatalogChanges], None]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan came to.

    `roots` are the folders scanned; `size_bytes` is of all files seen; `errors` is what could not
    be read, `notes` what was left alone on purpose; `reason` says why the scan ended early.
    """

    status: JobStatus
    roots: tuple[bytes, ...] = ()
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    moved: int = 0
    missing: int = 0
    size_bytes: int = 0
    seconds: float = 0.0
    errors: tuple[tuple[bytes, Reason], ...] = ()
    notes: tuple[tuple[bytes, Reason], ...] = ()
    reason: Reason | None = None

    @property
    def files(self) -> int:
        """Regular files of a known kind that were seen."""
        return self.new + self.changed + self.unchanged + self.moved


class ScanProgress(JobProgress):
    """Progress of a scan in files: what needs no study counts as processed at once."""

    def __init__(self, tally: Tally) -> None:
        """Count on top of what the walk counts in `tally`."""
        super().__init__()
        self._tally = tally
        self._studied = 0

    def update(self, processed: int, current_file: str) -> None:
        """Say how many files have been studied, and which was last."""
        self._studied = processed
        super().update(processed + self._tally.settled, current_file)

    def walked(self, folder: str) -> None:
        """Say which folder the walk has just seen."""
        self.total = self._tally.seen
        current = folder if self._studied == 0 else self.current_file
        super().update(self._studied + self._tally.settled, current)


class ScanJob:
    """One scan, to be run once, on whatever thread: nothing here knows of a window."""

    def __init__(
        self,
        job_id: int,
        paths: Sequence[bytes],
        *,
        store: Store,
        sandbox: Sandbox,
        settings: Settings,
        locations: Locations,
        keep_going: bool = False,
    ) -> None:
        """Prepare the scan of `paths`; with `keep_going` unreadable files never halt it."""
        self.id = job_id
        self.label = label_of(paths)
        self._paths = paths
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
        self._walked: list[bytes] = []
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
        ready = places.prepare(self._store, self._paths)
        self._on_changes(ready.changes)
        self._tally.errors += ready.errors
        self._walked = [each.target.folder for each in ready.targets]
        studies = StudyStore(
            self._store,
            self.id,
            stored=self._stored,
            note=self._note_progress,
            on_changes=self._on_changes,
            on_stop=self._stop,
        )
        roots = [each.target.root for each in ready.targets]
        analyst = Analyst(self._store, self._sandbox, self._settings, roots=roots)
        backlog = Backlog(self._store, self.control, studies, belongs=self._is_in_scope)
        walker = threading.Thread(
            target=self._walk, args=(ready.targets, backlog), name="scan-walk", daemon=True
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
        walker.join()
        studies.flush()
        if self._walk_error is not None:
            raise self._walk_error
        return self._outcome(had_targets=bool(ready.targets))

    def _walk(self, targets: Sequence[places.ReadyTarget], backlog: Backlog) -> None:
        try:
            for ready in targets:
                discovery = Discovery(
                    self._store,
                    volume_id=ready.volume_id,
                    keeps_inodes=ready.keeps_inodes,
                    tally=self._tally,
                    on_owed=backlog.add,
                    on_changes=self._on_changes,
                )
                where = ready.target
                checkpoint = self.control.checkpoint
                for listing in walk(
                    where.folder, self._rules, checkpoint=checkpoint, only=where.only
                ):
                    discovery.take(listing)
                    self.progress.walked(names.shown(listing.folder))
                discovery.flush()
                self.progress.walked(names.shown(where.folder))
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
            studied = analyst.study(batch)
        except BaseException:
            backlog.returned(batch)
            raise
        for one in studied:
            reason = one.study.reason
            self._recent_trouble.append(reason is not None and reason.code in PLACE_TROUBLE)
            self.progress.error_count += reason is not None
        self._halt_if_hopeless()
        return studied

    def _take(
        self, studies: StudyStore, backlog: Backlog, batch: Batch, studied: list[Studied]
    ) -> None:
        try:
            studies.add(studied)
        finally:
            backlog.returned(batch)

    def _halt_if_hopeless(self) -> None:
        """Stop when so many files cannot be read that the place itself must be in trouble."""
        bad, seen = sum(self._recent_trouble), len(self._recent_trouble)
        limit = max(self._settings.halt_least, seen * self._settings.halt_percent // 100)
        if bad > limit and not self._keep_going:
            self._stop(Reason.of(ReasonCode.JOB_HALTED, errors=bad, window=seen))

    def _stop(self, reason: Reason) -> None:
        self._stop_reason = self._stop_reason or reason
        self.control.cancel()

    def _is_in_scope(self, path: bytes) -> bool:
        return any(
            path == top or path.startswith(top.rstrip(b"/") + b"/")
            for top in map(os.path.abspath, self._paths)
        )

    def _outcome(self, *, had_targets: bool) -> tuple[JobStatus, Reason | None]:
        if self._stop_reason is not None:
            return JobStatus.HALTED, self._stop_reason
        if self.control.is_suspended:
            return JobStatus.PAUSED, Reason.of(ReasonCode.JOB_INTERRUPTED)
        if self.control.is_cancelled:
            return JobStatus.CANCELLED, None
        if not had_targets and self._tally.errors:
            return JobStatus.FAILED, self._tally.errors[0][1]
        return JobStatus.COMPLETED, None

    def _report(self, status: JobStatus, reason: Reason | None, seconds: float) -> ScanReport:
        tally, stored = self._tally, self._stored
        with self._store.readers.use() as reader:
            errors = jobs.errors(reader, self.id, limit=-1)
        return ScanReport(
            status=status,
            roots=tuple(self._walked),
            new=tally.new - len(stored.moved),
            changed=tally.changed + stored.changed,
            unchanged=tally.unchanged - stored.changed,
            moved=len(stored.moved),
            missing=len(tally.missing - stored.moved),
            size_bytes=tally.size_bytes,
            seconds=seconds,
            errors=tuple((error.path, error.reason) for error in errors),
            notes=tuple(tally.notes),
            reason=reason,
        )

    def _set_status(self, status: JobStatus, reason: Reason | None) -> None:
        self._status = status

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
        jobs.note_progress(
            writer,
            self.id,
            total=self._tally.seen,
            found=self._tally.seen,
            written=self._stored.files,
            processed=self.progress.processed,
            current_filename=self.progress.current_file,
        )


class Scanner:
    """Makes scans: new ones, ones that go on, ones that try again what could not be read.

    Its methods write to the catalog, so they belong on a worker thread.
    """

    def __init__(
        self, store: Store, sandbox: Sandbox, settings: Settings, locations: Locations
    ) -> None:
        """Make scans that share these."""
        self._store = store
        self._sandbox = sandbox
        self._settings = settings
        self._locations = locations

    def start(self, paths: Sequence[bytes], *, keep_going: bool = False) -> ScanJob:
        """Return a new scan of folders and files, ready to run."""
        absolute = [os.path.abspath(path) for path in paths]
        job_id, _ = self._store.catalog.submit(
            lambda writer: jobs.create(
                writer, JobKind.SCAN, label=label_of(absolute), paths=absolute
            )
        ).result()
        return self._job(job_id, absolute, keep_going=keep_going)

    def resume(self, job_id: int, *, keep_going: bool = False) -> ScanJob:
        """Return a scan that goes on with a job that was interrupted, halted or cancelled."""
        with self._store.readers.use() as reader:
            record = jobs.load(reader, job_id)
        if record is None:
            raise OutsideError(Reason.of(ReasonCode.PATH_MISSING))
        return self._job(job_id, record.paths, keep_going=keep_going)

    def retry(self, job_id: int, paths: Sequence[bytes]) -> ScanJob:
        """Return a scan that studies these files again, whatever is known of them."""

        def forget_errors(writer: Connection) -> None:
            jobs.drop_errors(writer, job_id, paths)
            for path in paths:
                files.owe_path(writer, path)

        self._store.catalog.submit(forget_errors).result()
        return self._job(job_id, paths, keep_going=True)

    def _job(self, job_id: int, paths: Sequence[bytes], *, keep_going: bool) -> ScanJob:
        return ScanJob(
            job_id,
            paths,
            store=self._store,
            sandbox=self._sandbox,
            settings=self._settings,
            locations=self._locations,
            keep_going=keep_going,
        )


def label_of(paths: Sequence[bytes]) -> str:
    """Return what a scan of these paths is called: "Pictures", "Pictures and 2 more"."""
    if not paths:
        return ""
    first = names.shown(os.path.basename(paths[0].rstrip(b"/")) or paths[0])
    return first if len(paths) == 1 else f"{first} +{len(paths) - 1}"


def _describe(batch: Batch) -> str:
    return names.shown(batch[-1].path)


def _ignore(_changes: CatalogChanges) -> None:
    """Take changes that nobody asked for."""
