"""Films are laid on each other whatever the distance of their entries and where the copy begins."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from mediadesk.dedupe.films.sequences import FilmSequence, unit
from mediadesk.dedupe.films.verify import FilmMatch, PreparedFilm, verified

View = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]


def view(seed: int, *, pace: float = 0.5) -> View:
    """Return what a film shows at times: every wave goes up and down at a pace of its own."""
    random = np.random.default_rng(seed)
    speed, phase = random.uniform(0.2, 2 * pace, 64), random.uniform(0, 6.3, 64)
    size = 1 / np.sqrt(1 + np.arange(64))
    still = random.normal(0, 1, 64)

    def at(times_s: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.asarray((still + np.sin(np.outer(times_s, speed) + phase)) * size)

    return at


def film(
    seen: View, *, start_s: float = 0.0, length_s: float = 30.0, step_s: float = 0.5
) -> FilmSequence:
    times = np.arange(0, length_s, step_s)
    waves = seen(times + start_s)
    waves[:, 0] = 0
    return FilmSequence(
        np.asarray(times, np.float32),
        unit(np.asarray(waves, np.float32)),
        np.zeros(len(times), np.bool_),
    )


def found(one: FilmSequence, other: FilmSequence, *shifts_s: float) -> FilmMatch | None:
    return verified(PreparedFilm(one), PreparedFilm(other), shifts_s)


def test_a_short_clip_with_closer_entries_is_all_of_it_inside_the_film() -> None:
    seen = view(1)
    clip = film(seen, start_s=12, length_s=8, step_s=0.25)
    match = found(film(seen), clip, -12.0)
    assert match is not None
    assert match.copy_coverage == pytest.approx(1.0)
    assert match.coverage == pytest.approx(8 / 30, abs=0.05)
    back = found(clip, film(seen), 12.0)
    assert back is not None
    assert back.coverage == pytest.approx(1.0)


@pytest.mark.parametrize("start_s", [0.25, 0.71, 1.23])
def test_where_a_copy_begins_between_two_entries_matters_little(start_s: float) -> None:
    seen = view(2, pace=2.0)
    match = found(film(seen), film(seen, start_s=start_s, length_s=28), -start_s)
    assert match is not None
    assert match.shift_s == pytest.approx(-start_s, abs=0.07)
    assert match.coverage > 0.85


def test_what_is_partly_hidden_is_found_when_all_of_it_moves_alike() -> None:
    seen = view(3)
    hidden = np.random.default_rng(4).normal(0, 0.75, 64) / np.sqrt(1 + np.arange(64))

    def captioned(times_s: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.asarray(seen(times_s) + hidden)

    match = found(film(seen), film(captioned), 0.0)
    assert match is not None
    assert match.coverage > 0.6


def test_two_takes_in_one_room_stay_two() -> None:
    one, other = view(5), view(6)
    room = one(np.zeros(1))

    def take(moving: View) -> View:
        return lambda times_s: room + 0.1 * moving(times_s)

    assert found(film(take(one)), film(take(other)), 0.0) is None
    assert found(film(one), film(other), 0.0) is None


def scrolled(seed: int, *, pages: int = 60) -> View:
    """Return a page that is scrolled at once to another place now and then, and read there."""
    random = np.random.default_rng(seed)
    size = 1 / np.sqrt(1 + np.arange(64))
    places = random.normal(0, 1, (pages, 64)) * size + random.normal(0, 0.4, 64) * size
    starts = np.cumsum(random.uniform(0.3, 1.4, pages))

    def at(times_s: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        number = np.clip(np.searchsorted(starts, times_s), 0, pages - 1)
        return np.asarray(places[number])

    return at


@pytest.mark.parametrize("seed", range(4))
def test_a_page_scrolled_in_a_hurry_is_found_though_moments_between_differ(seed: int) -> None:
    seen = scrolled(seed)
    match = found(film(seen), film(seen, start_s=0.71, length_s=29), -0.71)
    assert match is not None
    assert match.shift_s == pytest.approx(-0.71, abs=0.5)
    assert found(film(seen), film(scrolled(seed + 50)), 0.0) is None


def test_films_that_share_half_and_go_on_differently_are_not_the_same() -> None:
    opening, one, other = scrolled(60), scrolled(61), scrolled(62)

    def then(rest: View) -> View:
        def at(times_s: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
            return np.where((times_s < 16)[:, np.newaxis], opening(times_s), rest(times_s))

        return at

    assert found(film(then(one)), film(then(other)), 0.0) is None


def test_long_films_are_laid_on_each_other_like_short_ones() -> None:
    seen = view(7)
    long, later = film(seen, length_s=900), film(seen, start_s=300, length_s=550)
    match = found(long, later, -300.0)
    assert match is not None
    assert match.shift_s == -300.0
    assert match.coverage == pytest.approx(550 / 900, abs=0.02)
    assert match.copy_coverage == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("pace", [0.11, 0.5, 4.0])
def test_a_copy_of_the_whole_begins_where_the_film_begins(pace: float) -> None:
    seen = view(8, pace=pace)
    match = found(film(seen), film(seen), 0.25)
    assert match is not None
    assert match.shift_s == 0.0
