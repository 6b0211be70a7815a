"""A level of confidence as shape and word."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui import theme
from mediadesk.ui.delegates.badges import confidence_colour, paint_confidence
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import wording
from mediadesk.ui.theme import TextSize

_SHAPE = 12
_GAP = 6


class ConfidenceLabel(QWidget):
    """Disc, diamond, triangle or ring, and its word."""

    def __init__(self) -> None:
        """Start with no confidence."""
        super().__init__()
        self._level = ConfidenceLevel.NONE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, level: ConfidenceLevel) -> None:
        """Show another level."""
        self._level = level
        text = tr("Facts", "Date confidence {level}")
        self.setAccessibleName(text.format(level=wording.confidence(level)))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as shape and word."""
        metrics = QFontMetrics(theme.font(TextSize.SMALL))
        word = metrics.horizontalAdvance(wording.confidence(self._level))
        return QSize(_SHAPE + _GAP + word + 2, theme.line_height(TextSize.BODY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shape and word."""
        painter = QPainter(self)
        middle = self.height() / 2
        rtl = self.isRightToLeft()
        left = self.width() - _SHAPE if rtl else 0
        paint_confidence(painter, QRectF(left, middle - _SHAPE / 2, _SHAPE, _SHAPE), self._level)
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(confidence_colour(self._level))
        step = _SHAPE + _GAP
        place = self.rect().adjusted(0 if rtl else step, 0, -step if rtl else 0, 0)
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(place, leading, wording.confidence(self._level))
