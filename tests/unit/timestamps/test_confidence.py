"""The first rule for dates, held to the letter."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.timestamps.confidence import SOURCE_WEIGHTS, calculate_confidence, choose

NOON = datetime.fromisoformat("2019-02-03T12:00:00")
DTO, CREATED, QUICKTIME = "EXIF:DateTimeOriginal", "EXIF:CreateDate", "QuickTime:CreateDate"
MODIFIED, NAME, MTIME = "EXIF:ModifyDate", "filename_datetime", "File:FileModifyDate"
RANKS = [ConfidenceLevel.NONE, ConfidenceLevel.LOW, ConfidenceLevel.MEDIUM, ConfidenceLevel.HIGH]

times = st.datetimes(
    min_value=datetime.fromisoformat("1990-01-01"), max_value=datetime.fromisoformat("2030-01-01")
)
candidates = st.lists(st.tuples(times, st.sampled_from(sorted(SOURCE_WEIGHTS))), max_size=8)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_the_seven_weights_are_frozen() -> None:
    assert list(SOURCE_WEIGHTS.items()) == [
        ("EXIF:DateTimeOriginal", 10),
        ("EXIF:CreateDate", 8),
        ("QuickTime:CreateDate", 7),
        ("EXIF:ModifyDate", 5),
        ("filename_datetime", 3),
        ("filename_date", 2),
        ("File:FileModifyDate", 1),
    ]


@pytest.mark.parametrize(
    ("given_", "value", "level"),
    [
        ([], None, ConfidenceLevel.NONE),
        ([(NOON.replace(year=1999), DTO)], None, ConfidenceLevel.NONE),
        ([(NOON, "GPS")], None, ConfidenceLevel.NONE),
        ([(NOON, DTO)], NOON, ConfidenceLevel.MEDIUM),
        ([(NOON, DTO), (after(1), CREATED)], NOON, ConfidenceLevel.HIGH),
        ([(NOON, DTO), (after(1.001), CREATED)], NOON, ConfidenceLevel.MEDIUM),
        ([(NOON, DTO), (NOON, MTIME)], NOON, ConfidenceLevel.HIGH),
        ([(NOON, CREATED), (NOON, MODIFIED)], NOON, ConfidenceLevel.HIGH),
        ([(NOON, QUICKTIME), (NOON, MODIFIED)], NOON, ConfidenceLevel.MEDIUM),
        ([(NOON, MODIFIED)], NOON, ConfidenceLevel.MEDIUM),
        ([(NOON, NAME)], NOON, ConfidenceLevel.LOW),
        ([(NOON, NAME), (NOON, MTIME)], NOON, ConfidenceLevel.MEDIUM),
        ([(NOON, DTO), (after(-5), MTIME)], after(-5), ConfidenceLevel.LOW),
        ([(NOON, DTO), (after(-1), MTIME)], after(-1), ConfidenceLevel.MEDIUM),
    ],
)
def test_the_earliest_wins_and_its_weight_and_agreement_decide(
    given_: list[tuple[datetime, str]], value: datetime | None, level: ConfidenceLevel
) -> None:
    assert calculate_confidence(given_) == (value, level, given_)


def test_a_tie_goes_to_the_heavier_source() -> None:
    chosen, level = choose([(NOON, MTIME), (NOON, MODIFIED), (NOON, DTO)])
    assert chosen == (NOON, DTO)
    assert level is ConfidenceLevel.HIGH


def test_agreement_must_include_the_chosen_one() -> None:
    later = after(60)
    assert calculate_confidence([(NOON, NAME), (later, DTO), (later, CREATED)])[1] is (
        ConfidenceLevel.LOW
    )


def test_a_stated_zone_changes_nothing() -> None:
    zoned = NOON.replace(tzinfo=timezone(timedelta(hours=9)))
    naive_later = after(10)
    utc = after(20).replace(tzinfo=UTC)
    assert calculate_confidence([(utc, NAME), (naive_later, DTO), (zoned, CREATED)])[0] == zoned


def test_min_year_is_inclusive_and_can_be_moved() -> None:
    old = NOON.replace(year=1978)
    assert calculate_confidence([(old, DTO)], min_year=1978)[0] == old
    assert calculate_confidence([(old, DTO)], min_year=1979)[0] is None


@given(candidates)
def test_every_candidate_comes_back_for_storage(given_: list[tuple[datetime, str]]) -> None:
    assert calculate_confidence(given_)[2] == given_


@given(candidates)
def test_the_order_of_candidates_does_not_matter(given_: list[tuple[datetime, str]]) -> None:
    assert calculate_confidence(given_)[:2] == calculate_confidence(given_[::-1])[:2]


@given(candidates, st.sampled_from(sorted(SOURCE_WEIGHTS)), st.integers(0, 1_000_000))
def test_confidence_never_falls_when_a_source_agrees(
    given_: list[tuple[datetime, str]], source: str, later_us: int
) -> None:
    value, level, _ = calculate_confidence(given_)
    if value is None:
        return
    agreeing = (value + timedelta(microseconds=later_us), source)
    assert RANKS.index(calculate_confidence([*given_, agreeing])[1]) >= RANKS.index(level)
