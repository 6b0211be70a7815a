"""One line of text of which some parts stand out; what does not fit is in the tooltip."""

# ruff: noqa: N802 - camelCase names are Qt's own
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediadesk.ui import theme
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import SEMIBOLD

Part = tuple[str, bool]
"""Text, and whether it stands out."""


class ToldLine(QWidget):
    """Paints its parts one after the other and cuts the last that has room."""

    def __init__(self) -> None:
        """Say nothing until `say`."""
        super().__init__()
        self._parts: Sequence[Part] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, parts: Sequence[Part]) -> None:
        """Say something else."""
        self._parts = [part for part in parts if part[0]]
        text = "".join(text for text, _ in self._parts)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width at all."""
        return QSize(0, theme.line_height(TextSize.BODY))

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter, tokens = QPainter(self), theme.current()
        painter.setPen(tokens.text)
        rtl = self.isRightToLeft()
        used = 0
        for text, stands_out in self._parts:
            font = theme.font(TextSize.BODY, SEMIBOLD if stands_out else None)
            metrics = QFontMetrics(font)
            room = self.width() - used
            if room < metrics.averageCharWidth() * 2:
                return
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(shown)
            left = self.width() - used - width if rtl else used
            painter.setFont(font)
            place = QRect(left, 0, width + 2, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                             shown)  # fmt: skip
            used += width
