"""Names and values in two columns, and the same behind a title that opens and closes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from mediadesk.ui.icons import Ink, icon
from mediadesk.ui.models.facts import Field
from mediadesk.ui.theme import TextSize
from mediadesk.ui.widgets.controls.buttons import push_button
from mediadesk.ui.widgets.labels.labels import WrappedLabel, label

_NAME_COLUMN, _GAP = 96, 8


class FieldList(QWidget):
    """Names and values in two columns, long values on several lines; made once and used again."""

    def __init__(self) -> None:
        """Start without lines."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _NAME_COLUMN)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[QLabel, WrappedLabel]] = []

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these lines and no others."""
        while len(self._lines) < len(fields):
            row = len(self._lines)
            name = label("", TextSize.SMALL, ink=Ink.TEXT2)
            value = WrappedLabel("", TextSize.SMALL, ink=Ink.TEXT)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            self._lines.append((name, value))
        for row, (name, value) in enumerate(self._lines):
            is_used = row < len(fields)
            name.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                name.setText(fields[row].name)
                value.setText(fields[row].value)
                value.setToolTip(fields[row].whole)


class Disclosure(QWidget):
    """Fields behind their title; opened once, they stay open from file to file."""

    def __init__(self, title: str) -> None:
        """Start closed, and out of sight until there are fields."""
        super().__init__()
        self._fields = FieldList()
        self._fields.hide()
        self.button = push_button(title, "chevron-right", look="disclosure")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._fields)
        self.hide()

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show these fields when open; without any there is nothing to open."""
        self._fields.show_fields(fields)
        self.setVisible(bool(fields))

    def _open(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's value
        self.button.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self._fields.setVisible(is_open)
