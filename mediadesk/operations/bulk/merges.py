"""Counts the keepers of a plan that will be given what only their copies know."""

from collections.abc import Iterable, Iterator, Mapping

from mediadesk.catalog import told
from mediadesk.catalog.bulk import BulkMember
from mediadesk.catalog.store import Store
from mediadesk.catalog.told import Told
from mediadesk.domain.errors import OutsideError
from mediadesk.operations.resolve.merging import Merging
from mediadesk.operations.resolve.units import Units


class MergeCounter:
    """Looks into sidecars and facts only where two copies can differ; remembers what it found."""

    def __init__(self, store: Store, members: Mapping[bytes, BulkMember]) -> None:
        """Know the files of the plan by their paths."""
        self._units = Units(store)
        self._members = members
        self._merging = Merging(store, self._units, _Lazily(members))
        self._found: dict[tuple[bytes, ...], bool] = {}

    def count(self, pairs: Iterable[tuple[bytes, bytes]]) -> int:
        """Return how many keepers are given something; pairs are (keeper, copy)."""
        copies: dict[bytes, list[bytes]] = {}
        for keeper, copy in pairs:
            if self._may_differ(keeper, copy):
                copies.setdefault(keeper, []).append(copy)
        return sum(self._gains((keeper, *going)) for keeper, going in copies.items())

    def _may_differ(self, keeper: bytes, copy: bytes) -> bool:
        one, other = self._members[keeper], self._members[copy]
        if one.facts_json != other.facts_json or one.confidence != other.confidence:
            return True
        beside = (self._units.xmp_of, self._units.takeout_of)
        return any(find(path) is not None for find in beside for path in (keeper, copy))

    def _gains(self, files: tuple[bytes, ...]) -> bool:
        if files not in self._found:
            try:
                self._found[files] = self._merging.wanted(files[0], files[1:]) is not None
            except OutsideError:
                self._found[files] = False
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
