"""The panel of jobs below the page: opened and closed, and as high as it was left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from mediadesk.ui import theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.icons import icon
from mediadesk.ui.state import WindowState
from mediadesk.ui.views.jobs_panel import JobsPanel

_LOWEST_PX = 200
_HEIGHT = "window/down"


class JobsDrawer(QSplitter):
    """What lies above, and the panel; it shrinks the page and never covers it."""

    left = Signal()
    """The panel was closed while the focus was in it."""

    def __init__(
        self, above: QWidget, panel: JobsPanel, actions: Actions, state: WindowState
    ) -> None:
        """Put the `panel` below `above`, closed."""
        super().__init__(Qt.Orientation.Vertical)
        self._panel, self._state = panel, state
        self._action = actions[ActionId.JOBS]
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(above)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        panel.setMinimumHeight(_LOWEST_PX)
        panel.hide()

    def toggle(self) -> None:
        """Open the panel, or close it."""
        if self._panel.isVisible():
            self.close_panel()
        else:
            self.open_panel()

    def open_panel(self) -> None:
        """Show the panel with the focus in its list."""
        self._panel.show()
        if not self.restoreState(self._state.block(_HEIGHT)):
            self.setSizes([self.height() - theme.JOBS_HEIGHT, theme.JOBS_HEIGHT])
        self._panel.refresh()
        self._panel.list.setFocus()
        self._show_state()

    def close_panel(self) -> None:
        """Hide the panel; the page gets its room back."""
        self.remember()
        focused = QApplication.focusWidget()
        if focused is not None and self._panel.isAncestorOf(focused):
            self.left.emit()
        self._panel.hide()
        self._show_state()

    def remember(self) -> None:
        """Keep how high the panel is, if it is open."""
        if self._panel.isVisible():
            self._state.keep(_HEIGHT, self.saveState())

    def _show_state(self) -> None:
        self._action.setIcon(icon("chevron-down" if self._panel.isVisible() else "chevron-up"))
