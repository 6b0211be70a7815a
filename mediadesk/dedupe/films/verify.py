"""Verifies candidate films: whether they agree moment by moment at the best time shift."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.films.alignment import NEAREST_S, Aligner, Alignment
from mediadesk.dedupe.films.motion import Motion, without_median
from mediadesk.dedupe.films.sequences import FilmSequence, Times
from mediadesk.dedupe.films.transforms import RATES, Form, in_form

WINDOW_S = 4.0
_WINDOW_SHARE = 0.6
_COVERAGE = 0.6
_OVERLAP = 0.6
_RESIDUAL, _SURE_RESIDUAL, _WHOLE_RESIDUAL = 0.6, 0.9, 0.65
_FAINT_RESIDUAL, _FAINT_SIZE, _FAINT_ENTRIES = 0.85, 0.2, 12
"""Where a caption hides a part, pictures agree less; then all that moves must move alike."""
_HURRIED = 0.9
_HURRIED_SHARE, _HURRIED_ENTRIES = 0.5, 12
_HURRIED_WINDOW, _HURRIED_ALL = 0.25, 0.9
_HURRIED_RESIDUAL, _HURRIED_WHOLE, _HURRIED_SIZE = 0.8, 0.4, 0.2
"""Where a page is scrolled, a fraction of a second shows something else: what differs there says
little, as long as half of all agrees and moves alike."""
_STILL_SIZE = 0.02
_STILL_COSINE = 0.985
_LEAST_ENTRIES = 4
_HOPELESS = 0.3


@dataclass(frozen=True, slots=True)
class FilmMatch:
    """Two films that show the same: `film` in this form is `copy`, or a part of it, or holds it.

    A time of the film, times `rate`, plus `shift_s`, is the copy's. `windows` are the stretches
    of the film, in its seconds, where the two agree; coverages are the shares of each that do.
    """

    form: Form
    rate: float
    shift_s: float
    coverage: float
    copy_coverage: float
    agreement: float
    """Share of what both show at the same time that agrees."""
    likeness: float
    """Mean cosine where they agree."""
    still: bool
    """True when nothing moves, so that only the picture itself speaks."""
    windows: tuple[tuple[float, float], ...]

    @property
    def score(self) -> float:
        """How alike they are where they overlap, 0 to 1."""
        return self.agreement * self.likeness


class PreparedFilm:
    """A film under one transform, with what every comparison needs of it."""

    def __init__(self, film: FilmSequence, form: Form = Form.SAME) -> None:
        """Apply a transform to a film."""
        self.form, self.rate = form, RATES.get(form, 1.0)
        times_s, waves = film.times_s * np.float32(self.rate), in_form(film.waves, form)
        self.film = film if form == Form.SAME else FilmSequence(times_s, waves, film.flat)

    @property
    def rows(self) -> int:
        """How many pictures are held of it when all was asked for."""
        return len(self.film) + Motion.rows_of(self.film)

    @cached_property
    def motion(self) -> Motion:
        """What moves in it; it must not be empty."""
        return Motion(self.film)


def verified(film: PreparedFilm, copy: PreparedFilm, shifts_s: Iterable[float]) -> FilmMatch | None:
    """Return the best match at or near one of these shifts, or at those found here; else None.

    Also tried: both from the start, both to the end, and the shift at which motion fits best.
    """
    one, other = film.film, copy.film
    if not len(one) or not len(other):
        return None
    tried = [*shifts_s, 0.0, float(other.times_s[-1] - one.times_s[-1])]
    lag_s = film.motion.lag_to(copy.motion)
    if lag_s is not None:
        tried.append(lag_s)
    aligner = Aligner(one, other)
    best = aligner.near(list(dict.fromkeys(round(each, 3) for each in tried)))
    if not len(best.cosine) or best.cosine.mean() < _HOPELESS:
        return None
    return _Judge(one, other).judged(aligner.closer(best), film.form, film.rate)


class _Judge:
    """Says what an alignment of two films proves."""

    def __init__(self, film: FilmSequence, copy: FilmSequence) -> None:
        self._film, self._copy = film, copy

    def judged(self, found: Alignment, form: Form, rate: float) -> FilmMatch | None:
        """Return the match that an alignment proves, or None."""
        match = self._judged(found, form, rate)
        if match is None and self._moves_alike(found):
            match = self._judged(found.faintly(), form, rate)
        if match is None and self._hurries_alike(found):
            match = self._judged(found.of(found.agrees | ~self._hurried(found)), form, rate)
        return match

    def _moves_alike(self, found: Alignment) -> bool:
        """Tell whether there is much that moves, and all of it moves alike."""
        if found.both_seen.sum() < _FAINT_ENTRIES:
            return False
        energy, fit = self._motion(found, found.both_seen)
        return energy > _FAINT_SIZE**2 and fit > _FAINT_RESIDUAL

    def _hurries_alike(self, found: Alignment) -> bool:
        """Tell whether much of what both show agrees, and it moves alike though it moves fast.

        Nowhere for long all may be different: that would be another film.
        """
        if found.agrees.sum() < max(_HURRIED_ENTRIES, _HURRIED_SHARE * len(found.agrees)):
            return False
        energy, fit = self._motion(found, found.agrees)
        if energy < _HURRIED_SIZE**2 or fit < _HURRIED_RESIDUAL:
            return False
        if self._motion(found, found.both_seen)[1] < _HURRIED_WHOLE:
            return False
        number = _window_numbers(self._film.times_s[found.rows])
        share = np.bincount(number, found.agrees) / np.maximum(np.bincount(number), 1)
        return bool((share[number] >= _HURRIED_WINDOW).mean() > _HURRIED_ALL)

    def _hurried(self, found: Alignment) -> npt.NDArray[np.bool_]:
        """Tell at which entries the film shows something else a moment before or after."""
        waves = self._film.waves
        is_step = np.einsum("ij,ij->i", waves[:-1], waves[1:]) < _HURRIED
        hurried = np.append(is_step, False) | np.append(False, is_step)
        return np.asarray(hurried[found.rows])

    def _judged(self, found: Alignment, form: Form, rate: float) -> FilmMatch | None:
        film = self._film
        if len(found.rows) < _LEAST_ENTRIES:
            return None
        times = film.times_s[found.rows]
        number = _window_numbers(times)
        sizes, agreeing = np.bincount(number), np.bincount(number, found.agrees)
        good = (agreeing >= _WINDOW_SHARE * np.maximum(sizes, 1)) & (sizes > 0)
        counted = found.agrees & good[number]
        if counted.sum() < _LEAST_ENTRIES:
            return None
        coverage = self._coverage(found, counted)
        copy_coverage = self._copy_coverage(found, counted)
        agreement = float(found.agrees.mean())
        if max(coverage, copy_coverage) < _COVERAGE or agreement < _OVERLAP:
            return None
        likeness = float(found.cosine[counted].mean())
        still = self._is_proven(found, counted, likeness)
        if still is None:
            return None
        return FilmMatch(
            form=form,
            rate=rate,
            shift_s=found.shift_s,
            coverage=min(1.0, coverage),
            copy_coverage=min(1.0, copy_coverage),
            agreement=agreement,
            likeness=likeness,
            still=still,
            windows=_stretches(times[counted] / rate, _bridged_s(film) / rate),
        )

    def _coverage(self, found: Alignment, counted: npt.NDArray[np.bool_]) -> float:
        """Return the share of the film that agrees, as far as the two can be compared.

        Films looked at in bursts meet in some of them: those speak for what lies between.
        """
        film, copy = self._film, self._copy
        seen = ~film.flat
        inside = _within(film.times_s + np.float32(found.shift_s), copy.times_s) & seen
        compared = int((~film.flat[found.rows]).sum())
        return _share(int(counted.sum()), compared, int(inside.sum()), int(seen.sum()))

    def _copy_coverage(self, found: Alignment, counted: npt.NDArray[np.bool_]) -> float:
        """Return the same of the copy, whose entries may lie closer or wider."""
        copy, seen = self._copy, ~self._copy.flat
        times = self._film.times_s + np.float32(found.shift_s)
        agrees = _near(copy.times_s, times[found.rows[counted]]) & seen
        compared = _near(copy.times_s, times[found.rows]) & seen
        inside = _within(copy.times_s, times) & seen
        return _share(*(int(each.sum()) for each in (agrees, compared, inside, seen)))

    def _is_proven(
        self, found: Alignment, counted: npt.NDArray[np.bool_], likeness: float
    ) -> bool | None:
        """Return whether the two are still pictures; None when what moves does not fit.

        Two takes in one room look the same but for what moves.
        """
        energy, fit = self._motion(found, counted)
        if energy < _STILL_SIZE**2:
            return True if likeness > _STILL_COSINE else None
        if fit > _SURE_RESIDUAL:
            return False
        # what agrees was chosen for agreeing: in doubt all that both show must move alike
        is_alike = fit > _RESIDUAL and self._motion(found, found.both_seen)[1] > _WHOLE_RESIDUAL
        return False if is_alike else None

    def _motion(self, found: Alignment, some: npt.NDArray[np.bool_]) -> tuple[float, float]:
        """Return how much moves in these entries, and how far it moves alike in both."""
        one = without_median(self._film.waves[found.rows[some]])
        other = without_median(found.copy_waves[some])
        energy, copy_energy = float((one * one).sum()), float((other * other).sum())
        fit = float((one * other).sum()) / max(1e-9, float(np.sqrt(energy * copy_energy)))
        return max(energy, copy_energy) / max(1, len(one)), fit


def _window_numbers(times_s: Times) -> npt.NDArray[np.int64]:
    """Return in which window each time lies, counted from the first one's."""
    number = np.floor(times_s / WINDOW_S).astype(np.int64)
    return np.asarray(number - number.min())


