"""Paints the rows of a plan: rules in their order, folders with a bar, every single change."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mediadesk.operations.bulk import BulkRow, RuleCount
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_bar
from mediadesk.ui.delegates.cluster_delegate import paint_kind
from mediadesk.ui.delegates.date_delegate import paint_small_picture
from mediadesk.ui.delegates.plan_cell import paint_plan_ground
from mediadesk.ui.delegates.row_ground import mirrored
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models.plans import plan_words
from mediadesk.ui.models.plans.plan_rows import ChangeRows, FolderLines, Role
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails

RULE_HEIGHT, FOLDER_HEIGHT, CHANGE_HEIGHT = 56, 36, 52
VIEWER = "plan"
_PICTURE = QSize(56, 36)
_TEXT_LEFT = 68

Index = QModelIndex | QPersistentModelIndex
_Middle = Qt.AlignmentFlag.AlignVCenter
_Start, _End = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing


class RuleDelegate(QStyledItemDelegate):
    """A grip where a rule can be moved, icon, two lines, clusters decided."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the one height of all rules."""
        return QSize(0, RULE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one rule."""
        found: RuleCount = index.data(Qt.ItemDataRole.UserRole)
        tokens, rect = theme.current(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            active = option.state & QStyle.StateFlag.State_HasFocus
            painter.fillRect(rect, tokens.sel if active else tokens.sel_inactive)
        elif option.state & QStyle.StateFlag.State_MouseOver and not found.fixed:
            painter.fillRect(rect, tokens.hover)
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.hairline)
        words = plan_words.RULES[found.rule.kind]
        for left, name, shown in ((9, "grip-vertical", not found.fixed), (35, words.icon, True)):
            side = 16 if left == 9 else 18
            square = QRect(rect.left() + left, rect.center().y() - side // 2, side, side)
            if shown:
                paint_icon(painter, mirrored(option, square), name, tokens.text2)
        number = formatting.count(found.clusters)
        small, medium = theme.font(TextSize.SMALL), theme.font(TextSize.BODY, QFont.Weight.Medium)
        width = QFontMetrics(theme.font(TextSize.BODY)).horizontalAdvance(number) + 1
        text = QRect(rect.left() + 62, rect.top(), rect.width() - 62 - 12 - width - 8, 20)
        upper, lower = text.translated(0, 9), text.translated(0, 28)
        title = QFontMetrics(medium).elidedText(
            plan_words.title(found.rule), Qt.TextElideMode.ElideRight, upper.width()
        )
        _draw(painter, option, upper, title, font=medium, ink="text")
        detail = index.data(Qt.ItemDataRole.StatusTipRole) or ""
        shown_detail = formatting.elide(detail, QFontMetrics(small), lower.width())
        _draw(painter, option, lower, shown_detail, font=small, ink="text2")
        place = QRect(rect.right() - 11 - width, rect.top(), width, rect.height())
        _draw(painter, option, place, number, font=theme.font(TextSize.BODY), ink="text2")
        painter.restore()


class FolderDelegate(QStyledItemDelegate):
    """Folder, three numbers and a bar."""

    def __init__(self, lines: FolderLines, parent: QWidget) -> None:
        """Paint what `lines` has."""
        super().__init__(parent)
        self._lines = lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        tokens, rect = theme.current(), option.rect
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), tokens.rowline)
        body = theme.font(TextSize.BODY)
        painter.save()
        text = str(index.data() or "")
        if index.column() == 0:
            square = QRect(rect.left(), rect.center().y() - 7, 16, 16)
            paint_icon(painter, mirrored(option, square), "folder", tokens.text2)
            place = rect.adjusted(26, 0, -8, 0)
            shown = formatting.elide_path(text, QFontMetrics(body), place.width())
            _draw(painter, option, place, shown, font=body, ink="text")
        elif index.column() < 4:
            place = rect.adjusted(0, 0, -8, 0)
            _draw(painter, option, place, text, font=body, ink="text", far=True)
        else:
            bar = QRectF(rect.left() + 10, rect.center().y() - 2, rect.width() - 20, 4)
            track = tokens.track
            share = self._lines.share(index.row())
            paint_bar(painter, bar, share, fill=tokens.accent, track=track)
        painter.restore()


class ChangeDelegate(QStyledItemDelegate):
    """What stays with its picture, what goes, the kind, the rule that decided."""

    def __init__(self, rows: ChangeRows, thumbnails: Thumbnails, parent: QWidget) -> None:
        """Paint what `rows` has, with pictures from `thumbnails`."""
        super().__init__(parent)
        self._rows, self._thumbnails = rows, thumbnails
        self._fit = Fit(_PICTURE.width(), _PICTURE.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        change: BulkRow | None = index.data(Role.ROW)
        if change is None:
            return
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plan_ground(painter, option)
        struck = self._rows.is_struck(change)
        if index.column() == 0:
            self._paint_picture(painter, option, index)
            inner = rect.adjusted(_TEXT_LEFT, 0, -12, 0)
            self._paint_path(painter, option, inner, change.keeper, struck=False, bold=True)
        elif index.column() == 1:
            inner = rect.adjusted(0, 0, -12, 0)
            along = plan_words.along(change.along)
            self._paint_path(
                painter, option, inner, change.victim, struck=struck, bold=False, along=along
            )
        elif index.column() == 2:
            paint_kind(painter, option, rect.left(), rect.center().y() - 10, change.kind)
        else:
            self._paint_decision(painter, option, str(index.data()), struck=struck)
        painter.restore()

    @staticmethod
    def _paint_decision(
        painter: QPainter, option: QStyleOptionViewItem, text: str, *, struck: bool
    ) -> None:
        """Paint the rule, and in a second line where the keeper is."""
        small, lines = theme.font(TextSize.SMALL), text.split("\n")
        if struck:
            lines = [formatting.tr("Plan", "Left out")]
        height = option.rect.height() if len(lines) == 1 else 18
        top = 0 if len(lines) == 1 else 8
        for at, line in enumerate(lines):
            place = QRect(
                option.rect.left(),
                option.rect.top() + top + at * height,
                option.rect.width(),
                height,
            )
            shown = formatting.elide(line, QFontMetrics(small), place.width())
            _draw(painter, option, place, shown, font=small, ink="text2")

    def _paint_picture(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        place = QRect(rect.left(), rect.center().y() - 18, _PICTURE.width(), _PICTURE.height())
        target = mirrored(option, place)
        if (record := index.data(Role.RECORD)) is not None:
            image = self._thumbnails.picture(record, self._fit, VIEWER)
            without = self._thumbnails.is_without(record)
            paint_small_picture(painter, target, record, image, without=without)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().tile)
        painter.drawRoundedRect(target, *(theme.RADIUS_THUMBNAIL,) * 2)

    def _paint_path(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        path: bytes,
        *,
        struck: bool,
        bold: bool,
        along: str = "",
    ) -> None:
        folder, name = self._rows.shown(path)
        weight = QFont.Weight.Medium if bold else QFont.Weight.Normal
        body, small = QFont(theme.font(TextSize.BODY, weight)), theme.font(TextSize.SMALL)
        body.setStrikeOut(struck)
        upper = QRect(rect.left(), rect.top() + 7, rect.width(), 20)
        lower = QRect(rect.left(), rect.top() + 26, rect.width(), 18)
        ink = "text2" if struck else "text"
        room = rect.width() - QFontMetrics(body).horizontalAdvance(along)
        shown = formatting.elide(name, QFontMetrics(body), room) + along
        _draw(painter, option, upper, shown, font=body, ink=ink)
        shown = formatting.elide_path(folder, QFontMetrics(small), rect.width())
        _draw(painter, option, lower, shown, font=small, ink="text2")


def _draw(
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    text: str,
    *,
    font: QFont,
    ink: str,
    far: bool = False,
) -> None:
    painter.setFont(font)
    painter.setPen(getattr(theme.current(), ink))
    painter.drawText(mirrored(option, rect), _Middle | (_End if far else _Start), text)
