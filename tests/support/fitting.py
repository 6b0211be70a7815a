"""Which texts of a window do not fit their widgets, as an eye would see them cut."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QListWidget,
    QToolButton,
    QWidget,
)

from mediadesk.ui.widgets.controls.keyed_button import KeyedButton
from mediadesk.ui.widgets.labels.labels import ElidedLabel

_SLACK_PX, _ROW_PADDING_PX = 1, 4
_DEEP = 5


def cut_texts(window: QWidget) -> list[str]:
    """Return what is cut or hangs over the window's edge: "QLabel: text, 90 of 120 px"."""
    for _ in range(_DEEP):  # a new text asks its layout, which asks the one around it
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    return sorted({told for widget in window.findChildren(QWidget) for told in _cut(widget)})


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QListWidget) and widget.isVisible():
        yield from _cut_rows(widget)
    text = _text(widget)
    if not widget.isVisible() or not text:
        return
    kind = type(widget).__name__
    has, needs = widget.width(), _width_needed(widget)
    if needs > has + _SLACK_PX:
        yield f"{kind}: {text}, {has} of {needs} px"
    if isinstance(widget, QLabel) and widget.wordWrap():
        high, wanted = widget.height(), widget.heightForWidth(has)
        if wanted > high + _SLACK_PX:
            yield f"{kind}: {text}, {high} of {wanted} px high"
    if (over := _overhang(widget)) > _SLACK_PX:
        yield f"{kind}: {text}, {over} px outside"


def _cut_rows(rows: QListWidget) -> Iterator[str]:
    for number in range(rows.count()):
        item = rows.item(number)
        room = rows.visualItemRect(item).width() - rows.iconSize().width() - 2 * _ROW_PADDING_PX
        needs = rows.fontMetrics().horizontalAdvance(item.text())
        if rows.itemWidget(item) is None and needs > room:
            yield f"row: {item.text()}, {room} of {needs} px"


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _width_needed(widget: QWidget) -> int:
    """Return the room its text asks for; none where texts may be cut, whole in the tooltip."""
    if isinstance(widget, ElidedLabel):
        return 0
    if isinstance(widget, QLabel):
        shown = QLabel.text(widget)  # a label that wraps has breaks in it which it does not tell
        words = re.split(r"[\s\u200b]+", shown) if widget.wordWrap() else [shown]
        margins = widget.contentsMargins()
        longest = max((widget.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return longest + margins.left() + margins.right()
    if isinstance(widget, KeyedButton):
        return widget.fontMetrics().horizontalAdvance(widget.text()) + 16
    if isinstance(widget, QToolButton) and widget.toolButtonStyle().name.endswith("IconOnly"):
        return 0
    return widget.minimumSizeHint().width()


def _overhang(widget: QWidget) -> int:
    """Return by how much it is outside what it lies in; what scrolls may be anywhere."""
    top = widget.window()
    above = widget.parentWidget()
    while above is not None and above is not top:
        if isinstance(above, QAbstractScrollArea):
            return 0
        above = above.parentWidget()
    left = widget.mapTo(top, QPoint(0, 0))
    right = left + QPoint(widget.width(), widget.height())
    return max(-left.x(), -left.y(), right.x() - top.width(), right.y() - top.height())
