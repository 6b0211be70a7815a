"""A file of the plan for all exact and identical copies, and what may become of it."""

from dataclasses import dataclass

from mediadesk.catalog.clusters.bulk import BulkMember
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason
from mediadesk.domain.resolutions import ScannedFile


@dataclass(slots=True)
class BulkFile:
    """A file of the plan: what the catalog knows of it, and what may become of it."""

    member: BulkMember
    path: bytes
    folder: bytes
    cluster: int
    """Number of its cluster in the plan, from 0."""
    volume: str
    pool: int | None
    """Number of the declared pool it is in. Copies count as such within one volume or pool."""
    stays: Reason | None
    """Why it cannot go, None when it may."""
    absent: bool
    """True when it cannot be trusted to be there: then nothing goes for its sake."""
    protected: bool = False
    completeness: int = 0
    is_copy_name: bool = False
    fields: frozenset[int] | None = None
    """The numbers of what it holds beside picture and sound, see `domain.fields`, with what its
    sidecars hold; inside identical files, as far as it can be read."""
    superset_of: frozenset[int] = frozenset()
    """Files of its class that say less than it, and nothing else."""
    mates: int = 0
    """How many files belong together with it."""
    decided_by: int | None = None
    """Id of the file of its unit that decides for it; None where it does itself."""

    @property
    def id(self) -> int:
        """The file's id in the catalog."""
        return self.member.file_id

    @property
    def scanned(self) -> ScannedFile:
        """The file as the removal will compare it with the disk."""
        return ScannedFile(self.path, self.member.stat, self.member.quick_hash)


def kind_of(victim: BulkFile, keeper: BulkFile) -> ClusterKind:
    """Return how a file is the same as its keeper: in an identical cluster some are exact."""
    sha256 = victim.member.sha256
    same = bool(sha256) and sha256 == keeper.member.sha256
    return ClusterKind.EXACT if same else victim.member.kind
