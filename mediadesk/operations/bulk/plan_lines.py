"""What a plan for all exact and identical copies shows: its numbers, folders, reasons, rows."""

from dataclasses import dataclass

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason
from mediadesk.operations.bulk.rules import Rule, RuleKind


@dataclass(frozen=True, slots=True)
class BulkTotals:
    """The numbers over the plan. `merging` counts keepers that are given something.

    `files` has the halves of units in it that have no row of their own; sidecars are apart.
    """

    files: int
    sidecars: int
    size_bytes: int
    keepers: int
    merging: int
    clusters: int


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule in force and how many clusters it decided: the one that told the last two apart."""

    rule: Rule
    clusters: int
    fixed: bool
    """True for rules that are always in force and keep their place."""


@dataclass(frozen=True, slots=True)
class FolderLine:
    """What the plan means for one folder."""

    folder: bytes
    stays: int
    goes: int
    gain_bytes: int


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """Why files stay that have a copy. `clusters` counts those in which nothing goes at all."""

    reason: Reason
    clusters: int
    files: int


@dataclass(frozen=True, slots=True)
class PoolLine:
    """How many files go for a copy on another disk, because these folders count as one place."""

    folders: tuple[bytes, ...]
    files: int


@dataclass(frozen=True, slots=True)
class BulkRow:
    """One change: `victim` goes, `keeper` stays. `victim_id` names the row."""

    keeper_id: int
    victim_id: int
    keeper: bytes
    victim: bytes
    kind: ClusterKind
    decided_by: RuleKind
    size_bytes: int
    struck_out: bool
    along: tuple[bytes, ...] = ()
    """What goes along: the other half of a unit, sidecars."""
    across: bool = False
    """True when its keeper is on another disk: it goes only because both are in one pool."""
