"""A row of frames of a film, below its picture: what happens in it, at a glance."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPaintEvent

from mediadesk.ui import theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.widgets.keys.painted import Painted

FRAMES = 4
_HEIGHT = 36
_GAP = 2


class FrameRow(Painted):
    """Frames beside each other, cut to the same shape."""

    def __init__(self) -> None:
        """Show empty places until frames come."""
        super().__init__()
        self._frames: Sequence[QImage] = ()
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Film", "Frames"))

    @property
    def frames(self) -> Sequence[QImage]:
        """The frames shown now."""
        return self._frames

    def show_frames(self, frames: Sequence[QImage]) -> None:
        """Show these, in order of time; none shows the empty places."""
        self._frames = frames[:FRAMES]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frames, or the places they will have."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = (self.width() + _GAP) / FRAMES
        for number in range(FRAMES):
            place = QRectF(number * width, 0, width - _GAP, self.height())
            if number < len(self._frames):
                image = self._frames[number]
                painter.drawImage(place, image, covering(image, place))
            else:
                painter.fillRect(place, theme.current().tile)


def covering(image: QImage, place: QRectF) -> QRectF:
    """Return the middle of an image that has the shape of a place."""
    scale = min(image.width() / place.width(), image.height() / place.height())
    width, height = place.width() * scale, place.height() * scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
