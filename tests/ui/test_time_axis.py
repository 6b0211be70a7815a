"""The axis of the time line: what is to scale, what is left out, and back from place to time."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from mediadesk.domain.timestamps import ConfidenceLevel
from mediadesk.ui.models.dates.time_axis import LONGEST_GAP, Mark, TimeAxis, bar_rows
from mediadesk.ui.models.dates.time_ticks import gap_length, ticks

LEVEL = ConfidenceLevel.MEDIUM
WIDTH = 952


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def point(number: int, when: datetime) -> Mark:
    return Mark(number, when, when, LEVEL)


def bar(number: int, start: str, end: str) -> Mark:
    return Mark(number, at(start), at(end), LEVEL)


times = st.datetimes(datetime(1970, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 - wall times
moments = st.lists(times, min_size=1, max_size=9)


@settings(max_examples=60)
@given(moments)
def test_later_is_further_right_and_everything_is_in_sight(found: list[datetime]) -> None:
    axis = TimeAxis([point(n, when) for n, when in enumerate(found, 1)], WIDTH)
    places = [axis.x(when) for when in sorted(found)]
    assert places == sorted(places)
    assert all(0 <= x <= WIDTH for x in places)


@settings(max_examples=60)
@given(moments, st.data())
def test_a_place_leads_back_to_its_time(found: list[datetime], data: st.DataObject) -> None:
    axis = TimeAxis([point(n, when) for n, when in enumerate(found, 1)], WIDTH)
    when = data.draw(st.sampled_from(found))
    back = axis.at(axis.x(when))
    assert back is not None
    assert abs(back - when) < timedelta(minutes=1)


@settings(max_examples=60)
@given(moments)
def test_only_long_gaps_become_breaks(found: list[datetime]) -> None:
    axis = TimeAxis([point(n, when) for n, when in enumerate(found, 1)], WIDTH)
    ordered = sorted(found)
    long = sum(b - a > LONGEST_GAP for a, b in pairwise(ordered))
    assert len(axis.gaps) == long
    assert len(axis.stretches) == long + 1


@settings(max_examples=60)
@given(moments, st.floats(1.1, 40), st.data())
def test_zooming_leaves_what_is_under_the_pointer(
    found: list[datetime], factor: float, data: st.DataObject
) -> None:
    axis = TimeAxis([point(n, when) for n, when in enumerate(found, 1)], WIDTH)
    when = data.draw(st.sampled_from(found))
    x = axis.x(when)
    axis.zoom_at(x, factor)
    assert abs(axis.x(when) - x) < 0.5


def test_a_month_does_not_widen_an_axis_that_shows_a_day_of_it() -> None:
    day, month = (
        bar(1, "2019-08-17", "2019-08-18"),
        bar(2, "2019-08-01", "2019-09-01"),
    )
    axis = TimeAxis([day, month], WIDTH)
    assert axis.stretches[-1].end == at("2019-08-18T12:00")
    assert axis.extent(month.start, month.end)[2:] == (True, True)
    assert axis.extent(day.start, day.end)[2:] == (False, False)


def test_a_month_elsewhere_gets_a_stretch_of_its_own() -> None:
    axis = TimeAxis(
        [point(1, at("2016-01-01T00:04:11")), bar(2, "2019-08-01", "2019-09-01")], WIDTH
    )
    assert len(axis.stretches) == 2
    assert axis.extent(at("2019-08-01"), at("2019-09-01"))[2:] == (False, False)


def test_dates_at_the_end_of_the_calendar_are_drawn() -> None:
    axis = TimeAxis([point(1, at("0001-01-01")), point(2, at("9999-12-31T23:59"))], WIDTH)
    assert 0 < axis.x(at("0001-01-01")) < axis.x(at("9999-12-31T23:59")) < WIDTH
    assert list(ticks(axis, 0, WIDTH))


def test_bars_that_overlap_stand_under_each_other() -> None:
    month, day, other = (
        bar(3, "2019-08-01", "2019-09-01"),
        bar(2, "2019-08-17", "2019-08-18"),
        bar(4, "2019-08-20", "2019-08-21"),
    )
    rows = {mark.number: row for row, mark in bar_rows([day, month, other])}
    assert rows == {3: 0, 2: 1, 4: 1}


def test_ticks_are_far_enough_apart_to_be_read() -> None:
    axis = TimeAxis([point(1, at("2019-08-17T20:31:02"))], WIDTH)
    for zoom in (1.0, 10.0, 400.0):
        axis.zoom_at(axis.x(at("2019-08-17T20:31:02")), zoom)
        places = [tick.x for tick in ticks(axis, 0, WIDTH)]
        assert places
        assert all(b - a >= 80 for a, b in pairwise(places))


def test_gaps_are_told_as_people_tell_them() -> None:
    start = at("2016-01-01")
    assert gap_length(start, start + timedelta(hours=40)) == "40 h"
    assert gap_length(start, start + timedelta(days=12)) == "12 d"
    assert gap_length(start, start + timedelta(days=152)) == "5 mo"
    assert gap_length(start, at("2019-08-16")) == "3 y 7 mo"
    assert gap_length(start, at("2040-01-01")) == "24 y"
