"""The button that opens the filters of a list, lit while some are set."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from mediadesk.ui import formatting, theme
from mediadesk.ui.formatting import tr
from mediadesk.ui.icons import Ink, icon
from mediadesk.ui.widgets.controls.buttons import prepared


class FilterButton(QToolButton):
    """A click only opens the popover: what lights the button is a filter."""

    def __init__(self) -> None:
        """Show that nothing is filtered."""
        super().__init__()
        self.setCheckable(True)
        self.setIconSize(QSize(20, 20))
        self.setFixedSize(theme.CONTROL_HEIGHT, theme.CONTROL_HEIGHT)
        prepared(self, tr("Filter", "Filter"))
        self.show_filters(0)

    def show_filters(self, filters: int) -> None:
        """Say how many filters are set."""
        text = tr("Filter", "Filter")
        if filters:
            text = tr("Filter", "Filter, {n} set").format(n=formatting.count(filters))
        self.setChecked(filters > 0)
        self.setIcon(icon("list-filter", Ink.ACCENT if filters else Ink.TEXT2))
        self.setToolTip(text)
        self.setAccessibleName(text)

    def nextCheckState(self) -> None:
        """Stay as it is when clicked."""
