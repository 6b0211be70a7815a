"""The fields in which the files differ, below the pictures; all of them when asked."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import formatting, theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.delegates.badges import paint_confidence
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.review.differences import DifferenceModel, Role
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import ElidedLabel, label, surface
from mediadesk.ui.widgets.labels.lines import column, hairline
from mediadesk.ui.widgets.stage.column_head import ColumnHead

ROW_HEIGHT = 25
_HEAD_HEIGHT = 28
_NAMES_WIDTH = 144
_SHAPE, _MOST_COLUMNS = 12, 6


class FieldTable(QWidget):
    """A line that sums up, and rows below it; the line alone for clusters of many."""

    def __init__(self, model: DifferenceModel, actions: Actions) -> None:
        """Show the rows of `model`."""
        super().__init__()
        surface(self, "content")
        # values stand below their pictures, which lie from left to right in every language
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._model, self._actions = model, actions
        self._is_open, self._differing = True, ""
        self._summary = label("", TextSize.SMALL, ink=Ink.TEXT2)
        self._names = ElidedLabel(TextSize.SMALL, ink=Ink.TEXT2)
        self._all = push_button("", look="link")
        self._all.setFont(theme.font(TextSize.SMALL))
        self._all.clicked.connect(actions[ActionId.ALL_FIELDS].trigger)
        self._all.hide()
        head = QWidget()
        head.setFixedHeight(_HEAD_HEIGHT)
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.PAGE_MARGIN, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._summary)
        row.addWidget(self._names, 1)
        row.addWidget(self._all)
        self._head, self._heads = head, list[ColumnHead]()
        self.table = _Table(model)
        column(self, hairline(), head, hairline(), self.table, growing=self.table)
        model.modelReset.connect(self._show_summary)

    def show_for(self, members: int, value_lefts: Sequence[int]) -> None:
        """Lay out for that many members; `value_lefts` is where their panes begin."""
        wide = self.window().width() >= theme.WIDE_FROM and 2 < members <= _MOST_COLUMNS
        self._is_open = members == 2 or wide
        self.table.place_columns(value_lefts if members == 2 else (), members)
        self.fit_height()
        self._place_heads()

    def show_heads(self, heads: Sequence[tuple[int, str]]) -> None:
        """Say over each column whose values it holds: the member's number and a word."""
        if len(heads) != len(self._heads):
            for old in self._heads:
                old.hide()
                old.deleteLater()
            self._heads = [ColumnHead(self._head) for _ in heads]
        for shown, (number, text) in zip(self._heads, heads, strict=True):
            shown.say(number, text)
        self._place_heads()

    def _place_heads(self) -> None:
        opened = self.table.isVisibleTo(self)
        self._names.setText("" if opened else self._differing)
        left = self.table.columnWidth(0)
        for number, head in enumerate(self._heads, 1):
            start = left + (theme.PAGE_MARGIN if number > 1 else 0)
            width = self.table.columnWidth(number)
            end = self._all.x() if number == len(self._heads) and self._all.x() > start else start
            room = end - start if end > start else width - theme.PAGE_MARGIN
            head.setGeometry(start, 0, max(0, min(width, room)), _HEAD_HEIGHT)
            head.setVisible(opened)
            left += width

    def fit_height(self) -> None:
        """Take the room for the rows that are wanted, fewer in a low window."""
        rows = self._model.rowCount()
        most = 3 if self.window().height() < 760 else 6
        opened = self._is_open or self._actions[ActionId.ALL_FIELDS].isChecked()
        self.table.setVisible(opened and rows > 0)
        shown = min(rows, most) if opened else 0
        self.setFixedHeight(_HEAD_HEIGHT + 2 + shown * ROW_HEIGHT)

    def _show_summary(self) -> None:
        model = self._model
        self._summary.setText(model.summary() if model.all_rows else "")
        self._differing = ", ".join(formatting.in_sentence(row.name) for row in model.differing)
        every = tr("Facts", "Show all {n}").format(n=formatting.count(len(model.all_rows)))
        few = tr("Facts", "Show what differs")
        shows_all = self._actions[ActionId.ALL_FIELDS].isChecked()
        text = few if shows_all else every
        self._all.setText(text)
        self._all.setAccessibleName(text)
        self._all.setToolTip(self._actions[ActionId.ALL_FIELDS].toolTip())
        self._all.setVisible(bool(model.all_rows))
        self.fit_height()
        self._place_heads()


class _Table(QTableView):
    """Names, then a column for each member, beginning where its pane begins."""

    def __init__(self, model: DifferenceModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("Review", "Fields"))
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._placed: tuple[Sequence[int], int] = ((), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns fill the width, which comes after the panes have theirs."""
        super().resizeEvent(event)
        self.place_columns(*self._placed)

    def place_columns(self, lefts: Sequence[int], members: int) -> None:
        """Put the columns where the panes are, or share the width."""
        self._placed = lefts, members
        names, width = _NAMES_WIDTH + theme.PAGE_MARGIN, self.width()
        if len(lefts) == 2 and members == 2:
            widths = [lefts[1] - names, width - lefts[1]]
        else:
            widths = [(width - names) // max(1, members)] * members
        for number, each in enumerate([names, *widths]):
            self.setColumnWidth(number, max(40, each))


class _Delegate(QStyledItemDelegate):
    """Paints the better value heavier and the confidence of dates as a shape."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens, rect = theme.current(), option.rect
        painter.setLayoutDirection(option.direction)  # values run the way the table does
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.rowline)
        better = index.data(Role.BETTER)
        weight = theme.font(TextSize.SMALL).weight()
        font = theme.font(TextSize.SMALL, weight.DemiBold if better else weight)
        painter.setFont(font)
        painter.setPen(tokens.text if better else tokens.text2)
        left = theme.PAGE_MARGIN if index.column() != 1 else 0
        box = rect.adjusted(left, 0, -8, -1)
        metrics = QFontMetrics(font)
        level = index.data(Role.CONFIDENCE)  # Qt hands it on as a plain text
        confidence = None if level is None else ConfidenceLevel(level)
        room = box.width() - (_SHAPE + 8 if confidence is not None else 0)
        text = formatting.elide(str(index.data()), metrics, room)
        # where the pane begins, in every language
        left_edge = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | left_edge, text)
        if confidence is not None:
            x = box.left() + metrics.horizontalAdvance(text) + 8
            square = QRectF(x, box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
            paint_confidence(painter, square, confidence)
