"""What was changed on disk, as a durable record that can be undone, batch by batch."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason


class RemovalPlace(StrEnum):
    """Where files go: held by us, in the computer's trash, or in a folder the user chose."""

    REMOVED = "removed"
    TRASH = "trash"
    FOLDER = "folder"


SystemTrash = Callable[[bytes], bytes | None]
"""The desktop's own: moves the file at a path there; returns where it lies now, if it tells."""


class EntryAction(StrEnum):
    """What was done to one file."""

    REMOVE = "remove"
    CARRY = "carry"
    """A sidecar that went along with the file it belongs to."""
    MOVE = "move"
    """To a folder the user chose: the file is not ours to purge."""
    FOLLOW = "follow"
    """A sidecar that was moved there with the file it belongs to."""
    LINK = "link"
    """The file is held, and a hard link of the keeper stands in its place."""
    ADD = "add"
    """A new sidecar of the keeper, with what a removed copy knew; nothing is held."""
    WRITE = "write"
    """The same where there was a sidecar: that one is held."""


MERGING = (EntryAction.ADD, EntryAction.WRITE)
"""What a removal adds to the keeper; counted apart from the files that go."""
SIDECARS = (EntryAction.CARRY, EntryAction.FOLLOW)
"""What went along with the file it belongs to."""
PURGEABLE = (EntryAction.REMOVE, EntryAction.CARRY, EntryAction.LINK)
"""What is held as a removed file: listed as such, and let go when the user says so."""


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
    """The change of one file as it is about to be journalled.

    `stat`, `mode` and `quick_hash` are of the file as it is before the change. `unit` is a number
    that the files of a batch share which belong together: all of them go or none. `new_sha256`
    is that of a sidecar's new content. `held_at` is empty for what holds nothing.
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
    action: EntryAction = EntryAction.REMOVE
    unit: int = 0
    new_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """The change of one file as journalled. `restored_to` is where its undo put the file."""

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
    def action(self) -> EntryAction:
        """What was done."""
        return self.draft.action

    @property
    def unit(self) -> int:
        """The number that files of the batch share which belong together, 0 for others."""
        return self.draft.unit

    @property
    def is_sidecar(self) -> bool:
        """True for a sidecar that went along with its file."""
        return self.draft.action in SIDECARS

    @property
    def is_link(self) -> bool:
        """True where a hard link of the keeper stands in the place of the file."""
        return self.draft.action is EntryAction.LINK

    @property
    def is_merging(self) -> bool:
        """True for what was added to a keeper's sidecar."""
        return self.draft.action in MERGING

    @property
    def size_bytes(self) -> int:
        """Bytes of the file."""
        return self.draft.stat.size_bytes

    @property
    def part_name(self) -> bytes:
        """The name of a copy in the making, for the rare move that must copy."""
        return part_name(self.uid, self.id)

    @property
    def aside_name(self) -> bytes:
        """The name of what stands in for the file, for the moment in which it comes back."""
        return self.part_name.removesuffix(b".part") + b".aside"


class HeldCount(NamedTuple):
    """How much is held: files as lists show them, the sidecars listed with them, bytes of all."""

    files: int
    sidecars: int
    size_bytes: int


def part_name(uid: str, entry_id: int) -> bytes:
    """Return the name of a copy in the making; it tells whose it is after a crash."""
    return f".mediadesk-{uid}-{entry_id}.part".encode("ascii")


class BatchCounts(NamedTuple):
    """How many files of a batch have come to what end."""

    held: int
    restored: int
    purged: int
    left: int
    unsettled: int
    """A change of them is under way or was interrupted: nobody has looked where they are."""


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """One batch as the terminal lists it: counts of its files by what became of them.

    `files` and `counts` include sidecars that went along, `sidecars` are those alone. `merged`
    counts the kept files that were given what copies knew, inside or in a sidecar. `undone_at` is
    when the last of it came back, None while nothing has.
    """

    id: int
    at: float
    kind: str
    action: EntryAction
    place: RemovalPlace
    files: int
    held_bytes: int
    merged: int
    keepers: int
    undone_at: float | None
    counts: BatchCounts
    sidecars: BatchCounts

    @property
    def is_undoable(self) -> bool:
        """Tell whether anything of it can still be taken back, or may be once it is looked at."""
        return self.counts.held + self.counts.unsettled > 0
