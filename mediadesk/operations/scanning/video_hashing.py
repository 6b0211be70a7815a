"""Computes the hashes of films' frames in bulk, for the whole library or some of its folders."""

import logging
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from mediadesk.catalog import jobs
from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import records, video_hashes
from mediadesk.catalog.files.video_hashes import Unhashed
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobKind, JobRecord, JobStatus
from mediadesk.domain.reasons import CATALOG_TROUBLE, PASSING_TROUBLE, Reason, ReasonCode
from mediadesk.fingerprint.versions import VIDEO_HASH_VERSION
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress, JobRunner, ProgressFigures
from mediadesk.operations.children import hash_film
from mediadesk.operations.freeing import freed
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.verified_read import is_as_scanned
from mediadesk.operations.room import ended_by
from mediadesk.operations.scanning.scan_report import label_of
from mediadesk.operations.scanning.trying_again import owe_again, record_of, unread
from mediadesk.operations.whereabouts import why_unknown

FILM_TIMEOUT_S = 30.0

OnChanges = Callable[[CatalogChanges], None]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HashReport:
    """What hashing came to: films that lacked a hash, looked at, and hashed."""

    status: JobStatus
    total: int = 0
    processed: int = 0
    hashed: int = 0
    errors: tuple[tuple[bytes, Reason], ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    video_phash: str | None
    reason: Reason | None = None


class VideoHashJob:
    """One run over the films that lack a current hash; each hash is stored as it is made."""

    kind = JobKind.VIDEO_HASH

    def __init__(
        self, record: JobRecord, *, store: Store, lanes: Lanes, settings: Settings
    ) -> None:
        """Prepare to hash the films at or below the record's paths; without paths, all."""
        self.id = record.id
        self.label = record.label
        self.paths = record.paths
        self._total_before = record.total
        self._store = store
        self._lanes = lanes
        self._workers = settings.hashing_workers
        self.progress = JobProgress()
        self.control = JobControl(self.progress)
        self._status = JobStatus.PENDING
        self._hashed = 0
        self._trouble: Reason | None = None
        self._errors: list[tuple[bytes, Reason]] = []
        self._on_changes: OnChanges = _ignore

    @property
    def status(self) -> JobStatus:
        """Where the job stands; paused while its control holds it."""
        if self._status == JobStatus.RUNNING and self.control.is_paused:
            return JobStatus.PAUSED
        return self._status

    @property
    def is_under_way(self) -> bool:
        """Tell whether the run has yet to end, paused or not."""
        return self._status in (JobStatus.PENDING, JobStatus.RUNNING)

    def run(self, on_changes: OnChanges | None = None) -> HashReport:
        """Hash the films. Trouble of the world is in the report, never an exception."""
        self._on_changes = on_changes or _ignore
        status, reason = JobStatus.FAILED, None
        try:
            self._set_status(JobStatus.RUNNING, None)
            with freed(self.control, self._lanes.interrupt):
                films = self._films()
                self.progress.before = max(0, self._total_before - len(films))
                JobRunner(self._workers).run(
                    films,
                    self._look,
                    self._keep,
                    self.progress,
                    describe=lambda film: names.shown(film.path),
                )
            status, reason = self._outcome()
        except OutsideError as error:
            status, reason = ended_by(error.reason, otherwise=JobStatus.FAILED)
        finally:
            self._set_status(status, reason)
        return HashReport(
            status=status,
            total=self.progress.total,
            processed=self.progress.processed,
            hashed=self._hashed,
            errors=tuple(self._errors),
            reason=reason,
        )

    def _films(self) -> list[Unhashed]:
        found: dict[int, Unhashed] = {}
        with self._store.readers.snapshot() as reader:
            for path in self.paths or (None,):
                where = None if path is None else records.locate(reader, path)
                if path is None or where is not None:
                    films = video_hashes.unhashed(reader, where, VIDEO_HASH_VERSION)
                    found |= {film.id: film for film in films}
        return list(found.values())

    def _look(self, film: Unhashed) -> _Found:
        self.control.checkpoint()
        if not is_as_scanned(film.path, film.stat):
            return _Found(None, Reason.of(ReasonCode.FILE_CHANGING))
        if film.duration_s is None:
            return _Found(None, Reason.of(ReasonCode.NO_LENGTH))
        try:
            found = self._lanes.of(film.path).run(
                hash_film,
                (film.path, film.duration_s),
                timeout_s=FILM_TIMEOUT_S,
                checkpoint=self.control.checkpoint,
            )
        except OutsideError as error:
            return _Found(None, error.reason)
        return _Found(found, None if found else Reason.of(ReasonCode.NO_FRAMES))

    def _keep(self, film: Unhashed, found: _Found) -> None:
        self._hashed += found.video_phash is not None
        passes = found.reason is not None and found.reason.code in PASSING_TROUBLE
        if found.reason is not None:
            self._errors.append((film.path, found.reason))
            self.progress.error_count += 1

        def write(writer: Connection) -> CatalogChanges:
            changes = CatalogChanges(jobs=frozenset({self.id}))
            if not passes:
                changes |= video_hashes.store(
                    writer, film.id, found.video_phash, VIDEO_HASH_VERSION
                )
            if found.reason is not None:
                jobs.add_errors(writer, self.id, [(film.path, found.reason)])
            self._note_progress(writer)
            return changes

        try:
            self._on_changes(self._store.catalog.submit(write).result())
        except OutsideError as error:
            if error.reason.code not in CATALOG_TROUBLE:
                raise
            self._trouble = error.reason  # the other films would be hashed for nothing
            self.control.cancel()

    def _note_progress(self, writer: Connection) -> None:
        jobs.note_progress(
            writer,
            self.id,
            total=self.progress.total,
            found=self.progress.total,
            processed=self.progress.processed + 1,
        )

    def _outcome(self) -> tuple[JobStatus, Reason | None]:
        if self._trouble is not None:
            return ended_by(self._trouble, otherwise=JobStatus.FAILED)
        if self.control.is_suspended:
            return JobStatus.PAUSED, Reason.of(ReasonCode.JOB_INTERRUPTED)
        return (JobStatus.CANCELLED if self.control.is_cancelled else JobStatus.COMPLETED), None

    def _set_status(self, status: JobStatus, reason: Reason | None) -> None:
        self._status = status
        try:
            self._on_changes(
                self._store.catalog.submit(
                    lambda writer: jobs.set_status(writer, self.id, status, reason)
                ).result()
            )
        except OutsideError:
            log.info("the state of job %d could not be stored", self.id, exc_info=True)


class VideoHasher:
    """Starts, watches and stops the hashing of films; one run at a time."""

    def __init__(self, store: Store, lanes: Lanes, settings: Settings) -> None:
        """Make jobs that share these."""
        self._store = store
        self._lanes = lanes
        self._settings = settings
        self._lock = threading.Lock()
        self._job: VideoHashJob | None = None

    def start(self, paths: Sequence[bytes] = ()) -> VideoHashJob:
        """Return a job for the films at or below these paths (none: all), ready to run.

        Raises `OutsideError`: JOB_ALREADY_RUNNING or JOB_IS_PAUSED while another is not over,
        NAMED_MISSING, NAMED_OUTSIDE or NAMED_UNSCANNED for a path that is not in the library.
        """
        absolute = [os.path.abspath(path) for path in paths]
        with self._lock:
            self._refuse_second()
            with self._store.readers.use() as reader:
                for path in absolute:
                    if (reason := why_unknown(reader, path)) is not None:
                        raise OutsideError(reason)
            make = partial(
                jobs.create, kind=JobKind.VIDEO_HASH, label=label_of(absolute), paths=absolute
            )
            job_id, _ = self._store.catalog.submit(make).result()
            return self._take(job_id)

    def resume(self, job_id: int) -> VideoHashJob | None:
        """Return a job that goes on with one that was interrupted or stopped.

        None when that was no hashing. Raises as `start`.
        """
        with self._lock:
            if record_of(self._store, job_id).kind is not JobKind.VIDEO_HASH:
                return None
            self._refuse_second()
            return self._take(job_id)

    def retry(self, job_id: int, paths: Sequence[bytes]) -> VideoHashJob | None:
        """Return the job again for films it could not hash; None when it was no hashing.

        Without paths, for all of them.
        """
        with self._lock:
            if record_of(self._store, job_id).kind is not JobKind.VIDEO_HASH:
                return None
            self._refuse_second()
            paths = paths or unread(self._store, job_id)
            owe_again(self._store, job_id, paths, video_hashes.owe)
            return self._take(job_id)

    def status(self) -> ProgressFigures | None:
        """Return how far the latest run has come; None before the first."""
        job = self._job
        return None if job is None else job.progress.to_dict()

    def stop(self) -> None:
        """Stop the run; what is hashed stays. Raises `OutsideError` when none is running."""
        job = self._job
        if job is None or job.status.is_over or job.control.is_cancelled:
            raise OutsideError(Reason.of(ReasonCode.JOB_NOT_RUNNING))
        job.control.cancel()

    def _refuse_second(self) -> None:
        job = self._job
        if job is not None and job.is_under_way:
            is_held = job.control.is_paused
            code = ReasonCode.JOB_IS_PAUSED if is_held else ReasonCode.JOB_ALREADY_RUNNING
            raise OutsideError(Reason.of(code))

    def _take(self, job_id: int) -> VideoHashJob:
        self._job = VideoHashJob(
            record_of(self._store, job_id),
            store=self._store,
            lanes=self._lanes,
            settings=self._settings,
        )
        return self._job


def _ignore(_changes: CatalogChanges) -> None:
    """Receive changes and drop them: the default where nobody listens."""
