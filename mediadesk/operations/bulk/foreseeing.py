"""Foresees what a plan will do beside its rows: halves and sidecars that go along, files that stay.

The numbers shown must be those of what is then done, so that the rules of the removal itself are
asked here, from memory: a plan made anew after an edit opens nothing.
"""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog.clusters.bulk import BulkMember
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import ScannedFile
from mediadesk.operations.besides import Besides
from mediadesk.operations.bulk.files import BulkFile, kind_of
from mediadesk.operations.bulk.merges import MergeCounter
from mediadesk.operations.resolve.planning.guard import Guard
from mediadesk.operations.resolve.planning.refusals import is_as_scanned, trouble_of_places
from mediadesk.operations.resolve.planning.units import Units
from mediadesk.operations.resolve.planning.whole_units import Candidate, join_units

Pair = tuple[BulkFile, BulkFile]
"""Keeper and copy."""
_Beside = dict[bytes, list[ScannedFile]]


@dataclass(slots=True)
class Foreseen:
    """What becomes of the rows of a plan, and of what has no row of its own."""

    refused: dict[bytes, Reason] = field(default_factory=dict)
    """Rows that stay, because of what they belong to or what cannot be written down."""
    halves: _Beside = field(default_factory=dict)
    """Files that go with a row, by its path: the other half of a Live Photo, a RAW."""
    sidecars: _Beside = field(default_factory=dict)
    """Sidecars that go with a row, by its path."""
    merging: int = 0
    """Keepers that are given what only their copies know."""


class Foreseeing:
    """Asks catalog and folders once for each file."""

    def __init__(self, store: Store, guard: Guard, members: Mapping[bytes, BulkMember]) -> None:
        """Know the files of the plan by their paths."""
        self._guard, self._members = guard, members
        self._units = Units(store)
        self.besides = Besides(self._units)
        self._merges = MergeCounter(store, self._units, guard, members)
        self._mates: dict[bytes, list[bytes]] = {}
        self._near: dict[bytes, frozenset[bytes]] = {}
        self._there: dict[bytes, bool] = {}
        self._sidecars: dict[tuple[bytes, frozenset[bytes]], list[ScannedFile]] = {}

    def mates(self, path: bytes) -> Sequence[bytes]:
        """Return the other files of the unit that a file is in."""
        if path not in self._mates:
            self._mates[path] = [mate.path for mate in self._units.mates(path)]
        return self._mates[path]

    def look(self, pairs: Sequence[Pair], struck_out: Collection[bytes], *, link: bool) -> Foreseen:
        """Return what these pairs come to; links leave every name, so that nothing goes along."""
        merges = self._merges.look(pairs)
        found = Foreseen(refused=dict(merges.refused), merging=merges.keepers)
        if link:
            return found
        pairs = [pair for pair in pairs if pair[1].path not in found.refused]
        rows = {victim.path: victim for _, victim in pairs}
        joined = [
            Candidate(kind_of(victim, keeper), keeper.scanned, victim.scanned)
            for keeper, victim in pairs
            if self.mates(victim.path)
        ]
        going = set(rows)
        if joined:
            keepers = {keeper.path for keeper, _ in pairs}
            staying = {*keepers, *struck_out, *found.refused}
            judge = _Judge(self._guard, self._members, staying, self._is_there)
            whole, left = join_units(joined, self._units, judge)
            refused = {one.path: one.reason for one in left if one.path in rows}
            found.refused |= refused
            going -= refused.keys()
            halves = [one.victim for one in whole if one.victim.path not in rows]
            going |= {half.path for half in halves}
            for half in halves:
                found.halves.setdefault(self._row_of(half.path, rows), []).append(half)
        seen: set[bytes] = set()
        for path in going:
            for sidecar in self._sidecars_of(path, going):
                if sidecar.path not in seen:
                    seen.add(sidecar.path)
                    found.sidecars.setdefault(self._row_of(path, rows), []).append(sidecar)
        return found

    def _is_there(self, file: ScannedFile) -> bool:
        if file.path not in self._there:
            self._there[file.path] = is_as_scanned(file)
        return self._there[file.path]

    def _row_of(self, path: bytes, rows: Collection[bytes]) -> bytes:
        return path if path in rows else next(mate for mate in self.mates(path) if mate in rows)

    def _sidecars_of(self, path: bytes, going: Collection[bytes]) -> Sequence[ScannedFile]:
        """Return the sidecars of a file that belong to nothing that stays."""
        if path not in self._near:
            self._near[path] = self._units.sharing_sidecars(path)
        if not (near := self._near[path]):
            return ()
        key = (path, near.intersection(going))
        if key not in self._sidecars:
            self._sidecars[key] = self._units.sidecars(path, key[1])
        return self._sidecars[key]


class _Judge:
    """Says of the other halves whether they can go, as the removal itself will."""

    def __init__(
        self,
        guard: Guard,
        members: Mapping[bytes, BulkMember],
        staying: Collection[bytes],
        is_there: Callable[[ScannedFile], bool],
    ) -> None:
        self._guard, self._members, self._staying = guard, members, staying
        self._is_there = is_there

    def why(self, _kind: ClusterKind, keeper: ScannedFile, victim: ScannedFile) -> Reason | None:
        if victim.path in self._staying:
            return Reason.of(ReasonCode.IS_KEEPER)
        if (trouble := trouble_of_places(self._guard, keeper, victim)) is not None:
            return trouble
        if not self._is_there(keeper):
            return Reason.of(ReasonCode.KEEPER_GONE, keeper=names.shown(keeper.path))
        if not self._is_there(victim):
            return Reason.of(ReasonCode.FILE_VANISHED)
        has_names = self._has_other_names(victim)
        return Reason.of(ReasonCode.NOTHING_TO_GAIN) if has_names else None

    def let_stay(self, victim: ScannedFile) -> None:
        """Note nothing: each look begins anew."""

    def _has_other_names(self, victim: ScannedFile) -> bool:
        member = self._members.get(victim.path)
        if member is not None:
            return member.has_other_names or member.stat.links > 1
        try:
            return os.lstat(victim.path).st_nlink > 1
        except OSError:
            return False  # it is looked at again when it is to go
