"""Gathers what goes into units: all files that belong together go, or none of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut, ScannedFile, Step
from mediadesk.operations.resolve.planning.guard import Guard
from mediadesk.operations.resolve.planning.units import Units
from mediadesk.operations.resolve.planning.ways import Way


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is to go, and the one that stays for it."""

    kind: ClusterKind
    keeper: ScannedFile
    victim: ScannedFile
    unit: int = 0
    merge: int | None = None

    def steps(self, guard: Guard, way: Way, sidecars: Sequence[ScannedFile]) -> Iterator[Step]:
        """Yield the step of the file, then those of the sidecars that go with it."""
        around, by_keeper = guard.around(self.victim.path), guard.around(self.keeper.path)
        step = Step(
            kind=self.kind,
            keeper=self.keeper,
            keeper_root=by_keeper.root,
            victim=self.victim,
            root=around.root,
            may_be_away=around.may_be_away or by_keeper.may_be_away,
            action=way.action,
            unit=self.unit,
            merge=self.merge,
        )
        yield step
        for sidecar in sidecars:
            yield replace(step, victim=sidecar, action=way.carrying, carried=True)


class Judge(Protocol):
    """Says why a file may not go while another stays, and forgets one that stays after all."""

    def why(  # noqa: D102
        self, kind: ClusterKind, keeper: ScannedFile, victim: ScannedFile
    ) -> Reason | None: ...
    def let_stay(self, victim: ScannedFile) -> None: ...  # noqa: D102


def join_units(
    candidates: Sequence[Candidate], units: Units, refusals: Judge
) -> tuple[list[Candidate], list[LeftOut]]:
    """Give units numbers and add their other halves; leave out units of which a part has no copy.

    Every candidate gets a number: its sidecars go with it even where it is alone.
    """
    joining = _Joining(candidates, units, refusals)
    for one in candidates:
        joining.look(one)
    return joining.whole(), joining.left_out


class _Joining:
    def __init__(self, candidates: Sequence[Candidate], units: Units, refusals: Judge) -> None:
        self.left_out: list[LeftOut] = []
        self._units = units
        self._refusals = refusals
        self._by_path = {one.victim.path: one for one in candidates}
        self._unit_of: dict[bytes, int] = {}
        self._refused: dict[int, Reason] = {}
        self._numbers = count(1)

    def look(self, one: Candidate) -> None:
        """Put a file and all that belongs with it into one unit."""
        if one.victim.path in self._unit_of:
            return
        mates = self._units.mates(one.victim.path)
        unit = next(self._numbers)
        self._unit_of[one.victim.path] = unit
        for mate in mates:
            self._unit_of[mate.path] = unit
            if mate.path not in self._by_path:
                self._add(one, mate, unit)

    def _add(self, one: Candidate, mate: FileContent, unit: int) -> None:
        """Let the other half go too, if the keeper has a copy of it beside it."""
        name = names.shown_last(mate.path)
        victim = ScannedFile(mate.path, mate.stat, mate.quick_hash)
        twin = next(
            (each for each in self._units.mates(one.keeper.path) if _may_be_same(each, mate)), None
        )
        if twin is None:
            self._refused.setdefault(unit, Reason.of(ReasonCode.UNIT_HAS_NO_COPY, name=name))
            return
        keeper = ScannedFile(twin.path, twin.stat, twin.quick_hash)
        if self._refusals.why(ClusterKind.EXACT, keeper, victim) is None:
            self._by_path[mate.path] = Candidate(ClusterKind.EXACT, keeper, victim)
        else:
            self._refused.setdefault(unit, Reason.of(ReasonCode.UNIT_STAYS, name=name))

    def whole(self) -> list[Candidate]:
        """Return the candidates that go, the files of a unit side by side."""
        by_unit: dict[int, list[Candidate]] = defaultdict(list)
        for path, one in self._by_path.items():
            by_unit[self._unit_of[path]].append(replace(one, unit=self._unit_of[path]))
        for unit, reason in self._refused.items():
            for one in by_unit.pop(unit, []):
                self._refusals.let_stay(one.victim)
                self.left_out.append(LeftOut(one.victim.path, reason))
        return [one for unit in by_unit.values() for one in unit]


def _may_be_same(one: FileContent, other: FileContent) -> bool:
    """Tell whether two halves can be copies; their bytes are compared before one goes."""
    same_ends = bool(one.quick_hash) and one.quick_hash == other.quick_hash
    return same_ends and one.stat.size_bytes == other.stat.size_bytes
