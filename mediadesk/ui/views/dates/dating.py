"""Decides dates: accepts what is chosen, for one file or for many, and says what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.dating import ChosenDate, DateOutcome, DateQuery, DateQueue
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions, tooltip
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words
from mediadesk.ui.models.dates.date_choice import Choice, DateDecisions, Decide
from mediadesk.ui.threads import Lazy
from mediadesk.ui.views.dates.date_pane import DatePane
from mediadesk.ui.views.dates.typed_date import Typed
from mediadesk.ui.work.change_queue import ChangeQueue

_SURE = frozenset({ConfidenceLevel.HIGH})
_TOLD = 2


class Dating(QObject):
    """Ties the actions to the decisions; without them they say that they cannot act."""

    began = Signal(object)
    """Ids of the files that are being decided: they can leave the list, and be taken back."""
    decided = Signal(object)
    """Ids of the files that were decided."""
    said = Signal(str, str)
    """(sentence, word of the button that takes it back)."""
    failed = Signal(object)

    def __init__(
        self,
        pane: DatePane,
        actions: Actions,
        doing: ChangeQueue,
        *,
        decisions: Callable[[], DateDecisions] | None,
        queue: Callable[[DateQuery], DateQueue],
    ) -> None:
        """Decide what `pane` shows; `decisions` is made on a worker when it is first needed.

        `queue` reads which files of a query want a look; it blocks.
        """
        super().__init__(pane)
        self._pane, self._actions, self._doing = pane, actions, doing
        self._decisions = None if decisions is None else Lazy(decisions)
        self._queue = queue
        self._batch: Sequence[int] = ()
        self.under_way: set[int] = set()
        """Ids of the files that are being decided now."""
        self.query = DateQuery()
        """What the queue shows."""
        actions[ActionId.ACCEPT_DATE].triggered.connect(self.accept)
        actions[ActionId.ACCEPT_SURE].triggered.connect(self._accept_sure)
        pane.choice_changed.connect(self.show_choice)
        pane.bar.typed.connect(self._typed)
        self.show_choice()

    @property
    def batch(self) -> Sequence[int]:
        """Ids of the files chosen together; empty when only the shown one is meant."""
        return self._batch

    def choose(self, ids: Sequence[int]) -> None:
        """Mean all these files from now on; with fewer than two, the shown one."""
        self._batch = ids if len(ids) > 1 else ()
        self.show_choice()

    def show_choice(self) -> None:
        """Say on the buttons what they would do."""
        accept, choice = self._actions[ActionId.ACCEPT_DATE], self._pane.choice
        why_not = ""
        if self._batch:
            text = tr("Dates", "Accept {n} proposals")
            accept.setText(text.format(n=formatting.count(len(self._batch))))
        elif choice is not None:
            date = date_words.date(choice.date, seconds=False)
            accept.setText(tr("Dates", "Accept {date}").format(date=date))
        else:
            accept.setText(tr("Dates", "Accept"))
            why_not = tr("Dates", "There is no date to accept: type one.")
        if self._decisions is None:
            why_not = tr("Review", "Nothing can be decided here.")
        elif self._pane.dates is None:
            why_not = tr("Dates", "No file is shown.")
        accept.setEnabled(not why_not)
        accept.setToolTip(f"{accept.text()}. {why_not}" if why_not else tooltip(accept))

    def show_sure(self, count: int) -> None:
        """Say how many proposals are sure."""
        action = self._actions[ActionId.ACCEPT_SURE]
        none = tr("Dates", "No proposal in the queue has High confidence.")
        one = tr("Dates", "Accept 1 proposal of High confidence")
        many = tr("Dates", "Accept {n} proposals of High confidence")
        told = one if count == 1 else many
        action.setEnabled(count > 0 and self._decisions is not None)
        action.setToolTip(told.format(n=formatting.count(count)) if count else none)

    def accept(self, _checked: object = None) -> None:
        """Take the chosen date, or the proposals of all files chosen together."""
        choice, batch, dates = self._pane.choice, self._batch, self._pane.dates
        if batch:
            self._run(batch, lambda decisions: decisions.accept(batch), None)
        elif choice is not None and dates is not None and not self._pane.is_waiting:
            self._run([dates.record.file.id], choice.decide, choice.date)

    def _accept_sure(self) -> None:
        """Take the proposals of all files shown in the queue that are sure."""
        query, queue = replace(self.query, confidences=_SURE), self._queue
        self._run((), lambda decisions: decisions.accept(queue(query).ids), None)

    def _typed(self, typed: Typed) -> None:
        """Take a typed date, for one file or for all that are chosen together."""
        dates, batch = self._pane.dates, self._batch
        if batch:
            self._run(
                batch,
                lambda decisions: decisions.set(batch, typed.date, raw=typed.text),
                typed.date,
            )
        elif dates is not None:
            self._pane.take(Choice.typed(dates.record.file.id, typed.date, typed.text))
            self.accept()

    def _run(self, ids: Sequence[int], decide: Decide, date: ChosenDate | None) -> None:
        """Decide on a worker; a file that is being decided already is not decided again."""
        decisions = self._decisions
        if decisions is None or not self.under_way.isdisjoint(ids):
            return
        self.under_way |= set(ids)
        self.began.emit(ids)
        self._doing.run(lambda _: decide(decisions.get()), partial(self._answered, ids, date))

    def _answered(
        self,
        ids: Sequence[int],
        date: ChosenDate | None,
        found: DateOutcome | None,
        error: Any,  # noqa: ANN401 - an exception or None
    ) -> None:
        self.under_way -= set(ids)
        if found is None:
            self.failed.emit(error)
            return
        self.decided.emit(found.files)
        self.said.emit(_sentence(found, date), tr("Review", "Undo") if found.files else "")


def _sentence(found: DateOutcome, date: ChosenDate | None) -> str:
    number = len(found.files)
    if not number:
        done = tr("Dates", "No date was accepted.")
    elif date is not None:
        done = tr("Dates", "{date} accepted for {files}.").format(
            date=date_words.date(date, seconds=False), files=formatting.files(number)
        )
    else:
        done = tr("Dates", "Dates of {files} accepted.").format(files=formatting.files(number))
    told = [f"{name}: {formatting.sentence(reason)}" for name, reason in found.trouble[:_TOLD]]
    return " ".join((done, *told))
