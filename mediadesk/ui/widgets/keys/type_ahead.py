"""Letters typed one after the other are one name that is looked for."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication


class TypeAhead:
    """Joins letters until there is a pause.

    Qt's own type-ahead would go through every file of a list, reading each; here the page asks
    the catalog.
    """

    def __init__(self, wanted: Callable[[str], None]) -> None:
        """Call `wanted` with all letters so far, at each letter."""
        self._wanted = wanted
        self._letters = ""
        self._since = QElapsedTimer()

    def add(self, letters: str) -> None:
        """Take the next letter; after a pause it begins another name."""
        pause_ms = QApplication.keyboardInputInterval() * 2
        if not self._since.isValid() or self._since.elapsed() > pause_ms:
            self._letters = ""
        self._since.restart()
        self._letters += letters
        if self._letters.strip():
            self._wanted(self._letters)
