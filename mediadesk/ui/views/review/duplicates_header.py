"""The header of the Duplicates page: kinds with their counts, the bulk plan, search, keys."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from mediadesk.domain.clusters import ClusterKind, ClusterTotal
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import (
    action_button,
    framed_button,
    icon_button,
    kind_chip,
)
from mediadesk.ui.widgets.controls.search_field import SearchField
from mediadesk.ui.widgets.labels.labels import label, surface


class DuplicatesHeader(QWidget):
    """Tells which kind is wanted."""

    kind_chosen = Signal(object)
    """ClusterKind, or None for all."""

    def __init__(self, actions: Actions) -> None:
        """Show the chips without counts."""
        super().__init__()
        surface(self, "header")
        self.setFixedHeight(theme.HEADER_HEIGHT)
        self.chips: dict[ClusterKind | None, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, theme.PAGE_MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(label(tr("Place", "Duplicates"), TextSize.TITLE))
        row.addSpacing(4)
        for kind in (None, *ClusterKind):
            chip = kind_chip(_word(kind))
            chip.clicked.connect(partial(self._press, kind))
            self.chips[kind] = chip
            row.addWidget(chip)
        row.addStretch(1)
        plan = actions[ActionId.BULK_PLAN]
        self.bulk = framed_button("list-checks", plan.text())
        self.bulk.setToolTip(plan.statusTip())
        self.bulk.clicked.connect(plan.trigger)
        row.addWidget(self.bulk)
        self.search = SearchField()
        self.search.setToolTip(tr("Duplicates", "Find clusters by the name of a file (Ctrl+F)"))
        self.search.hide()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._give_room_back)
        self._open = icon_button("search", tr("Search", "Search"))
        self._open.setToolTip(self.search.toolTip())
        self._open.clicked.connect(self.open_search)
        row.insertWidget(row.count() - 1, self.search)
        row.addWidget(self._open)
        row.addWidget(action_button(actions[ActionId.KEYS]))

    def open_search(self) -> None:
        """Show the search field and put the cursor into it."""
        self.search.show()
        self._open.hide()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the room back when an empty field is left."""
        if watched is self.search and event.type() == QEvent.Type.FocusOut:
            self._give_room_back()
        return super().eventFilter(watched, event)

    def _give_room_back(self) -> None:
        if not self.search.hasFocus():
            empty = not self.search.text()
            self.search.setVisible(not empty)
            self._open.setVisible(empty)

    def show_kinds(
        self, totals: Mapping[ClusterKind, ClusterTotal], chosen: ClusterKind | None
    ) -> None:
        """Show how many clusters there are of each kind, and which kind is listed."""
        every = sum(total.clusters for total in totals.values())
        for kind, chip in self.chips.items():
            total = totals.get(kind) if kind is not None else None
            number = every if kind is None else total.clusters if total is not None else 0
            chip.setText(f"{_word(kind)}  {formatting.count(number)}")
            chip.setAccessibleName(f"{_word(kind)}, {formatting.clusters(number)}")
            chip.setChecked(kind is chosen)

    def _press(self, kind: ClusterKind | None, _checked: object = None) -> None:
        self.kind_chosen.emit(kind)


def _word(kind: ClusterKind | None) -> str:
    return tr("Filter", "All") if kind is None else cluster_words.kind(kind)
