"""A list beside what is chosen in it, or words where there is nothing to list."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from mediadesk.ui import theme
from mediadesk.ui.widgets.labels.lines import hairline
from mediadesk.ui.widgets.notices.empty_state import EmptyState, Words

_LINE_PX = 1
"""The line between both belongs to the list's width."""


class ListBeside(QStackedWidget):
    """The list is of a fixed width, greater in a wide window; the rest is the other part's."""

    def __init__(self, side: QWidget, pane: QWidget) -> None:
        """Show `side`, which has the list, left of `pane`; nothing is said yet."""
        super().__init__()
        self._side = side
        side.setFixedWidth(theme.LIST_WIDTH - _LINE_PX)
        self.empty = EmptyState()
        self._both = QWidget()
        across = QHBoxLayout(self._both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(side)
        across.addWidget(hairline(vertical=True))
        across.addWidget(pane, 1)
        self.addWidget(self.empty)
        self.addWidget(self._both)

    def show_list(self) -> None:
        """Show the list and what is beside it."""
        self.setCurrentWidget(self._both)

    def say(self, words: Words) -> None:
        """Show words instead."""
        self.empty.say(words)
        self.setCurrentWidget(self.empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list more room in a wide window."""
        super().resizeEvent(event)
        wide = self.window().width() >= theme.WIDE_FROM
        width = theme.WIDE_LIST_WIDTH if wide else theme.LIST_WIDTH
        self._side.setFixedWidth(width - _LINE_PX)
