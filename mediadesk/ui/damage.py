"""Asks, before there is a window, what becomes of a damaged catalog."""

from PySide6.QtWidgets import QApplication

from mediadesk import config
from mediadesk.domain.damage import Choose, Damage, Remedy
from mediadesk.domain.errors import CancelledError
from mediadesk.ui import language
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.state import WindowState
from mediadesk.ui.views.commands import remembered_theme


def asking(app: QApplication) -> Choose:
    """Return what asks the user; it raises `CancelledError` when nothing is to be done now."""

    def ask(damage: Damage) -> Remedy:
        from mediadesk.ui.views.damage_dialog import DamageDialog  # noqa: PLC0415 - seldom needed

        locations = config.locations()
        language.speak(app, config.load(locations.settings_file).language)
        themes, state = ThemeSwitch(app), WindowState(locations.config)
        themes.choose(remembered_theme(state))
        dialog = DamageDialog(damage)
        try:
            if dialog.exec() != DamageDialog.DialogCode.Accepted:
                raise CancelledError
            return dialog.remedy
        finally:
            dialog.deleteLater()
            themes.deleteLater()  # the window follows the desktop by one of its own

    return ask
