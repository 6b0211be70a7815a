"""What stands in a film's place at a moment that it does not have: a plain frame that says why."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from mediadesk.ui import theme
from mediadesk.ui.theme import TextSize

_LONGEST_PX = 480


def blank_frame(width: int | None, height: int | None, words: str) -> QImage:
    """Return a frame of a film's shape with words in its middle."""
    size = QSize(width or 16, height or 9)
    size.scale(_LONGEST_PX, _LONGEST_PX, Qt.AspectRatioMode.KeepAspectRatio)
    frame = QImage(size, QImage.Format.Format_RGB32)
    tokens = theme.current()
    frame.fill(tokens.tile)
    painter = QPainter(frame)
    painter.setPen(tokens.text2)
    painter.setFont(theme.font(TextSize.DISPLAY))
    painter.drawText(frame.rect(), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return frame
