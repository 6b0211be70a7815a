"""Offsets proved by two stamps, zones of places, and the zone of home."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from mediadesk.domain.facts import Position
from mediadesk.timestamps.zones import (
    REAL_OFFSETS,
    ProcessZone,
    home_zone,
    named_zone,
    offset_of_instant,
    offset_of_wall,
    proved_offset,
    zone_at,
)

NOON = datetime.fromisoformat("2019-06-09T12:00:00")


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("minutes", [-720, -570, -210, 0, 120, 330, 345, 525, 765, 840])
def test_two_stamps_prove_every_real_offset(minutes: int) -> None:
    at_utc = NOON - timedelta(minutes=minutes, seconds=2)
    assert proved_offset(NOON, at_utc, tolerance_s=3) == (minutes, 0)


@pytest.mark.parametrize("minutes", [20, 135, -105, 900, -800])
def test_a_difference_that_no_zone_has_proves_nothing(minutes: int) -> None:
    assert proved_offset(NOON, NOON - timedelta(minutes=minutes), tolerance_s=180) is None


def test_a_fix_with_its_day_off_by_one_still_proves_the_offset() -> None:
    at_utc = datetime.fromisoformat("2008-10-23T14:45:20")
    local = datetime.fromisoformat("2008-10-22T16:46:53")
    assert proved_offset(local, at_utc, tolerance_s=180) is None
    assert proved_offset(local, at_utc, tolerance_s=180, day_may_slip=True) == (120, 1)


def test_the_offsets_are_those_of_the_world_and_in_order() -> None:
    assert list(REAL_OFFSETS) == sorted(set(REAL_OFFSETS))
    assert (REAL_OFFSETS[0], REAL_OFFSETS[-1]) == (-720, 840)


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (41.2203, -96.071625, "America/Chicago"),
        (27.7, 85.3, "Asia/Kathmandu"),
        (0.0, 0.0, None),
        (0.0, -150.0, None),
        (91.0, 0.0, None),
        (float("nan"), 0.0, None),
    ],
)
def test_a_place_has_a_zone_the_open_sea_has_none(
    latitude: float, longitude: float, name: str | None
) -> None:
    assert zone_at(Position(latitude, longitude)) == (None if name is None else named_zone(name))


def test_an_hour_that_occurs_twice_has_no_offset_of_its_own() -> None:
    berlin = home_zone("Europe/Berlin")
    twice = datetime.fromisoformat("2022-10-30T02:30:00")
    assert offset_of_wall(berlin, twice) is None
    assert offset_of_instant(berlin, twice - timedelta(hours=2)) == 120
    assert offset_of_instant(berlin, twice - timedelta(hours=1)) == 60


def test_an_hour_that_spring_skips_has_the_offset_before() -> None:
    assert (
        offset_of_wall(home_zone("Europe/Berlin"), datetime.fromisoformat("2022-03-27T02:30")) == 60
    )


@pytest.mark.parametrize(
    ("setting", "minutes"),
    [("+02:00", 120), ("-0330", -210), ("UTC+5", 300), ("Asia/Kathmandu", 345)],
)
def test_home_can_be_a_zone_or_an_offset(setting: str, minutes: int) -> None:
    assert offset_of_instant(home_zone(setting), NOON) == minutes


@pytest.mark.parametrize("setting", [None, "", "Nowhere/At_All", "+99:00", "../../etc/passwd"])
@pytest.mark.usefixtures("in_berlin")
def test_home_is_the_process_s_own_zone_unless_told(setting: str | None) -> None:
    assert offset_of_instant(home_zone(setting), NOON) == 120
    assert offset_of_instant(home_zone(setting), datetime.fromisoformat("2019-01-09T12:00")) == 60


@pytest.mark.usefixtures("in_berlin")
def test_the_system_s_zone_knows_both_hours_of_the_autumn_night() -> None:
    first = datetime.fromisoformat("2022-10-30T00:30:00")
    assert offset_of_instant(ProcessZone(), first) == 120
    assert offset_of_instant(ProcessZone(), first + timedelta(hours=1)) == 60
    assert offset_of_wall(ProcessZone(), first + timedelta(hours=2)) is None


@pytest.mark.usefixtures("in_berlin")
def test_times_beyond_the_calendar_do_not_fail() -> None:
    for edge in ("0001-01-01", "9999-12-30"):
        assert abs(offset_of_instant(ProcessZone(), datetime.fromisoformat(edge))) < 900
