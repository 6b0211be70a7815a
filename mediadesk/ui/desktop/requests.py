"""Hears what others ask of the window: a second MediaDesk, the desktop, the Dock."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from mediadesk.disk import handover
from mediadesk.disk.handover import Handover
from mediadesk.domain.addresses import local_paths
from mediadesk.ui.desktop.desktop_bus import DesktopBus
from mediadesk.ui.desktop.handover import HandoverServer


class Requests(QObject):
    """One signal for every way in which folders come from outside the window."""

    wanted = Signal(object)
    """A Handover: folders to scan, and whether to come to the front."""

    def __init__(self, app: QApplication) -> None:
        """Hear of files that macOS opens with the program; of the rest, once asked to listen."""
        super().__init__(app)
        self._server, self._bus = HandoverServer(self), DesktopBus(self)
        self._server.wanted.connect(self.wanted)
        self._bus.wanted.connect(self.wanted)
        app.installEventFilter(self)

    def listen(self, catalog: Path, application_id: str) -> None:
        """Listen for programs that want this catalog; on the desktop's bus when an id is given."""
        self._server.listen(handover.address(catalog))
        if application_id:
            self._bus.listen(application_id)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
        self._bus.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the files that were dropped on the Dock icon or opened from the Finder."""
        if isinstance(event, QFileOpenEvent):
            address = bytes(event.url().toEncoded().data())
            self.wanted.emit(Handover(tuple(local_paths(address)), show=True))
            return True
        return super().eventFilter(watched, event)
