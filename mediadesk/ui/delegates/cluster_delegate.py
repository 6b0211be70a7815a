"""Paints the rows of the cluster list: two pictures, name, kind, files, what is to gain."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from mediadesk.domain.clusters import ClusterKind
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_pill, pill_size
from mediadesk.ui.delegates.even_rows import EvenRowDelegate
from mediadesk.ui.delegates.row_ground import mirrored, paint_row_ground
from mediadesk.ui.delegates.thumb_delegate import KIND_ICONS
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.review.cluster_list import ClusterRow, Role
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails

ROW_HEIGHT = 64
VIEWER = "clusters"
_COVER = QSize(50, 36)
_TEXT_LEFT, _END = 84, 12
_ICON = 16


class ClusterDelegate(EvenRowDelegate):
    """Paints what the model has; asks for pictures and never waits for them."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        """Paint pictures from `thumbnails`."""
        super().__init__(ROW_HEIGHT, parent)
        self._thumbnails = thumbnails
        self.fit = Fit(_COVER.width(), _COVER.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, option)
        row: ClusterRow | None = index.data(Role.ROW)
        if row is None:
            _paint_waiting(painter, option.rect)
        else:
            self._paint_covers(painter, option, row)
            _paint_words(painter, option, row)
        painter.restore()

    def _paint_covers(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ClusterRow
    ) -> None:
        tokens, rect = theme.current(), option.rect
        places = (QRect(rect.left() + 13, rect.top() + 17, 50, 36),
                  QRect(rect.left() + 22, rect.top() + 10, 50, 36))  # fmt: skip
        for record, place in reversed(list(zip(row.covers, places, strict=False))):
            target = mirrored(option, place)
            painter.setPen(QPen(tokens.content, 1))
            painter.setBrush(tokens.tile)
            box = QRectF(target).adjusted(-0.5, -0.5, 0.5, 0.5)
            painter.drawRoundedRect(box, *(theme.RADIUS_THUMBNAIL,) * 2)
            image = self._thumbnails.picture(record, self.fit, VIEWER)
            if image is not None:
                painter.drawImage(target, image)
            elif self._thumbnails.is_without(record):
                side = QRectF(0, 0, _ICON, _ICON)
                side.moveCenter(QRectF(target).center())
                paint_icon(painter, side, KIND_ICONS[record.kind], tokens.text3)


def _paint_words(painter: QPainter, option: QStyleOptionViewItem, row: ClusterRow) -> None:
    tokens, rect, record = theme.current(), option.rect, row.record
    end = rect.right() - _END
    body, small = theme.font(TextSize.BODY), theme.font(TextSize.SMALL)
    gain = formatting.size(record.reclaimable_bytes) if record.reclaimable_bytes else ""
    gain_width = QFontMetrics(small).horizontalAdvance(gain) + 1
    upper = QRect(rect.left() + _TEXT_LEFT, rect.top() + 10, end - rect.left() - _TEXT_LEFT, 20)
    start, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    middle = Qt.AlignmentFlag.AlignVCenter
    name = upper.adjusted(0, 0, -gain_width - 8, 0)
    painter.setFont(body)
    painter.setPen(tokens.text)
    shown = formatting.elide(row.name, QFontMetrics(body), name.width())
    painter.drawText(mirrored(option, name), start | middle, shown)
    painter.setFont(small)
    on_its_line = upper.translated(0, 1)  # the smaller letters stand where the name stands
    painter.drawText(mirrored(option, on_its_line), far | middle, gain)
    pill = paint_kind(painter, option, upper.left(), rect.top() + 34, record.kind)
    lower = QRect(upper.left() + pill + 8, rect.top() + 34, upper.width() - pill - 8, 20)
    painter.setFont(small)
    painter.setPen(tokens.text2)
    metrics = QFontMetrics(small)
    in_bulk = record.kind in cluster_words.MAY_GO_IN_BULK
    share = "" if in_bulk else cluster_words.alike(record.cohesion)
    painter.drawText(mirrored(option, lower), far | middle, share)
    room = lower.width() - metrics.horizontalAdvance(share) - 4
    files = formatting.files(record.members)
    if metrics.horizontalAdvance(files) > room:
        files = formatting.count(record.members)
    painter.drawText(mirrored(option, lower), start | middle, files)


def paint_kind(
    painter: QPainter, option: QStyleOptionViewItem, left: int, top: int, kind: ClusterKind
) -> int:
    """Paint the pill of a kind: filled when it may go in bulk, else outlined; return its width."""
    word, icon = cluster_words.kind(kind), cluster_words.KINDS[kind][1]
    size = pill_size(word, icon)
    place = mirrored(option, QRect(left, top, size.width(), size.height()))
    draw_kind(painter, QRectF(place), kind)
    return size.width()


def draw_kind(painter: QPainter, place: QRectF, kind: ClusterKind) -> None:
    """Draw the pill of a kind into `place`."""
    tokens = theme.current()
    word, icon = cluster_words.kind(kind), cluster_words.KINDS[kind][1]
    if kind in cluster_words.MAY_GO_IN_BULK:
        paint_pill(painter, place, word, fill=tokens.text2, ink=tokens.content, icon=icon)
        return
    painter.save()
    painter.setPen(tokens.border)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outline = place.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(outline, *(theme.RADIUS_BADGE,) * 2)
    painter.restore()
    clear = QColor(Qt.GlobalColor.transparent)
    paint_pill(painter, place, word, fill=clear, ink=tokens.text2, icon=icon)


def _paint_waiting(painter: QPainter, rect: QRect) -> None:
    tokens = theme.current()
    painter.fillRect(QRect(rect.left() + 13, rect.top() + 17, 50, 36), tokens.tile)
    painter.fillRect(QRect(rect.left() + _TEXT_LEFT, rect.top() + 17, 90, 8), tokens.tile)
    painter.fillRect(QRect(rect.left() + _TEXT_LEFT, rect.top() + 41, 60, 8), tokens.tile)
