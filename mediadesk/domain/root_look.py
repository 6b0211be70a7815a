"""What a look at the folders of the library found, without a scan."""

from dataclasses import dataclass, field

from mediadesk.domain.changes import CatalogChanges


@dataclass(frozen=True, slots=True)
class RootLook:
    """What changed, and which roots are not where they were."""

    changes: CatalogChanges = field(default_factory=CatalogChanges)
    gone: frozenset[bytes] = frozenset()
    """Their disks are there, so they were renamed, moved or deleted."""
