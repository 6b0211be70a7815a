"""A library of dates made on the spot, with the reads and decisions of the page of dates."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.dating import (
    ChosenDate,
    DateFacets,
    DateOutcome,
    DateQuery,
    DateQueue,
    DateRecord,
    DateTotals,
    Need,
    Neighbour,
)
from mediadesk.domain.timestamps import ConfidenceLevel, Precision, Stamp, ZoneKind
from mediadesk.timestamps.candidates import Candidate, Role
from mediadesk.timestamps.why import Why
from tests.support.fake_library import FakeLibrary

FIRST = datetime(2019, 8, 17, 20, 31, 2)  # noqa: DTZ001 - wall time
RESET = "2016-01-01T00:04:11"
CAMERA = "Panasonic DMC-FZ30"
_LEVELS = {
    Need.CONTRADICTED: ConfidenceLevel.HIGH,
    Need.ZONE: ConfidenceLevel.MEDIUM,
    Need.LOW: ConfidenceLevel.LOW,
    Need.NONE: ConfidenceLevel.NONE,
}


class DateLibrary:
    """So many files of each need; their dates are a minute apart."""

    def __init__(self, **needs: int) -> None:
        """`needs` by name: contradicted=3, zone=2, low=1, none=1."""
        self.files = FakeLibrary(sum(needs.values())).records
        self.failing: Exception | None = None
        wanted = [Need(name) for name, count in needs.items() for _ in range(count)]
        self.open: dict[int, Need] = dict(enumerate(wanted, 1))
        self.needs = dict(self.open)
        self.accepted: dict[int, ChosenDate] = {}
        self.queries: list[DateQuery] = []
        self.read = 0
        """How many rows were asked for."""
        for number in self.files:
            self.files[number] = replace(self.files[number], camera=CAMERA)

    def queue(self, query: DateQuery) -> DateQueue:
        if self.failing is not None:
            raise self.failing
        self.queries.append(query)
        ids = [id_ for id_, need in self.open.items() if not query.needs or need in query.needs]
        if query.confidences:
            ids = [id_ for id_ in ids if _LEVELS[self.open[id_]] in query.confidences]
        if query.cameras - {CAMERA} or query.years - {2019}:
            ids = []
        ids.sort(key=lambda id_: list(Need).index(self.open[id_]))
        counts = Counter(self.open[id_] for id_ in ids)
        return DateQueue(array("q", ids), [(need, counts[need]) for need in Need if counts[need]])

    def totals(self) -> DateTotals:
        counts = Counter(self.open.values())
        files = len(self.files)
        sure = counts[Need.CONTRADICTED]
        undated = counts[Need.NONE]
        done = len(self.accepted)
        return DateTotals(counts, done, done, sure, files - undated, files)

    def records(self, ids: Sequence[int]) -> Mapping[int, DateRecord]:
        self.read += len(ids)
        return {id_: self._record_of(id_) for id_ in ids if id_ in self.files}

    def facets(self, _query: DateQuery) -> DateFacets:
        levels = Counter(_LEVELS[need] for need in self.open.values())
        files = len(self.open)
        folders = {10: ("Pictures/2019", files)}
        flags = {"conflict": files, "mtime-zone-shift": files}
        return DateFacets(levels, {CAMERA: files}, {2019: files}, flags, folders)

    def histogram(self) -> Mapping[str, int]:
        return {"2016-01": 4, "2019-08": len(self.files), "2019-09": 12}

    def candidates(self, file_id: int) -> Sequence[Candidate]:
        return _candidates(self._record_of(file_id))

    def neighbours(
        self, file_id: int, *, at: str | None = None, each_way: int = 3
    ) -> tuple[list[Neighbour], list[Neighbour]]:
        assert at is None
        before = [self._neighbour(id_) for id_ in range(file_id - 1, 0, -1)]
        after = [self._neighbour(id_) for id_ in range(file_id + 1, len(self.files) + 1)]
        return before[:each_way], after[:each_way]

    def date(self, file_id: int) -> ChosenDate:
        """Return what a file has now, whether it is shown or not."""
        return self.accepted.get(file_id, _moment(file_id))

    def _neighbour(self, id_: int) -> Neighbour:
        return Neighbour(self.files[id_], self.date(id_), id_ in self.accepted)

    def _record_of(self, id_: int) -> DateRecord:
        need = self.needs[id_]
        before: str | None = RESET
        proposed: ChosenDate | None = _moment(id_)
        if need is Need.ZONE:
            before = (FIRST + timedelta(minutes=id_, hours=-2)).isoformat()
        elif need is Need.LOW:
            before, proposed = None, replace(_moment(id_), precision=Precision.MONTH)
        elif need is Need.NONE:
            before, proposed = None, None
        return DateRecord(self.files[id_], need, before, proposed, _LEVELS[need])


class FakeDecisions:
    """Remembers what it was asked to do; undo is the history's."""

    def __init__(self, library: DateLibrary) -> None:
        self._library = library
        self.asked: list[tuple[object, ...]] = []

    def accept(self, file_ids: Sequence[int]) -> DateOutcome:
        self.asked.append(("accept", list(file_ids)))
        found = self._library.records(file_ids)
        return self._decide({i: row.proposed for i, row in found.items() if row.proposed})

    def choose(self, file_id: int, place: int) -> DateOutcome:
        self.asked.append(("choose", file_id, place))
        return self._decide({file_id: self._library.date(file_id)})

    def set(self, file_ids: Sequence[int], date: ChosenDate, *, raw: str = "") -> DateOutcome:
        self.asked.append(("set", list(file_ids), date, raw))
        return self._decide(dict.fromkeys(file_ids, date))

    def same_as(self, file_ids: Sequence[int], neighbour_id: int) -> DateOutcome:
        self.asked.append(("same as", list(file_ids), neighbour_id))
        return self._decide(dict.fromkeys(file_ids, self._library.date(neighbour_id)))

    def between(self, file_ids: Sequence[int], first_id: int, last_id: int) -> DateOutcome:
        self.asked.append(("between", list(file_ids), first_id, last_id))
        return self._decide(dict.fromkeys(file_ids, self._library.date(first_id)))

    def undo(self, file_id: int) -> CatalogChanges:
        self._library.accepted.pop(file_id)
        self._library.open[file_id] = self._library.needs[file_id]
        return CatalogChanges(files=frozenset({file_id}))

    def _decide(self, dates: Mapping[int, ChosenDate]) -> DateOutcome:
        for id_ in dates:
            self._library.open.pop(id_, None)
        self._library.accepted |= dates
        ids = frozenset(dates)
        return DateOutcome(ids, (), CatalogChanges(files=ids))


