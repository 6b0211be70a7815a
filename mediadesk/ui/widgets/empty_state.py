"""What a page shows when there is nothing to show: an icon, a title, a sentence, a button."""

# ruff: noqa: N802 - camelCase names are Qt's own

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mediadesk.ui import icons
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.buttons import push_button
from mediadesk.ui.widgets.labels import label

_ICON_PX = 40
_TEXT_WIDTH = 420


class EmptyState(QWidget):
    """A centred column; never a blank area."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing until `say`."""
        super().__init__(parent)
        self._icon_name = "images"
        self._sign = QLabel()
        self._title = label("", TextSize.TITLE)
        self._sentence = label("", TextSize.LEAD, ink=Ink.TEXT2)
        self._sentence.setWordWrap(True)
        self._sentence.setFixedWidth(_TEXT_WIDTH)
        self._button = push_button("")
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        for part, gap in ((self._sign, 12), (self._title, 4), (self._sentence, 16)):
            part.setAlignment(centre)
            column.addWidget(part, 0, centre)
            column.addSpacing(gap)
        column.addWidget(self._button, 0, centre)
        column.addStretch(1)

    def say(self, icon: str, title: str, sentence: str, button: str = "") -> None:
        """Show these words; without `button` there is none."""
        self._icon_name = icon
        self._show_sign()
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{title} {sentence}")

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_sign()

    def _show_sign(self) -> None:
        glyph = icons.icon(self._icon_name, Ink.TEXT3)
        self._sign.setPixmap(glyph.pixmap(QSize(_ICON_PX, _ICON_PX), self.devicePixelRatioF()))
