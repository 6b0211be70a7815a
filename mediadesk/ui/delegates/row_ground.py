"""What lies behind a row of a list: the selection with its bar, the pointer, the line below."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from mediadesk.ui import theme

_BAR = 3


def paint_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, *, current: bool = True
) -> None:
    """Paint it; a selected row that is not the `current` one has no bar."""
    tokens, rect = theme.current(), option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        active = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.fillRect(rect, tokens.sel if active else tokens.sel_inactive)
        if current:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(mirrored(option, bar), tokens.accent)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, tokens.hover)
    painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.rowline)


def mirrored(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    """Return a part of a row where it is in this reading direction."""
    return QStyle.visualRect(option.direction, option.rect, rect)
