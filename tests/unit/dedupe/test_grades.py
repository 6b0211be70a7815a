"""Measures of real pairs, and what they are taken for."""

from dataclasses import fields

import numpy as np

from mediadesk.dedupe.grades import Grades, graded
from mediadesk.dedupe.measures import Measures

TWO_THEMES = {
    "decided": 107, "ncc": 0.91, "detail": 0.95, "block_median": 0.97, "block_quartile": 0.94,
    "deviation": 17.1, "coarse_detail": 0.96, "coarse_parts": 0.96, "shape": 0.96,
    "residual": 8.0, "contrast": 28.5, "gain": 2.18, "shift": 94.2, "chroma": 7.1,
    "chroma_spread": 5.8, "tones": 12.0, "tone_contrast": 13.9, "share": 1.0,
}  # fmt: skip
"""A wallpaper of coloured tiles, once for a dark and once for a light desktop."""


def judged(measured: dict[str, float]) -> Grades:
    columns = {f.name: np.array([measured[f.name]], np.float32) for f in fields(Measures)}
    return graded(Measures(**columns))


def test_one_drawing_in_a_light_and_a_dark_theme_is_only_shown_beside() -> None:
    assert judged(TWO_THEMES).weak[0]


def test_the_same_drawing_made_so_much_brighter_is_the_same() -> None:
    assert judged(TWO_THEMES | {"tones": 2.0, "tone_contrast": 30.0}).strong[0]
