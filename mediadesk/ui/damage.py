"""Asks, before there is a window, what becomes of a damaged catalog."""

from PySide6.QtWidgets import QApplication

from mediadesk.domain.damage import Choose, Damage, Remedy
from mediadesk.domain.errors import CancelledError


def asking(app: QApplication) -> Choose:
    """Return what asks the user; it raises `CancelledError` when nothing is to be done now."""

    def ask(damage: Damage) -> Remedy:
        from mediadesk.ui.views.before_window import dress  # noqa: PLC0415 - seldom needed
        from mediadesk.ui.views.damage_dialog import DamageDialog  # noqa: PLC0415 - as above

        themes = dress(app)
        dialog = DamageDialog(damage)
        try:
            if dialog.exec() != DamageDialog.DialogCode.Accepted:
                raise CancelledError
            return dialog.remedy
        finally:
            dialog.deleteLater()
            themes.deleteLater()  # the window follows the desktop by one of its own

    return ask
