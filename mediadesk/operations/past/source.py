"""One kind of thing that was done, as History lists it and takes it back."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from mediadesk.domain.history import HistoryDetail, HistoryItem, HistoryOutcome
from mediadesk.domain.jobs import Checkpoint, OnStep

MOST_NAMED = 50
"""Files of one item that are named; a plan may have removed thousands."""


class Source(ABC):
    """Removals, verdicts, dates or changed files. Every method blocks."""

    marks: tuple[str, ...]
    """What the keys of its items begin with."""

    @abstractmethod
    def items(self, search: str = "") -> Iterable[HistoryItem]:
        """Return everything of its kind, the newest first; with `search` what names say it."""

    def newest(self) -> HistoryItem | None:
        """Return the latest that can be undone."""
        return next((item for item in self.items() if item.undoable), None)

    def owns(self, key: str) -> bool:
        """Tell whether an item is of its kind."""
        return key.startswith(self.marks)

    @abstractmethod
    def detail(self, key: str) -> HistoryDetail | None:
        """Return the files an item was about, None when there is none of that key."""

    @abstractmethod
    def undo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Take it back. Raises `OutsideError`, also when there is nothing to take back."""

    @abstractmethod
    def redo(self, key: str, *, checkpoint: Checkpoint, on_step: OnStep) -> HistoryOutcome:
        """Do again what was taken back. Raises `OutsideError`, also when it cannot be."""

    def _item(self, key: str) -> HistoryItem | None:
        return next((item for item in self.items() if item.key == key), None)
