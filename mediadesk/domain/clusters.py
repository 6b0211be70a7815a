"""Files judged the same thing, as the catalog keeps them and lists show them."""

import hashlib
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mediadesk.domain.fields import FieldKind, kinds_named
from mediadesk.domain.reasons import Fact

ALONE = "alone"
"""The fact of a reason that tells what a member holds alone."""


class ClusterKind(StrEnum):
    """In what way the members of a cluster are the same."""

    EXACT = "exact"
    IDENTICAL = "identical"
    SIMILAR = "similar"
    VIDEO = "video"
    AUDIO = "audio"


PROVABLE = (ClusterKind.EXACT, ClusterKind.IDENTICAL)
"""Kinds whose sameness is proven again at the moment of acting."""


class ClusterOrder(StrEnum):
    """What a list of clusters can be sorted by."""

    GAIN = "gain"
    FILES = "files"
    ALIKE = "alike"
    NEWEST = "newest"
    TAKEN = "taken"
    """By the date of the copy that stays, the latest first."""


@dataclass(frozen=True, slots=True)
class ClusterFilter:
    """What a cluster must be to be listed; as it is made, everything is let through.

    `search` is matched, case folded, against names and folders of members; `folder_ids` narrow to
    clusters with a member in one of these folders or below; `least_alike` is a cohesion, 0 to 1.
    """

    search: str = ""
    folder_ids: frozenset[int] = frozenset()
    least_bytes: int = 0
    least_alike: float = 0.0
    apart: bool = False
    """Only those in which a copy holds what its identical keeper does not."""

    def __len__(self) -> int:
        """Return how many things narrow the list, the search left out."""
        return sum(map(bool, (self.folder_ids, self.least_bytes, self.least_alike, self.apart)))


@dataclass(frozen=True, slots=True)
class ClusterMember:
    """One file of a cluster.

    `similarity` is to the medoid, 0 to 1; `removable` tells whether it may be offered at all;
    `same_as` are files that are exactly or identically this one; the reason says why it is the
    keeper, or what the keeper has over it. `stays` tells that it is proposed to be kept beside the
    keeper, though it may go: an edit.
    """

    file_id: int
    similarity: float = 1.0
    keeper: bool = False
    removable: bool = True
    reason_code: str = ""
    reason_facts: Mapping[str, Fact] = field(default_factory=dict)
    same_as: tuple[int, ...] = ()
    stays: bool = False

    @property
    def files(self) -> tuple[int, ...]:
        """The file, and those that are the same as it."""
        return (self.file_id, *self.same_as)

    @property
    def alone(self) -> tuple[FieldKind, ...]:
        """What it holds that its identical keeper does not, and would not be given."""
        told = self.reason_facts.get(ALONE)
        return kinds_named(str(told)) if told else ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster as found. `cohesion` is the lowest similarity to the medoid, 0 to 1.

    `perhaps` are files that resemble the medoid weakly, as (file, similarity): probably others.
    """

    kind: ClusterKind
    members: tuple[ClusterMember, ...]
    reclaimable_bytes: int
    cohesion: float = 1.0
    hidden: bool = False
    perhaps: tuple[tuple[int, float], ...] = ()

    @property
    def digest(self) -> str:
        """A short text that changes when anything of the cluster does."""
        told = (self.reclaimable_bytes, self.cohesion, self.hidden, self.perhaps, self.members)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    @property
    def key(self) -> str:
        """A short name that stays while kind and members stay."""
        ids = sorted(id_ for one in self.members for id_ in one.files)
        text = f"{self.kind}:{','.join(map(str, ids))}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]


class Draft:
    """A cluster that is made only when somebody wants it."""

    def __init__(self, basis: object, make: Callable[[], Cluster]) -> None:
        """Let `make` make it. `basis` is all that it is made of, as one value of plain parts."""
        # Pickled, for that takes a quarter of the time of telling it as text: nobody unpickles it.
        self.basis = hashlib.sha256(pickle.dumps(basis)).hexdigest()[:32]
        """A short text that changes when anything does that the cluster is made of."""
        self.make = make
        """Makes the cluster."""


@dataclass(frozen=True, slots=True)
class ClusterRecord:
    """A cluster as lists show it."""

    id: int
    key: str
    kind: ClusterKind
    members: int
    reclaimable_bytes: int
    cohesion: float


@dataclass(frozen=True, slots=True)
class ClusterTotal:
    """How many clusters of a kind there are, and the bytes they would free."""

    clusters: int
    reclaimable_bytes: int
