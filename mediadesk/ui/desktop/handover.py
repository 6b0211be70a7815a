"""Takes folders from a second MediaDesk that was started while this window has the catalog."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from mediadesk.disk.handover import MOST_BYTES, REFUSED, TAKEN, decode

_PATIENCE_MS = 3000
_MOST_AT_ONCE = 8


class HandoverServer(QObject):
    """Listens until it is closed. The caller holds the catalog: nobody else listens there."""

    wanted = Signal(object)
    """A Handover that has been accepted."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the server; it does not listen yet."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setMaxPendingConnections(_MOST_AT_ONCE)
        self._server.newConnection.connect(self._greet)

    def listen(self, address: Path | None) -> bool:
        """Begin to listen; a socket that a crash left behind is replaced."""
        if address is None:
            return False
        QLocalServer.removeServer(str(address))
        return self._server.listen(str(address))

    def close(self) -> None:
        """Listen no more; the socket is gone."""
        self._server.close()

    def _greet(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            line.setReadBufferSize(MOST_BYTES + 1)
            line.disconnected.connect(line.deleteLater)
            line.readyRead.connect(partial(self._read, line))
            QTimer.singleShot(_PATIENCE_MS, line, line.abort)
            self._read(line)

    def _read(self, line: QLocalSocket) -> None:
        if not line.canReadLine():
            if line.bytesAvailable() > MOST_BYTES:
                line.abort()
            return
        try:
            wanted = decode(bytes(line.readLine().data()))
        except ValueError:
            line.write(REFUSED)
        else:
            line.write(TAKEN)
            self.wanted.emit(wanted)
        line.disconnectFromServer()
