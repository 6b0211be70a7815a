"""The folders of the library as people know them, and what a look at them found."""

from dataclasses import dataclass, field

from mediadesk.domain.changes import CatalogChanges


@dataclass(frozen=True, slots=True)
class RootRecord:
    """A folder the user asked to manage."""

    id: int
    folder_id: int
    path: bytes
    name_shown: str
    volume_label: str
    offline: bool
    protected: bool
    files: int
    size_bytes: int
    last_seen: float | None
    """Seconds since the epoch of the last look that found it."""
    gone: bool = False
    """True when it is not where it was although its disk is there: renamed, moved or deleted."""
    pool: str | None = None
    """What the folders that count as one place with it have in common, None for none."""

    @property
    def is_away(self) -> bool:
        """True when nothing can be done with its files now."""
        return self.offline or self.gone


@dataclass(frozen=True, slots=True)
class FolderRecord:
    """A folder of the tree, with the numbers of everything below it."""

    id: int
    name_shown: str
    path: bytes
    files: int
    size_bytes: int
    offline: bool = False


@dataclass(frozen=True, slots=True)
class RootLook:
    """What changed, and which roots are not where they were."""

    changes: CatalogChanges = field(default_factory=CatalogChanges)
    gone: frozenset[bytes] = frozenset()
    """Their disks are there, so they were renamed, moved or deleted."""
