"""Spells out what a decision comes to before anything is touched: what goes, what stays, why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from mediadesk.catalog.journal import decisions
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.dedupe.units import Unit, UnitKind, representatives
from mediadesk.domain.clusters import PROVABLE, ClusterKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut, Plan, Resolution, ScannedFile
from mediadesk.operations.besides import Besides
from mediadesk.operations.resolve.planning.guard import Guard
from mediadesk.operations.resolve.planning.lacking_values import LackingValues
from mediadesk.operations.resolve.planning.merges import plan_merges
from mediadesk.operations.resolve.planning.refusals import Refusals
from mediadesk.operations.resolve.planning.units import Units
from mediadesk.operations.resolve.planning.ways import Way, usual
from mediadesk.operations.resolve.planning.whole_units import Candidate, join_units


def plan(
    store: Store,
    resolutions: Iterable[Resolution],
    *,
    settings: Settings,
    verifiable: Collection[ClusterKind] = PROVABLE,
    way: Way | None = None,
) -> Plan:
    """Return what removing the copies of these clusters comes to. Looks, and touches nothing.

    `verifiable` are the kinds whose sameness can be checked at the moment of acting; `way` is how
    the copies go, None the way that is set. Files that belong together go together or stay.
    """
    with store.decision_readers.use() as reader:
        decided_up_to = decisions.last_seq(reader)
    decided = list(resolutions)
    way = usual(settings) if way is None else way
    guard, units = Guard(store, settings, way), Units(store)
    refusals = Refusals(guard, Besides(units), decided, verifiable, way)
    candidates: list[Candidate] = []
    left_out: list[LeftOut] = []
    for resolution in decided:
        for victim in resolution.removed:
            reason = refusals.why(resolution.kind, resolution.keeper, victim)
            if reason is None:
                candidates.append(Candidate(resolution.kind, resolution.keeper, victim))
            else:
                left_out.append(LeftOut(victim.path, reason))
        for copy in resolution.not_offered:
            reason = refusals.why(resolution.kind, resolution.keeper, copy)
            nothing = Reason.of(ReasonCode.NOTHING_TO_GAIN)
            left_out.append(LeftOut(copy.path, reason or nothing))
    if not way.link:
        candidates, halves = join_units(candidates, units, refusals)
        left_out += halves
    candidates, merges, unwritable = plan_merges(candidates, guard, LackingValues(store, units))
    left_out += unwritable
    sidecars: Mapping[bytes, Sequence[ScannedFile]] = {}
    if not way.link:
        candidates, sidecars = _with_sidecars(candidates, units)
    steps = [
        step
        for one in candidates
        for step in one.steps(guard, way, sidecars.get(one.victim.path, ()))
    ]
    return Plan(
        tuple(steps), tuple(left_out), way.place, decided_up_to, merges, way.folder, way.trash
    )


def _with_sidecars(
    candidates: Sequence[Candidate], units: Units
) -> tuple[list[Candidate], Mapping[bytes, Sequence[ScannedFile]]]:
    """Return the files unit by unit, and by path the sidecars that go with them.

    Files that share a sidecar are one unit from here on: while one of them stays, so does that.
    It goes with the last of them.
    """
    going = {one.victim.path for one in candidates}
    owners: dict[ScannedFile, list[Candidate]] = defaultdict(list)
    for one in candidates:
        for sidecar in units.sidecars(one.victim.path, going):
            owners[sidecar].append(one)
    joined = representatives(
        [Unit(UnitKind.SIDECAR, tuple(one.unit for one in some)) for some in owners.values()]
    )
    by_unit: dict[int, list[Candidate]] = defaultdict(list)
    for one in candidates:
        unit = joined.get(one.unit, one.unit)
        by_unit[unit].append(replace(one, unit=unit))
    ordered = [one for unit in by_unit.values() for one in unit]
    places = {one.victim.path: place for place, one in enumerate(ordered)}
    found: dict[bytes, list[ScannedFile]] = defaultdict(list)
    for sidecar, some in owners.items():
        last = max((one.victim.path for one in some), key=places.__getitem__)
        found[last].append(sidecar)
    return ordered, found
