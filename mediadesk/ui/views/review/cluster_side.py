"""The left side of the Duplicates page: how clusters are sorted, the list, how far one has come."""

from array import array
from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QWidget,
)

from mediadesk.domain.clusters import ClusterOrder
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.cluster_delegate import ROW_HEIGHT, VIEWER, ClusterDelegate
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.review.cluster_list import ClusterListModel, Role
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Thumbnails
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.controls.filter_button import FilterButton
from mediadesk.ui.widgets.labels.labels import MEDIUM, label, surface
from mediadesk.ui.widgets.labels.lines import column, hairline
from mediadesk.ui.widgets.notices.done_counter import DoneCounter


class ClusterSide(QWidget):
    """Tells which cluster is chosen and in which order they are wanted."""

    chosen = Signal(object)
    """Id of the cluster chosen now, or None."""
    order_chosen = Signal(object)
    """ClusterOrder."""

    def __init__(self, model: ClusterListModel, thumbnails: Thumbnails) -> None:
        """List the clusters of `model`."""
        super().__init__()
        surface(self, "content")
        self._model, self._thumbnails = model, thumbnails
        self.list = _List(tr("Duplicates", "Clusters"))
        self.list.setModel(model)
        self.list.setItemDelegate(ClusterDelegate(thumbnails, self.list))
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        thumbnails.arrived.connect(self._picture_arrived)
        self._sort = push_button("", "chevron-down", look="flat")
        self._sort.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron at the end
        self._sort.setMenu(self._sort_menu())
        self._gained = label("", TextSize.SMALL, weight=MEDIUM)
        self._gained.setProperty("ink", "keep")
        self._counter = DoneCounter(self._gained)
        bar = QWidget()
        bar.setFixedHeight(theme.BAR_HEIGHT - 1)
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(label(tr("Sort", "Sort"), TextSize.SMALL, ink=Ink.TEXT2))
        row.addWidget(self._sort)
        row.addStretch(1)
        self.filter = FilterButton()
        row.addWidget(self.filter)
        parts = (bar, hairline(), self.list, hairline(), self._counter)
        column(self, *parts, growing=self.list)
        self.show_order(ClusterOrder.GAIN)
        self.show_done(0, 0, 0)

    @property
    def current_id(self) -> int | None:
        """Id of the chosen cluster."""
        index = self.list.currentIndex()
        return self._model.ids[index.row()] if index.isValid() else None

    @property
    def down_to_sight(self) -> "array[int]":
        """Ids of the clusters from the first down to the last one in sight."""
        return self._model.ids[: self._rows_in_sight().stop]

    def update_list(
        self, ids: "array[int]", changed: Collection[int], wanted: int | None, *, is_same: bool
    ) -> None:
        """Show what is listed now and choose `wanted` in it.

        When it `is_same` as before but for what came and went, the chosen row stays where it is
        on the screen, and is chosen again where its cluster is gone; else it is the first one.
        """
        row = max(0, self.list.currentIndex().row()) if is_same else 0
        before = self._in_sight(first=wanted) if is_same else {}
        self._model.update(ids, changed)
        again = -1 if wanted is None else self._model.row_of(wanted)
        self.choose_row(again if again >= 0 else row)
        for id_, top in before.items():
            if (now := self._model.row_of(id_)) >= 0:
                self.list.verticalScrollBar().setValue(now * ROW_HEIGHT - top)
                return

    def choose_row(self, row: int) -> None:
        """Choose a row, kept within the list."""
        last = self._model.rowCount() - 1
        if last >= 0:
            self.list.setCurrentIndex(self._model.index(max(0, min(row, last))))

    def step(self, by: int) -> bool:
        """Go on to another row; False at the end of the list."""
        row = self.list.currentIndex().row() + by
        if not 0 <= row < self._model.rowCount():
            return False
        self.choose_row(row)
        return True

    def show_order(self, order: ClusterOrder) -> None:
        """Say how the clusters are sorted."""
        words = tr("Sort", cluster_words.ORDERS[order])
        self._orders[order].setChecked(True)
        self._sort.setText(words)
        self._sort.setAccessibleName(f"{tr('Sort', 'Sort')}: {words}")

    def show_done(self, done: int, left: int, gained_bytes: int) -> None:
        """Say how many clusters of this session are decided and what was gained."""
        text = tr("Duplicates", "{done} of {all} done")
        every = formatting.count(done + left)
        gained = tr("Duplicates", "{size} gained").format(size=formatting.size(gained_bytes))
        self._gained.setText(gained if gained_bytes else "")
        self._counter.show_done(text.format(done=formatting.count(done), all=every), done, left)

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        self._orders: dict[ClusterOrder, QAction] = {}
        group = QActionGroup(menu)
        for order, words in cluster_words.ORDERS.items():
            action = menu.addAction(tr("Sort", words))
            action.setCheckable(True)
            action.setChecked(order is ClusterOrder.GAIN)
            self._orders[order] = action
            group.addAction(action)
            action.triggered.connect(partial(self._order, order))
        return menu

    def _order(self, order: ClusterOrder, _checked: object = None) -> None:
        self.show_order(order)
        self.order_chosen.emit(order)

    def _current_changed(self, current: QModelIndex) -> None:
        self.chosen.emit(self._model.ids[current.row()] if current.isValid() else None)

    def _picture_arrived(self, _ids: frozenset[int]) -> None:
        self._thumbnails.keep_in_sight(VIEWER, self._ids_in_sight())
        self.list.viewport().update()

    def _ids_in_sight(self) -> list[int]:
        rows = (self._model.index(row).data(Role.ROW) for row in self._rows_in_sight())
        return [record.id for row in rows if row is not None for record in row.covers]

    def _rows_in_sight(self) -> range:
        view = self.list.viewport().rect()
        first = max(0, self.list.indexAt(view.topLeft()).row())
        last = self.list.indexAt(view.bottomLeft()).row()
        return range(first, (self._model.rowCount() - 1 if last < 0 else last) + 1)

    def _in_sight(self, first: int | None) -> dict[int, int]:
        """Return where the rows in sight begin, by their ids, that of `first` before the others."""
        scrolled = self.list.verticalScrollBar().value()
        tops = {self._model.ids[at]: at * ROW_HEIGHT - scrolled for at in self._rows_in_sight()}
        return dict(sorted(tops.items(), key=lambda place: place[0] != first))


class _List(QListView):
    """Rows of one height, scrolled by pixels."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
