"""Decides clusters: accepts what is shown, keeps everything, says what is no duplicate, undoes."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.reasons import Reason
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions, tooltip
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.views.review_pane import ReviewPane


class Outcome(Protocol):
    """What a decision came to."""

    @property
    def files(self) -> int: ...  # noqa: D102
    @property
    def size_bytes(self) -> int: ...  # noqa: D102
    @property
    def trouble(self) -> Sequence[tuple[str, Reason]]: ...  # noqa: D102
    @property
    def settled(self) -> bool: ...  # noqa: D102
    @property
    def changes(self) -> CatalogChanges: ...  # noqa: D102


class Resolver(Protocol):
    """Carries decisions out, safely and so that they can be undone; all of it blocks."""

    def accept(self, cluster_id: int, keep: Sequence[int], remove: Sequence[int]) -> Outcome:
        """Remove these files, all of which are the same thing as one that is kept."""

    def keep_all(self, cluster_id: int) -> Outcome: ...  # noqa: D102
    def not_duplicates(self, cluster_id: int) -> Outcome: ...  # noqa: D102
    def undo(self) -> Outcome: ...  # noqa: D102


class Deciding(QObject):
    """Ties the actions to the resolver; without one they say that they cannot act."""

    decided = Signal(object)
    """Id of the cluster that was decided."""
    taken_back = Signal()
    said = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    changed = Signal(object)
    """CatalogChanges that a decision wrote."""
    message = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        pane: ReviewPane,
        actions: Actions,
        tasks: TaskRunner,
        resolver: Callable[[], Resolver] | None,
        parent: QObject,
    ) -> None:
        """Decide what `pane` shows; `resolver` is made on a worker when it is first needed."""
        super().__init__(parent)
        self._pane, self._actions, self._tasks = pane, actions, tasks
        self._resolver = None if resolver is None else _Lazy(resolver)
        self._is_busy = False
        self._gains: list[tuple[int, int]] = []
        """(clusters, bytes) of each decision that can be taken back."""
        self.done = 0
        """Clusters decided in this session."""
        self.gained_bytes = 0
        actions[ActionId.ACCEPT].triggered.connect(self._accept)
        actions[ActionId.KEEP_ALL].triggered.connect(self._keep_all)
        actions[ActionId.NOT_DUPLICATES].triggered.connect(self._part)
        actions[ActionId.UNDO].triggered.connect(self.undo)
        pane.verdicts_changed.connect(self.show_choices)
        self.show_choices()

    def show_choices(self) -> None:
        """Say on the buttons what they would do to what is shown."""
        verdicts = self._pane.verdicts
        kept, removed = verdicts.kept, verdicts.removed
        numbers, every = verdicts.numbers, len(kept) + len(removed)
        text = cluster_words.accept(numbers(kept), numbers(removed), every)
        self._actions[ActionId.ACCEPT].setText(text if kept else tr("Action", "Accept"))
        why_not = ""
        if self._resolver is None:
            why_not = tr("Review", "Nothing can be decided here.")
        elif not kept:
            why_not = tr("Review", "No cluster is shown.")
        for id_ in (ActionId.ACCEPT, ActionId.KEEP_ALL, ActionId.NOT_DUPLICATES):
            self._enable(id_, why_not)
        nothing = tr("Review", "There is nothing to undo.")
        self._enable(ActionId.UNDO, "" if self._gains else nothing)

    def undo(self) -> None:
        """Take the last decision back."""
        resolver = self._resolver
        if resolver is not None and self._gains and not self._is_busy:
            self._is_busy = True
            self._tasks.run(lambda: resolver.get().undo(), self._undone)

    def _enable(self, id_: ActionId, why_not: str) -> None:
        action = self._actions[id_]
        action.setEnabled(not why_not)
        action.setToolTip(f"{action.text()}. {why_not}" if why_not else tooltip(action))

    def _accept(self) -> None:
        review, resolver = self._pane.review, self._resolver
        if review is None or resolver is None:
            return
        id_, keep, remove = review.record.id, self._pane.verdicts.kept, self._pane.verdicts.removed
        if remove:
            self._run(id_, lambda: resolver.get().accept(id_, keep, remove))
        else:
            self._keep_all()

    def _keep_all(self) -> None:
        review, resolver = self._pane.review, self._resolver
        if review is not None and resolver is not None:
            id_ = review.record.id
            self._run(id_, lambda: resolver.get().keep_all(id_))

    def _part(self) -> None:
        review, resolver = self._pane.review, self._resolver
        if review is not None and resolver is not None:
            id_ = review.record.id
            self._run(id_, lambda: resolver.get().not_duplicates(id_))

    def _run(self, cluster_id: int, work: Callable[[], Outcome]) -> None:
        if not self._is_busy:
            self._is_busy = True
            self._tasks.run(work, partial(self._answered, cluster_id))

    def _answered(self, cluster_id: int, found: Outcome | None, error: Exception | None) -> None:
        self._is_busy = False
        if found is None:
            self.failed.emit(error)
            return
        can_undo = found.settled or found.files > 0
        if can_undo:
            self._gains.append((int(found.settled), found.size_bytes))
        self.done += found.settled
        self.gained_bytes += found.size_bytes
        if found.settled:
            self.decided.emit(cluster_id)
        self.changed.emit(found.changes)
        self.show_choices()
        self.said.emit(_sentence(found), tr("Review", "Undo") if can_undo else "")

    def _undone(self, found: Outcome | None, error: Exception | None) -> None:
        self._is_busy = False
        settled, gained = self._gains.pop()
        if found is None:
            self.show_choices()
            self.failed.emit(error)
            return
        self.done -= settled
        self.gained_bytes -= gained
        self.show_choices()
        words = tr("Review", "Taken back.")
        if found.files:
            back = tr("Review", "Taken back. {files} in place again.")
            words = back.format(files=formatting.files(found.files))
        self.message.emit(" ".join((words, *_troubles(found))))
        self.changed.emit(found.changes)
        self.taken_back.emit()


class _Lazy:
    """Makes the resolver once, on the worker that first needs it."""

    def __init__(self, make: Callable[[], Resolver]) -> None:
        self._make = make
        self._made: Resolver | None = None

    def get(self) -> Resolver:
        if self._made is None:
            self._made = self._make()
        return self._made


def _sentence(found: Outcome) -> str:
    if found.files:
        removed = tr("Review", "Removed {files}, {size}, to Removed.")
        size = formatting.size(found.size_bytes)
        done = removed.format(files=formatting.files(found.files), size=size)
    elif found.settled:
        done = tr("Review", "Everything stays.")
    else:
        done = tr("Review", "Nothing was removed.")
    return " ".join((done, *_troubles(found)))


def _troubles(found: Outcome) -> list[str]:
    """Return a sentence for each of the first files that could not be dealt with."""
    told = []
    for name, reason in found.trouble[:2]:
        sentence = formatting.sentence(reason)
        told.append(f"{name}: {sentence}" if name else sentence)
    if (more := len(found.trouble) - 2) > 0:
        words = tr("Review", "{files} more stay, too.")
        told.append(words.format(files=formatting.files(more)))
    return told
