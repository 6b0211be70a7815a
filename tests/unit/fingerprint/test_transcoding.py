"""Films that were encoded anew show less than what they were made from, whatever bits they have."""

from pathlib import Path

import numpy as np
import pytest

from mediadesk.domain.detail import Gain
from mediadesk.fingerprint.transcoding import gain_between, gains_of, moments_of
from tests.support.media import encoded_anew, movie

LENGTH_S = 2.0


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    whole = movie(tmp_path_factory.mktemp("films") / "whole.mp4", size=(640, 480), duration_s=2.0)
    return encoded_anew(whole, whole.with_name("film.mp4"), crf=30)


def gain(film: Path, beyond: Path) -> Gain:
    ((found),) = gains_of(bytes(film), [moments_of(bytes(beyond), LENGTH_S)])
    return found


@pytest.mark.parametrize(("crf", "scale"), [(20, 1.0), (22, 1.5)])
def test_a_film_that_was_encoded_anew_shows_nothing_more(
    film: Path, tmp_path: Path, crf: int, scale: float
) -> None:
    copy = encoded_anew(film, tmp_path / "copy.mp4", crf=crf, scale=scale)
    assert copy.stat().st_size > film.stat().st_size
    assert gain(copy, film) is Gain.NONE


@pytest.mark.parametrize(("crf", "scale"), [(38, 1.0), (20, 0.5)])
def test_an_original_shows_more_than_its_poorer_copies(
    film: Path, tmp_path: Path, crf: int, scale: float
) -> None:
    copy = encoded_anew(film, tmp_path / "copy.mp4", crf=crf, scale=scale)
    assert gain(film, copy) is Gain.SOME


def test_other_films_and_smaller_ones_are_no_source(film: Path, tmp_path: Path) -> None:
    other = movie(tmp_path / "other.mp4", size=(640, 480), duration_s=2.0, seed=9)
    assert gain(film, other) is Gain.SOME
    large = encoded_anew(film, tmp_path / "large.mp4", crf=18, scale=1.5)
    assert gain(film, large) is Gain.SOME


def test_nobody_can_tell_of_films_whose_contrast_was_changed_or_that_show_the_same() -> None:
    grey = np.random.default_rng(3).integers(60, 180, (256, 256), np.uint8)
    flatter = (grey * 0.8 + 20).astype(np.uint8)
    assert gain_between([(grey, grey)]) is Gain.HARDLY_ANY
    assert gain_between([(grey, flatter)]) is Gain.HARDLY_ANY
