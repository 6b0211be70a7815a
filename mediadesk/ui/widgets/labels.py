"""Texts on the window: labels in one of the six sizes, and labels that cut a path in its middle."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize

MEDIUM = QFont.Weight.Medium
SEMIBOLD = QFont.Weight.DemiBold


def label(
    text: str = "",
    size: TextSize = TextSize.BODY,
    *,
    weight: QFont.Weight | None = None,
    ink: Ink = Ink.TEXT,
) -> QLabel:
    """Return a plain-text label."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(size, weight))
    made.setProperty("ink", ink.name.lower())
    return made


class ElidedLabel(QLabel):
    """A label as wide as there is room; its text is cut in the middle, whole in the tooltip."""

    def __init__(self, size: TextSize = TextSize.SMALL, *, ink: Ink = Ink.TEXT3) -> None:
        """Show nothing until `setText`."""
        super().__init__()
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)

    def setText(self, text: str) -> None:
        """Show a text; what does not fit is cut out of its middle."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Ask for no width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for as much as the whole text needs."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(getattr(theme.current(), self._ink))
        shown = formatting.elide(self.text(), self.fontMetrics(), self.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect(), flags, shown)


def surface(widget: QWidget, name: str) -> None:
    """Paint a plain widget with one of the surfaces of the style sheet."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("surface", name)
