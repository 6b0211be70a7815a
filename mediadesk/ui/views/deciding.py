"""Decides clusters: accepts what is shown, keeps everything, says what is no duplicate, undoes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions, tooltip
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.review_pane import ReviewPane


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision came to: files removed or put back, their bytes, why some were not."""

    files: int = 0
    size_bytes: int = 0
    trouble: Sequence[str] = ()
    """A sentence for each file that could not be dealt with."""


class Resolver(Protocol):
    """Carries decisions out, safely and so that they can be undone; all of it blocks."""

    def accept(self, cluster_id: int, keep: Sequence[int], remove: Sequence[int]) -> Outcome:
        """Remove these files, all of which are the same thing as one that is kept."""

    def keep_all(self, cluster_id: int) -> Outcome: ...  # noqa: D102
    def not_duplicates(self, cluster_id: int) -> Outcome: ...  # noqa: D102
    def undo(self) -> Outcome: ...  # noqa: D102


_WAITS_FOR_RESOLVER = (ActionId.KEEP_ALL, ActionId.NOT_DUPLICATES)


class Deciding(QObject):
    """Ties the actions to the resolver; without one they say that they cannot act."""

    decided = Signal(object)
    """Id of the cluster that was decided."""
    taken_back = Signal()
    said = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    message = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        pane: ReviewPane,
        actions: Actions,
        tasks: TaskRunner,
        resolver: Resolver | None,
        parent: QObject,
    ) -> None:
        """Decide what `pane` shows."""
        super().__init__(parent)
        self._pane, self._actions, self._tasks = pane, actions, tasks
        self._resolver = resolver
        self._is_busy = False
        self._can_undo = False
        self.done = 0
        """Clusters decided in this session."""
        self.gained_bytes = 0
        actions[ActionId.ACCEPT].triggered.connect(self._accept)
        actions[ActionId.KEEP_ALL].triggered.connect(self._keep_all)
        actions[ActionId.NOT_DUPLICATES].triggered.connect(self._not_duplicates)
        actions[ActionId.UNDO].triggered.connect(self.undo)
        pane.verdicts_changed.connect(self.show_choices)
        self.show_choices()

    def show_choices(self) -> None:
        """Say on the buttons what they would do to what is shown."""
        accept, verdicts = self._actions[ActionId.ACCEPT], self._pane.verdicts
        kept, removed = verdicts.kept, verdicts.removed
        numbers = partial(verdicts.numbers)
        text = cluster_words.accept(numbers(kept), numbers(removed), len(kept) + len(removed))
        accept.setText(text if kept else tr("Action", "Accept"))
        why_not = ""
        if self._resolver is None:
            why_not = tr("Review", "Removing is not possible in this version yet.")
        elif not removed:
            why_not = tr("Review", "Nothing here can be removed.")
        self._enable(ActionId.ACCEPT, why_not)
        without = "" if self._resolver is not None else why_not
        for id_ in _WAITS_FOR_RESOLVER:
            self._enable(id_, without)
        nothing = tr("Review", "There is nothing to undo.")
        self._enable(ActionId.UNDO, "" if self._can_undo else nothing)

    def undo(self) -> None:
        """Take the last decision back."""
        if self._resolver is not None and not self._is_busy:
            self._is_busy = True
            self._tasks.run(self._resolver.undo, self._undone)

    def _enable(self, id_: ActionId, why_not: str) -> None:
        action = self._actions[id_]
        action.setEnabled(not why_not)
        action.setToolTip(f"{action.text()}. {why_not}" if why_not else tooltip(action))

    def _accept(self) -> None:
        review, resolver = self._pane.review, self._resolver
        if review is None or resolver is None or self._is_busy:
            return
        keep, remove = self._pane.verdicts.kept, self._pane.verdicts.removed
        self._run(review.record.id, partial(resolver.accept, review.record.id, keep, remove))

    def _keep_all(self) -> None:
        if (review := self._pane.review) is not None and self._resolver is not None:
            self._run(review.record.id, partial(self._resolver.keep_all, review.record.id))

    def _not_duplicates(self) -> None:
        if (review := self._pane.review) is not None and self._resolver is not None:
            self._run(review.record.id, partial(self._resolver.not_duplicates, review.record.id))

    def _run(self, cluster_id: int, work: "partial[Outcome]") -> None:
        if not self._is_busy:
            self._is_busy = True
            self._tasks.run(work, partial(self._answered, cluster_id))

    def _answered(self, cluster_id: int, found: Outcome | None, error: Exception | None) -> None:
        self._is_busy = False
        if found is None:
            self.failed.emit(error)
            return
        self.done += 1
        self.gained_bytes += found.size_bytes
        self._can_undo = True
        self.decided.emit(cluster_id)
        self.show_choices()
        self.said.emit(_sentence(found), tr("Review", "Undo"))

    def _undone(self, found: Outcome | None, error: Exception | None) -> None:
        self._is_busy = False
        if found is None:
            self.failed.emit(error)
            return
        self._can_undo = False
        self.done = max(0, self.done - 1)
        self.gained_bytes = max(0, self.gained_bytes - found.size_bytes)
        self.show_choices()
        back = tr("Review", "{files} back in place.").format(files=formatting.files(found.files))
        self.message.emit(" ".join((back, *found.trouble)))
        self.taken_back.emit()


def _sentence(found: Outcome) -> str:
    if not found.files:
        done = tr("Review", "Everything stays.")
    else:
        removed = tr("Review", "Removed {files}, {size}, to Removed.")
        size = formatting.size(found.size_bytes)
        done = removed.format(files=formatting.files(found.files), size=size)
    return " ".join((done, *found.trouble))
