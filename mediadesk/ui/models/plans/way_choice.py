"""How copies go while the program runs: as set in Preferences until something else is chosen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from mediadesk.domain.journal import RemovalPlace
from mediadesk.operations.resolve import Way, WayKind


class WayChoice(QObject):
    """Shared by review and the plan for all copies: what is chosen on one holds on the other."""

    changed = Signal()

    def __init__(self, usual: Callable[[], Way]) -> None:
        """Begin with the usual way, asked anew each time: Preferences may change it."""
        super().__init__()
        self._usual, self._chosen = usual, Way()
        self._is_usual, self.folder = True, b""
        """The folder that was chosen last."""

    @property
    def way(self) -> Way:
        """The way that is chosen."""
        return self._usual() if self._is_usual else self._chosen

    def of_kind(self, kind: WayKind) -> Way:
        """Return the way of a kind; to a folder it is the one chosen last."""
        if kind is WayKind.LINK:
            return Way(link=True)
        folder = self.folder if kind is WayKind.FOLDER else b""
        return replace(self._usual(), place=RemovalPlace(kind.value), folder=folder)

    def every(self) -> list[Way]:
        """Return the ways there are; that to a folder only when one was chosen."""
        kinds = (kind for kind in WayKind if kind is not WayKind.FOLDER or self.folder)
        return [self.of_kind(kind) for kind in kinds]

    def take(self, kind: WayKind) -> None:
        """Choose a way."""
        self._choose(self.of_kind(kind))

    def take_folder(self, folder: bytes) -> None:
        """Let copies go to a folder."""
        self.folder = folder
        self._choose(self.of_kind(WayKind.FOLDER))

    def _choose(self, way: Way) -> None:
        self._chosen, self._is_usual = way, way == self._usual()
        self.changed.emit()
