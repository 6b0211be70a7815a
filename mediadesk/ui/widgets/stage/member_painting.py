"""Paints one picture of the stage: as sharp as it is there, and the map of which part is seen."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTransform

from mediadesk.ui.models.review.stage import Stage
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.widgets.stage import stage_painting as painting

_MAP_PX = 256


class MemberPainting:
    """Paints the pictures of a stage from what is loaded of them."""

    def __init__(self, stage: Stage, pictures: StagePictures) -> None:
        """Paint what `stage` holds; `pictures` are asked for what is not loaded yet."""
        self._stage = stage
        self._pictures = pictures

    def paint(
        self, painter: QPainter, number: int, transform: QTransform, pane: QRectF, ratio: float
    ) -> None:
        """Paint the whole picture and, where it is too coarse, its real pixels."""
        member, size = self._stage.members[number], self._stage.sizes[number]
        shown = transform.mapRect(QRectF(QPointF(), size))
        longest_px = max(shown.width(), shown.height()) * ratio
        image = self._pictures.whole(member.file, round(longest_px))
        if image is None:
            without = self._pictures.is_without(member.file)
            painting.paint_missing(painter, pane, member.file, without=without)
            return
        coarse = max(image.width(), image.height()) * 1.02
        stands_in = max(size.width(), size.height()) > coarse
        whole = QRectF(QPointF(), size)
        painting.paint_picture(painter, image, whole, transform, ratio, smooth=stands_in)
        if longest_px > coarse and stands_in:
            seen = transform.inverted()[0].mapRect(pane) & whole
            part = self._pictures.part(member.file, seen.toAlignedRect())
            if part is not None:
                painting.paint_picture(painter, part.image, QRectF(part.place), transform, ratio)

    def paint_map(self, painter: QPainter, number: int, frame: QRectF) -> None:
        """Paint into `frame` the whole picture, small, and what of it its pane shows."""
        stage = self._stage
        image = self._pictures.whole(stage.members[number].file, _MAP_PX, urgent=False)
        pane = stage.pane(number)
        back = stage.views[number].transform(stage.poses[number], pane).inverted()[0]
        painting.paint_map(painter, frame, image, stage.sizes[number], back.mapRect(pane))
