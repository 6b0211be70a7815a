"""Amounts and zones as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.dating import ChosenDate, Shift
from mediadesk.domain.timestamps import Precision
from mediadesk.ui.models.plans import shift_wish


@given(st.integers(-60_000_000, 4_000_000_000))
def test_an_amount_shown_reads_as_itself(seconds: int) -> None:
    assert shift_wish.seconds_of(*shift_wish.amount_of(seconds)) == seconds


@pytest.mark.parametrize(
    ("days", "clock", "seconds"),
    [
        ("+1,324", "20:26:51", 114_467_211),
        ("-1", "", -86_400),
        ("", "1:30", 5_400),
        ("-", "0:00:01", -1),
        ("one", "0:00", None),
        ("1", "25:00", None),
        ("99999999", "", None),
    ],
)
def test_what_cannot_be_read_is_no_amount(days: str, clock: str, seconds: int | None) -> None:
    assert shift_wish.seconds_of(days, clock) == seconds


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("+02:00", 120), ("-3:30", -210), ("UTC+5:45", 345), ("+9", 540), ("UTC", 0), ("Paris", None),
     ("+15", None), ("+2:75", None)],
)  # fmt: skip
def test_offsets_are_read_as_people_write_them(text: str, minutes: int | None) -> None:
    assert shift_wish.offset_of(text) == minutes


def test_a_zone_is_a_shift_and_the_zone_it_leads_to() -> None:
    assert shift_wish.between_zones(60, 540) == Shift(28_800.0, 540)


def test_one_known_time_needs_its_time_of_day() -> None:
    now = ChosenDate("2016-01-01T00:04:11")
    right = ChosenDate("2019-08-17T20:31:02")
    assert shift_wish.from_known(now, right) == Shift(114_467_211.0)
    day = ChosenDate("2019-08-17T00:00:00", Precision.DAY)
    assert shift_wish.from_known(now, day) is None
