"""The jobs panel: what runs, what stopped and why, beside the files that could not be read."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediadesk.domain.jobs import JobError, JobRecord, JobStatus
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.errors_pane import ErrorsPane
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, label, surface
from mediadesk.ui.widgets.labels.lines import column, hairline, heading
from mediadesk.ui.widgets.rows.job_row import HEIGHT_PX as JOB_PX
from mediadesk.ui.widgets.rows.job_row import JobRow, face_of_live, face_of_stored, title
from mediadesk.ui.widgets.rows.row_list import RowList
from mediadesk.ui.work.jobs import JobCenter, JobView

MOST_ERRORS = 100
"""Errors read; all of them are in the place Errors."""
_FINISHED = (JobStatus.COMPLETED, JobStatus.CANCELLED)
_MOST_JOBS = 50
_READ_AGAIN_MS = 1000


class JobReads(Protocol):
    """What the panel asks of the library; all of it blocks and runs on a worker."""

    def jobs(self) -> Sequence[JobRecord]: ...  # noqa: D102
    def job_errors(self, job_id: int, *, limit: int, offset: int) -> Sequence[JobError]: ...  # noqa: D102
    def forget_job(self, job_id: int) -> object: ...  # noqa: D102


class JobsPanel(QWidget):
    """Jobs at the left, the errors of the chosen job at the right."""

    show_wanted = Signal(object)
    """Path (bytes) of a file to be shown in its folder."""
    loaded = Signal(object)
    """list[JobRecord] that was just read."""
    failed = Signal(object)
    """Exception of a read."""

    def __init__(
        self, library: JobReads, tasks: TaskRunner, jobs: JobCenter, parent: QWidget | None = None
    ) -> None:
        """Show nothing until `refresh`."""
        super().__init__(parent)
        self._library, self._tasks, self._jobs = library, tasks, jobs
        self._records: dict[int, JobRecord] = {}
        self._live: dict[int, JobView] = {}
        self._rows: dict[int, JobRow] = {}
        self._errors_of: tuple[int, int] | None = None
        self._read_again = QTimer(self, singleShot=True, interval=_READ_AGAIN_MS)
        self._read_again.timeout.connect(self._load_errors)
        surface(self, "content")
        self.setAccessibleName(tr("Jobs", "Jobs"))
        self.list = RowList(tr("Jobs", "Jobs"), JOB_PX)
        self.list.currentRowChanged.connect(self._load_errors)
        self.errors = ErrorsPane()
        self.errors.show_wanted.connect(self.show_wanted)
        self.errors.retry_wanted.connect(jobs.retry)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 44)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self.errors, 56)
        jobs.progressed.connect(self.show_live)
        self._show_summary()

    def refresh(self) -> None:
        """Read the stored jobs again."""
        self._tasks.run(self._library.jobs, self._arrived)

    def show_live(self, views: Sequence[JobView]) -> None:
        """Show the live jobs as they are now."""
        before, self._live = self._live, {view.id: view for view in views}
        for view in views:
            if view.id not in self._rows:
                self._add_row(view.id, at_top=True)
        if before.keys() != self._live.keys():
            self._errors_of = None  # who may be retried has changed
        if before.keys() - self._live.keys():
            self.refresh()
        for job_id in (before.keys() | self._live.keys()) & self._rows.keys():
            self._show_row(job_id)
        self._show_summary()
        chosen = self._live.get(self._chosen() or 0)
        if (
            chosen is not None
            and self._errors_of != (chosen.id, chosen.error_count)
            and not self._read_again.isActive()
        ):
            self._read_again.start()

    def choose(self, job_id: int) -> None:
        """Make a job the chosen one."""
        if (row := self.list.row_of(job_id)) >= 0:
            self.list.setCurrentRow(row)

    def _left(self) -> QWidget:
        side = QWidget()
        self._summary = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._clear = push_button(tr("Jobs", "Clear finished"), look="flat")
        self._clear.setToolTip(tr("Jobs", "Take completed and cancelled jobs off this list"))
        self._clear.clicked.connect(self._clear_finished)
        title_label = label(tr("Jobs", "Jobs"), weight=SEMIBOLD)
        header = heading(title_label, self._summary, self._clear)
        column(side, header, hairline(), self.list, growing=self.list)
        return side

    def _arrived(self, records: list[JobRecord] | None, error: Exception | None) -> None:
        if records is None:
            self.failed.emit(error)
            return
        newest = sorted(
            map(self._as_ended, records), key=lambda each: (each.created_at, each.id), reverse=True
        )
        newest.sort(key=lambda each: each.id not in self._live)
        self._records = {record.id: record for record in newest[:_MOST_JOBS]}
        for job_id in self._rows.keys() - self._records.keys() - self._live.keys():
            self.list.remove_row(job_id)
            del self._rows[job_id]
        for job_id in self._records:
            if job_id not in self._rows:
                self._add_row(job_id)
            self._show_row(job_id)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self._show_summary()
        self._load_errors()
        self.loaded.emit(list(self._records.values()))

    def _as_ended(self, record: JobRecord) -> JobRecord:
        """Return a job as it ended, where that could not be stored because the disk is full."""
        end = self._jobs.end_of(record.id)
        if end is None or record.id in self._live or record.status is not JobStatus.RUNNING:
            return record
        return replace(record, status=end.status, reason=end.reason)

    def _add_row(self, job_id: int, *, at_top: bool = False) -> None:
        row = self._rows[job_id] = JobRow()
        row.pause.connect(partial(self._jobs.pause, job_id))
        row.resume.connect(partial(self._jobs.resume, job_id))
        row.go_on.connect(partial(self._jobs.resume, job_id, keep_going=True))
        row.cancel.connect(partial(self._jobs.cancel, job_id))
        row.forget.connect(partial(self._forget, [job_id]))
        self.list.add_row(row, job_id, 0 if at_top else -1)
        self._show_row(job_id)
        if at_top:
            self.list.setCurrentRow(0)

    def _show_row(self, job_id: int) -> None:
        view, record = self._live.get(job_id), self._records.get(job_id)
        if view is not None:
            name = title(view.kind, view.label, view.stage)
            self._rows[job_id].show_face(name, face_of_live(view))
        elif record is not None:
            self._rows[job_id].show_face(title(record.kind, record.label), face_of_stored(record))
        item = self.list.item(self.list.row_of(job_id))
        spoken = self._rows[job_id].accessibleName()
        if item is not None and item.data(Qt.ItemDataRole.AccessibleTextRole) != spoken:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _show_summary(self) -> None:
        statuses = [view.status for view in self._live.values()]
        stored = [r.status for r in self._records.values() if r.id not in self._live]
        stopped = sum(not status.is_over for status in stored) + stored.count(JobStatus.FAILED)
        parts = [
            words.format(n=formatting.count(number))
            for words, number in (
                (tr("Jobs", "{n} running"), statuses.count(JobStatus.RUNNING)),
                (tr("Jobs", "{n} waiting"), statuses.count(JobStatus.PENDING)),
                (tr("Jobs", "{n} paused"), statuses.count(JobStatus.PAUSED)),
                (tr("Jobs", "{n} stopped"), stopped),
            )
            if number
        ]
        nothing = tr("Jobs", "none running") if stored else tr("Jobs", "none yet")
        self._summary.setText(", ".join(parts) or nothing)
        self._clear.setEnabled(any(status in _FINISHED for status in stored))

    def _chosen(self) -> int | None:
        item = self.list.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _error_count(self, job_id: int) -> int:
        if view := self._live.get(job_id):
            return view.error_count
        record = self._records.get(job_id)
        return record.error_count if record is not None else 0

    def _load_errors(self) -> None:
        job_id = self._chosen()
        if job_id is None:
            self._errors_of = None
            self.errors.show_errors((), 0, live=False)
            return
        wanted = (job_id, self._error_count(job_id))
        if wanted == self._errors_of:
            return
        self._errors_of = wanted
        read = partial(self._library.job_errors, job_id, limit=MOST_ERRORS, offset=0)
        self._tasks.run(read, partial(self._errors_arrived, wanted))

    def _errors_arrived(
        self, wanted: tuple[int, int], errors: list[JobError] | None, error: Exception | None
    ) -> None:
        if wanted != self._errors_of:
            return  # another job was chosen meanwhile
        if errors is None:
            self._errors_of = None
            self.failed.emit(error)
            return
        self.errors.show_errors(errors, wanted[1], live=wanted[0] in self._live)

    def _clear_finished(self) -> None:
        over = [
            job_id
            for job_id, record in self._records.items()
            if record.status in _FINISHED and job_id not in self._live
        ]
        self._forget(over)

    def _forget(self, job_ids: list[int]) -> None:
        self._tasks.run(partial(_forget_all, self._library, job_ids), self._forgotten)

    def _forgotten(self, _value: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
        self.refresh()


def _forget_all(library: JobReads, job_ids: Sequence[int]) -> None:
    for job_id in job_ids:
        library.forget_job(job_id)
