"""Where two pictures differ: one laid over the other, then the distance of every pixel."""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from mediadesk.ui.models.review.stage_geometry import Pose

EDGE_PX = 768
"""Pictures are compared at this size at most: what is smaller is compression."""
_LEAST_EDGE_PX = 96
LEVELS = 6
"""Differences below so many of 256 levels are not shown."""
_TELLING = 40
"""From this many levels on a place is outlined, not only coloured."""
_CELLS = 48
_MOST_PLACES, _MOST_JOINED = 9, 200
_GREY = 0.32
_FULL_HEAT = 96

Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PictureDifference:
    """The heat to be shown over the first picture, and the places that differ, largest first."""

    heat: QImage
    places: Sequence[QRectF]
    """In pixels of the first picture."""
    share: float
    """Share of the picture that differs tellingly, 0 to 1."""
    has_more: bool = False
    """True when there are more places than are outlined."""


def compare(
    first: QImage,
    other: QImage,
    sizes: tuple[QSizeF, QSizeF],
    pose: Pose,
    ramp: Sequence[QColor],
    *,
    least: int = LEVELS,
) -> PictureDifference:
    """Compare two pictures; `ramp` colours differences from `least` levels on. For workers."""
    size = _fitted(sizes[0], EDGE_PX)
    compared = _fitted(sizes[0], _common_edge(first, other, sizes, pose))
    ours = _drawn(first, sizes[0], QTransform(), compared, sizes[0])
    theirs = _drawn(other, sizes[1], pose.back, compared, sizes[0])
    inside = theirs[..., 3] > 0
    one, two = _blurred(ours[..., :3]), _blurred(theirs[..., :3])
    for channel in range(3):  # another brightness is no place that differs
        if inside.any():
            shift = np.median((one - two)[..., channel][inside])
            two[..., channel] += np.clip(shift, -24, 24)
    levels = np.where(inside, _least_apart(one, two), 0)
    grey = _drawn(first, sizes[0], QTransform(), size, sizes[0])[..., :3].mean(2) * _GREY
    heat = _heated(grey.astype(np.float32), _enlarged(levels, size), ramp, least)
    scale = sizes[0].width() / compared[0]
    found = _places(levels, max(_TELLING, least))
    places = [
        QRectF(box.left() * scale, box.top() * scale, box.width() * scale, box.height() * scale)
        for box in found[:_MOST_PLACES]
    ]
    share = float((levels > max(_TELLING, least)).mean())
    return PictureDifference(heat, places, share, has_more=len(found) > _MOST_PLACES)


def _common_edge(first: QImage, other: QImage, sizes: tuple[QSizeF, QSizeF], pose: Pose) -> int:
    """Return the size up to which both pictures have pixels of their own: more is enlarging."""
    ours = max(first.width(), first.height())
    shown = max(sizes[0].width(), sizes[0].height()) * pose.scale  # in pixels of the other
    loaded = max(other.width(), other.height()) / max(sizes[1].width(), sizes[1].height())
    return round(max(_LEAST_EDGE_PX, min(EDGE_PX, ours, shown * min(1.0, loaded))))


