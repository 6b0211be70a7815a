"""Files of a plan counted by a reason, on a card of their own: those left out, and others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.labels.labels import WrappedLabel, label
from mediadesk.ui.widgets.plans.plan_parts import Card, SectionHeading

_NUMBER_WIDTH = 28


class CountedCard(QWidget):
    """Hidden while there is nothing to count."""

    def __init__(self, heading: str = "") -> None:
        """Say nothing until `show_lines`; `heading` has "{files}" in it, usually "Left out"."""
        super().__init__()
        self._words = heading or tr("Plan", "Left out: {files}")
        self._heading = SectionHeading("")
        self._card = Card()
        self._card.body.setContentsMargins(17, 7, 13, 7)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(8)
        down.addWidget(self._heading)
        down.addWidget(self._card)
        self.hide()

    def show_lines(self, lines: Sequence[tuple[int, str]]) -> None:
        """Show (how many files, why) for each reason."""
        number = sum(files for files, _ in lines)
        words = self._words.format(files=formatting.files(number))
        self._heading.say(words)
        self.setAccessibleName(words)
        self.setVisible(bool(lines))
        while (item := self._card.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for files, why in lines:
            self._card.body.addWidget(_line(files, why))


def _line(files: int, why: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 5, 0, 5)
    row.setSpacing(12)
    number = label(formatting.count(files), TextSize.SMALL)
    number.setMinimumWidth(_NUMBER_WIDTH)
    number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
    words = WrappedLabel(why, TextSize.SMALL)
    row.addWidget(number)
    row.addWidget(words, 1)
    line.setAccessibleName(f"{formatting.files(files)}: {why}")
    return line
