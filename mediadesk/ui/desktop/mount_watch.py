"""Hears at once that a disk was mounted or taken away, where the system tells of it."""

import os

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from mediadesk.disk.volumes.mounts import open_table

_SETTLED_MS = 300
"""A disk that comes or goes makes several changes."""


class MountWatch(QObject):
    """Costs nothing while nothing is mounted: the system wakes the window."""

    changed = Signal()
    """Some disk came or went a moment ago."""

    def __init__(self) -> None:
        """Listen until `close`."""
        super().__init__()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settle.timeout.connect(self.changed)
        self._table = open_table()
        if self._table is not None:
            self._news = QSocketNotifier(self._table, QSocketNotifier.Type.Exception, self)
            self._news.activated.connect(self._heard)

    def _heard(self) -> None:
        if not self._settle.isActive():
            self._settle.start()

    def close(self) -> None:
        """Listen no more."""
        self._settle.stop()
        if self._table is not None:
            self._news.setEnabled(False)
            os.close(self._table)
            self._table = None
