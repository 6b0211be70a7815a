"""Plans what keepers are given before their copies go, or why that cannot be written."""

from collections.abc import Sequence
from dataclasses import replace

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut, Merge
from mediadesk.operations.resolve.planning.guard import Guard
from mediadesk.operations.resolve.planning.lacking_values import LackingValues
from mediadesk.operations.resolve.planning.whole_units import Candidate


def plan_merges(
    candidates: Sequence[Candidate], guard: Guard, lacking: LackingValues
) -> tuple[list[Candidate], tuple[Merge, ...], list[LeftOut]]:
    """Return the candidates with what their keepers are given, and those that have to stay.

    A copy that knows more than its keeper stays where nothing may be written beside the keeper.
    """
    copies: dict[bytes, list[bytes]] = {}
    exact: dict[bytes, bool] = {}
    for one in candidates:
        path = one.keeper.path
        copies.setdefault(path, []).append(one.victim.path)
        exact[path] = exact.get(path, True) and one.kind is ClusterKind.EXACT
    merges: list[Merge] = []
    numbers: dict[bytes, int] = {}
    refused: dict[bytes, Reason] = {}
    for keeper, paths in copies.items():
        planned = _planned(keeper, paths, guard, lacking, exact=exact[keeper])
        if isinstance(planned, Merge):
            numbers[keeper] = len(merges)
            merges.append(planned)
        elif planned is not None:
            refused[keeper] = planned
    units = {
        one.unit: refused[one.keeper.path]
        for one in candidates
        if one.unit and one.keeper.path in refused
    }
    why = [refused.get(one.keeper.path) or units.get(one.unit) for one in candidates]
    together = list(zip(candidates, why, strict=True))
    return (
        [replace(one, merge=numbers.get(one.keeper.path)) for one, why in together if why is None],
        tuple(merges),
        [LeftOut(one.victim.path, why) for one, why in together if why is not None],
    )


def _planned(
    keeper: bytes, copies: Sequence[bytes], guard: Guard, lacking: LackingValues, *, exact: bool
) -> Merge | Reason | None:
    around = guard.around(keeper)
    try:
        wanted = lacking.wanted(keeper, copies)
    except OutsideError as error:
        return error.reason
    if wanted is None:
        return None
    if around.sealed is None:
        return wanted.merge(around.root)
    # the same bytes tell the same; a date that follows from where a copy lies may be lost
    return None if exact and wanted.only_date else Reason.of(ReasonCode.MERGE_NOT_ALLOWED)
