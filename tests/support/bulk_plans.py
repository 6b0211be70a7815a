"""Plans for all copies of a small library."""

from collections.abc import Collection, Sequence

from mediadesk.domain.clusters import ClusterKind
from mediadesk.operations.bulk import BulkPlan, Rule, RuleKind, gather
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.held_library import HeldLibrary
from tests.support.quick_scan import scan

FEW = (Rule(RuleKind.ORIGINAL_NAME), Rule(RuleKind.OLDEST))


def bulk_plan(
    library: HeldLibrary, rules: Sequence[Rule] = FEW, struck_out: Collection[int] = ()
) -> BulkPlan:
    """Scan, search, and plan for all exact copies."""
    scan(library.store, library.root)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    return BulkPlan(gather(library.store, library.settings), rules, struck_out)


def going(plan: BulkPlan, library: HeldLibrary) -> dict[str, str]:
    """Return victim to keeper, both below the root."""
    root = bytes(library.root) + b"/"
    return {
        row.victim.removeprefix(root).decode(): row.keeper.removeprefix(root).decode()
        for row in plan.rows(0, len(plan))
        if not row.struck_out
    }
