"""The filter of the queue of dates: check boxes with counts, acting at once."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediadesk.domain.dating import DateFacets, DateQuery
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.dates import date_filters
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.check_list import CheckList, CheckRow
from mediadesk.ui.widgets.overlays.popover import Popover

_WIDTH, _MOST_HEIGHT = 320, 480


class DateFilterPopover(Popover):
    """Offers what the catalog counted; each box turned is another queue behind the popover."""

    chosen = Signal(object)
    """The DateQuery now chosen."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing until `offer`."""
        super().__init__(tr("Filter", "Filter"), parent)
        self._facets, self._query = DateFacets({}, {}, {}, {}, {}), DateQuery()
        self._list = CheckList(_WIDTH, _MOST_HEIGHT)
        self._clear = push_button(tr("Filter", "Clear the filters"), look="flat")
        self._clear.clicked.connect(self._clear_all)
        self.body.addWidget(self._list)
        self.body.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)

    def wait(self) -> None:
        """Say that the choices are being counted."""
        self._list.clear()
        self._list.add_section(tr("Filter", "Counting what there is to choose from"))
        self._list.fit()
        self._clear.setEnabled(date_filters.narrowed(self._query) > 0)
        self.fit()

    def offer(self, facets: DateFacets, query: DateQuery) -> None:
        """Offer these choices; those of `query` are checked, also at zero files."""
        self._facets, self._query = facets, query
        self._list.clear()
        section = ""
        for place, choice in enumerate(date_filters.choices(facets, query)):
            if choice.section != section:
                section = choice.section
                self._list.add_section(section)
            row = CheckRow(choice.text, choice.count)
            turn = partial(self._turn, place)
            self._list.add_row(row, checked=choice.checked, toggled=turn)
        self._list.fit()
        self._clear.setEnabled(date_filters.narrowed(query) > 0)
        self.fit()

    def _turn(self, place: int) -> None:
        turned = list(date_filters.choices(self._facets, self._query))[place].turned
        self._choose(turned)

    def _clear_all(self) -> None:
        self._choose(date_filters.cleared(self._query))

    def _choose(self, query: DateQuery) -> None:
        self._query = query
        shown = [choice.checked for choice in date_filters.choices(self._facets, query)]
        for row, checked in zip(self._list.rows, shown, strict=False):
            row.setChecked(checked)
        self._clear.setEnabled(date_filters.narrowed(query) > 0)
        self.chosen.emit(query)