def _moment(number: int) -> ChosenDate:
    at = FIRST + timedelta(minutes=number)
    return ChosenDate(at.isoformat(), Precision.SECOND, 120)


def _candidates(record: DateRecord) -> list[Candidate]:
    """Return the candidates of the drawing: one taken, some that agree, some struck out."""
    reset = [
        Candidate(Stamp(f"EXIF:{tag}", RESET, RESET), role=Role.CONTRADICTS, why=Why.SUSPECT_CLOCK,
                  normalised=RESET)
        for tag in ("DateTimeOriginal", "CreateDate")
    ]  # fmt: skip
    if record.proposed is None:
        return [replace(item, accepted=False, normalised=None) for item in reset]
    wall = record.proposed.wall
    utc = (datetime.fromisoformat(wall) - timedelta(hours=2)).isoformat()
    return [
        Candidate(Stamp("Takeout", utc, utc, zone=ZoneKind.UTC), role=Role.CHOSEN,
                  why=Why.BEST_SOURCE, normalised=wall),
        Candidate(Stamp("filename_date", wall[:10], f"{wall[:10]}T00:00:00", Precision.DAY),
                  role=Role.SUPPORTS, why=Why.SAME_DAY, normalised=f"{wall[:10]}T00:00:00"),
        Candidate(Stamp("foldername_date", "2019-08", "2019-08-01T00:00:00", Precision.MONTH),
                  role=Role.SUPPORTS, why=Why.SAME_DAY, normalised="2019-08-01T00:00:00"),
        Candidate(Stamp("File:FileModifyDate", "", "2019-08-19T09:12:40"), role=Role.CONTRADICTS,
                  why=Why.LATER_STEP, normalised="2019-08-19T09:12:40"),
        *reset,
    ]  # fmt: skip
