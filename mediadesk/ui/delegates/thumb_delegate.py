"""How one file looks in the grid: its picture, badges, selection ring and name."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.records import FileRecord
from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_picture_badge, pill_size
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models import wording
from mediadesk.ui.models.library.file_list import Role
from mediadesk.ui.theme import TextSize
from mediadesk.ui.thumbnails import Fit, Thumbnails

VIEWER = "grid"
RING = 6
"""How far the selection ring reaches out of the cell, in pixels."""
_STRIP = 26
_INSET = 6
_UNSURE = (ConfidenceLevel.LOW, ConfidenceLevel.NONE)
_RAW_ENDINGS = frozenset((
    "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "dng", "orf", "rw2", "raf", "pef",
    "srw", "x3f", "3fr", "fff", "iiq", "erf", "kdc", "dcr", "mrw", "mos", "mef", "rwl", "gpr",
))  # fmt: skip
KIND_ICONS = {
    MediaKind.PHOTO: "image",
    MediaKind.VIDEO: "film",
    MediaKind.VR: "rectangle-goggles",
    MediaKind.AUDIO: "audio-lines",
}

Badge = tuple[str, str]
"""Icon and word."""


def badges(record: FileRecord) -> list[Badge]:
    """Return what a picture has to say about its file, the most important first."""
    found: list[Badge] = []
    if record.status is FileStatus.OFFLINE:
        found.append(("unplug", tr("Badge", "Offline")))
    elif record.status is FileStatus.CLOUD:
        found.append(("cloud-download", tr("Badge", "In the cloud")))
    elif record.reason is not None:
        found.append(("triangle-alert", tr("Badge", "Unreadable")))
    if record.is_linked:
        found.append(("link-2", tr("Badge", "Hard link instead")))
    found += _of_its_kind(record)
    if record.name_shown.rpartition(".")[2].lower() in _RAW_ENDINGS:
        found.append(("", tr("Badge", "RAW")))
    is_well = record.reason is None
    if is_well and record.kind is MediaKind.PHOTO and record.confidence in _UNSURE:
        found.append(("triangle-alert", tr("Badge", "Date uncertain")))
    return found


def _of_its_kind(record: FileRecord) -> Iterator[Badge]:
    """Yield what a picture says of sphere, motion and length."""
    streams = record.streams
    if record.kind is MediaKind.VR:
        yield "rectangle-goggles", tr("Badge", "VR")
    elif record.kind is MediaKind.PHOTO and streams is not None and streams.projection:
        degrees = streams.fov_degrees
        yield "rectangle-goggles", "" if degrees is None else f"{degrees}°"
    if record.motion is not None:
        yield "play", wording.motion(record.motion)
    if record.duration_s is not None:
        yield "play", formatting.duration(record.duration_s)
    elif record.kind is MediaKind.VIDEO:
        yield "play", tr("Badge", "Video")


class ThumbDelegate(QStyledItemDelegate):
    """Paints cells; asks for pictures and paints the tile until they come. Reads nothing."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        """Ask `thumbnails` for pictures."""
        super().__init__()
        self._thumbnails = thumbnails
        self.fit = Fit(192, 144)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell into `option.rect`."""
        rect = QRect(option.rect)
        record = index.data(Role.RECORD)
        state = option.state
        if record is None:
            _paint_tile(painter, rect)
        else:
            image = self._thumbnails.picture(record, self.fit, VIEWER)
            self._paint_picture(painter, rect, record, image)
            named = bool(state & QStyle.StateFlag.State_MouseOver)
            if named and (image is not None or not self._thumbnails.is_without(record)):
                _paint_name_strip(painter, rect, record.name_shown)
            bottom = rect.bottom() + 1 - (_STRIP if named else 0) - _INSET
            _paint_badges(painter, rect, bottom, badges(record))
        if state & QStyle.StateFlag.State_Selected:
            _paint_selection(painter, rect, active=bool(state & QStyle.StateFlag.State_Active))
        if state & QStyle.StateFlag.State_HasFocus:
            _paint_focus(painter, rect)

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a cell."""
        return QSize(self.fit.width, self.fit.height)

    def _paint_picture(
        self, painter: QPainter, rect: QRect, record: FileRecord, image: QImage | None
    ) -> None:
        if image is None:
            _paint_tile(painter, rect)
            if self._thumbnails.is_without(record):
                _paint_without(painter, rect, record)
            return
        if image.size() == self.fit.size_px:
            painter.drawImage(rect, image)
            return
        if not self.fit.cover:
            _paint_tile(painter, rect)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(*_placed(image, rect, cover=self.fit.cover))


def _placed(image: QImage, rect: QRect, *, cover: bool) -> tuple[QRect, QImage, QRect]:
    """Return target, image and source so that a picture of any size covers or fits a cell."""
    mode = Qt.AspectRatioMode.KeepAspectRatio
    if cover:
        source = QRect(0, 0, 1, 1)
        source.setSize(rect.size().scaled(image.size(), mode))
        source.moveCenter(image.rect().center())
        return rect, image, source
    target = QRect(rect.topLeft(), image.size().scaled(rect.size(), mode))
    target.moveCenter(rect.center())
    return target, image, image.rect()


def _paint_tile(painter: QPainter, rect: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().tile)
    painter.drawRoundedRect(rect, theme.RADIUS_THUMBNAIL, theme.RADIUS_THUMBNAIL)


def _paint_without(painter: QPainter, rect: QRect, record: FileRecord) -> None:
    """Paint an icon and the name where there is no picture."""
    tokens = theme.current()
    troubled = record.reason is not None
    side = 32 if rect.height() >= 90 else 20
    centre = QPointF(rect.center())
    square = QRectF(centre.x() - side / 2, centre.y() - side / 2 - 14, side, side)
    icon = "triangle-alert" if troubled else KIND_ICONS[record.kind]
    paint_icon(painter, square, icon, tokens.error if troubled else tokens.text3)
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(tokens.text2)
    line = QRect(rect.left() + 8, round(square.bottom()) + 4, rect.width() - 16, 18)
    _paint_elided(painter, line, record.name_shown, Qt.AlignmentFlag.AlignHCenter)


def _paint_name_strip(painter: QPainter, rect: QRect, name: str) -> None:
    tokens = theme.current()
    strip = QRect(rect.left(), rect.bottom() + 1 - _STRIP, rect.width(), _STRIP)
    painter.fillRect(strip, tokens.badge)
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(tokens.badge_text)
    _paint_elided(painter, strip.adjusted(8, 0, -8, 0), name, Qt.AlignmentFlag.AlignLeft)


def _paint_elided(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, shown)


def _paint_badges(painter: QPainter, rect: QRect, bottom: int, found: list[Badge]) -> None:
    """Paint badges from the right; one without room for its word is left to its icon."""
    right = rect.right() + 1 - _INSET
    for icon, word in found:
        room = right - rect.left() - _INSET
        text = word if pill_size(word, icon).width() <= room else ""
        if (not text and not icon) or pill_size(text, icon).width() > room:
            continue
        painted = paint_picture_badge(painter, QPointF(right, bottom), text, icon)
        right = round(painted.left()) - 4


def _paint_selection(painter: QPainter, rect: QRect, *, active: bool) -> None:
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = tokens.accent if active else tokens.border
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.content, 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
    painter.setPen(QPen(accent, 3))
    painter.drawRoundedRect(QRectF(rect).adjusted(-3, -3, 3, 3), 5, 5)
    disc = QRectF(rect.left() + 4, rect.top() + 4, 24, 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.on_accent)
    painter.drawEllipse(disc)
    painter.setBrush(accent)
    painter.drawEllipse(disc.adjusted(2, 2, -2, -2))
    paint_icon(painter, disc.adjusted(5, 5, -5, -5), "check", tokens.on_accent)


def _paint_focus(painter: QPainter, rect: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().focus, 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(-4, -4, 4, 4), 6, 6)
