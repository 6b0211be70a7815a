"""Alt pressed and let go with nothing between: what opens the menu."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class AltAlone:
    """Is told of every event of the window.

    A list or a shortcut takes a press for itself, Alt+Down say; that there was one is heard before.
    """

    def __init__(self) -> None:
        """Begin with Alt not pressed."""
        self._is_alone = False

    def ends_with(self, event: QEvent) -> bool:
        """Tell whether Alt is let go, and nothing else was pressed meanwhile."""
        if event.type() in _PRESSES and isinstance(event, QKeyEvent):
            self._is_alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
        elif event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            was_alone, self._is_alone = self._is_alone, False
            return was_alone and event.key() == Qt.Key.Key_Alt
        return False
