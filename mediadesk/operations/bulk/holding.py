"""Which identical copies hold what their keeper does not: nobody decided yet which one stays."""

from mediadesk.catalog import facts
from mediadesk.dedupe.holding import held_alone
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.fields import named
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.bulk.files import BulkFile, kind_of


class Holding:
    """Compares each pair once: a plan is made anew after every edit."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[tuple[int, int], Reason | None] = {}

    def why_both_stay(self, keeper: BulkFile, copy: BulkFile) -> Reason | None:
        """Return what would be lost from view if the copy went; None when nothing would."""
        pair = keeper.id, copy.id
        if pair not in self._known:
            self._known[pair] = _why(keeper, copy)
        return self._known[pair]


def _why(keeper: BulkFile, copy: BulkFile) -> Reason | None:
    mine, kept = copy.fields, keeper.fields
    if mine is None or kept is None or kind_of(copy, keeper) is ClusterKind.EXACT:
        return None
    if mine <= kept:
        return None
    told, known = (facts.from_json(one.member.facts_json) for one in (copy, keeper))
    alone = held_alone((mine, told), (kept, known))
    if not alone:
        return None
    return Reason.of(ReasonCode.EACH_HOLDS, keeper=names.shown(keeper.path), fields=named(alone))
