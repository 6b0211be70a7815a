"""The sidebar as a rail of icons or with names, as each kind of page was left."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from mediadesk.domain.media import Place
from mediadesk.ui import theme
from mediadesk.ui.actions import ActionId, Actions
from mediadesk.ui.state import WindowState
from mediadesk.ui.views.sidebar import Sidebar

_WIDE = (Place.DUPLICATES, Place.NEEDS_DATE)
"""Places whose pages want the room."""


class Rail(QObject):
    """Files are shown with names beside them at first, pages for review with a rail."""

    def __init__(
        self, sidebar: Sidebar, splitter: QSplitter, actions: Actions, state: WindowState
    ) -> None:
        """Switch `sidebar`, the first part of `splitter`."""
        super().__init__(sidebar)
        self._sidebar, self._splitter = sidebar, splitter
        self._action, self._state = actions[ActionId.SIDEBAR], state
        self._name, self._width_px = "window/rail", theme.SIDEBAR_WIDTH

    def show_place(self, place: Place | None, *, is_page: bool) -> None:
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
            self._width_px = self._sidebar.width()
        whole = sum(self._splitter.sizes())
        self._sidebar.set_rail(rail=rail)
        width = theme.RAIL_WIDTH if rail else self._width_px
        self._splitter.setSizes([width, max(1, whole - width)])
