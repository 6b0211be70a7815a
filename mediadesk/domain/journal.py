"""What was changed on disk, as a durable record that can be undone, batch by batch."""

from dataclasses import dataclass
from enum import StrEnum

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason


class RemovalPlace(StrEnum):
    """Where removed files are held."""

    REMOVED = "removed"
    TRASH = "trash"


class EntryState(StrEnum):
    """How far the change of one file has come; see `UNFINISHED` for what a crash leaves."""

    PLANNED = "planned"
    DONE = "done"
    LEFT = "left"
    """Planned, but the file stayed where it was; the reason says why."""
    UNDOING = "undoing"
    UNDONE = "undone"
    PURGING = "purging"
    PURGED = "purged"


UNFINISHED = (EntryState.PLANNED, EntryState.UNDOING, EntryState.PURGING)


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """The removal of one file as it is about to be journalled.

    `stat`, `mode` and `quick_hash` are of the file as it is before the change.
    """

    kind: ClusterKind
    path: bytes
    root: bytes
    keeper: bytes
    keeper_stat: FileStat
    held_at: bytes
    place: RemovalPlace
    stat: FileStat
    mode: int
    quick_hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The removal of one file as journalled. `restored_to` is where its undo put the file."""

    id: int
    batch_id: int
    uid: str
    """The batch's name on disk."""
    state: EntryState
    draft: EntryDraft
    changed_at: float
    """Seconds since the epoch of the latest change of state."""
    restored_to: bytes | None = None
    reason: Reason | None = None

    @property
    def path(self) -> bytes:
        """Where the file was."""
        return self.draft.path

    @property
    def held_at(self) -> bytes:
        """Where the file is held."""
        return self.draft.held_at

    @property
    def size_bytes(self) -> int:
        """Bytes of the file."""
        return self.draft.stat.size_bytes

    @property
    def part_name(self) -> bytes:
        """The name of a copy in the making, for the rare move that must copy."""
        return part_name(self.uid, self.id)


def part_name(uid: str, entry_id: int) -> bytes:
    """Return the name of a copy in the making; it tells whose it is after a crash."""
    return f".mediadesk-{uid}-{entry_id}.part".encode("ascii")


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """One batch as History shows it: counts of its files by what became of them."""

    id: int
    at: float
    kind: str
    files: int
    held: int
    restored: int
    purged: int
    left: int
    held_bytes: int

    @property
    def is_undoable(self) -> bool:
        """Tell whether anything of it is still held."""
        return self.held > 0
