"""When two dates say the same."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.timestamps import Precision
from mediadesk.timestamps.agreement import same, vaguer, zone_shifted

NOON = datetime.fromisoformat("2019-02-03T12:00:00")
MOMENTS = st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2100-01-01"))


@pytest.mark.parametrize(
    ("precision", "other", "expected"),
    [
        (Precision.SECOND, "2019-02-03T12:00:01", True),
        (Precision.SECOND, "2019-02-03T12:00:02", False),
        (Precision.MINUTE, "2019-02-03T12:00:59", True),
        (Precision.MINUTE, "2019-02-03T12:01:00", False),
        (Precision.DAY, "2019-02-03T23:59:59", True),
        (Precision.DAY, "2019-02-04T00:00:00", False),
        (Precision.MONTH, "2019-02-28T00:00:00", True),
        (Precision.MONTH, "2018-02-03T12:00:00", False),
        (Precision.YEAR, "2019-12-31T00:00:00", True),
        (Precision.YEAR, "2020-02-03T12:00:00", False),
    ],
)
def test_two_times_are_compared_as_exactly_as_asked(
    precision: Precision, other: str, expected: bool
) -> None:
    at = datetime.fromisoformat(other)
    assert same(NOON, at, precision=precision, tolerance_s=1) is expected


@given(MOMENTS, MOMENTS, st.sampled_from(Precision))
def test_agreement_is_mutual_and_grows_with_vagueness(
    one: datetime, other: datetime, precision: Precision
) -> None:
    agrees = same(one, other, precision=precision, tolerance_s=0)
    assert agrees == same(other, one, precision=precision, tolerance_s=0)
    for vague in Precision:
        if agrees and vaguer(precision, vague) is vague:
            assert same(one, other, precision=vague, tolerance_s=0)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(3600, True), (-7200, True), (20700, True), (3602, True), (3604, False), (0, True)],
)
def test_a_copy_across_zones_is_whole_quarters_of_an_hour_away(
    seconds: int, expected: bool
) -> None:
    assert zone_shifted(NOON, NOON + timedelta(seconds=seconds), tolerance_s=2) is expected


def test_farther_than_any_zone_is_no_zone() -> None:
    assert not zone_shifted(NOON, NOON + timedelta(hours=15), tolerance_s=2)
