"""The head of a table of files: titles, with a chevron before the one that sorts."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from mediadesk.ui import theme
from mediadesk.ui.delegates.row_delegate import PAD
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models.library.file_list import FileListModel
from mediadesk.ui.theme import TextSize

HEIGHT = 32
_CHEVRON = 14


class FileHeader(QHeaderView):
    """Paints its sections itself: Qt's own painting asks every row whether it is selected."""

    def __init__(self, files: FileListModel, parent: QWidget | None = None) -> None:
        """Show the titles of the columns of `files`."""
        self._files = files
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(56)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Be 32 pixels high."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one title."""
        if not rect.isValid() or logical >= len(self._files.columns):
            return
        tokens, column = theme.current(), self._files.columns[logical]
        painter.fillRect(rect, tokens.content)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.hairline)
        rtl = self.isRightToLeft()
        margin = theme.PAGE_MARGIN if self.visualIndex(logical) == self._first() else PAD
        inner = rect.adjusted(PAD if rtl else margin, 0, -(margin if rtl else PAD), -1)
        font = theme.font(TextSize.SMALL)
        metrics = QFontMetrics(font)
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical
        if sorts and margin == PAD:  # its chevron stands before it, in the room between columns
            inner = inner.adjusted(0 if rtl else -PAD, 0, PAD if rtl else 0, 0)
        room = inner.width() - (_CHEVRON + 4 if sorts else 0)
        title = metrics.elidedText(column.heading, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(title)
        at_end = column.is_number != rtl
        left = inner.right() + 1 - width if at_end else inner.left()
        if sorts:
            left += 0 if at_end else _CHEVRON + 4
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            place = QRectF(
                left - _CHEVRON - 4, inner.center().y() - _CHEVRON / 2 + 1, _CHEVRON, _CHEVRON
            )
            paint_icon(painter, place, "chevron-down" if down else "chevron-up", tokens.text2)
        painter.setFont(font)
        painter.setPen(tokens.text if sorts else tokens.text2)
        painter.drawText(
            QRect(left, inner.top(), width + 1, inner.height()),
            Qt.AlignmentFlag.AlignVCenter,
            title,
        )

    def _first(self) -> int:
        """Return the visual place of the first section that is shown."""
        return next(
            (v for v in range(self.count()) if not self.isSectionHidden(self.logicalIndex(v))), 0
        )
