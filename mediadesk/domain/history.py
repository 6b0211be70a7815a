"""What was done, as History lists it: one item for each thing, whatever it was, and its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.journal import EntryAction, EntryState, RemovalPlace
from mediadesk.domain.reasons import Fact, Reason
from mediadesk.domain.records import FileRecord


class HistoryKind(StrEnum):
    """What was done."""

    REMOVED = "removed"
    RESTORED = "restored"
    """A removal was taken back, wholly or in part: told beside it, when it happened."""
    NOT_DUPLICATES = "not-duplicates"
    KEPT = "kept"
    DATED = "dated"
    CLOCK = "clock"
    """A camera's clock was put right."""
    WRITTEN = "written"
    """Dates were written into files, beside them, or made their names."""
    ORGANISED = "organised"
    """Files were copied into a new archive."""
    RULED = "ruled"
    """Something was said of a folder: that it is protected, or never suggested from."""
    TAKEN_OUT = "taken-out"
    """A folder was taken out of the library; nothing on the disk was touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryItem:
    """One thing that was done. `key` names it for as long as the journal lives.

    `undoable` says how much of it undo would take back now: files, or 1 for a decision.
    """

    key: str
    kind: HistoryKind
    at: float
    files: int = 0
    sidecars: int = 0
    """Sidecars that went along; they are counted nowhere else."""
    clusters: int = 0
    size_bytes: int = 0
    undoable: int = 0
    back: int = 0
    """Files that are back."""
    gone: int = 0
    """Files that were purged and cannot come back."""
    left: int = 0
    """Files that were to go and stayed; `left_why` says why the first of them did."""
    left_why: Reason | None = None
    undone_at: float | None = None
    """When it was last taken back."""
    place: RemovalPlace | None = None
    action: EntryAction = EntryAction.REMOVE
    """Of a removal: what was done to its files; they may have been moved or become links."""
    names: tuple[str, ...] = ()
    """Names of some files it was about."""
    path: bytes = b""
    """Of a removal of one file, or its taking back: where that file was."""
    folder: bytes = b""
    """Of a move: where the files went, the first of them."""
    merged: int = 0
    """Kept files that were given what removed copies knew, in a sidecar or in themselves."""
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def is_undone(self) -> bool:
        """Tell whether it was taken back and nothing of it is left to undo."""
        return self.undone_at is not None and not self.undoable


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """A file of an item. `record` is what the catalog knows of it, None when it has no row."""

    path: bytes
    size_bytes: int = 0
    record: FileRecord | None = None
    reason: Reason | None = None
    """Why it stayed, or could not come back."""
    root: bytes = b""
    """The folder of the library it is in, where no record tells; empty when that is not known."""
    state: EntryState = EntryState.DONE
    """What became of one that went: held, back (UNDONE), or purged."""


@dataclass(frozen=True, slots=True)
class HistoryDetail:
    """What an item was about, file by file; of many files only the first are named."""

    item: HistoryItem
    went: tuple[HistoryFile, ...] = ()
    stayed: tuple[HistoryFile, ...] = ()
    left: tuple[HistoryFile, ...] = ()
    more: int = 0
    """Files of `went` that are not named."""


@dataclass(frozen=True, slots=True)
class HistoryOutcome:
    """What taking something back, or doing it again, came to."""

    item: HistoryItem | None = None
    files: int = 0
    size_bytes: int = 0
    trouble: tuple[tuple[str, Reason], ...] = ()
    """(name as shown, why) of each file that could not be dealt with."""
    changes: CatalogChanges = CatalogChanges()  # noqa: RUF009 - frozen
    sidecars: int = 0
    """Sidecars that went along with the files."""
    action: EntryAction = EntryAction.REMOVE
    """Of files that came back: what had been done to all of them."""
    purged: int = 0
    """Files that an undo could not bring back, since they had been purged."""
    unmerged: int = 0
    """Kept files from which what they had been given was taken out again."""


@dataclass(frozen=True, slots=True)
class HeldTotal:
    """How much is held, and how much purging has freed so far.

    `sidecars` are listed with the files; those that are held alone are files like others.
    """

    files: int = 0
    sidecars: int = 0
    size_bytes: int = 0
    freed_bytes: int = 0
    links: int = 0
    """Of how many files a hard link is in the place."""
