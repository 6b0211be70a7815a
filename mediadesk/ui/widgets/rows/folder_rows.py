"""Parts of lists of folders in Preferences: heading with a button, a row for each, none yet."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import icon_button
from mediadesk.ui.widgets.labels.icon_label import IconLabel
from mediadesk.ui.widgets.labels.labels import SEMIBOLD, ElidedLabel, WrappedLabel, label
from mediadesk.ui.widgets.labels.lines import hairline

_ROW_PX, _ICON_PX = 36, 16


def heading(title: str, explanation: str, button: QPushButton) -> QHBoxLayout:
    """Return a title with its explanation, and a button at the end."""
    row = QHBoxLayout()
    row.setSpacing(8)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(title, weight=SEMIBOLD))
    words.addWidget(WrappedLabel(explanation, TextSize.SMALL, ink=Ink.TEXT2))
    row.addLayout(words, 1)
    row.addWidget(button)
    return row


def card(rows: Sequence[QWidget]) -> QFrame:
    """Return rows under one another on a card, with lines between them."""
    made = QFrame()
    made.setProperty("surface", "card")
    lines = QVBoxLayout(made)
    lines.setContentsMargins(1, 1, 1, 1)
    lines.setSpacing(0)
    for number, row in enumerate(rows):
        if number:
            lines.addWidget(hairline())
        lines.addWidget(row)
    return made


def folder_row(
    icon: str, path: bytes, out_words: str = "", out: Callable[[], object] | None = None
) -> QWidget:
    """Return a folder with a button that takes it out, `out_words` with {folder}.

    Without `out` it is one that stands in the settings file, where alone it can be taken out.
    """
    made = QWidget()
    made.setFixedHeight(_ROW_PX)
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 0, 4, 0)
    row.setSpacing(10)
    row.addWidget(IconLabel(icon, _ICON_PX))
    shown = ElidedLabel(TextSize.BODY, ink=Ink.TEXT)
    shown.setText(formatting.path(path))
    row.addWidget(shown, 1)
    if out is None:
        note = label(tr("Preferences", "in the settings file"), TextSize.SMALL, ink=Ink.TEXT3)
        note.setContentsMargins(0, 0, 12, 0)
        row.addWidget(note)
        return made
    button = icon_button("x", out_words.format(folder=formatting.path(path)))
    button.clicked.connect(out)
    row.addWidget(button)
    return made


def none_yet(words: str) -> QWidget:
    """Return what stands where there is no folder."""
    made = label(words, TextSize.SMALL, ink=Ink.TEXT3)
    made.setContentsMargins(16, 8, 16, 8)
    return made


def empty(layout: QLayout) -> None:
    """Take everything out of a list."""
    while (old := layout.takeAt(0)) is not None:
        if (widget := old.widget()) is not None:
            widget.hide()
            widget.deleteLater()
