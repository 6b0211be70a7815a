"""Paints a row of a change to many dates: picture, before, after, how sure, who agrees."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from mediadesk.domain.shifting import ChangedDate
from mediadesk.ui import theme
from mediadesk.ui.delegates import plan_cell
from mediadesk.ui.delegates.badges import confidence_colour, paint_confidence
from mediadesk.ui.delegates.plan_cell import MIDDLE, PlanCellDelegate
from mediadesk.ui.delegates.row_ground import mirrored
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models import wording
from mediadesk.ui.models.plans import date_changes
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Thumbnails

ROW_HEIGHT = 44
VIEWER = "date changes"
PICTURE, BEFORE, ARROW, AFTER, SURE, CHECK = range(6)
_GAP, _SHAPE = 12, 12


class DateChangeDelegate(PlanCellDelegate):
    """A row that was decided by its user is tinted: it stays as it is."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        """Paint pictures from `thumbnails`."""
        super().__init__(thumbnails, VIEWER, parent)

    def tint(self, row: ChangedDate) -> QColor | None:
        """Tell the user's own rows apart."""
        return theme.current().warn_tint if row.decided else None

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ChangedDate, column: int
    ) -> None:
        """Paint the file, its dates, how sure the new one is, or who agrees."""
        rect = QRect(option.rect)
        if column == PICTURE:
            self._paint_file(painter, option, row)
        elif column == ARROW:
            plan_cell.paint_arrow(painter, rect)
        elif column == SURE:
            _paint_level(painter, rect, row)
        else:
            _paint_text(painter, rect, row, column)

    def _paint_file(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ChangedDate
    ) -> None:
        rect, size = QRect(option.rect), plan_cell.PICTURE
        place = QRect(rect.left(), rect.top() + 4, size.width(), size.height())
        self.paint_picture(painter, mirrored(option, place), row.file)
        name = mirrored(option, rect.adjusted(size.width() + _GAP, 0, 0, 0))
        medium = theme.font(TextSize.BODY, QFont.Weight.Medium)
        plan_cell.paint_text(painter, name, row.file.name_shown, medium, theme.current().text)


def _paint_text(painter: QPainter, rect: QRect, row: ChangedDate, column: int) -> None:
    tokens = theme.current()
    if column == BEFORE:
        text, font, ink = date_changes.before(row), theme.font(TextSize.BODY), tokens.text2
    elif column == AFTER:
        weight = QFont.Weight.Medium if row.after is not None else None
        text, font, ink = date_changes.after(row), theme.font(TextSize.BODY, weight), tokens.text
    else:
        text, font, ink = date_changes.check(row), theme.font(TextSize.SMALL), tokens.text2
    plan_cell.paint_text(painter, rect, text, font, ink)


def _paint_level(painter: QPainter, rect: QRect, row: ChangedDate) -> None:
    tokens, level = theme.current(), date_changes.level(row)
    if level is None and not row.decided:
        return
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = rect.right() + 1 - _SHAPE if rtl else rect.left()
    square = QRectF(left, rect.center().y() - _SHAPE / 2 + 1, _SHAPE, _SHAPE)
    if level is None:
        paint_icon(painter, square.adjusted(-1, -1, 1, 1), "hand", tokens.warn)
        text, ink = tr("Plan", "Yours"), tokens.warn
    else:
        paint_confidence(painter, square, level)
        text, ink = wording.confidence(level), confidence_colour(level)
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(ink)
    step = _SHAPE + 6
    painter.drawText(rect.adjusted(0 if rtl else step, 0, -step if rtl else 0, -1), MIDDLE, text)
