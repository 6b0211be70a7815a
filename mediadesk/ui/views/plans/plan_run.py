"""Carries out what a plan page shows: how far it is, Stop, and the way back after a stop."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.views.history.undoing import Undoing
from mediadesk.ui.views.plans.plan_page import PlanPage
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.work.change_queue import ChangeQueue, Work


class PlanRun(QObject):
    """One run at a time; the page says how far it is."""

    ended = Signal(object, object)
    """(what the work returned, the error): one of them is None."""

    def __init__(self, page: PlanPage, doing: ChangeQueue, undoing: Undoing) -> None:
        """Steer `page`."""
        super().__init__(page)
        self._page, self._doing, self.undoing = page, doing, undoing
        self._words, self._total, self._key = "", 0, ""
        self._undo = push_button(tr("Plan", "Undo"), "undo-2", look="row")
        self._undo.clicked.connect(self._take_back)
        self._undo.hide()
        page.bar.extra.addWidget(self._undo)
        page.stop_wanted.connect(doing.stop)
        doing.stepped.connect(self._stepped)
        undoing.taken_back.connect(self._taken_back)

    def start(self, work: Work, total: int, words: str) -> None:
        """Start; `words` says how far with {n} and {files}."""
        if self._page.is_running:
            return
        self._words, self._total = words, total
        self._undo.hide()
        self._page.show_running(self._told(0), 0)
        self.undoing.expect()
        self._doing.run(work, self._answered)

    def forget(self) -> None:
        """Offer nothing of an earlier run any more."""
        self._undo.hide()

    def say_stopped(self, done: int, reason: Reason, key: str = "") -> None:
        """Say that it ended before its time, and offer to take back what was done.

        `key` is what History knows it by; empty for the latest thing that was done.
        """
        self._key = key
        words = tr("Plan", "Stopped after {n} of {files}.")
        told = words.format(n=formatting.count(done), files=formatting.files(self._total))
        by_hand = reason.code is ReasonCode.JOB_INTERRUPTED
        why = "" if by_hand else formatting.sentence(reason)
        one = tr("Plan", "Undo this one, or go on later.")
        many = tr("Plan", "Undo these {n}, or go on later.").format(n=formatting.count(done))
        undo = one if done == 1 else many
        parts = (told, why, undo if done else "")
        self._page.say(" ".join(part for part in parts if part), "triangle-alert")
        self._undo.setVisible(done > 0)

    def _answered(self, value: Any, error: Exception | None) -> None:  # noqa: ANN401 - what the work returned
        self._page.show_ended()
        self.undoing.note_done()
        self.ended.emit(value, error)

    def _stepped(self, done: int) -> None:
        if self._page.is_running and self._total:
            self._page.show_running(self._told(done), 100 * done / self._total)

    def _told(self, done: int) -> str:
        return self._words.format(n=formatting.count(done), files=formatting.files(self._total))

    def _take_back(self, _checked: object = None) -> None:
        self._undo.hide()
        if self._key:
            self.undoing.undo(self._key)
        else:
            self.undoing.undo_last()

    def _taken_back(self, _outcome: object) -> None:
        self._undo.hide()  # pressed once more it would take back something else
