"""What the window remembers until next time: its size, the place, columns, sort, what is open."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QObject, QSettings

FILE_NAME = "window.ini"


class WindowState(QObject):
    """Small values by name, kept in one file; names of one place start with `place/NAME/`.

    A file that cannot be read or written costs the memory, never the window.
    """

    def __init__(self, folder: Path) -> None:
        """Use `folder`, the one for settings; it need not exist yet."""
        super().__init__()
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """Return a remembered text."""
        value = self._settings.value(name)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int = 0) -> int:
        """Return a remembered number."""
        try:
            return int(cast("str", self._settings.value(name, default)))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a remembered yes or no."""
        known = {"true": True, "false": False}
        return known.get(str(self._settings.value(name, default)).lower(), default)

    def block(self, name: str) -> QByteArray:
        """Return remembered bytes of Qt: geometry, splitter, header; empty when there are none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, name: str, value: "str | int | QByteArray") -> None:
        """Remember a value (a yes or no is a number here, too)."""
        self._settings.setValue(name, value)

    def save(self) -> None:
        """Write what was kept; Qt also does so by itself now and then."""
        self._settings.sync()
