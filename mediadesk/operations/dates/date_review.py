"""What a review of dates shows: the queue, one file's candidates, who was near it in time."""

import json
from collections.abc import Mapping, Sequence

from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.dates import date_queue, timestamps
from mediadesk.catalog.dates.date_queue import NEEDS, QueueRow
from mediadesk.catalog.files import records
from mediadesk.domain.dating import (
    ChosenDate,
    DateFacets,
    DateQuery,
    DateQueue,
    DateRecord,
    DateTotals,
    Need,
    Neighbour,
)
from mediadesk.domain.records import FileRecord
from mediadesk.domain.timestamps import ConfidenceLevel, Precision
from mediadesk.timestamps import candidates
from mediadesk.timestamps.candidates import Candidate


class DateReview:
    """Reads dates under review. Every method may take a while: none is for the GUI's thread."""

    def __init__(self, readers: Readers) -> None:
        """Read through `readers`."""
        self._readers = readers

    def queue(self, query: DateQuery) -> DateQueue:
        """Return the files that want a look, the most urgent need first."""
        with self._readers.use() as reader:
            return date_queue.queue(reader, query)

    def totals(self) -> DateTotals:
        """Return how far the whole library has come."""
        with self._readers.snapshot() as reader:
            return date_queue.totals(reader)

    def facets(self, query: DateQuery) -> DateFacets:
        """Return what the queue can be narrowed by."""
        with self._readers.snapshot() as reader:
            return date_queue.facets(reader, query)

    def histogram(self) -> Mapping[str, int]:
        """Return how many files have a date in each month ("2019-08"), in order."""
        with self._readers.use() as reader:
            return date_queue.histogram(reader)

    def records(self, ids: Sequence[int]) -> dict[int, DateRecord]:
        """Return a page of the queue; files that are gone are absent."""
        with self._readers.snapshot() as reader:
            files = records.load(reader, ids)
            rows = date_queue.rows(reader, ids)
        return {
            id_: DateRecord(
                file=files[id_],
                need=_need(row),
                before=json.loads(row.seed_json).get("value"),
                proposed=_proposed(row),
                confidence=ConfidenceLevel(row.confidence),
            )
            for id_, row in rows.items()
            if id_ in files
        }

    def candidates(self, file_id: int) -> tuple[Candidate, ...]:
        """Return every date a file offers, in the order of their numbers, dropped ones too."""
        with self._readers.use() as reader:
            found = timestamps.inputs(reader, [file_id], {}).get(file_id)
        return candidates.from_json((found and found.candidates_json) or "[]")

    def neighbours(
        self, file_id: int, *, at: str | None = None, each_way: int = 3
    ) -> tuple[list[Neighbour], list[Neighbour]]:
        """Return files of the same camera before and after, each the nearest first.

        `at` (ISO 8601, no zone) is the time to look around, the file's own when it is None. A
        file without a date or camera has those beside it by name.
        """
        with self._readers.snapshot() as reader:
            before, after = date_queue.neighbours(reader, file_id, at=at, each_way=each_way)
            ids = [*before, *after]
            files = records.load(reader, ids)
            rows = date_queue.rows(reader, ids)
        return _neighbours(before, files, rows), _neighbours(after, files, rows)


def _neighbours(
    ids: Sequence[int], files: Mapping[int, FileRecord], rows: Mapping[int, QueueRow]
) -> list[Neighbour]:
    found = []
    for id_ in ids:
        date = _proposed(rows[id_]) if id_ in rows else None
        if date is not None and id_ in files:
            found.append(Neighbour(files[id_], date, decided=rows[id_].source == "user"))
    return found


def _need(row: QueueRow) -> Need:
    """Return the need; a file that has none any more stands where its confidence puts it."""
    if row.need:
        return NEEDS[row.need - 1]
    return Need.NONE if row.taken is None else Need.LOW


def _proposed(row: QueueRow) -> ChosenDate | None:
    if row.taken is None:
        return None
    precision = Precision(row.precision or Precision.SECOND)
    return ChosenDate(row.taken[:19], precision, row.offset_minutes)
