"""The actions that concern the window itself: menu, keys, theme, full screen, choosing folders."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QStyle, QWidget

from mediadesk.ui.actions import ActionId, Actions, Where
from mediadesk.ui.appearance import ThemeChoice, ThemeSwitch
from mediadesk.ui.formatting import tr
from mediadesk.ui.state import WindowState
from mediadesk.ui.views import key_list
from mediadesk.ui.views.help_window import HelpWindow
from mediadesk.ui.widgets.overlays.folder_dialog import choose_folder
from mediadesk.ui.widgets.overlays.keys_overlay import KeysOverlay

_THEMES = {
    ActionId.THEME_SYSTEM: ThemeChoice.SYSTEM,
    ActionId.THEME_LIGHT: ThemeChoice.LIGHT,
    ActionId.THEME_DARK: ThemeChoice.DARK,
}
_THEME_NAME, _CALM_NAME = "window/theme", "window/reduce-motion"


class Commands(QObject):
    """Carries out the window's commands; their keys work in the whole window."""

    folders_chosen = Signal(object)
    """list[bytes] of folders the user chose to add."""

    def __init__(
        self, actions: Actions, themes: ThemeSwitch, state: WindowState, window: QMainWindow
    ) -> None:
        """Take the theme that was chosen last time."""
        super().__init__(window)
        self._actions, self._themes = actions, themes
        self._state, self._window = state, window
        self._keys: KeysOverlay | None = None
        self.place: Callable[[], str] = str
        """Tells which place is shown: its keys are the ones to be listed."""
        self._help: HelpWindow | None = None
        self._menu = actions.menu(window)
        actions.add_to(window, Where.EVERYWHERE)
        actions.on(ActionId.ADD_FOLDERS, self._choose_folders)
        actions.on(ActionId.QUIT, window.close)
        actions.on(ActionId.FULL_SCREEN, self._toggle_full_screen)
        actions.on(ActionId.KEYS, self._show_keys)
        actions.on(ActionId.HELP, self._show_help)
        for id_, choice in _THEMES.items():
            actions.on(id_, partial(self._choose_theme, choice))
        self._choose_theme(remembered_theme(self._state))
        calm = actions[ActionId.REDUCE_MOTION]
        calm.setChecked(state.flag(_CALM_NAME, default=_desktop_is_calm(window)))
        calm.toggled.connect(partial(state.keep, _CALM_NAME))

    def open_menu(self, button: QWidget) -> None:
        """Open the full menu below a button."""
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose_folders(self) -> None:
        choose_folder(self._window, tr("Window", "Choose a folder to add"), self._chosen)

    def _chosen(self, folder: bytes) -> None:
        self.folders_chosen.emit([folder])

    def _toggle_full_screen(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._actions[ActionId.FULL_SCREEN].setChecked(window.isFullScreen())

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._themes.choose(choice)
        self._state.keep(_THEME_NAME, choice.value)
        for id_, each in _THEMES.items():
            self._actions[id_].setChecked(each is choice)

    def _show_keys(self) -> None:
        place = self.place()
        if self._keys is not None:  # made anew each time: keys may be others by now
            self._keys.hide()
            self._keys.deleteLater()
        host = self._window.centralWidget() or self._window
        columns = key_list.columns_of(place, self._actions)
        self._keys = KeysOverlay(key_list.title_of(place), columns, host)
        self._keys.change_wanted.connect(self._actions[ActionId.CHANGE_KEYS].trigger)
        self._keys.open()

    def _show_help(self) -> None:
        if self._help is None:
            self._help = HelpWindow(self._window)
        self._help.show_place(self.place())
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()


def _desktop_is_calm(window: QWidget) -> bool:
    """Tell whether the desktop asks for no animations."""
    return not window.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)


def remembered_theme(state: WindowState) -> ThemeChoice:
    """Return the theme that was chosen last time."""
    name = state.text(_THEME_NAME)
    return ThemeChoice(name) if name in list(ThemeChoice) else ThemeChoice.SYSTEM
