"""Makes scans: new ones, ones that go on, ones that try again what could not be read."""

import os
from collections.abc import Sequence
from dataclasses import replace

from mediadesk.catalog import jobs
from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.files import files
from mediadesk.catalog.roots import taken_out
from mediadesk.catalog.store import Store
from mediadesk.config import Locations, Settings
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobKind, JobRecord
from mediadesk.domain.reasons import PASSING_TROUBLE, Reason, ReasonCode
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.scanning.scan import ScanJob
from mediadesk.operations.scanning.scan_report import label_of
from mediadesk.operations.scanning.trying_again import owe_again, record_of, unread


class Scanner:
    """Makes scan jobs. Its methods write to the catalog, so they belong on a worker thread."""

    def __init__(
        self, store: Store, lanes: Lanes, settings: Settings, locations: Locations
    ) -> None:
        """Make scans that share these."""
        self._store = store
        self._lanes = lanes
        self.settings = settings
        """What the next scan goes by."""
        self._locations = locations

    def start(self, paths: Sequence[bytes], *, keep_going: bool = False) -> ScanJob:
        """Return a new scan of folders and files, ready to run; they are added to the library."""
        absolute = [os.path.abspath(path) for path in paths]

        def create(writer: Connection) -> int:
            label = label_of(absolute)
            return jobs.create(writer, JobKind.SCAN, label=label, paths=absolute)[0]

        job_id = self._store.catalog.submit(create).result()
        return self._job(record_of(self._store, job_id), keep_going=keep_going)

    def again(self, paths: Sequence[bytes]) -> ScanJob:
        """Return a new scan of what is in the library; what left it meanwhile is passed over."""
        return self.start(self._still_in(paths))

    def resume(self, job_id: int, *, keep_going: bool = False) -> ScanJob:
        """Return a scan that goes on with a job that was interrupted, halted or cancelled."""
        record = record_of(self._store, job_id)
        paths = self._still_in(record.paths)
        with self._store.readers.use() as reader:
            found = jobs.errors(reader, job_id, limit=-1)
        passing = [error.path for error in found if error.reason.code in PASSING_TROUBLE]

        def forget(writer: Connection) -> None:  # these are looked at anew
            jobs.drop_errors(writer, job_id, [*paths, *passing])

        self._store.catalog.submit(forget).result()
        return self._job(replace(record, paths=paths), keep_going=keep_going)

    def retry(self, job_id: int, paths: Sequence[bytes]) -> ScanJob:
        """Return a scan that studies these files of a job again, whatever is known of them.

        Without paths, all that it could not read. It is the same job: its errors are found anew,
        its own figures stay.
        """
        record = record_of(self._store, job_id)
        paths = self._still_in(paths or unread(self._store, job_id))
        owe_again(self._store, job_id, paths, files.owe_path)
        return self._job(replace(record, paths=paths), keep_going=True, again=record)

    def _still_in(self, paths: Sequence[bytes]) -> tuple[bytes, ...]:
        """Return those of some paths that were not taken out of the library; raise for none."""
        with self._store.readers.use() as reader:
            left = tuple(taken_out.still_in(reader, paths))
        if paths and not left:
            raise OutsideError(Reason.of(ReasonCode.TAKEN_OUT, path=names.shown(paths[0])))
        return left

    def _job(
        self, record: JobRecord, *, keep_going: bool, again: JobRecord | None = None
    ) -> ScanJob:
        return ScanJob(
            record,
            store=self._store,
            lanes=self._lanes,
            settings=self.settings,
            locations=self._locations,
            keep_going=keep_going,
            again=again,
        )
