"""Copies that hold what their keeper does not, and wait for the user's decision."""

from collections.abc import Hashable, Iterable, Sequence

from mediadesk.catalog.files import facts
from mediadesk.dedupe.copies.own_fields import held_alone
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.fields import UNREAD, named
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.besides import Besides
from mediadesk.operations.bulk.deciding import Decided
from mediadesk.operations.bulk.files import BulkFile, kind_of


class Holding:
    """Compares each pair once: a plan is made anew after every edit."""

    def __init__(self, besides: Besides) -> None:
        """Know nothing yet; `besides` reads sidecars."""
        self._besides = besides
        self._known: dict[tuple[int, int], Reason | None] = {}

    def apart(
        self, files: Sequence[BulkFile], going: Iterable[int], decided: Decided
    ) -> dict[int, Reason]:
        """Return which of the files that were to go stay, by their numbers.

        Of those with the same bytes, and the same beside them, one stays for which the others go:
        `decided` says so then.
        """
        staying: dict[int, Reason] = {}
        equal: dict[Hashable, list[int]] = {}
        speaking: dict[int, list[BulkFile]] = {}
        for number in going:
            at = int(decided.keeper[number])
            file, spoken = files[number], speaking.setdefault(at, [files[at]])
            whys = (self._why_both_stay(one, file) for one in spoken)
            why = next((why for why in whys if why is not None), None)
            if why is None and any(self._besides.words(file.path)):
                spoken.append(file)  # its keeper is given what its sidecars say
            if why is not None:
                staying[number] = why
                if sha256 := file.member.sha256:
                    beside = self._besides.words(file.path)
                    same = file.cluster, file.volume, sha256, file.fields, beside
                    equal.setdefault(same, []).append(number)
        for numbers in equal.values():
            best = decided.let_one_stay(numbers)
            for number in numbers:
                if number != best:
                    del staying[number]
        return staying

    def _why_both_stay(self, keeper: BulkFile, copy: BulkFile) -> Reason | None:
        """Return what would be lost from view if the copy went; None when nothing would."""
        pair = keeper.id, copy.id
        if pair not in self._known:
            self._known[pair] = _why(keeper, copy, self._besides)
        return self._known[pair]


def _why(keeper: BulkFile, copy: BulkFile, besides: Besides) -> Reason | None:
    alone = set(besides.contradicted(copy.path, keeper.path))
    mine = UNREAD if copy.fields is None else copy.fields
    kept = frozenset[int]() if keeper.fields is None else keeper.fields
    is_equal = kind_of(copy, keeper) is ClusterKind.EXACT and copy.fields == keeper.fields
    if not (is_equal or mine <= kept):
        told, known = (facts.from_json(one.member.facts_json) for one in (copy, keeper))
        alone.update(held_alone((mine, told), (kept, known)))
    if not alone:
        return None
    fields = named(sorted(alone))
    return Reason.of(ReasonCode.EACH_HOLDS, keeper=names.shown(keeper.path), fields=fields)
