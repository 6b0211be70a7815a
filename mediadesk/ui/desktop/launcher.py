"""How far the work is, on the program's icon in the launcher or task bar of Linux desktops.

The interface is com.canonical.Unity.LauncherEntry, which Plasma, Ubuntu's dock, Dash to Dock and
others read: https://wiki.ubuntu.com/Unity/LauncherAPI
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from mediadesk.ui.work.jobs import JobView

INTERFACE, PATH = "com.canonical.Unity.LauncherEntry", "/com/canonical/unity/launcherentry/1"


class LauncherProgress(QObject):
    """Tells the desktop in whole percents; nobody is told where there is no session bus."""

    def __init__(self, application_id: str, parent: QObject | None = None) -> None:
        """Speak for `application_id`, whose .desktop file the launcher knows."""
        super().__init__(parent)
        self._address = f"application://{application_id}.desktop"
        self._told: int | None = None

    def follow(self, views: Sequence[JobView]) -> None:
        """Show how far the oldest live job is; nothing when there is none."""
        self._tell(int(views[0].percent) if views else None)

    def clear(self) -> None:
        """Take the progress away."""
        self._tell(None)

    def _tell(self, percent: int | None) -> None:
        if percent == self._told:
            return
        self._told = percent
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        message = QDBusMessage.createSignal(PATH, INTERFACE, "Update")
        shown = {"progress": (percent or 0) / 100, "progress-visible": percent is not None}
        message.setArguments([self._address, shown])
        bus.send(message)
