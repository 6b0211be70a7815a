"""The sidebar as a rail of icons or with names, as each kind of page was left."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from mediadesk.domain.browsing import SmartPlace
from mediadesk.ui import theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.state import WindowState
from mediadesk.ui.views.sidebar import Sidebar

_WIDE = (SmartPlace.DUPLICATES, SmartPlace.NEEDS_DATE)
"""Places whose pages want the room."""
_WIDTH = "window/sidebar"
_ANY_WIDTH = 10_000
"""Of the window before it is shown: what it has less is taken from the page."""


class Rail(QObject):
    """Files are shown with names beside them at first, pages for review with a rail."""

    def __init__(
        self, sidebar: Sidebar, splitter: QSplitter, actions: Actions, state: WindowState
    ) -> None:
        """Switch `sidebar`, the first part of `splitter`."""
        super().__init__(sidebar)
        self._sidebar, self._splitter = sidebar, splitter
        self._action, self._state = actions[ActionId.SIDEBAR], state
        self._name, self._width_px = "window/rail", state.number(_WIDTH, theme.SIDEBAR_WIDTH)
        self._share(self._width_px)

    def remember(self) -> None:
        """Keep how wide the sidebar is with its names, for the next start."""
        if not self._sidebar.is_rail:
            self._note_width()
        self._state.keep(_WIDTH, self._width_px)

    def show_place(self, place: SmartPlace | None, *, is_page: bool) -> None:
        """Show the sidebar as it was left with this place."""
        self._name = f"place/{place}/rail" if is_page else "window/rail"
        self._switch(rail=self._state.flag(self._name, default=place in _WIDE))

    def toggle(self) -> None:
        """Change it, and remember that for pages of this kind."""
        self._switch(rail=not self._sidebar.is_rail)
        self._state.keep(self._name, self._sidebar.is_rail)

    def _switch(self, *, rail: bool) -> None:
        self._action.setChecked(not rail)
        if rail == self._sidebar.is_rail:
            return
        if rail:
            self._note_width()
        self._sidebar.set_rail(rail=rail)
        self._share(theme.RAIL_WIDTH if rail else self._width_px)

    def _note_width(self) -> None:
        """Take over how wide the sidebar is; before it was laid out it has no width."""
        if self._splitter.isVisible():
            self._width_px = self._splitter.sizes()[0] or self._width_px

    def _share(self, width_px: int) -> None:
        """Give the sidebar so much of the splitter's width, the page the rest."""
        whole = sum(self._splitter.sizes()) if self._splitter.isVisible() else _ANY_WIDTH
        self._splitter.setSizes([width_px, max(1, whole - width_px)])
