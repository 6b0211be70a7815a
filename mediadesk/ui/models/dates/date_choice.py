"""The date that accepting would take, and what is then decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from mediadesk.domain.dating import ChosenDate, DateOutcome, DateRecord, Neighbour
from mediadesk.ui.models.dates.file_dates import CandidateRow


class DateDecisions(Protocol):
    """Keeps what the user decides about dates; all of it blocks. Files are not changed by it."""

    def accept(self, file_ids: Sequence[int]) -> DateOutcome:
        """Take what is proposed for each of these files."""

    def choose(self, file_id: int, place: int) -> DateOutcome:
        """Take the candidate at this place of the file's list."""

    def set(self, file_ids: Sequence[int], date: ChosenDate, *, raw: str = "") -> DateOutcome: ...  # noqa: D102
    def same_as(self, file_ids: Sequence[int], neighbour_id: int) -> DateOutcome: ...  # noqa: D102
    def between(  # noqa: D102
        self, file_ids: Sequence[int], first_id: int, last_id: int
    ) -> DateOutcome: ...


Decide = Callable[[DateDecisions], DateOutcome]


@dataclass(frozen=True, slots=True)
class Choice:
    """A date with what is decided when it is accepted; `number` is that of its candidate."""

    date: ChosenDate
    decide: Decide
    number: int | None = None

    @classmethod
    def proposal(cls, record: DateRecord, number: int | None) -> "Choice | None":
        """Return what is proposed for a file; None when nothing is."""
        if record.proposed is None:
            return None
        return cls(record.proposed, lambda decisions: decisions.accept([record.file.id]), number)

    @classmethod
    def candidate(cls, record: DateRecord, row: CandidateRow) -> "Choice | None":
        """Return the choice of a candidate; None where it holds no date."""
        if row.is_chosen and record.proposed is not None:
            return cls.proposal(record, row.number)
        if row.date is None:
            return None
        decide: Decide = lambda decisions: decisions.choose(record.file.id, row.place)  # noqa: E731
        return cls(row.date, decide, row.number)

    @classmethod
    def typed(cls, file_id: int, date: ChosenDate, text: str) -> "Choice":
        """Return a date of the user's own."""
        return cls(date, lambda decisions: decisions.set([file_id], date, raw=text))

    @classmethod
    def same_as(cls, file_id: int, other: Neighbour) -> "Choice | None":
        """Return the date of a neighbour."""
        if other.date is None:
            return None
        return cls(other.date, lambda decisions: decisions.same_as([file_id], other.file.id))

    @classmethod
    def between(cls, file_id: int, first: Neighbour, last: Neighbour, date: ChosenDate) -> "Choice":
        """Return a date between two others; `date` is what that comes to."""
        ends = first.file.id, last.file.id
        return cls(date, lambda decisions: decisions.between([file_id], *ends))
