"""Films that show the same pictures at one shift of time are suspected; others are not."""

import numpy as np

from mediadesk.dedupe.films.sequences import FilmSequence, Index, Waves, unit
from mediadesk.dedupe.films.transforms import Form, in_form
from mediadesk.dedupe.films.votes import FilmCandidate, Lookup, candidates


def shots(seed: int, count: int = 40) -> Waves:
    waves = np.random.default_rng(seed).normal(0, 1, (count, 64))
    waves[:, 0] = 0
    return unit(np.asarray(waves, np.float32))


def film(waves: Waves) -> FilmSequence:
    times = np.asarray(np.arange(len(waves)) / 2, np.float32)
    return FilmSequence(times, waves, np.zeros(len(waves), np.bool_))


def suspected(*films: FilmSequence, form: Form = Form.SAME) -> list[FilmCandidate]:
    index = Index.of(films, range(len(films)))
    counts = np.bincount(index.film, minlength=len(films))
    return candidates(index, Lookup(index), form, counts, lambda: None)


def test_a_clip_is_suspected_at_its_place_in_the_film_and_nowhere_else() -> None:
    whole = shots(1)
    found = suspected(film(shots(2)), film(whole), film(whole[12:30]), film(shots(3)))
    assert [{one.film, one.copy} for one in found] == [{1, 2}]
    assert found[0].shifts_s[0] == (6.0 if found[0].copy == 1 else -6.0)


def test_every_pair_among_many_copies_is_suspected_once() -> None:
    whole = shots(4)
    copies = [film(whole[start:]) for start in range(12)]
    found = suspected(*copies, film(shots(5)))
    pairs = {frozenset((one.film, one.copy)) for one in found}
    assert len(found) == len(pairs) == 12 * 11 // 2
    for one in found:
        assert one.shifts_s[0] == (one.film - one.copy) / 2


def test_a_mirrored_copy_is_suspected_as_such_only() -> None:
    whole = shots(6)
    films = film(whole), film(in_form(whole, Form.MIRROR))
    assert not suspected(*films)
    assert [one.form for one in suspected(*films, form=Form.MIRROR)] == [Form.MIRROR]


def test_films_that_share_no_picture_are_not_suspected() -> None:
    assert not suspected(*(film(shots(seed)) for seed in range(10, 30)))
