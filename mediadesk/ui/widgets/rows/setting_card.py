"""Cards of preferences: rows with a title, a sentence that explains, and a control."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.ui.icons import Ink
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import MEDIUM, WrappedLabel
from mediadesk.ui.widgets.labels.lines import hairline

_MARGIN_PX = 16


class SettingRow(QWidget):
    """One preference. `matches` tells whether a search finds it."""

    def __init__(self, title: str, explanation: str, control: QWidget) -> None:
        """Show the words at the left, the control at the right."""
        super().__init__()
        self._words = f"{title} {explanation}".casefold()
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 12, _MARGIN_PX, 12)
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(WrappedLabel(title, weight=MEDIUM))
        told = WrappedLabel(explanation, TextSize.SMALL, ink=Ink.TEXT2)
        words.addWidget(told)
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        control.setAccessibleName(title)
        control.setAccessibleDescription(explanation)

    def matches(self, search: str) -> bool:
        """Tell whether every word that is looked for is in the title or the sentence."""
        return all(word in self._words for word in search.casefold().split())


class SettingCard(QFrame):
    """Rows under one another in a card, with lines between those that are shown."""

    def __init__(self, rows: Sequence[SettingRow]) -> None:
        """Show all rows."""
        super().__init__()
        self.setProperty("surface", "card")
        self._rows = [(row, hairline()) for row in rows]
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for row, line in self._rows:
            column.addWidget(line)
            column.addWidget(row)
        self.narrow("")

    def narrow(self, search: str) -> bool:
        """Show only rows that a search finds; False when there are none."""
        any_above = False
        for row, line in self._rows:
            found = row.matches(search)
            row.setVisible(found)
            line.setVisible(found and any_above)
            any_above = any_above or found
        self.setVisible(any_above)
        return any_above
