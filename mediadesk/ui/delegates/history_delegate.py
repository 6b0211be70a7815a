"""Paints the rows of History: icon, what was done, detail, time, Undo or what is left of it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from mediadesk.domain.history import HistoryItem
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.even_rows import EvenRowDelegate
from mediadesk.ui.delegates.row_ground import mirrored, paint_row_ground
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models.history import history_words, removal_words
from mediadesk.ui.models.rows.row_pages import Role
from mediadesk.ui.theme import TextSize

ROW_HEIGHT = 56
_ICON, _ICON_LEFT, _TEXT_LEFT, _END = 18, 24, 56, 16
_BUTTON_HEIGHT, _BUTTON_PAD = 26, 11
_TIME_WIDTH, _TIME_END = 44, 154
_LONGEST_NAME = 320
"""Pixels of a file's name: the words around it are what a row is read for."""

Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(EvenRowDelegate):
    """The painted button is a shortcut for the one in the details."""

    def __init__(self, under_way: Callable[[], str], parent: QWidget | None = None) -> None:
        """Ask `under_way` for the key of the item that is being taken back."""
        super().__init__(ROW_HEIGHT, parent)
        self._under_way = under_way

    def button_rect(self, rect: QRect, item: HistoryItem) -> QRect:
        """Return where a row's Undo is, empty where there is none; left to right."""
        word = history_words.undo_word(item)
        if not word or item.key == self._under_way():
            return QRect()
        metrics = QFontMetrics(theme.font(TextSize.BODY, QFont.Weight.Medium))
        width = metrics.horizontalAdvance(word) + 2 * _BUTTON_PAD + 22
        top = rect.top() + (rect.height() - _BUTTON_HEIGHT) // 2
        return QRect(rect.right() - _END - width + 1, top, width, _BUTTON_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        item: HistoryItem | None = index.data(Role.ROW)
        if item is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, rect = theme.current(), option.rect
        paint_row_ground(painter, option, current=False)
        sign = QRect(rect.left() + _ICON_LEFT, rect.center().y() - _ICON // 2, _ICON, _ICON)
        paint_icon(painter, mirrored(option, sign), history_words.icon(item), tokens.text2)
        end = self._paint_end(painter, option, item)
        self._paint_words(painter, option, item, end)
        painter.restore()

    def _paint_end(self, painter: QPainter, option: QStyleOptionViewItem, item: HistoryItem) -> int:
        tokens, rect = theme.current(), option.rect
        button = self.button_rect(rect, item)
        small = theme.font(TextSize.SMALL)
        if button.isEmpty():
            under_way = item.key == self._under_way()
            told = tr("History", "Undoing") if under_way else history_words.standing(item)
            width = QFontMetrics(small).horizontalAdvance(told) + 1
            place = QRect(rect.right() - _END - width + 1, rect.top(), width, rect.height())
            painter.setFont(small)
            painter.setPen(tokens.text2)
            painter.drawText(mirrored(option, place), Qt.AlignmentFlag.AlignVCenter, told)
        else:
            place = button
            self._paint_button(painter, option, button, history_words.undo_word(item))
        left = min(place.left() - 10, rect.right() - _TIME_END) - _TIME_WIDTH
        clock = QRect(left, rect.top(), _TIME_WIDTH, rect.height())
        painter.setFont(small)
        painter.setPen(tokens.text2)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        painter.drawText(mirrored(option, clock), flags, history_words.clock(item.at))
        return left

    def _paint_button(
        self, painter: QPainter, option: QStyleOptionViewItem, button: QRect, word: str
    ) -> None:
        tokens, place = theme.current(), mirrored(option, button)
        painter.setPen(tokens.hairline)
        painter.setBrush(tokens.raised)
        box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, *(theme.RADIUS_CONTROL,) * 2)
        sign = QRect(button.left() + _BUTTON_PAD, button.center().y() - 7, 14, 14)
        paint_icon(painter, mirrored(option, sign), "undo-2", tokens.text)
        painter.setFont(theme.font(TextSize.BODY, QFont.Weight.Medium))
        painter.setPen(tokens.text)
        text = button.adjusted(_BUTTON_PAD + 22, 0, 0, 0)
        painter.drawText(mirrored(option, text), Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, item: HistoryItem, end: int
    ) -> None:
        tokens, rect = theme.current(), option.rect
        width = max(0, end - 8 - rect.left() - _TEXT_LEFT)
        upper = QRect(rect.left() + _TEXT_LEFT, rect.top() + 9, width, 20)
        lower = QRect(rect.left() + _TEXT_LEFT, rect.top() + 28, width, 18)
        lines = (
            (
                upper,
                history_words.title(item),
                theme.font(TextSize.BODY, QFont.Weight.Medium),
                tokens.text,
            ),
            (lower, history_words.detail(item), theme.font(TextSize.SMALL), tokens.text2),
        )
        for place, text, font, ink in lines:
            painter.setFont(font)
            painter.setPen(tokens.text2 if item.is_undone else ink)
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            if place is upper:
                shown = fitting(item, metrics, width)
            if place is lower and history_words.is_path(item):
                shown = formatting.elide_path(text, metrics, width)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(mirrored(option, place), flags, shown)


def fitting(item: HistoryItem, metrics: QFontMetrics, width_px: int) -> str:
    """Return a title that fits: the name of the only file is cut in its middle, not the words."""
    whole = history_words.title(item)
    name = removal_words.only_name(item)
    words_px = metrics.horizontalAdvance(whole) - metrics.horizontalAdvance(name)
    room = min(_LONGEST_NAME, width_px - words_px)
    if name and metrics.horizontalAdvance(name) > room > 0:
        whole = history_words.title(item, formatting.elide(name, metrics, room))
    return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, width_px)
