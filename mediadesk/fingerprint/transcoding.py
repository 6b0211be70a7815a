"""Whether a film was only transcoded from another one: none of its frames shows more.

Encoding drops detail, and hardly ever adds any. So all detail of a copy is in the film it was made
from, just as strong, while a little of the film's detail is missing in the copy, whatever the
copy's bit rate. Where the film of the higher bit rate is the original, much of its detail is
missing in the other one.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mediadesk.decoding.frames import Film, levels, open_film
from mediadesk.domain.detail import Gain
from mediadesk.fingerprint.recompression import frequencies_of
from mediadesk.formats.source import open_source

_PLACES = (0.1, 0.26, 0.42, 0.58, 0.74, 0.9)
"""Moments of a film that are looked at, as shares of its length."""
_LEAST_MOMENTS = 2
_MIDDLE_PX = 640
"""The middle of a frame, at most this large, speaks for all of it."""
_SHAPE = 0.015
"""How far proportions of frames may differ: sides are whole pixels, and even ones."""
_BLOCK_PX = 8
_ASIDE_S = (-0.04, 0.0, 0.04)
"""Where containers count otherwise, the same frame is this much earlier or later."""
_SAME_MOMENT = 0.8
"""Correlation of the detail of one frame in two encodings."""
_BAND = np.add.outer(np.arange(_BLOCK_PX), np.arange(_BLOCK_PX))
_DETAIL = (_BAND >= 2) & (_BAND < 5)
"""Places of frequencies that encoders keep, if less of them: of the finest only noise is left."""
_LITTLE = 20.0
"""Squared levels of a block below which a moment shows nothing."""
_SHOWN, _SHARPER = 0.95, 1.06
"""How strongly all that a film shows is in what it was made from: as it is there; stronger only
where one of them was sharpened or softened."""
_LESS, _MORE = 0.004, 0.02
"""By how much weaker it shows that one than it is shown there; or stronger. Of 60 films encoded
anew at more bits or larger it is up to 0.05 weaker, of originals beside copies of fewer bits or
pixels 0.02 to 0.15 stronger."""
_TONED = 0.03
"""Where contrasts differ by more, one was edited, or a program took its black for another."""

Grey = npt.NDArray[np.uint8]


class Moment(NamedTuple):
    """A frame of a film, and when it is shown."""

    time_s: float
    height: int
    width: int
    middle: Grey


def moments_of(path: bytes, length_s: float) -> list[Moment]:
    """Return moments of a film that another one may be made from.

    Raises OutsideError where it cannot be played.
    """
    found = []
    with open_source(path) as source, open_film(source) as film:
        for share in _PLACES:
            picture = film.picture_at(share * length_s)
            if picture is not None:
                middle = _middle(levels(picture, picture.size))
                found.append(Moment(share * length_s, picture.height, picture.width, middle))
    return found


def gains_of(path: bytes, others: Sequence[Sequence[Moment]]) -> list[Gain]:
    """Return what a film shows beyond each of others. Raises OutsideError as above."""
    with open_source(path) as source, open_film(source) as film:
        return [_gain(film, moments) for moments in others]


def gain_between(pairs: Sequence[tuple[Grey, Grey]]) -> Gain:
    """Return what a film shows beyond another one, by frames of both of the same moments."""
    square = mutual = its_square = 0.0
    light = its_light = 0.0
    for frame, its in pairs:
        own, theirs = frequencies_of(frame), frequencies_of(its)
        coarse, theirs_coarse = (each[:, 0, 0] - each[:, 0, 0].mean() for each in (own, theirs))
        light += float((coarse * coarse).sum())
        its_light += float((coarse * theirs_coarse).sum())
        own, theirs = own[:, _DETAIL], theirs[:, _DETAIL]
        square += float((own**2).sum())
        its_square += float((theirs**2).sum())
        mutual += float((own * theirs).sum())
    contrast = its_light / light if light else 1.0  # programs differ in what is black and white
    is_shown = mutual / max(square, 1e-9) / max(contrast, 1e-9)
    shows = mutual / max(its_square, 1e-9) * contrast
    if shows > is_shown + _MORE or is_shown < _SHOWN:
        return Gain.SOME
    is_as_it_was = is_shown < _SHARPER and abs(contrast - 1) < _TONED
    return Gain.NONE if is_as_it_was and shows < is_shown - _LESS else Gain.HARDLY_ANY


def _gain(film: Film, moments: Sequence[Moment]) -> Gain:
    found = [_beside(film, moment) for moment in moments]
    pairs = [pair for pair in found if pair is not None]
    if len(pairs) < _LEAST_MOMENTS:
        return Gain.SOME
    return gain_between(pairs)


def _beside(film: Film, moment: Moment) -> tuple[Grey, Grey] | None:
    """Return the frame that is most like a moment, in its size; None where none is the same."""
    nearest, most = None, _SAME_MOMENT
    for aside_s in _ASIDE_S:
        picture = film.picture_at(max(0.0, moment.time_s + aside_s))
        if picture is None or not _may_be_made_from(picture.size, moment):
            continue
        middle = _middle(levels(picture, (moment.width, moment.height)))
        if (likeness := _likeness(middle, moment.middle)) > most:
            nearest, most = middle, likeness
    return None if nearest is None else (nearest, moment.middle)


def _may_be_made_from(size: tuple[int, int], moment: Moment) -> bool:
    """Tell whether a frame of (width, height) is no smaller than a moment's, and shaped alike."""
    across, down = size[0] / moment.width, size[1] / moment.height
    return min(across, down) >= 1 and abs(across / down - 1) <= _SHAPE


def _likeness(one: Grey, other: Grey) -> float:
    own, theirs = (frequencies_of(grey)[:, _DETAIL] for grey in (one, other))
    squares = float((own**2).sum()), float((theirs**2).sum())
    if min(squares) < _LITTLE * len(own):
        return 0.0
    return float((own * theirs).sum()) / math.sqrt(squares[0] * squares[1])


def _middle(grey: Grey) -> Grey:
    slices = []
    for side in grey.shape:
        first = max(0, (side - _MIDDLE_PX) // 2 // _BLOCK_PX * _BLOCK_PX)
        slices.append(slice(first, first + _MIDDLE_PX))
    return grey[tuple(slices)].copy()
