"""Asks for a number to be typed before something that cannot be undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import WrappedLabel, label, surface

_WIDTH = 440


class NumberDialog(QDialog):
    """Modal; its button works once the number stands in the field."""

    def __init__(
        self, question: str, sentence: str, verb: str, number: int, parent: QWidget
    ) -> None:
        """Ask `question`; `verb` is on the button that does it."""
        super().__init__(parent)
        surface(self, "content")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question)
        self.setFixedWidth(_WIDTH)
        self._number = number
        self.field = QLineEdit()
        self.field.setFont(theme.font(TextSize.BODY))
        asked = tr("Removed", "Type {n} to go on").format(n=formatting.count(number))
        self.field.setAccessibleName(asked)
        self.field.textChanged.connect(self._typed)
        self.yes = push_button(verb, look="primary")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        self.no = push_button(tr("Plan", "Cancel"), look="action")
        self.no.clicked.connect(self.reject)
        told = WrappedLabel(sentence, ink=Ink.TEXT2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 20)
        down.setSpacing(12)
        for part in (label(question, TextSize.TITLE), told, label(asked), self.field):
            down.addWidget(part)
        down.addLayout(buttons)
        self._typed("")
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        digits = "".join(sign for sign in text if sign.isdigit())
        self.yes.setEnabled(digits == str(self._number))
