"""Dates under review: which files need one, what is known of each, what the user decided."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.reasons import Reason
from mediadesk.domain.records import FileRecord
from mediadesk.domain.timestamps import ConfidenceLevel, Precision


class Need(StrEnum):
    """Why a file's date needs a look, the most urgent first."""

    CONTRADICTED = "contradicted"
    """The first rule was sure of a date, and another one is proposed."""
    ZONE = "zone"
    """The first rule said another day or hour, without being sure: a zone, a clock, a copy."""
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DateQuery:
    """Which files the queue shows; empty sets let everything through.

    `folder_id` means the folder and all below it; `months` are "2019-08" of the proposed dates.
    """

    needs: frozenset[Need] = frozenset()
    confidences: frozenset[ConfidenceLevel] = frozenset()
    cameras: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    months: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    folder_id: int | None = None


@dataclass(frozen=True, slots=True)
class DateQueue:
    """Ids of the files to be looked at, in order, and how many stand under each need."""

    ids: "array[int]"
    groups: Sequence[tuple[Need, int]]


@dataclass(frozen=True, slots=True)
class DateTotals:
    """How far one has come with the dates of the whole library."""

    needs: Mapping[Need, int]
    accepted: int
    """Files whose date the user decided."""
    to_write: int
    """Of those, files that do not say so themselves yet."""
    sure: int
    """Files of the queue whose proposal has HIGH confidence."""
    dated: int
    """Files of the library that have a date, however sure."""
    files: int


@dataclass(frozen=True, slots=True)
class DateFacets:
    """What the queue can be filtered by, with how many files each choice has."""

    confidences: Mapping[ConfidenceLevel, int]
    cameras: Mapping[str, int]
    years: Mapping[int, int]
    flags: Mapping[str, int]
    folders: Mapping[int, tuple[str, int]]
    """Id of a folder with files of its own in the queue: its path as shown, and how many."""


@dataclass(frozen=True, slots=True)
class ChosenDate:
    """When something was taken, as far as that is known; only `precision` of it counts.

    `wall` is ISO 8601 to the second, without zone, always whole ("1987-07-01T00:00:00" for a
    year: a moment inside what is known, for the order of time); `offset_minutes` is None where
    the zone is not known.
    """

    wall: str
    precision: Precision = Precision.SECOND
    offset_minutes: int | None = None

    def as_written(self) -> "ChosenDate | None":
        """Return what a file can say of it: of a season its year; None for a decade."""
        if self.precision is Precision.DECADE:
            return None
        if self.precision is Precision.SEASON:
            return replace(self, precision=Precision.YEAR)
        return self


@dataclass(frozen=True, slots=True)
class DateRecord:
    """A file's date as the queue shows it: what the first rule said, and what is proposed."""

    file: FileRecord
    need: Need
    before: str | None
    """The first rule's answer, ISO 8601 without zone."""
    proposed: ChosenDate | None
    confidence: ConfidenceLevel


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A file of the same camera, near in time; `decided` when the user accepted its date.

    The file under review stands among them, and may have no date yet.
    """

    file: FileRecord
    date: ChosenDate | None
    decided: bool = False


@dataclass(frozen=True, slots=True)
class DateOutcome:
    """What a decision, or taking one back, came to."""

    files: frozenset[int] = frozenset()
    """Ids of the files whose date was decided, or is open again."""
    trouble: Sequence[tuple[str, Reason]] = ()
    """(name as shown, why) of each file that got no date."""
    changes: CatalogChanges = CatalogChanges()  # noqa: RUF009 - frozen
    seq: int | None = None
    """Number of the decision, by which it can be taken back."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How a clock was wrong: seconds to add, and the zone its times then are in, if that is known.

    To change the zone alone, add the difference of both offsets and name the new one.
    """

    seconds: float = 0.0
    offset_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ShiftedDate:
    """One file of a shift that is shown before it is decided. `trouble`: why it stays as it is."""

    file_id: int
    before: ChosenDate | None
    after: ChosenDate | None
    trouble: Reason | None = None
