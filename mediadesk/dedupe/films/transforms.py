"""Transforms of a film that are searched: mirrored, turned, cropped, PAL speed-up (4 percent)."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from mediadesk.dedupe.films.sequences import Waves, unit

_SIDE, _KEPT = 32, 8
PAL = 25 / (24000 / 1001)
"""Films made for 24 frames a second, shown at 25."""


class Form(StrEnum):
    """What was done to the copy."""

    SAME = "same"
    MIRROR = "mirror"
    TURN_90 = "turn-90"
    TURN_180 = "turn-180"
    TURN_270 = "turn-270"
    CROP = "crop"
    CROP_WIDTH = "crop-width"
    CROP_HEIGHT = "crop-height"
    FASTER = "faster"
    SLOWER = "slower"


BOTH_WAYS = (Form.SAME, Form.MIRROR, Form.TURN_180)
"""A film has these forms of another when that one has them of it."""
CROPS = (Form.CROP, Form.CROP_WIDTH, Form.CROP_HEIGHT)
"""What was cut away is not undone by another form: both films must be asked with."""
RATES: Mapping[Form, float] = {Form.FASTER: 1 / PAL, Form.SLOWER: PAL}
"""How the film's times are to be multiplied to be those of the copy."""


def in_form(waves: Waves, form: Form) -> Waves:
    """Return how pictures look in a form."""
    if form in (Form.SAME, Form.FASTER, Form.SLOWER):
        return waves
    planes = waves.reshape(-1, _KEPT, _KEPT)
    if form in _CROPS:
        down, across = _CROPS[form]
        cut = np.asarray(down @ planes @ across.T, np.float32)
        cut[:, 0, 0] = 0
        return unit(cut.reshape(-1, _KEPT * _KEPT))
    turned = planes.transpose(0, 2, 1) if form in (Form.TURN_90, Form.TURN_270) else planes
    rows, columns = _SIGNS[form]
    signed = turned * rows[:, np.newaxis] * columns
    return np.asarray(signed, np.float32).reshape(-1, _KEPT * _KEPT)


def _centre(keep: float) -> npt.NDArray[np.float32]:
    """Return the map (8, 8) of one axis to its central part: back to cells, cut, and again."""
    waves = np.cos(np.pi * np.outer(np.arange(_KEPT), np.arange(_SIDE) + 0.5) / _SIDE)
    waves *= np.sqrt(2 / _SIDE)
    waves[0] /= np.sqrt(2)
    fine = (np.arange(_SIDE) + 0.5) / _SIDE * keep + (1 - keep) / 2
    back = np.cos(np.pi * np.outer(fine, np.arange(_KEPT))) * np.sqrt(2 / _SIDE)
    back[:, 0] /= np.sqrt(2)
    return np.asarray(waves @ back, np.float32)


_WHOLE = np.eye(_KEPT, dtype=np.float32)
_CROPS: Mapping[Form, tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]] = {
    Form.CROP: (_centre(0.9), _centre(0.9)),
    Form.CROP_WIDTH: (_WHOLE, _centre(0.75)),
    Form.CROP_HEIGHT: (_centre(0.75), _WHOLE),
}
_PLAIN = np.ones(_KEPT, np.float32)
_FLIPPED = np.asarray((-1.0) ** np.arange(_KEPT), np.float32)
_SIGNS: Mapping[Form, tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]] = {
    Form.MIRROR: (_PLAIN, _FLIPPED),
    Form.TURN_180: (_FLIPPED, _FLIPPED),
    Form.TURN_90: (_PLAIN, _FLIPPED),
    Form.TURN_270: (_FLIPPED, _PLAIN),
}
"""Signs of the waves down and across."""
