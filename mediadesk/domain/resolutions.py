"""What the user decided on clusters, and the plan that follows: what goes, what stays and why."""

from dataclasses import dataclass

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import EntryAction, RemovalPlace, SystemTrash
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason
from mediadesk.domain.told_values import SidecarValues


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """A file as the catalog has it: what acting compares the disk with."""

    path: bytes
    stat: FileStat
    quick_hash: str
    """Empty when it is not known."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The user's decision on a cluster: one copy stays, the others go."""

    kind: ClusterKind
    keeper: ScannedFile
    removed: tuple[ScannedFile, ...]
    not_offered: tuple[ScannedFile, ...] = ()
    """Further copies that stay whatever happens; the plan only says why."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What a keeper's sidecar is given before its copies go.

    `path` is the sidecar's; `before` is it as it is now, None when it is to be made; `content` is
    what it will hold.
    """

    path: bytes
    root: bytes
    before: FileStat | None
    content: bytes
    values: SidecarValues | None = None
    """All that a new sidecar says; None where it says more, or was there."""


@dataclass(frozen=True, slots=True)
class Step:
    """The change of one file. Both roots are folders of the library that hold the files.

    Steps of one `unit` (0: of none) follow each other and are done all or not at all. What is
    `carried` is a sidecar, which has no copy of its own and goes with its owner. `merge` is the
    number of what the keeper is given first.
    """

    kind: ClusterKind
    keeper: ScannedFile
    keeper_root: bytes
    victim: ScannedFile
    root: bytes
    may_be_away: bool = False
    """True on file systems where a file may be only in the cloud."""
    action: EntryAction = EntryAction.REMOVE
    unit: int = 0
    carried: bool = False
    merge: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that a decision named and that stays all the same."""

    path: bytes
    reason: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """A resolution spelled out; nothing has been touched yet."""

    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]
    place: RemovalPlace
    decided_up_to: int
    """The number of the latest decision it takes into account; later ones are asked for."""
    merges: tuple[Merge, ...] = ()
    folder: bytes = b""
    """Where the files go, when the place is a folder of the user's."""
    trash: SystemTrash | None = None
    """The desktop's own trash, when the files go there and there is no other way to it."""

    @property
    def size_bytes(self) -> int:
        """Bytes that will be held, and free once they are purged."""
        return sum(step.victim.stat.size_bytes for step in self.steps)


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What a decision on a cluster came to: files removed, their bytes, why some were not."""

    files: int = 0
    sidecars: int = 0
    """Sidecars that went along with the files; their bytes count, too."""
    size_bytes: int = 0
    trouble: tuple[tuple[str, Reason], ...] = ()
    """(name as shown, why) of each file that could not be dealt with."""
    settled: bool = True
    """True when the cluster is done with."""
    changes: CatalogChanges = CatalogChanges()  # noqa: RUF009 - frozen
    key: str = ""
    """What History knows the decision by; empty when nothing was done."""
