"""How the stage paints: pictures, labels, maps, the cross hair, the heat of differences."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QTransform

from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting, theme
from mediadesk.ui.delegates.badges import paint_pill, pill_size
from mediadesk.ui.delegates.thumb_delegate import KIND_ICONS
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import paint_icon
from mediadesk.ui.models import wording
from mediadesk.ui.models.review.stage_geometry import CAPTION_HEIGHT, GAP, tag_rect
from mediadesk.ui.theme import TextSize

_MAP, _WIDE_MAP = QSize(112, 70), QSize(160, 100)
_MARGIN = 12
_NEAREST_FROM = 2.0


def paint_ground(painter: QPainter, rect: QRect, *, dark: bool) -> None:
    """Paint what lies around pictures; differences are shown on black in both themes."""
    painter.fillRect(rect, theme.DARK.stage if dark else theme.current().stage)


def paint_captions(
    painter: QPainter, area: QRect, panes: Sequence[QRect], *, overlaid: bool
) -> None:
    """Paint the strips the captions lie on, and the lines between panes."""
    tokens = theme.current()
    for pane in panes:
        below = QRect(pane.left(), pane.bottom() + 1, pane.width() + GAP, 60)
        painter.fillRect(below & area, tokens.content)
        if pane.right() + GAP < area.right() and not overlaid:
            painter.fillRect(pane.right() + 1, pane.top(), GAP, pane.height() + 1, tokens.content)


def paint_picture(
    painter: QPainter,
    image: QImage,
    place: QRectF,
    transform: QTransform,
    ratio: float,
    *,
    smooth: bool = False,
) -> None:
    """Paint an image into a rectangle of its picture: smooth when small, its pixels when large.

    What only stands in for a picture of more pixels is `smooth` at any size.
    """
    painter.save()
    painter.setTransform(transform, combine=True)
    per_pixel = abs(transform.m11() + transform.m12()) * ratio * place.width() / image.width()
    smooth = smooth or per_pixel < _NEAREST_FROM
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    if smooth and per_pixel < 0.5:
        side = max(1, round(image.width() * per_pixel)), max(1, round(image.height() * per_pixel))
        image = image.scaled(
            *side, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    painter.drawImage(place, image, QRectF(image.rect()))
    painter.restore()


def paint_label(painter: QPainter, pane: QRectF, text: str) -> None:
    """Paint a badge at the top left of a pane."""
    size = pill_size(text)
    tokens = theme.current()
    place = QRectF(pane.left() + _MARGIN, pane.top() + _MARGIN, size.width(), size.height())
    paint_pill(painter, place, text, fill=tokens.badge, ink=tokens.badge_text)


def paint_cross(painter: QPainter, at: QPointF) -> None:
    """Paint the cross hair that shows where the pointer is in another picture."""
    for colour, width in ((theme.current().badge, 3), (theme.current().badge_text, 1)):
        painter.setPen(QPen(colour, width))
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            way = QPointF(x, y)
            painter.drawLine(at + way * 4, at + way * 11)


def map_rect(pane: QRectF, size: QSizeF, window_width: int) -> QRectF:
    """Return where the map of a pane is: bottom right, in the picture's shape."""
    most = _WIDE_MAP if window_width >= theme.WIDE_FROM else _MAP
    fitted = size.scaled(QSizeF(most), Qt.AspectRatioMode.KeepAspectRatio)
    corner = pane.bottomRight() - QPointF(_MARGIN, _MARGIN)
    return QRectF(corner - QPointF(fitted.width(), fitted.height()), fitted)


def paint_map(
    painter: QPainter, frame: QRectF, image: QImage | None, size: QSizeF, seen: QRectF
) -> None:
    """Paint the whole picture small, with the part that is seen."""
    tokens = theme.current()
    painter.fillRect(frame, tokens.tile)
    if image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        small = image.scaled(
            frame.size().toSize(), Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        painter.drawImage(frame, small)
    painter.setPen(QPen(tokens.badge_text, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)
    across, down = frame.width() / size.width(), frame.height() / size.height()
    part = QRectF(
        frame.left() + seen.left() * across, frame.top() + seen.top() * down,
        seen.width() * across, seen.height() * down,
    )  # fmt: skip
    painter.drawRect(part & frame)


def paint_missing(painter: QPainter, pane: QRectF, record: FileRecord, *, without: bool) -> None:
    """Say what is being opened, or why there is nothing to see."""
    tokens = theme.current()
    text = wording.trouble(record)
    if without:
        square = QRectF(0, 0, 32, 32)
        square.moveCenter(pane.center() - QPointF(0, 24))
        icon = "triangle-alert" if record.reason is not None else KIND_ICONS[record.kind]
        paint_icon(painter, square, icon, tokens.text3)
    else:
        opening = tr("File", "Opening {name}, {size}")
        size = formatting.size(record.size_bytes)
        text = opening.format(name=record.name_shown, size=size)
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(tokens.text2)
    words = pane.adjusted(_MARGIN, pane.height() / 2, -_MARGIN, 0)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(words, int(flags) | int(Qt.TextFlag.TextWordWrap), text)


def paint_divider(painter: QPainter, area: QRectF, x: float) -> None:
    """Paint the line of Swipe with its handle."""
    tokens = theme.current()
    painter.fillRect(QRectF(x - 1, area.top(), 2, area.height()), tokens.badge_text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.badge, 1))
    painter.setBrush(tokens.badge_text)
    painter.drawEllipse(QPointF(x, area.center().y()), 12, 12)


def paint_heat(painter: QPainter, heat: QImage | None, size: QSizeF, transform: QTransform) -> None:
    """Paint the picture in grey with the heat of what differs."""
    if heat is None:
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(theme.DARK.text2)
        middle = transform.mapRect(QRectF(QPointF(), size))
        words = tr("Stage", "Comparing the pictures")
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, words)
        return
    paint_picture(painter, heat, QRectF(QPointF(), size), transform, 1.0, smooth=True)


def paint_outlines(
    painter: QPainter, places: Sequence[QRectF], transform: QTransform, area: QRectF
) -> None:
    """Outline and number the places that differ, as far as they are in `area`."""
    taken: list[QRectF] = []
    for number, place in enumerate(places, 1):
        box = transform.mapRect(place).adjusted(-4, -4, 4, 4)
        painter.setPen(QPen(theme.DARK.warn, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        tag, tokens = tag_rect(box, QSizeF(pill_size(str(number))), area, taken), theme.DARK
        taken.append(tag)
        if len(places) > 1 and not tag.isEmpty():
            paint_pill(painter, tag, str(number), fill=tokens.badge, ink=tokens.badge_text)


def paint_chosen(painter: QPainter, pane: QRect) -> None:
    """Paint the accent ring round a picture and its caption."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    whole = QRectF(pane).adjusted(1, 1, -1, CAPTION_HEIGHT - 2)
    painter.drawRoundedRect(whole, theme.RADIUS_THUMBNAIL, theme.RADIUS_THUMBNAIL)


def paint_ring(painter: QPainter, rect: QRect) -> None:
    """Paint the focus ring inside the stage."""
    painter.setPen(QPen(theme.current().focus, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
