"""The dates of one file as they are reviewed: candidates numbered, each with what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from mediadesk.domain.dating import ChosenDate, DateRecord, Need
from mediadesk.domain.timestamps import ConfidenceLevel, Precision, ZoneKind
from mediadesk.timestamps.candidates import Candidate, Role
from mediadesk.timestamps.sources import Tier, kind_of
from mediadesk.timestamps.why import WHY_SENTENCES, Why
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import date_words
from mediadesk.ui.models.dates.time_axis import Mark

_SUSPECT = frozenset({Why.SUSPECT_CLOCK, Why.LOCAL_TIME_AS_UTC, Why.STALE_FIX})
_SURE = frozenset({Tier.USER, Tier.CORRECTION, Tier.SHOT})
_WEAK = frozenset({Tier.NAME_DAY, Tier.MODIFIED, Tier.DISK})
_SPEAKING = ("other",)
"""Facts of a reason that are names of sources."""


class FileDateReads(Protocol):
    """What is asked about one file; blocks, so on workers only."""

    def records(self, ids: Sequence[int]) -> Mapping[int, DateRecord]: ...  # noqa: D102
    def candidates(self, file_id: int) -> Sequence[Candidate]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class FileDates:
    """All that is known of when a file was made; the candidates as they are numbered inside."""

    record: DateRecord
    candidates: Sequence[Candidate]

    @property
    def chosen(self) -> Candidate | None:
        """The one the proposed date comes from."""
        return next((item for item in self.candidates if item.role is Role.CHOSEN), None)

    @property
    def decided(self) -> bool:
        """True when the user said so."""
        return self.chosen is not None and _tier(self.chosen) is Tier.USER


def read_dates(library: FileDateReads, file_id: int) -> FileDates | None:
    """Read what is known of a file; None when it is gone. Runs on a worker."""
    record = library.records([file_id]).get(file_id)
    return None if record is None else FileDates(record, library.candidates(file_id))


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate as the list shows it; `level` is None for one that was not taken."""

    number: int
    place: int
    """Where it stands among the file's candidates."""
    candidate: Candidate
    level: ConfidenceLevel | None
    date: ChosenDate | None
    """None where the text could not be read as a date."""

    @property
    def is_chosen(self) -> bool:
        """True for the one that is proposed."""
        return self.candidate.role is Role.CHOSEN

    @property
    def source(self) -> str:
        """What its source is called."""
        return date_words.source(self.candidate.stamp.source)

    @property
    def value(self) -> str:
        """The date, or the text as found where it is none."""
        if self.date is None:
            return self.candidate.stamp.raw.strip() or tr("Dates", "empty")
        return date_words.date(self.date)

    @property
    def zone(self) -> str:
        """The offset, or that it is UTC of an unknown place."""
        if self.date is None or self.date.precision not in (Precision.SECOND, Precision.MINUTE):
            return ""
        if shown := date_words.offset(self.date.offset_minutes):
            return shown
        unknown = self.candidate.stamp.zone is ZoneKind.UTC and self.candidate.normalised is None
        return "UTC" if unknown else ""

    @property
    def why(self) -> str:
        """Why it was taken or not, as a sentence."""
        return why(self.candidate, struck=self.level is None)

    @property
    def spoken(self) -> str:
        """The row as one sentence for assistive tools."""
        parts = [str(self.number), self.source, f"{self.value} {self.zone}".strip()]
        return ", ".join((*parts, self.why.rstrip(".")))


def candidate_rows(dates: FileDates) -> list[CandidateRow]:
    """Return the candidates in the order of the list: the chosen one, who agrees, the others."""
    offset = dates.record.proposed.offset_minutes if dates.record.proposed is not None else None
    rated = [
        (place, item, level_of(item, dates.record.confidence))
        for place, item in enumerate(dates.candidates)
    ]
    rated.sort(key=lambda each: (each[2] is None, _ORDER[each[1].role], _tier(each[1])))
    return [
        CandidateRow(number, place, item, level, _date(item, offset))
        for number, (place, item, level) in enumerate(rated, 1)
    ]


def level_of(candidate: Candidate, confidence: ConfidenceLevel) -> ConfidenceLevel | None:
    """Return how far a candidate can be trusted by itself; None when it was not taken."""
    if not candidate.accepted or candidate.why in _SUSPECT:
        return None
    if candidate.role is Role.CHOSEN:
        return confidence
    tier = _tier(candidate)
    if tier in _SURE and candidate.role is Role.SUPPORTS:
        return ConfidenceLevel.HIGH
    return ConfidenceLevel.LOW if tier in _WEAK else ConfidenceLevel.MEDIUM


def marks(rows: Sequence[CandidateRow]) -> list[Mark]:
    """Return the candidates that have a date as marks of the time line."""
    found = []
    for row in rows:
        span = None if row.date is None else date_words.span(row.date.wall, row.date.precision)
        if span is not None:
            found.append(Mark(row.number, *span, row.level))
    return found