def _fitted(size: QSizeF, edge_px: int) -> tuple[int, int]:
    fitted = size.scaled(QSizeF(edge_px, edge_px), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    return max(1, fitted.width()), max(1, fitted.height())


def _least_apart(one: Floats, two: Floats) -> Floats:
    """Return how far pixels are from the nearest within one pixel: no two scalings lie alike."""
    height, width = one.shape[:2]
    around = np.pad(two, ((1, 1), (1, 1), (0, 0)), mode="edge")
    least = np.full((height, width), 255, np.float32)
    for y, x in ((1, 1), (0, 1), (2, 1), (1, 0), (1, 2)):
        apart = np.abs(one - around[y : y + height, x : x + width]).max(2)
        np.minimum(least, apart, out=least)
    return least


def _enlarged(levels: Floats, size: tuple[int, int]) -> Floats:
    height, width = levels.shape
    rows = np.ascontiguousarray(np.clip(levels, 0, 255), dtype=np.uint8)
    image = QImage(rows.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    grown = image.scaled(
        *size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    shown = np.frombuffer(grown.constBits(), np.uint8).reshape(size[1], grown.bytesPerLine())
    return shown[:, : size[0]].astype(np.float32)


def _drawn(
    image: QImage, own: QSizeF, to_first: QTransform, size: tuple[int, int], first: QSizeF
) -> Bytes:
    """Draw a picture onto the first one's area at the size that is compared."""
    canvas = QImage(*size, QImage.Format.Format_RGBA8888)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(size[0] / first.width(), size[1] / first.height())
    painter.setTransform(to_first, combine=True)
    shrunk = image
    drawn = math.sqrt(abs(to_first.determinant())) * max(size) / max(first.width(), first.height())
    edge_px = max(1, round(drawn * max(own.width(), own.height())))
    if max(image.width(), image.height()) > 1.5 * edge_px:
        shrunk = image.scaled(
            edge_px, edge_px, Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
    painter.drawImage(QRectF(0, 0, own.width(), own.height()), shrunk, QRectF(shrunk.rect()))
    painter.end()
    rows = np.frombuffer(canvas.constBits(), np.uint8)
    return rows.reshape(size[1], canvas.bytesPerLine() // 4, 4)[:, : size[0]].copy()


def _blurred(pixels: Bytes) -> Floats:
    """Take the mean of 3x3 pixels: compression and resizing differ more finely than that."""
    padded = np.pad(pixels.astype(np.float32), ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    return np.asarray((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9, np.float32)


def _heated(
    grey: Floats,
    levels: Floats,
    ramp: Sequence[QColor],
    least: int,
) -> QImage:
    stops = np.array([[c.red(), c.green(), c.blue()] for c in ramp], np.float32)
    strength = np.clip((levels - least) / (_FULL_HEAT - least), 0, 1)
    at = strength * (len(stops) - 1)
    low = np.minimum(at.astype(int), len(stops) - 2)
    part = (at - low)[..., None]
    colours = stops[low] * (1 - part) + stops[low + 1] * part
    cover = np.clip(strength * 6, 0, 1)[..., None]
    mixed = grey[..., None] * (1 - cover) + colours * cover
    pixels = np.ascontiguousarray(np.clip(mixed, 0, 255), dtype=np.uint8)
    height, width = grey.shape
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _places(levels: Floats, telling_from: int) -> list[QRectF]:
    """Join telling cells that touch into boxes, the largest first."""
    height, width = levels.shape
    cell = max(4, max(height, width) // _CELLS)
    rows, columns = height // cell, width // cell
    cells = levels[: rows * cell, : columns * cell].reshape(rows, cell, columns, cell)
    telling = (cells > telling_from).mean((1, 3)) > 0.06
    found: list[tuple[int, QRectF]] = []
    for start in zip(*np.nonzero(telling), strict=True):
        if not telling[start]:
            continue
        inside, waiting = [], deque([start])
        telling[start] = False
        while waiting:
            row, column = waiting.popleft()
            inside.append((row, column))
            for beside in _beside(row, column, rows, columns):
                if telling[beside]:
                    telling[beside] = False
                    waiting.append(beside)
        top, left = np.min(inside, axis=0) * cell
        bottom, right = (np.max(inside, axis=0) + 1) * cell
        found.append((len(inside), QRectF(left, top, right - left, bottom - top)))
    found.sort(key=lambda each: -each[0])
    return _apart(found[:_MOST_JOINED], 1.5 * cell)


def _apart(found: Sequence[tuple[int, QRectF]], gap: float) -> list[QRectF]:
    """Make one of boxes that overlap or nearly touch, the largest first: numbers need room."""
    apart: list[tuple[int, QRectF]] = []
    for each in found:
        cells, box = each
        while near := [
            one for one in apart if one[1].intersects(box.adjusted(-gap, -gap, gap, gap))
        ]:
            apart = [one for one in apart if one not in near]
            cells += sum(one[0] for one in near)
            for one in near:
                box = box.united(one[1])
        apart.append((cells, box))
    apart.sort(key=lambda one: -one[0])
    return [box for _, box in apart]


def _beside(row: int, column: int, rows: int, columns: int) -> list[tuple[int, int]]:
    around = [(row + y, column + x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    return [(r, c) for r, c in around if 0 <= r < rows and 0 <= c < columns]
