"""Foresees which keepers of a plan are given what only their copies know, and which cannot be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from mediadesk.catalog.clusters.bulk import BulkMember
from mediadesk.catalog.files import told
from mediadesk.catalog.files.told import Told
from mediadesk.catalog.store import Store
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.bulk.files import BulkFile, kind_of
from mediadesk.operations.resolve.planning.guard import Guard
from mediadesk.operations.resolve.planning.lacking_values import LackingValues
from mediadesk.operations.resolve.planning.units import Units


class _Gain(Enum):
    NOTHING = auto()
    ONLY_DATE = auto()
    MORE = auto()


@dataclass(slots=True)
class Merges:
    """How many keepers are given something, and which files stay because theirs cannot be."""

    keepers: int = 0
    refused: dict[bytes, Reason] = field(default_factory=dict)


class MergeCounter:
    """Looks into sidecars and facts only where two copies can differ; remembers what it found."""

    def __init__(
        self, store: Store, units: Units, guard: Guard, members: Mapping[bytes, BulkMember]
    ) -> None:
        """Know the files of the plan by their paths."""
        self._units, self._guard, self._members = units, guard, members
        self._lacking = LackingValues(store, self._units, _Lazily(members))
        self._found: dict[tuple[bytes, ...], _Gain | Reason] = {}

    def look(self, pairs: Sequence[tuple[BulkFile, BulkFile]]) -> Merges:
        """Return what these pairs of keeper and copy come to."""
        copies: dict[bytes, list[tuple[BulkFile, BulkFile]]] = {}
        differing: set[bytes] = set()
        for pair in pairs:
            keeper = pair[0].path
            copies.setdefault(keeper, []).append(pair)
            if self._may_differ(keeper, pair[1].path):
                differing.add(keeper)
        found = Merges()
        for keeper in differing:
            going = copies[keeper]
            gain = self._gain((keeper, *(copy.path for _, copy in going)))
            if gain is _Gain.NOTHING:
                continue
            why = gain if isinstance(gain, Reason) else self._why_not(gain, going)
            if why is None:
                found.keepers += 1
            else:
                found.refused |= dict.fromkeys((copy.path for _, copy in going), why)
        return found

    def _why_not(self, gain: _Gain, going: Sequence[tuple[BulkFile, BulkFile]]) -> Reason | None:
        """Return why the keeper cannot be given it, as the removal itself will say."""
        if self._guard.around(going[0][0].path).sealed is None:
            return None
        exact = all(kind_of(copy, keeper) is ClusterKind.EXACT for keeper, copy in going)
        is_lost = not (exact and gain is _Gain.ONLY_DATE)
        return Reason.of(ReasonCode.MERGE_NOT_ALLOWED) if is_lost else None

    def _may_differ(self, keeper: bytes, copy: bytes) -> bool:
        one, other = self._members[keeper], self._members[copy]
        if one.facts_json != other.facts_json or one.confidence != other.confidence:
            return True
        beside = (self._units.xmp_of, self._units.takeout_of)
        return any(find(path) is not None for find in beside for path in (keeper, copy))

    def _gain(self, files: tuple[bytes, ...]) -> "_Gain | Reason":
        if files not in self._found:
            try:
                wanted = self._lacking.wanted(files[0], files[1:])
            except OutsideError as error:
                self._found[files] = error.reason
            else:
                some = _Gain.ONLY_DATE if wanted is not None and wanted.only_date else _Gain.MORE
                self._found[files] = _Gain.NOTHING if wanted is None else some
        return self._found[files]


class _Lazily(Mapping[bytes, Told]):
    """What the files of a plan tell, read from their columns when it is asked for."""

    def __init__(self, members: Mapping[bytes, BulkMember]) -> None:
        self._members = members
        self._known: dict[bytes, Told] = {}

    def __getitem__(self, path: bytes) -> Told:
        if path not in self._known:
            one = self._members[path]
            self._known[path] = told.of_columns(
                one.facts_json,
                one.taken,
                one.taken_offset_minutes,
                one.taken_precision,
                one.taken_source,
                one.confidence,
            )
        return self._known[path]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)