def why(candidate: Candidate, *, struck: bool) -> str:
    """Return what became of a candidate, in words; "Not taken: ..." for those left out."""
    if candidate.why is None:
        return tr("Dates", "Nothing speaks for it or against it.")
    facts = {
        name: date_words.source(str(fact)) if name in _SPEAKING else fact
        for name, fact in candidate.facts.items()
    }
    told = formatting.told(tr("Why", WHY_SENTENCES[candidate.why]), facts)
    if not struck:
        return told
    return tr("Dates", "Not taken: {why}").format(why=formatting.going_on(told))


Told = list[tuple[str, bool]]
"""Parts of a sentence; True for those that the eye should find first."""


def reason(dates: FileDates) -> Told:
    """Return why a file is looked at: "The camera says *1 January 2016*. Three others ..."."""
    record = dates.record
    proposed = record.proposed
    if proposed is None:
        return [(tr("Dates", "No date of this file can be used."), True), (_nothing(dates), False)]
    chosen = dates.chosen
    if chosen is not None and (settled := _settled(dates, chosen, proposed)) is not None:
        return settled
    if record.need in (Need.CONTRADICTED, Need.ZONE) and record.before is not None:
        return _contradiction(dates, ChosenDate(record.before), proposed)
    if chosen is None:
        return _told(tr("Dates", "The best date is {date}."), date_words.date(proposed))
    usable = [item for item in dates.candidates if level_of(item, record.confidence) is not None]
    if len(usable) == 1:
        says = tr("Dates", "Only {who} gives a date: {date}.")
        return _told(
            says,
            date_words.date(proposed),
            who=formatting.going_on(date_words.witness(chosen.stamp.source)),
        )
    says = tr("Dates", "{who} says {date}. ")
    who = date_words.witness(chosen.stamp.source)
    unsure = tr("Dates", "Nothing better confirms it.")
    return [*_told(says, date_words.date(proposed), who=who), (unsure, False)]


def _settled(dates: FileDates, chosen: Candidate, proposed: ChosenDate) -> Told | None:
    """Return why nothing is weighed: the user decided, or nobody but a scanner says when."""
    if dates.decided:
        return _told(tr("Dates", "You decided on {date}."), date_words.date(proposed))
    if chosen.why is Why.DAY_OF_SCAN:
        scan = tr("Dates", "The scan was made on {date}; when the picture was taken is not known.")
        return _told(scan, date_words.long_date(proposed))
    return None


def _contradiction(dates: FileDates, before: ChosenDate, proposed: ChosenDate) -> Told:
    """Return "The camera says 1 January 2016. Three other sources say 17 August 2019."."""
    first = next(
        (item for item in dates.candidates if item.stamp.wall and _same(item, before.wall)), None
    )
    source = "" if first is None else first.stamp.source
    who = date_words.witness(source) if source else tr("Dates", "The first look")
    others = [
        item
        for item in dates.candidates
        if item.role in (Role.CHOSEN, Role.SUPPORTS) and item is not first
    ]
    far = before.wall[:10] != proposed.wall[:10]
    shown = date_words.long_date if far else date_words.date
    told = _told(tr("Dates", "{who} says {date}. "), shown(before), who=who)
    if not others:
        return [*told, *_told(tr("Dates", "Proposed: {date}."), shown(proposed))]
    if len(others) == 1:
        other = date_words.witness(others[0].stamp.source)
        if other == who:  # one device says both: which of its fields does
            who, other = (date_words.source(name) for name in (source, others[0].stamp.source))
            told = _told(tr("Dates", "{who} says {date}. "), shown(before), who=who)
        return [*told, *_told(tr("Dates", "{who} says {date}."), shown(proposed), who=other)]
    many = tr("Dates", "{n} other sources say {date}.")
    return [*told, *_told(many, shown(proposed), n=_number(len(others)))]


def _told(template: str, date: str, **facts: str) -> Told:
    """Return a sentence with its date standing out."""
    start, _, end = template.partition("{date}")
    return [(start.format(**facts), False), (date, True), (end.format(**facts), False)]


def _nothing(dates: FileDates) -> str:
    if not dates.candidates:
        return tr("Dates", " Neither the file nor its name says when it was made.")
    return tr("Dates", " Type one, or take it from a neighbour.")


def _number(count: int) -> str:
    few = {2: tr("Dates", "Two"), 3: tr("Dates", "Three"), 4: tr("Dates", "Four")}
    return few.get(count, formatting.count(count))


def _same(item: Candidate, wall: str) -> bool:
    return (item.stamp.wall or "")[:19] == wall[:19]


def _date(item: Candidate, offset: int | None) -> ChosenDate | None:
    wall = item.normalised or item.stamp.wall
    if wall is None or date_words.moment_of(wall) is None:
        return None
    own = item.stamp.offset_minutes
    if own is None and item.normalised is not None and item.stamp.zone is ZoneKind.UTC:
        own = offset
    return ChosenDate(wall[:19], item.stamp.precision, own)


def _tier(item: Candidate) -> Tier:
    return kind_of(item.stamp.source).tier


_ORDER = {Role.CHOSEN: 0, Role.SUPPORTS: 1, Role.NONE: 2, Role.CONTRADICTS: 2}
