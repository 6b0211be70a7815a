"""A key that shows something while it is held, and switches to it when it is only tapped."""

# ruff: noqa: N802 - camelCase names are Qt's own
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

HELD_FROM_MS = 350
"""A tap is shorter."""


class HeldKey(QObject):
    """Watches for the release of the key that triggered an action."""

    let_go = Signal()
    """The key was held, and is not any more."""

    def __init__(self, action: QAction, parent: QObject) -> None:
        """Watch the keys of `action`; held down it does nothing again and again."""
        super().__init__(parent)
        self._action, self._since = action, QElapsedTimer()
        self._is_watching = False
        action.setAutoRepeat(False)
        action.triggered.connect(self._pressed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the release, whichever widget it goes to."""
        released = event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent)
        if released and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            keys = (QKeySequence(event.keyCombination()), QKeySequence(event.key()))
            if any(key in self._action.shortcuts() for key in keys):
                self._released()
        return super().eventFilter(watched, event)

    def _pressed(self, _checked: object = None) -> None:
        app = QApplication.instance()
        self._since.start()
        if app is not None and not self._is_watching:
            self._is_watching = True
            app.installEventFilter(self)

    def _released(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._is_watching = False
        if self._since.elapsed() >= HELD_FROM_MS:
            self.let_go.emit()
