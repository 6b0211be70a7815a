"""The panel on the difference view: how small a difference is shown, and what the colours mean."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.review.picture_difference import LEVELS
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import MEDIUM, label

_LEAST_WIDTH, _HEIGHT = 236, 92
_SPARE = 16
"""For a longer number of levels than the first one."""
_MOST_LEVELS = 64
_PAUSE_MS = 120


class DifferencePanel(QWidget):
    """Dark in both themes, as the view it lies on."""

    levels_changed = Signal(int)
    """Differences below so many of 256 levels are not to be shown."""

    def __init__(self, parent: QWidget) -> None:
        """Lie on `parent`, hidden."""
        super().__init__(parent)
        title = tr("Difference", "Ignore differences below")
        self._value = label("", TextSize.SMALL, ink=Ink.BADGE)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, _MOST_LEVELS)
        self.slider.setProperty("look", "stage")
        self.slider.setAccessibleName(title)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(label(title, TextSize.SMALL, weight=MEDIUM, ink=Ink.BADGE))
        upper.addStretch(1)
        upper.addWidget(self._value)
        lower.addWidget(label(tr("Difference", "a little"), TextSize.CAPTION, ink=Ink.BADGE))
        lower.addStretch(1)
        lower.addWidget(label(tr("Difference", "a lot"), TextSize.CAPTION, ink=Ink.BADGE))
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 8, 12, 8)
        down.setSpacing(2)
        down.addLayout(upper)
        down.addWidget(self.slider)
        down.addWidget(_Ramp())
        down.addLayout(lower)
        self.slider.valueChanged.connect(self._moved)
        self.slider.setValue(LEVELS)
        self.setFixedSize(max(_LEAST_WIDTH, self.sizeHint().width() + _SPARE), _HEIGHT)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().badge)
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS_CARD, theme.RADIUS_CARD)

    def _moved(self, levels: int) -> None:
        one, many = tr("Difference", "1 level"), tr("Difference", "{n} levels")
        text = one if levels == 1 else many.format(n=formatting.count(levels))
        self._value.setText(text)
        self.slider.setAccessibleDescription(text)
        self._pause.start()

    def _tell(self) -> None:
        self.levels_changed.emit(self.slider.value())


class _Ramp(QWidget):
    """The colours from a little to a lot of difference."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ramp = QLinearGradient(0, 0, self.width(), 0)
        if self.isRightToLeft():
            ramp = QLinearGradient(self.width(), 0, 0, 0)
        for number, colour in enumerate(theme.HEAT):
            ramp.setColorAt(number / (len(theme.HEAT) - 1), colour)
        painter.fillRect(self.rect(), ramp)
