"""The header of the page of dates: chips by need, the filter, what can be done with many."""

# ruff: noqa: N802 - camelCase names are Qt's own
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from mediadesk.domain.dating import DateQuery, DateTotals, Need
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words
from mediadesk.ui.models.dates import date_filters
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import action_button, framed_button, kind_chip
from mediadesk.ui.widgets.controls.filter_button import FilterButton
from mediadesk.ui.widgets.labels.labels import label, surface


class DateHeader(QWidget):
    """Tells which need is chosen; counts are of the whole library."""

    need_chosen = Signal(object)
    """Need, or None for all."""
    filter_wanted = Signal()

    def __init__(self, actions: Actions) -> None:
        """Show the buttons of `actions`."""
        super().__init__()
        surface(self, "header")
        self.setFixedHeight(theme.HEADER_HEIGHT)
        self._actions = actions
        self._chips: dict[Need | None, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN, 0)
        row.setSpacing(6)
        row.addWidget(label(tr("Place", "Needs a date"), TextSize.TITLE))
        row.addSpacing(4)
        for need in (None, *Need):
            chip = kind_chip(tr("Filter", "All") if need is None else date_words.chip(need))
            chip.clicked.connect(partial(self._choose, need))
            self._chips[need] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.filter_button = FilterButton()
        self.filter_button.clicked.connect(self.filter_wanted)
        row.addWidget(self.filter_button)
        row.addWidget(action_button(actions[ActionId.HISTOGRAM]))
        self._shift = framed_button("clock-arrow-up", actions[ActionId.SHIFT_CAMERA].text())
        self._write = framed_button("pen-line", actions[ActionId.WRITE_DATES].text())
        for button, id_ in (
            (self._shift, ActionId.SHIFT_CAMERA),
            (self._write, ActionId.WRITE_DATES),
        ):
            button.setToolTip(actions[id_].toolTip())
            button.clicked.connect(actions[id_].trigger)
            row.addWidget(button)
        row.addWidget(action_button(actions[ActionId.KEYS]))
        self.show_query(DateQuery())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room where words are long."""
        super().resizeEvent(event)
        self._make_room()

    def show_totals(self, totals: DateTotals) -> None:
        """Say on the chips how many files there are of each need, and how many wait for writing."""
        every = sum(totals.needs.values())
        for need, chip in self._chips.items():
            number = every if need is None else totals.needs.get(need, 0)
            word = tr("Filter", "All") if need is None else date_words.chip(need)
            chip.setText(f"{word}  {formatting.count(number)}")
            chip.setAccessibleName(f"{word}, {formatting.files(number)}")
        text = self._actions[ActionId.WRITE_DATES].text()
        to_write = totals.to_write
        self._write.setText(f"{text}  {formatting.count(to_write)}" if to_write else text)
        self._write.setAccessibleName(f"{text}, {formatting.files(to_write)}")
        self._make_room()

    def show_query(self, query: DateQuery) -> None:
        """Show which chip is chosen and whether filters are set."""
        for need, chip in self._chips.items():
            chip.setChecked(query.needs == (frozenset() if need is None else frozenset({need})))
        self.filter_button.show_filters(date_filters.narrowed(query))

    def _make_room(self) -> None:
        """Show only the icon of what has less to say, where there is no room for its words."""
        self._shift.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self.sizeHint().width() > self.width():
            self._shift.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _choose(self, need: Need | None, _checked: object = None) -> None:
        self.need_chosen.emit(need)