def _near(asked: Times, times: Times) -> npt.NDArray[np.bool_]:
    """Tell which times have another one near them; `times` rise and are not empty."""
    right = np.minimum(np.searchsorted(times, asked), len(times) - 1)
    gaps = [np.abs(times[place] - asked) for place in (np.maximum(0, right - 1), right)]
    return np.asarray(np.minimum(*gaps) <= NEAREST_S)


def _within(asked: Times, times: Times) -> npt.NDArray[np.bool_]:
    """Tell which times lie between the first and the last of others, or near them."""
    return np.asarray((asked >= times[0] - NEAREST_S) & (asked <= times[-1] + NEAREST_S))


def _share(agreeing: int, compared: int, inside: int, seen: int) -> float:
    return agreeing / max(1, compared) * inside / max(1, seen)


def _bridged_s(film: FilmSequence) -> float:
    """Return how far apart moments may be that are shown as one stretch."""
    usual = float(np.quantile(np.diff(film.times_s), 0.99)) if len(film) > 1 else 0.0
    return max(WINDOW_S / 2, 1.1 * usual)


def _stretches(times_s: npt.NDArray[np.float32], gap_s: float) -> tuple[tuple[float, float], ...]:
    """Join moments into stretches of time."""
    if not len(times_s):
        return ()
    breaks = np.flatnonzero(np.diff(times_s) > gap_s)
    starts = times_s[np.concatenate([[0], breaks + 1])]
    stops = times_s[np.concatenate([breaks, [len(times_s) - 1]])]
    pairs = zip(starts.tolist(), stops.tolist(), strict=True)
    return tuple((round(start, 2), round(stop, 2)) for start, stop in pairs)
