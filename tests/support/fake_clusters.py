"""A library of clusters made on the spot, with the reads of the Duplicates page."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mediadesk.domain.alignment import Alignment
from mediadesk.domain.clusters import (
    ClusterFilter,
    ClusterKind,
    ClusterMember,
    ClusterOrder,
    ClusterRecord,
    ClusterTotal,
)
from mediadesk.domain.companions import Companion
from mediadesk.domain.history import HistoryItem, HistoryKind, HistoryOutcome
from mediadesk.domain.passages import SharedPassages
from mediadesk.domain.pixels import PixelRegion, Pixels
from mediadesk.domain.reasons import Reason
from mediadesk.domain.records import FileRecord
from mediadesk.domain.resolutions import ReviewOutcome
from mediadesk.operations.resolve import Way, WayKind
from tests.support.fake_library import FakeLibrary
from tests.support.picture_library import Pictures

KINDS = (ClusterKind.SIMILAR, ClusterKind.EXACT, ClusterKind.IDENTICAL)


class ClusterLibrary(FakeLibrary):
    """Every cluster has as many members as `sizes` says; files are numbered through."""

    def __init__(self, sizes: Sequence[int]) -> None:
        super().__init__(sum(sizes))
        self.clusters: dict[int, tuple[ClusterRecord, list[ClusterMember]]] = {}
        self.orders: list[ClusterOrder] = []
        self.filters: list[ClusterFilter] = []
        self.perhaps: list[tuple[int, float]] = []
        self.shared: SharedPassages | None = None
        self.beside: dict[int, Sequence[Companion]] = {}
        self.lies: dict[int, Alignment] = {}
        first = 1
        for number, size in enumerate(sizes, 1):
            members = [
                ClusterMember(
                    file_id=first + place,
                    similarity=0.96,
                    keeper=place == 0,
                    removable=place > 0,
                    reason_code="keeper-camera-data",
                    reason_facts={"camera": "Canon EOS 80D"},
                )
                for place in range(size)
            ]
            kind = KINDS[number % len(KINDS)]
            record = ClusterRecord(number, f"key{number}", kind, size, 1_000_000 * number, 0.94)
            self.clusters[number] = record, members
            first += size

    def cluster_ids(
        self,
        kinds: Sequence[ClusterKind] = (),
        order: ClusterOrder = ClusterOrder.GAIN,
        narrowing: ClusterFilter = ClusterFilter(),  # noqa: B008 - frozen
    ) -> "array[int]":
        self.orders.append(order)
        self.filters.append(narrowing)
        found = [r for r, _ in self.clusters.values() if not kinds or r.kind in kinds]
        found = [r for r in found if r.cohesion >= narrowing.least_alike and not narrowing.search]
        return array("q", (record.id for record in found))

    def cluster_totals(self) -> Mapping[ClusterKind, ClusterTotal]:
        kinds = [record.kind for record, _ in self.clusters.values()]
        return {kind: ClusterTotal(kinds.count(kind), 0) for kind in set(kinds)}

    def cluster_records(self, ids: Sequence[int]) -> Mapping[int, ClusterRecord]:
        return {id_: self.clusters[id_][0] for id_ in ids if id_ in self.clusters}

    def cluster_members(self, cluster_id: int) -> Sequence[ClusterMember]:
        return self.clusters[cluster_id][1]

    def cluster_covers(self, ids: Sequence[int]) -> Mapping[int, Sequence[FileRecord]]:
        return {
            id_: [self.records[each.file_id] for each in self.clusters[id_][1][:2]]
            for id_ in ids
            if id_ in self.clusters
        }

    def passages(self, _one_id: int, _other_id: int) -> SharedPassages | None:
        return self.shared

    def cluster_perhaps(self, _cluster_id: int) -> Sequence[tuple[int, float]]:
        return self.perhaps

    def alignments(self, file_ids: Sequence[int]) -> Mapping[int, Alignment]:
        return {file_id: self.lies.get(file_id, Alignment()) for file_id in file_ids[1:]}

    def companions(self, file_ids: Sequence[int]) -> Mapping[int, Sequence[Companion]]:
        return {file_id: self.beside[file_id] for file_id in file_ids if file_id in self.beside}


class StageSource(Pictures):
    """Whole pictures, and grey ones where real pixels are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.regions: list[PixelRegion] = []
        self.moments: list[tuple[int, float]] = []

    def moment(self, record: FileRecord, time_s: float, edge_px: int) -> bytes | None:
        self.moments.append((record.id, round(time_s, 2)))
        return self.get(record, edge_px)

    def wave(self, _record: FileRecord, count: int) -> bytes:
        return bytes(number % 256 for number in range(count))

    def region(self, _record: FileRecord, region: PixelRegion) -> Pixels | None:
        self.regions.append(region)
        grey = bytes(3 * region.width * region.height)
        return Pixels(region, region.width, region.height, grey)


class FakeResolver:
    """Remembers what it was asked to do, and takes it back as History does."""

    def __init__(self, library: ClusterLibrary) -> None:
        self._library = library
        self._closed: list[tuple[int, tuple[ClusterRecord, list[ClusterMember]]]] = []
        self.asked: list[tuple[object, ...]] = []
        self.trouble: Sequence[tuple[str, Reason]] = ()
        self.ways: list[Way] = []
        self.impossible: dict[WayKind, Reason] = {}

    def going(self, way: Way) -> "FakeResolver":
        """Be asked to let copies go a way."""
        self.ways.append(way)
        return self

    def why_not(self, _cluster_id: int, _ways: Iterable[Way]) -> Mapping[WayKind, Reason]:
        return self.impossible

    def accept(self, cluster_id: int, keep: Sequence[int], remove: Sequence[int]) -> ReviewOutcome:
        self.asked.append(("accept", cluster_id, list(keep), list(remove)))
        if self.trouble:
            return ReviewOutcome(trouble=tuple(self.trouble), settled=False)
        return self._close(cluster_id, ReviewOutcome(len(remove), size_bytes=1000 * len(remove)))

    def keep_all(self, cluster_id: int) -> ReviewOutcome:
        self.asked.append(("keep_all", cluster_id))
        return self._close(cluster_id, ReviewOutcome())

    def not_duplicates(self, cluster_id: int) -> ReviewOutcome:
        self.asked.append(("not_duplicates", cluster_id))
        return self._close(cluster_id, ReviewOutcome())

    @property
    def can_redo(self) -> bool:
        return False

    def newest(self) -> HistoryItem | None:
        if not self._closed:
            return None
        key = f"batch:{self._closed[-1][0]}"
        return HistoryItem(key=key, kind=HistoryKind.REMOVED, at=0.0, files=1, undoable=1)

    def forget_undone(self) -> None: ...

    def undo(self, key: str | None = None, **_reins: object) -> HistoryOutcome:
        self.asked.append(("undo", key))
        item = self.newest()
        cluster_id, found = self._closed.pop()
        self._library.clusters = dict(sorted({**self._library.clusters, cluster_id: found}.items()))
        return HistoryOutcome(item, 1)

    def redo(self, **_reins: object) -> HistoryOutcome:
        raise NotImplementedError

    def _close(self, cluster_id: int, outcome: ReviewOutcome) -> ReviewOutcome:
        self._closed.append((cluster_id, self._library.clusters.pop(cluster_id)))
        return replace(outcome, key=f"batch:{cluster_id}")
