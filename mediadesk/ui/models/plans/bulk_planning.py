"""A plan for all copies with everything that is shown of it, worked out away from the window."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.operations.bulk import (
    BulkPlan,
    BulkTotals,
    FolderLine,
    Gathered,
    LeftOutLine,
    PoolLine,
    Rule,
    RuleCount,
)
from mediadesk.operations.resolve import RemovalOutcome, Way


class BulkActs(Protocol):
    """Plans and carries out; all of it blocks."""

    @property
    def protected(self) -> Sequence[bytes]: ...  # noqa: D102
    @property
    def roots(self) -> Sequence[bytes]: ...  # noqa: D102
    @property
    def way(self) -> Way: ...  # noqa: D102
    def gather(self) -> Gathered: ...  # noqa: D102
    def plan(  # noqa: D102
        self, found: Gathered, rules: Sequence[Rule], struck_out: Collection[int]
    ) -> BulkPlan: ...
    def carry_out(  # noqa: D102
        self,
        plan: BulkPlan,
        *,
        checkpoint: Checkpoint,
        on_step: OnStep,
    ) -> RemovalOutcome: ...


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with everything that is shown of it, worked out on a worker."""

    found: Gathered
    plan: BulkPlan
    totals: BulkTotals
    rules: Sequence[RuleCount]
    folders: Sequence[FolderLine]
    left_out: Sequence[LeftOutLine]
    pools: Sequence[PoolLine]
    protected: Sequence[bytes]
    way: Way
    roots: Sequence[bytes]


def planned(
    acts: Callable[[Way], BulkActs],
    way: Way,
    found: Gathered | None,
    rules: Sequence[Rule],
    struck_out: Collection[int],
) -> Planned:
    """Return the plan that the rules come to; `found` None reads the catalog and the disk anew."""
    resolver = acts(way)
    found = found or resolver.gather()
    plan = resolver.plan(found, rules, struck_out)
    return Planned(
        found,
        plan,
        plan.totals,
        plan.rule_counts,
        plan.folders,
        plan.left_out,
        plan.pools,
        resolver.protected,
        resolver.way,
        resolver.roots,
    )


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What carrying a plan out came to, and how many clusters it brought to an end."""

    outcome: RemovalOutcome
    clusters: int

    @property
    def changes(self) -> CatalogChanges:
        """What was touched."""
        return self.outcome.changes


def carried_out(
    acts: BulkActs, plan: BulkPlan, *, checkpoint: Checkpoint, on_step: OnStep
) -> CarriedOut:
    """Remove what the plan says; a cluster of which two copies stay is not at its end."""
    outcome = acts.carry_out(plan, checkpoint=checkpoint, on_step=on_step)
    return CarriedOut(outcome, plan.ended_by({entry.path for entry in outcome.removed}))
