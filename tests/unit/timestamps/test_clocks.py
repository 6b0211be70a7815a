"""One correction for a whole camera: only when enough independent comparisons agree."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.timestamps import ConfidenceLevel, Stamp, ZoneKind
from mediadesk.timestamps.clocks import (
    Camera,
    Reference,
    Sighting,
    event_sightings,
    propose,
    sightings_of,
)
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.resolver import resolve

NOON = datetime.fromisoformat("2019-06-09T12:00:00")
BERLIN = Position(52.52, 13.405)


def seen(error_s: float, reference: Reference = Reference.GPS, minutes: int = 0) -> Sighting:
    true = NOON + timedelta(minutes=minutes)
    return Sighting(reference, true + timedelta(seconds=error_s), true)


def test_a_camera_is_told_apart_by_its_serial_number() -> None:
    one = Camera.of(Facts(camera_make="Canon ", camera_model="EOS R5", camera_serial="1"))
    other = Camera.of(Facts(camera_make="Canon", camera_model="EOS R5", camera_serial="2"))
    assert one != other
    assert Camera.of(Facts()) is None


def test_a_constant_error_is_proposed_with_its_evidence() -> None:
    sightings = [seen(3600 + wobble, minutes=wobble) for wobble in range(5)]
    correction = propose([*sightings, seen(3600.0, Reference.NAME)])
    assert correction is not None
    assert correction.shift_s == pytest.approx(-3602)
    assert (correction.sightings, correction.agreeing) == (6, 6)
    assert correction.references == ((Reference.GPS, 5), (Reference.NAME, 1))
    assert correction.confidence is ConfidenceLevel.HIGH


def test_a_few_stale_fixes_do_not_matter() -> None:
    correction = propose([*[seen(-7200)] * 7, seen(900), seen(12), seen(-86400)])
    assert correction is not None
    assert (correction.shift_s, correction.agreeing) == (7200, 7)


@pytest.mark.parametrize(
    "sightings",
    [
        [],
        [seen(3600), seen(3600)],
        [seen(3600), seen(3600), seen(60), seen(-900), seen(7200)],
        [seen(4), seen(5), seen(3), seen(6)],
    ],
    ids=["none", "too few", "no agreement", "right enough"],
)
def test_without_a_clear_error_nothing_is_proposed(sightings: list[Sighting]) -> None:
    assert propose(sightings) is None


def test_the_surest_reference_decides() -> None:
    names = [seen(50, Reference.NAME)] * 9
    correction = propose([*[seen(3600)] * 3, *names])
    assert correction is not None
    assert correction.shift_s == -3600


@given(st.lists(st.floats(-100, 100), min_size=3, max_size=20), st.integers(1000, 10**6))
def test_the_proposed_shift_lies_within_what_was_seen(errors: list[float], base: int) -> None:
    correction = propose([seen(base + error / 2) for error in errors])
    assert correction is not None
    assert correction.shift_s is not None
    assert base + min(errors) / 2 - 1 <= -correction.shift_s <= base + max(errors) / 2 + 1


def stamps(shot: str, fix: str, name: str = "") -> Evidence:
    given_ = (
        Stamp("EXIF:DateTimeOriginal", shot, shot),
        Stamp("GPS", fix, fix, zone=ZoneKind.UTC),
    )
    return Evidence(facts=Facts(stamps=given_), path=name)


def test_a_position_shows_errors_of_whole_hours() -> None:
    found = resolve(stamps("2019-06-09T11:57:32", "2019-06-09T10:57:30"))
    (placed,) = sightings_of(found.candidates, BERLIN)
    assert placed.error_s == -3598
    (unplaced,) = sightings_of(found.candidates)
    assert unplaced.error_s == 2


def test_a_name_is_a_comparison_too() -> None:
    found = resolve(stamps("2019-06-09T11:57:32", "", "IMG_20190609_125732.jpg"))
    (named,) = sightings_of(found.candidates)
    assert (named.reference, named.error_s) == (Reference.NAME, -3600)
    assert sightings_of(resolve(Evidence(path="IMG_20190609_125732.jpg")).candidates) == ()


def test_what_was_put_right_in_google_photos_is_a_comparison_and_a_copy_of_the_camera_is_none() -> (
    None
):
    def told(shot: str) -> Evidence:
        stamp = Stamp("Takeout", "", "2019-08-17T18:31:02", zone=ZoneKind.UTC)
        facts = Facts(stamps=(Stamp("EXIF:DateTimeOriginal", shot, shot),))
        return Evidence(facts=facts, sidecar=(stamp,))

    (right,) = sightings_of(resolve(told("2016-01-02T00:04:11")).candidates, BERLIN)
    assert (right.reference, right.true.isoformat()) == (
        Reference.TAKEOUT, "2019-08-17T20:31:02",
    )  # fmt: skip
    assert sightings_of(resolve(told("2019-08-17T20:31:05")).candidates, BERLIN) == ()
    assert sightings_of(resolve(told("2016-01-02T00:04:11")).candidates) == ()


def test_phones_at_the_same_event_reveal_a_camera_s_error() -> None:
    moments = [NOON + timedelta(minutes=minute**2 % 211) for minute in range(0, 60, 2)]
    camera = [moment + timedelta(hours=1, seconds=20) for moment in moments]
    correction = propose(event_sightings(camera, [at + timedelta(seconds=9) for at in moments]))
    assert correction is not None
    assert correction.shift_s == pytest.approx(-3611, abs=60)
    assert correction.confidence is ConfidenceLevel.LOW


def test_two_strangers_at_different_times_reveal_nothing() -> None:
    camera = [NOON + timedelta(minutes=7 * minute) for minute in range(40)]
    phones = [NOON + timedelta(minutes=11 * minute, seconds=95) for minute in range(40)]
    assert event_sightings(camera, phones) == ()
    assert event_sightings([], phones) == ()
