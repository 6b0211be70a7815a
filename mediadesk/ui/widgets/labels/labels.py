"""Texts on the window: labels of one line, that wrap, or that cut a path in its middle."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
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
    """Return a plain-text label of one line."""
    made = QLabel(text)
    _dress(made, size, weight, ink)
    return made


def _dress(made: QLabel, size: TextSize, weight: QFont.Weight | None, ink: Ink) -> None:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(size, weight))
    made.setProperty("ink", ink.name.lower())


class WrappedLabel(QLabel):
    """A label that goes on in the next line, within a word too where a name or path is long."""

    def __init__(
        self,
        text: str = "",
        size: TextSize = TextSize.BODY,
        *,
        weight: QFont.Weight | None = None,
        ink: Ink = Ink.TEXT,
    ) -> None:
        """Show `text`."""
        super().__init__()
        self._text = ""
        _dress(self, size, weight, ink)
        self.setWordWrap(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; screen readers are told it as it is."""
        self._text = text
        super().setText(formatting.breakable(text))
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the text as it was set."""
        return self._text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected as it was set."""
        if event.matches(QKeySequence.StandardKey.Copy):
            selected = formatting.unbroken(self.selectedText())
            QGuiApplication.clipboard().setText(selected)
            return
        super().keyPressEvent(event)


class ElidedLabel(QLabel):
    """A label as wide as there is room; what does not fit is cut, whole in the tooltip."""

    def __init__(
        self,
        size: TextSize = TextSize.SMALL,
        *,
        ink: Ink = Ink.TEXT3,
        weight: QFont.Weight = QFont.Weight.Normal,
        path: bool = False,
        sentence: bool = False,
    ) -> None:
        """Show nothing until `setText`; of a `path` the last folder stays whole.

        A `sentence` is cut at its end.
        """
        super().__init__()
        self._ink = ink
        self._elide = formatting.elide_path if path else formatting.elide
        if sentence:
            self._elide = formatting.elide_end
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)

    def setText(self, text: str) -> None:
        """Show a text; what does not fit is cut."""
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
        painter.setLayoutDirection(self.layoutDirection())  # a painter has the program's own
        painter.setPen(getattr(theme.current(), self._ink))
        shown = self._elide(self.text(), self.fontMetrics(), self.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect(), flags, shown)


class Paragraph(QWidget):
    """Centred text of several lines with the line height of its size, which QLabel has not."""

    def __init__(self, width_px: int, size: TextSize) -> None:
        """Be `width_px` wide and as high as the text needs."""
        super().__init__()
        self._size, self._lines = size, [""]
        self.setFont(theme.font(size))
        self.setFixedWidth(width_px)

    def set_text(self, text: str) -> None:
        """Show a text, broken into lines."""
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        self._lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            start = line.textStart()
            self._lines.append(text[start : start + line.textLength()].strip())
        layout.endLayout()
        self.setFixedHeight(len(self._lines) * theme.line_height(self._size))
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setPen(theme.current().text2)
        height = theme.line_height(self._size)
        for number, line in enumerate(self._lines):
            box = QRect(0, number * height, self.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line)


def surface(widget: QWidget, name: str) -> None:
    """Paint a plain widget with one of the surfaces of the style sheet."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("surface", name)
