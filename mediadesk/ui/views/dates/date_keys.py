"""The keys and actions of the page of dates, tied to its list, candidates and neighbours."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from mediadesk.domain.dating import Neighbour
from mediadesk.operations.dates.dating import interpolated
from mediadesk.ui import formatting
from mediadesk.ui.actions import ActionId, Actions, Where, bind_key, tooltip
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.dates.date_choice import Choice
from mediadesk.ui.views.dates.date_pane import DatePane
from mediadesk.ui.views.dates.date_side import DateSide
from mediadesk.ui.views.dates.dating import Dating

_MOST_NUMBERS = 9


class DateKeys(QObject):
    """Single letters act on the page unless a text field has the focus."""

    def __init__(
        self,
        page: QWidget,
        side: DateSide,
        pane: DatePane,
        dating: Dating,
        actions: Actions,
        *,
        step: Callable[[int], object],
    ) -> None:
        """Let the keys work in `page`; Enter accepts on list, picture and candidates only.

        `step` goes to another file.
        """
        super().__init__(page)
        self._page, self._pane, self._dating, self._actions = page, pane, dating, actions
        self._list = side.list
        actions.add_to(page, Where.DATES)
        for deciding in (side.list, pane.picture, pane.candidates.list, pane.strip.list, pane.line):
            actions.add_to(deciding, Where.DATING)
        actions.on(ActionId.NEXT_DATE, partial(step, 1))
        actions.on(ActionId.PREVIOUS_DATE, partial(step, -1))
        actions.on(ActionId.TYPE_DATE, self._type)
        actions.on(ActionId.SAME_AS_PREVIOUS, partial(self._same, -1))
        actions.on(ActionId.SAME_AS_NEXT, partial(self._same, 1))
        actions.on(ActionId.BETWEEN, self._between)
        for number in range(1, _MOST_NUMBERS + 1):
            text = tr("Action", "Choose candidate {n}").format(n=number)
            bind_key(page, str(number), text, partial(pane.choose, number))
        pane.choice_changed.connect(self._show_neighbours)
        pane.strip.chosen_changed.connect(self._show_neighbours)
        pane.bar.typing_ended.connect(self._back_to_list)
        self._show_neighbours()

    def _type(self) -> None:
        batch, dates = self._dating.batch, self._pane.dates
        if batch:
            words = tr("Dates", "Date of {files}")
            self._pane.bar.start_typing(words.format(files=formatting.files(len(batch))))
        elif dates is not None:
            words = tr("Dates", "Date of {name}")
            self._pane.bar.start_typing(words.format(name=dates.record.file.name_shown))

    def _back_to_list(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _same(self, by: int) -> None:
        neighbour, dates = self._pane.strip.model.neighbour(by), self._pane.dates
        if neighbour is not None and dates is not None:
            self._take(Choice.same_as(dates.record.file.id, neighbour))

    def _between(self) -> None:
        pair, dates = self._pair(), self._pane.dates
        if pair is None or dates is None or pair[0].date is None or pair[1].date is None:
            return
        date = interpolated(pair[0].date, pair[1].date, 0.5)
        self._take(Choice.between(dates.record.file.id, *pair, date))

    def _take(self, choice: Choice | None) -> None:
        if choice is not None:
            self._pane.take(choice)

    def _pair(self) -> tuple[Neighbour, Neighbour] | None:
        """Return the two pictures chosen, else those on both sides of this one."""
        strip = self._pane.strip
        chosen = strip.chosen
        if len(chosen) == 2:
            return chosen[0], chosen[1]
        before, after = strip.model.neighbour(-1), strip.model.neighbour(1)
        return None if before is None or after is None else (before, after)

    def _show_neighbours(self) -> None:
        """Enable what neighbours are needed for; say why it cannot be done."""
        model = self._pane.strip.model
        nobody = tr("Dates", "The same camera took nothing near this picture.")
        two = tr("Dates", "Choose two pictures of the same camera first.")
        wants = (
            (ActionId.SAME_AS_PREVIOUS, model.neighbour(-1) is not None, nobody),
            (ActionId.SAME_AS_NEXT, model.neighbour(1) is not None, nobody),
            (ActionId.BETWEEN, self._pair() is not None, two),
        )
        for id_, possible, why_not in wants:
            action = self._actions[id_]
            action.setEnabled(possible)
            action.setToolTip(tooltip(action) if possible else f"{action.text()}. {why_not}")
