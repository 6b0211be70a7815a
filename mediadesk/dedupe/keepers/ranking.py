"""Which copy to keep, and the one reason that decided it.

Criteria are asked in order; each drops the copies that are clearly worse than the best left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mediadesk.dedupe.keepers.contender import Contender
from mediadesk.dedupe.keepers.criterion import Criterion
from mediadesk.dedupe.keepers.explanation import KeeperReason, reason_of, value_of
from mediadesk.dedupe.keepers.priorities import CRITERIA
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.keepers import Advantage, Comparison, KeeperCode

__all__ = [
    "Choice",
    "Contender",
    "KeeperCode",
    "KeeperReason",
    "compared",
    "is_finer_part",
    "keeper_of_equals",
    "keeper_of_films",
    "keeper_of_identical",
    "keeper_of_recordings",
    "keeper_of_similar",
]

_FINER: Mapping[ClusterKind, Sequence[KeeperCode]] = {
    # bit rates of films say nothing here: a lively part takes more bits than the whole
    ClusterKind.VIDEO: (KeeperCode.RESOLUTION,),
    ClusterKind.AUDIO: (KeeperCode.LOSSLESS, KeeperCode.CODEC_RATE, KeeperCode.BIT_RATE),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The copy to keep, and per other copy what decided against it."""

    keeper: int
    decided_by: KeeperReason
    """The reason that settled it: why the last other copy fell out."""
    against: Mapping[int, KeeperReason]


def keeper_of_equals(contenders: Sequence[Contender]) -> Choice:
    """Choose among files with the same bytes: only where they are and what they are called."""
    return _choose(contenders, CRITERIA[ClusterKind.EXACT])


def keeper_of_identical(contenders: Sequence[Contender]) -> Choice:
    """Choose among files that show the same: a true superset of the metadata must stay."""
    return _choose(contenders, CRITERIA[ClusterKind.IDENTICAL])


def keeper_of_similar(contenders: Sequence[Contender]) -> Choice:
    """Choose among versions of one picture: provenance, then what it shows, then the place."""
    return _choose(contenders, CRITERIA[ClusterKind.SIMILAR])


def keeper_of_films(contenders: Sequence[Contender]) -> Choice:
    """Choose among films that show the same: provenance, then how much of it, and how well."""
    return _choose(contenders, CRITERIA[ClusterKind.VIDEO])


def keeper_of_recordings(contenders: Sequence[Contender]) -> Choice:
    """Choose among recordings of the same: how much of it they hold, and how well."""
    return _choose(contenders, CRITERIA[ClusterKind.AUDIO])


def compared(keeper: Contender, other: Contender, kind: ClusterKind) -> list[Comparison]:
    """Return how two files compare by every criterion of a kind of cluster, in their order."""
    found = []
    for criterion in CRITERIA[kind]:
        best = {one.id for one in criterion.best([keeper, other])}
        advantage = Advantage.TIE
        if len(best) == 1:
            advantage = Advantage.KEEPER if keeper.id in best else Advantage.OTHER
        values = value_of(criterion.code, keeper), value_of(criterion.code, other)
        found.append(Comparison(criterion.code, advantage, *values))
    return found


def is_finer_part(one: Contender, other: Contender, kind: ClusterKind) -> bool:
    """Tell whether a film or recording is shorter than another, but finer by its figures."""
    advantages = {found.code: found.advantage for found in compared(other, one, kind)}
    finer = (advantages[code] for code in _FINER.get(kind, ()))
    decisive = next((found for found in finer if found is not Advantage.TIE), Advantage.TIE)
    is_shorter = advantages.get(KeeperCode.LONGER) is Advantage.KEEPER
    return is_shorter and decisive is Advantage.OTHER


def _choose(contenders: Sequence[Contender], criteria: Sequence[Criterion]) -> Choice:
    left = sorted(contenders, key=lambda one: one.id)
    fallen: list[tuple[Contender, Criterion]] = []
    for criterion in criteria:
        if len(left) == 1:
            break
        staying = criterion.best(left)
        if len(staying) == len(left):
            continue
        stay = {one.id for one in staying}
        fallen += [(one, criterion) for one in left if one.id not in stay]
        left = staying
    keeper = left[0]
    against = {
        one.id: reason_of(_holding(first, criteria, keeper, one), keeper, one)
        for one, first in fallen
    }
    decided = against[fallen[-1][0].id] if fallen else KeeperReason(KeeperCode.ONLY_ONE)
    return Choice(keeper.id, decided, against)


def _holding(
    first: Criterion, criteria: Sequence[Criterion], keeper: Contender, other: Contender
) -> KeeperCode:
    """Return why the keeper is better than the other.

    What dropped the other may be true of a third file only, which fell out later. What is asked
    after something that speaks for the other is no reason.
    """
    for criterion in (first, *criteria):
        best = criterion.best([keeper, other])
        if best == [keeper]:
            return criterion.code
        if best == [other]:
            break
    return first.code
