"""What a write touched, so that views refresh that and nothing else."""

from dataclasses import dataclass, field, fields


def _none() -> frozenset[int]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class CatalogChanges:
    """Ids that a write added, changed or removed; empty sets mean "nothing of that kind"."""

    added: frozenset[int] = field(default_factory=_none)
    """File ids that were not there before."""
    files: frozenset[int] = field(default_factory=_none)
    """File ids whose row changed."""
    folders: frozenset[int] = field(default_factory=_none)
    roots: frozenset[int] = field(default_factory=_none)
    jobs: frozenset[int] = field(default_factory=_none)
    clusters: frozenset[int] = field(default_factory=_none)
    held: frozenset[int] = field(default_factory=_none)
    """Ids under which Removed lists what came there, went, or changed."""

    def __or__(self, other: "CatalogChanges") -> "CatalogChanges":
        """Join two changes into one."""
        return CatalogChanges(
            added=self.added | other.added,
            files=self.files | other.files,
            folders=self.folders | other.folders,
            roots=self.roots | other.roots,
            jobs=self.jobs | other.jobs,
            clusters=self.clusters | other.clusters,
            held=self.held | other.held,
        )

    def __bool__(self) -> bool:
        """Tell whether anything was touched."""
        return any(getattr(self, each.name) for each in fields(self))
