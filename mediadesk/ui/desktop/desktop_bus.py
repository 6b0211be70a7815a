"""Answers the desktop: what the application menu and "Open with" send over D-Bus.

The interface is org.freedesktop.Application of the Desktop Entry Specification, "D-Bus
Activation": https://specifications.freedesktop.org/desktop-entry-spec/latest/dbus.html
"""

# ruff: noqa: N802 - the names are those of the interface

from typing import Any

from PySide6.QtCore import ClassInfo, QObject, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection

from mediadesk.disk.handover import Handover
from mediadesk.domain.addresses import local_paths

_class_info: Any = ClassInfo
"""Qt for Python's stub of it has no constructor."""


@_class_info({"D-Bus Interface": "org.freedesktop.Application"})
class _Application(QDBusAbstractAdaptor):
    """The slots' types give the interface its signatures: (a{sv}), (as, a{sv}), (s, av, a{sv})."""

    def __init__(self, bus: "DesktopBus") -> None:
        super().__init__(bus)
        self._bus = bus

    @Slot("QVariantMap")
    def Activate(self, _platform: dict[str, Any]) -> None:
        self._bus.wanted.emit(Handover(show=True))

    @Slot("QStringList", "QVariantMap")
    def Open(self, addresses: list[str], _platform: dict[str, Any]) -> None:
        lines = "\n".join(addresses).encode("utf-8", "surrogateescape")
        self._bus.wanted.emit(Handover(tuple(local_paths(lines)), show=True))

    @Slot(str, "QVariantList", "QVariantMap")
    def ActivateAction(self, _name: str, _parameters: list[Any], platform: dict[str, Any]) -> None:
        self.Activate(platform)


class DesktopBus(QObject):
    """MediaDesk on the user's session bus, where there is one."""

    wanted = Signal(object)
    """A Handover: what the desktop asks for."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Be on no bus yet."""
        super().__init__(parent)
        self._application = _Application(self)
        self._name = ""

    def listen(self, application_id: str) -> bool:
        """Take the name `application_id`; False without a bus, or when another program has it."""
        bus = QDBusConnection.sessionBus()
        path = "/" + application_id.replace(".", "/")
        if not bus.isConnected() or not bus.registerObject(path, self):
            return False
        if bus.registerService(application_id):
            self._name = application_id
        else:
            bus.unregisterObject(path)
        return bool(self._name)

    def close(self) -> None:
        """Give the name back, so that the desktop starts the next window itself."""
        if self._name:
            bus = QDBusConnection.sessionBus()
            bus.unregisterService(self._name)
            bus.unregisterObject("/" + self._name.replace(".", "/"))
            self._name = ""
