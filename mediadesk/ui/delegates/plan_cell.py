"""What the cells of a plan's rows share: their ground, the arrow from before to after, a text."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.date_delegate import paint_small_picture
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models.rows.row_pages import Role
from mediadesk.ui.thumbnails import Fit, Thumbnails

PICTURE = QSize(56, 36)
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_ARROW, _RIGHT_GAP = 14, 8


class PlanCellDelegate(QStyledItemDelegate):
    """Paints what the model has; asks for pictures and never waits for them."""

    def __init__(self, thumbnails: Thumbnails, viewer: str, parent: QWidget) -> None:
        """Paint pictures from `thumbnails`, asked for as `viewer`."""
        super().__init__(parent)
        self._thumbnails, self._viewer = thumbnails, viewer
        self._fit = Fit(PICTURE.width(), PICTURE.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        row = index.data(Role.ROW)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plan_ground(painter, option, tint=None if row is None else self.tint(row))
        if row is None:
            place = QRect(rect.left(), rect.center().y() - 3, 64, 8)
            painter.fillRect(place, theme.current().tile)
        else:
            self.paint_cell(painter, option, row, index.column())
        painter.restore()

    def tint(self, _row: Any) -> QColor | None:  # noqa: ANN401 - each plan has rows of its own
        """Return what lies behind a row that is not selected."""
        return None

    def paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: Any,  # noqa: ANN401 - each plan has rows of its own
        column: int,
    ) -> None:
        """Paint what this plan says in that column."""
        raise NotImplementedError

    def paint_picture(self, painter: QPainter, place: QRect, file: FileRecord) -> None:
        """Paint the small picture of a file, or what stands for it."""
        image = self._thumbnails.picture(file, self._fit, self._viewer)
        without = self._thumbnails.is_without(file)
        paint_small_picture(painter, place, file, image, without=without)


def paint_plan_ground(
    painter: QPainter, option: QStyleOptionViewItem, *, tint: QColor | None = None
) -> None:
    """Paint what lies behind a cell, and the line below it."""
    tokens, rect = theme.current(), option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        active = option.state & QStyle.StateFlag.State_Active
        painter.fillRect(rect, tokens.sel if active else tokens.sel_inactive)
    elif tint is not None:
        painter.fillRect(rect, tint)
    painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.rowline)


def paint_arrow(painter: QPainter, rect: QRect) -> None:
    """Paint the arrow from what is to what will be."""
    square = QRectF(0, 0, _ARROW, _ARROW)
    square.moveCenter(QRectF(rect).center())
    paint_icon(painter, square, "arrow-right", theme.current().text3)


def paint_text(painter: QPainter, rect: QRect, text: str, font: QFont, ink: QColor) -> None:
    """Paint one line, cut to its cell."""
    place = rect.adjusted(0, 0, -_RIGHT_GAP, -1)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(place, MIDDLE, formatting.elide(text, QFontMetrics(font), place.width()))
