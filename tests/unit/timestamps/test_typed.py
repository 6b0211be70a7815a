"""Dates as people type them keep how exactly they are known."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.timestamps import TIMED, Precision
from mediadesk.timestamps.agreement import same
from mediadesk.timestamps.typed import parse_typed, shown


@pytest.mark.parametrize(
    ("text", "wall", "precision", "offset"),
    [
        ("2019-02-03 14:05", "2019-02-03T14:05:00", Precision.MINUTE, None),
        ("2019-02-03, 14:05", "2019-02-03T14:05:00", Precision.MINUTE, None),
        ("2019:02:03 14:05:09", "2019-02-03T14:05:09", Precision.SECOND, None),
        ("2019-02-03 14:05 +2", "2019-02-03T14:05:00", Precision.MINUTE, 120),
        ("2019-02-03T14:05:09-03:30", "2019-02-03T14:05:09", Precision.SECOND, -210),
        ("2019-02-03 14:05Z", "2019-02-03T14:05:00", Precision.MINUTE, 0),
        ("2019-02-03", "2019-02-03T00:00:00", Precision.DAY, None),
        ("3 Feb 2019", "2019-02-03T00:00:00", Precision.DAY, None),
        ("3rd February 2019 2:05 pm", "2019-02-03T14:05:00", Precision.MINUTE, None),
        ("Feb 3, 2019 at 14:05:09", "2019-02-03T14:05:09", Precision.SECOND, None),
        ("3.2.2019 14.05", "2019-02-03T14:05:00", Precision.MINUTE, None),
        ("03.02.2019", "2019-02-03T00:00:00", Precision.DAY, None),
        ("Feb 2019", "2019-02-01T00:00:00", Precision.MONTH, None),
        ("Sept. 2019", "2019-09-01T00:00:00", Precision.MONTH, None),
        ("02/2019", "2019-02-01T00:00:00", Precision.MONTH, None),
        ("2019-02", "2019-02-01T00:00:00", Precision.MONTH, None),
        ("1987", "1987-07-01T00:00:00", Precision.YEAR, None),
        ("März 2019", "2019-03-01T00:00:00", Precision.MONTH, None),
        ("3. Mai 2019 14:05", "2019-05-03T14:05:00", Precision.MINUTE, None),
        ("summer 1987", "1987-07-15T00:00:00", Precision.SEASON, None),
        ("Sommer 1987", "1987-07-15T00:00:00", Precision.SEASON, None),
        ("Fall of 1987", "1987-10-15T00:00:00", Precision.SEASON, None),
        ("winter 1988", "1988-01-15T00:00:00", Precision.SEASON, None),
        ("Winter 1987/88", "1988-01-15T00:00:00", Precision.SEASON, None),
        ("winter 1999/2000", "2000-01-15T00:00:00", Precision.SEASON, None),
        ("1980s", "1985-01-01T00:00:00", Precision.DECADE, None),
        ("the 1980's", "1985-01-01T00:00:00", Precision.DECADE, None),
        ("1980er Jahre", "1985-01-01T00:00:00", Precision.DECADE, None),
        ("ca. 1950", "1950-07-01T00:00:00", Precision.YEAR, None),
    ],
)
def test_what_people_type_is_understood_as_exactly_as_they_know(
    text: str, wall: str, precision: Precision, offset: int | None
) -> None:
    assert parse_typed(text) == ChosenDate(wall, precision, offset)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06/05/08",
        "3/2/2019",
        "31 Feb 2019",
        "the eighties",
        "80s",
        "summer 1987/88",
        "winter 1987/90",
        "25:00",
        "13.13.2019",
        "0000",
    ],
)
def test_what_needs_a_guess_is_not_understood(text: str) -> None:
    assert parse_typed(text) is None


@given(st.text(max_size=90))
def test_nothing_that_is_typed_raises(text: str) -> None:
    found = parse_typed(text)
    if found is not None:
        assert parse_typed(shown(found)) is not None


@given(
    st.datetimes(datetime(1826, 1, 1), datetime(2199, 1, 1)),  # noqa: DTZ001 - wall times
    st.sampled_from(Precision),
    st.none() | st.integers(-840, 840),
)
def test_a_date_that_is_shown_can_be_typed_again(
    at: datetime, precision: Precision, offset: int | None
) -> None:
    date = ChosenDate(at.replace(microsecond=0).isoformat(), precision, offset)
    again = parse_typed(shown(date))
    assert again is not None
    assert again.precision is precision
    moments = (datetime.fromisoformat(one.wall) for one in (date, again))
    assert same(*moments, precision=precision, tolerance_s=0)
    if precision in TIMED:
        assert again.offset_minutes == offset
