"""Paints the rows of the sidebar: places, headings, roots with two lines, folders; or a rail."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_pill, pill_size
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models.library.places import Node, NodeKind, Role
from mediadesk.ui.theme import TextSize

_HEIGHTS = {NodeKind.PLACE: 30, NodeKind.SECTION: 34, NodeKind.ROOT: 44, NodeKind.FOLDER: 26}
_RAIL_ROW, _RAIL_LINE = 44, 13
_INSET, _DOT = 8, 3.5
_COUNT_END = 19
_STEP = 16
"""Indent of each further level of folders."""


_ROOT_TEXT, _BESIDE = 56, 8


class SidebarDelegate(QStyledItemDelegate):
    """Draws everything itself, so the tree needs no indentation of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with names shown."""
        super().__init__(parent)
        self.rail = False
        self.keyboard_focus = False
        """True while the focus came by key: only then a ring is painted."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row by its kind."""
        node: Node = index.data(Role.NODE)
        if self.rail:
            return QSize(0, _RAIL_LINE if node.kind is NodeKind.SECTION else _RAIL_ROW)
        return QSize(0, _HEIGHTS[node.kind])

    def chevron_rect(self, option_rect: QRect, node: Node) -> QRect:
        """Return where the sign for opening a folder is; a click there opens it."""
        left = 10 if node.depth == 0 else 30 + _STEP * (node.depth - 1)
        return QRect(left, option_rect.top(), 18, option_rect.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        node: Node = index.data(Role.NODE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.rail:
            self._paint_rail(painter, option, node)
        elif node.kind is NodeKind.SECTION:
            _text(
                painter,
                option,
                option.rect.adjusted(18, 10, -_INSET, 0),
                node.title,
                font=theme.font(TextSize.CAPTION, QFont.Weight.DemiBold),
                colour=theme.current().text3,
            )
        else:
            self._paint_background(painter, option)
            self._paint_row(painter, option, node)
        painter.restore()

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not chosen and not hovered:
            return
        box = QRectF(option.rect)
        if self.rail:
            inset = (option.rect.width() - 40) / 2
            box.adjust(inset, 2, -inset, -2)
        else:
            box.setLeft(_INSET)
            box.setRight(_end(option, _INSET + 1))
            box = QRectF(_mirrored(option, box.toRect()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.sel if chosen else tokens.hover)
        painter.drawRoundedRect(box, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        if self.keyboard_focus and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.focus, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), *(theme.RADIUS_CONTROL,) * 2)

    def _paint_rail(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        if node.kind is NodeKind.SECTION:
            middle, inset = option.rect.center().y(), (option.rect.width() - 28) // 2
            line = QRect(option.rect.left() + inset, middle, 28, 1)
            painter.fillRect(line, theme.current().hairline)
        if node.kind is not NodeKind.PLACE:
            return
        self._paint_background(painter, option)
        square = QRectF(0, 0, 20, 20)
        square.moveCenter(QRectF(option.rect).center())
        paint_icon(painter, square, node.icon, _icon_colour(option))
        if node.has_news:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().accent)
            painter.drawEllipse(square.topRight(), _DOT, _DOT)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        tokens = theme.current()
        rect = option.rect
        if node.kind is NodeKind.PLACE:
            icon_left, icon_px, text_left = 18, 18, 46
        elif node.kind is NodeKind.ROOT:
            icon_left, icon_px, text_left = 32, 18, _ROOT_TEXT
        else:
            icon_left = 50 + _STEP * (node.depth - 1)
            icon_px, text_left = 16, icon_left + 26
        if node.kind is not NodeKind.PLACE and node.may_open:
            self._paint_chevron(painter, option, node)
        icon_rect = QRect(icon_left, 0, icon_px, icon_px)
        icon_rect.moveTop(rect.top() + (rect.height() - icon_px) // 2)
        paint_icon(painter, _mirrored(option, icon_rect), node.icon, _icon_colour(option))
        two_lines = node.kind is NodeKind.ROOT
        line = QRect(rect)
        if two_lines:
            line.adjust(0, 4, 0, -20)
        end = _end(option, _COUNT_END)
        end = self._paint_count(painter, option, line, node, end)
        name_font = theme.font(TextSize.BODY, _weight(option))
        shown = formatting.elide(node.title, QFontMetrics(name_font), end - text_left)
        line.setLeft(text_left)
        line.setRight(end)
        _text(painter, option, line, shown, font=name_font, colour=tokens.text)
        if two_lines:
            line.setLeft(text_left + QFontMetrics(name_font).horizontalAdvance(shown) + _BESIDE)
            self._paint_note(painter, option, node, line)

    def _paint_note(
        self, painter: QPainter, option: QStyleOptionViewItem, node: Node, beside: QRect
    ) -> None:
        """Paint the second line of a root, and that it is away: beside its name if that fits.

        Else that comes first in the second line, and what fits follows.
        """
        tokens, rect = theme.current(), option.rect
        below = QRect(_ROOT_TEXT, rect.top() + 22, rect.width() - _INSET - 4 - _ROOT_TEXT, 18)
        metrics = QFontMetrics(small := theme.font(TextSize.CAPTION))
        note = formatting.elide(node.note, metrics, below.width())
        size = pill_size(_away(node))
        if node.offline and size.width() <= beside.width():
            self._paint_away(painter, option, beside, _away(node))
        elif node.offline:
            self._paint_away(painter, option, below, _away(node))
            below.setLeft(below.left() + size.width() + _BESIDE)
            wide = below.width()
            told = (node.note, node.seen)
            note = next((each for each in told if metrics.horizontalAdvance(each) <= wide), "")
        _text(painter, option, below, note, font=small, colour=tokens.text2)

    def _paint_chevron(self, painter: QPainter, option: QStyleOptionViewItem, node: Node) -> None:
        opened = bool(option.state & QStyle.StateFlag.State_Open)
        square = QRect(0, 0, 14, 14)
        square.moveCenter(self.chevron_rect(option.rect, node).center())
        glyph = "chevron-down" if opened else "chevron-right"
        paint_icon(painter, _mirrored(option, square), glyph, theme.current().text2)

    def _paint_count(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, node: Node, end: int
    ) -> int:
        if node.files is None:
            return end
        shown, small = formatting.count(node.files), theme.font(TextSize.SMALL)
        width = QFontMetrics(small).horizontalAdvance(shown) + 1
        place = QRect(end - width, line.top(), width, line.height())
        _text(painter, option, place, shown, font=small, colour=theme.current().text3)
        return end - width - 8

    def _paint_away(
        self, painter: QPainter, option: QStyleOptionViewItem, at: QRect, word: str
    ) -> None:
        tokens = theme.current()
        size = pill_size(word)
        pill = QRect(at.left(), at.center().y() - size.height() // 2, size.width(), size.height())
        paint_pill(
            painter, QRectF(_mirrored(option, pill)), word, fill=tokens.sunken, ink=tokens.text2
        )


def _away(node: Node) -> str:
    return tr("Place", "Not found") if node.gone else tr("Place", "Offline")


def _end(option: QStyleOptionViewItem, margin: int) -> int:
    """Return where a row ends, so that nothing moves when a scroll bar comes or goes."""
    view = option.widget
    whole = view.width() if view is not None else option.rect.width()
    return min(whole - margin, option.rect.width() - 2)


def _mirrored(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    """Turn a rectangle laid out left to right around where the language asks for it."""
    return QStyle.visualRect(option.direction, option.rect, rect)


def _text(
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    text: str,
    *,
    font: QFont,
    colour: QColor,
) -> None:  # fmt: skip
    painter.setFont(font)
    painter.setPen(colour)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
    painter.drawText(_mirrored(option, rect), middle, text)


def _weight(option: QStyleOptionViewItem) -> QFont.Weight:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    return QFont.Weight.Medium if chosen else QFont.Weight.Normal


def _icon_colour(option: QStyleOptionViewItem) -> QColor:
    tokens = theme.current()
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    return tokens.accent_text if chosen else tokens.text2
