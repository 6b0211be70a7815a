"""Paints what a plan writes: the file, where it goes, before, after."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates import plan_cell
from mediadesk.ui.delegates.plan_cell import MIDDLE, PlanCellDelegate
from mediadesk.ui.delegates.row_ground import mirrored
from mediadesk.ui.formatting import tr
from mediadesk.ui.models.plans.write_rows import WriteRow
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Thumbnails

ROW_HEIGHT = 52
VIEWER = "writes"
FILE, WHERE, BEFORE, ARROW, AFTER = range(5)
_TEXT_LEFT = 68


class WriteDelegate(PlanCellDelegate):
    """Two lines where a file and its folder are named, one for what is written."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        """Paint pictures from `thumbnails`."""
        super().__init__(thumbnails, VIEWER, parent)

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, row: WriteRow, column: int
    ) -> None:
        """Paint the file, where it is written to, or what changes."""
        rect = QRect(option.rect)
        if column == FILE:
            self._paint_file(painter, option, row)
        elif column == WHERE:
            folder, name = formatting.folder_and_name(row.write.where)
            same = row.write.where == row.write.path
            upper = tr("Plan", "into the file itself") if same else name
            lower = row.write.what or folder
            _two_lines(painter, rect, upper, lower, ink=theme.current().text)
        elif column == ARROW:
            plan_cell.paint_arrow(painter, rect)
        else:
            _paint_value(painter, rect, row, column)

    def _paint_file(self, painter: QPainter, option: QStyleOptionViewItem, row: WriteRow) -> None:
        rect, size = QRect(option.rect), plan_cell.PICTURE
        place = QRect(rect.left(), rect.center().y() - 18, size.width(), size.height())
        if row.file is not None:
            self.paint_picture(painter, mirrored(option, place), row.file)
        inner = mirrored(option, rect.adjusted(_TEXT_LEFT, 0, 0, 0))
        folder, name = formatting.folder_and_name(row.write.path)
        # from the root on, as everywhere; the whole path is the tip
        shown = folder if row.file is None else row.file.folder_shown
        _two_lines(painter, inner, name, shown, ink=theme.current().text, medium=True)


def _paint_value(painter: QPainter, rect: QRect, row: WriteRow, column: int) -> None:
    tokens = theme.current()
    is_after = column == AFTER
    text = row.write.after if is_after else row.write.before or tr("Plan", "nothing")
    font = theme.font(TextSize.BODY, QFont.Weight.Medium if is_after else None)
    plan_cell.paint_text(painter, rect, text, font, tokens.text if is_after else tokens.text2)


def _two_lines(
    painter: QPainter, rect: QRect, upper: str, lower: str, *, ink: QColor, medium: bool = False
) -> None:
    tokens = theme.current()
    weight = QFont.Weight.Medium if medium else None
    for text, size, colour, top, heavy in (
        (upper, TextSize.BODY, ink, 7, weight),
        (lower, TextSize.SMALL, tokens.text2, 26, None),
    ):
        font = theme.font(size, heavy)
        painter.setFont(font)
        painter.setPen(colour)
        place = QRect(rect.left(), rect.top() + top, rect.width() - 12, 19)
        painter.drawText(place, MIDDLE, formatting.elide(text, QFontMetrics(font), place.width()))
