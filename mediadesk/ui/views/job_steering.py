"""Ties the jobs to the status strip and to the actions that pause, resume and cancel."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from mediadesk.domain.browsing import SmartPlace
from mediadesk.domain.jobs import JobRecord, JobStatus
from mediadesk.ui.actions import PLACES, ActionId, Actions
from mediadesk.ui.views import idle_status
from mediadesk.ui.widgets.notices.status_strip import StatusStrip
from mediadesk.ui.work.jobs import JobCenter, JobView


class JobSteering(QObject):
    """The strip shows the running job; without one, the outcome of the newest scan."""

    def __init__(self, jobs: JobCenter, actions: Actions, strip: StatusStrip) -> None:
        """Follow `jobs`; nothing is shown until something is known."""
        super().__init__(strip)
        self._jobs, self._actions, self._strip = jobs, actions, strip
        self._records: Sequence[JobRecord] = ()
        self._total = ""
        self._watch = ""
        self._held = ""
        self._place: SmartPlace | None = None
        self._first_start = False
        for id_, do, status in (
            (ActionId.PAUSE, jobs.pause, JobStatus.RUNNING),
            (ActionId.RESUME, jobs.resume, JobStatus.PAUSED),
            (ActionId.CANCEL, jobs.cancel, None),
        ):
            actions[id_].triggered.connect(partial(self._steer, do, status))
        jobs.progressed.connect(self._progressed)
        jobs.finished.connect(self.show_standing)
        self._enable([])

    def show_first_start(self) -> None:
        """Show what the first page wants to have said; no key leads to a place that is empty."""
        self._first_start = True
        self._allow_places(allowed=False)
        self._strip.show_first_start()

    def show_library(self) -> None:
        """Show jobs and outcomes from now on, and let keys and menu lead to places."""
        self._first_start = False
        self._allow_places(allowed=True)
        self.show_standing()

    def know_jobs(self, records: Sequence[JobRecord]) -> None:
        """Take over the stored jobs."""
        self._records = records
        self.show_standing()

    def know_total(self, total: str) -> None:
        """Take over how large the library is, in words."""
        self._total = total
        self.show_standing()

    def know_watch(self, sentence: str) -> None:
        """Take over which folders are watched; empty when there is nothing to say of it."""
        self._watch = sentence
        self.show_standing()

    def know_held(self, sentence: str) -> None:
        """Take over how much is held: said instead of the scan's outcome while in review."""
        self._held = sentence
        self.show_standing()

    def know_place(self, place: SmartPlace | None) -> None:
        """Take over which place is shown."""
        self._place = place
        self.show_standing()

    def show_standing(self) -> None:
        """Say how things stand, unless a job says more."""
        if not self._jobs.is_busy and not self._first_start:
            words, sign = idle_status.sentence(self._records)
            told = f"{words.rstrip('.')}. {self._watch}" if self._watch else words
            if self._place is SmartPlace.DUPLICATES and self._held:
                told, sign = self._held, idle_status.FINE
            elif self._place is SmartPlace.NEEDS_DATE:
                told, sign = idle_status.on_dates(), idle_status.FINE
            self._strip.show_idle(told, self._total, icon=sign)

    def _allow_places(self, *, allowed: bool) -> None:
        for id_ in PLACES:
            self._actions[id_].setEnabled(allowed)

    def _progressed(self, views: Sequence[JobView]) -> None:
        self._enable(views)
        if (view := _shown(views)) is not None:
            self._strip.show_job(view, others=len(views) - 1)

    def _enable(self, views: Sequence[JobView]) -> None:
        statuses = {view.status for view in views}
        self._actions[ActionId.PAUSE].setEnabled(JobStatus.RUNNING in statuses)
        self._actions[ActionId.RESUME].setEnabled(JobStatus.PAUSED in statuses)
        self._actions[ActionId.CANCEL].setEnabled(bool(views))

    def _steer(
        self, do: Callable[[int], None], status: JobStatus | None, _checked: object = None
    ) -> None:
        views = self._jobs.views
        view = _shown([each for each in views if status is None or each.status is status])
        if view is not None:
            do(view.id)


def _shown(views: Sequence[JobView]) -> JobView | None:
    """Return the job that the strip shows, and that its buttons steer: one that runs, if any."""
    running = (view for view in views if view.status is JobStatus.RUNNING)
    return next(running, views[0] if views else None)
