"""Undo and redo, wherever one is: take the last thing back that was done, do it again."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.history import HistoryItem, HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions, tooltip
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.history import history_words
from mediadesk.ui.threads import Lazy, TaskRunner
from mediadesk.ui.work.change_queue import ChangeQueue, Reins
from mediadesk.ui.work.jobs import reason_of


class UndoHistory(Protocol):
    """What undo and redo ask of the history; all of it blocks."""

    @property
    def can_redo(self) -> bool: ...  # noqa: D102
    def newest(self) -> HistoryItem | None: ...  # noqa: D102
    def forget_undone(self) -> None: ...  # noqa: D102
    def undo(  # noqa: D102
        self,
        key: str | None = None,
        *,
        checkpoint: Checkpoint,
        on_step: OnStep,
    ) -> HistoryOutcome: ...
    def redo(  # noqa: D102
        self, *, checkpoint: Checkpoint, on_step: OnStep
    ) -> HistoryOutcome: ...


class Undoing(QObject):
    """Ties the actions Undo and Redo to the history; they say what they would do."""

    message = Signal(str)
    """A sentence for a toast."""
    taken_back = Signal(object)
    """HistoryOutcome of an undo."""
    done_again = Signal(object)
    """HistoryOutcome of a redo."""

    def __init__(
        self,
        history: Callable[[], UndoHistory],
        doing: ChangeQueue,
        tasks: TaskRunner,
        actions: Actions,
    ) -> None:
        """Undo with `history`, which is made on a worker when it is first needed."""
        super().__init__()
        self._history, self._doing, self._tasks = Lazy(history), doing, tasks
        self._actions = actions
        self._under_way = ""
        actions[ActionId.UNDO].triggered.connect(self.undo_last)
        actions[ActionId.REDO].triggered.connect(self.redo)
        self._show(None, can_redo=False)

    @property
    def under_way(self) -> str:
        """Key of the item that is being taken back now, empty when there is none."""
        return self._under_way

    def refresh(self) -> None:
        """Find out what could be undone now."""
        self._tasks.run(self._look, self._looked)

    def expect(self) -> None:
        """Something is being done: it can be taken back at once, after it is done."""
        self._actions[ActionId.UNDO].setEnabled(True)

    def note_done(self) -> None:
        """Something new was done: what was taken back before is not done again after it."""
        self._tasks.run(self._forget_and_look, self._looked)

    def undo_last(self, _checked: object = None) -> None:
        """Take back what was done last."""
        self._undo(None)

    def undo(self, key: str) -> None:
        """Take one item back."""
        self._under_way = key
        self._undo(key)

    def stop(self) -> None:
        """Stop what is being taken back after the file it is at."""
        self._doing.stop()

    def redo(self, _checked: object = None) -> None:
        """Do again what was taken back last."""
        self._doing.run(
            lambda reins: self._history.get().redo(
                checkpoint=reins.checkpoint, on_step=reins.on_step
            ),
            self._redone,
        )

    def _undo(self, key: str | None) -> None:
        def work(reins: Reins) -> HistoryOutcome:
            return self._history.get().undo(key, checkpoint=reins.checkpoint, on_step=reins.on_step)

        self._doing.run(work, partial(self._undone, key))

    def _undone(
        self, key: str | None, found: HistoryOutcome | None, error: Exception | None
    ) -> None:
        if key == self._under_way:
            self._under_way = ""
        self.refresh()
        if found is None:
            self._say(error)
            return
        self.taken_back.emit(found)
        self.message.emit(history_words.taken_back(found))

    def _redone(self, found: HistoryOutcome | None, error: Exception | None) -> None:
        self.refresh()
        if found is None:
            self._say(error)
            return
        self.done_again.emit(found)
        self.message.emit(history_words.done_again(found))

    def _say(self, error: Exception | None) -> None:
        if error is not None:
            self.message.emit(formatting.sentence(reason_of(error)))

    def _look(self) -> tuple[HistoryItem | None, bool]:
        history = self._history.get()
        return history.newest(), history.can_redo

    def _forget_and_look(self) -> tuple[HistoryItem | None, bool]:
        self._history.get().forget_undone()
        return self._look()

    def _looked(
        self, found: tuple[HistoryItem | None, bool] | None, _error: Exception | None
    ) -> None:
        if found is not None:
            self._show(found[0], can_redo=found[1])

    def _show(self, newest: HistoryItem | None, *, can_redo: bool) -> None:
        undo, redo = self._actions[ActionId.UNDO], self._actions[ActionId.REDO]
        undo.setEnabled(newest is not None)
        redo.setEnabled(can_redo)
        nothing = tr("Review", "There is nothing to undo.")
        what = nothing if newest is None else history_words.title(newest)
        undo.setToolTip(f"{tooltip(undo)}. {what}")
        redo.setToolTip(tooltip(redo))
