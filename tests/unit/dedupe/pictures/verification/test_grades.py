"""Measures of real pairs, and what they are taken for."""

from dataclasses import fields

import numpy as np

from mediadesk.dedupe.pictures.registration.measures import Measures
from mediadesk.dedupe.pictures.verification.grades import Grades, Lane, graded

TWO_THEMES = {
    "decided": 107, "ncc": 0.91, "detail": 0.95, "inner_detail": 0.95,
    "block_median": 0.97, "block_quartile": 0.94,
    "deviation": 17.1, "coarse_detail": 0.96, "coarse_parts": 0.96, "shape": 0.96,
    "residual": 8.0, "contrast": 28.5, "gain": 2.18, "shift": 94.2, "chroma": 7.1,
    "chroma_spread": 5.8, "tones": 12.0, "tone_contrast": 13.9, "share": 1.0,
}  # fmt: skip
"""A wallpaper of coloured tiles, once for a dark and once for a light desktop."""


def judged(measured: dict[str, float]) -> Grades:
    columns = {f.name: np.array([measured.get(f.name, -1)], np.float32) for f in fields(Measures)}
    return graded(Measures(**columns))


def test_one_drawing_in_a_light_and_a_dark_theme_is_only_shown_beside() -> None:
    assert judged(TWO_THEMES).weak[0]


def test_the_same_drawing_made_so_much_brighter_is_the_same() -> None:
    assert judged(TWO_THEMES | {"tones": 2.0, "tone_contrast": 30.0}).strong[0]


CUT_LINES = {
    "decided": 61, "ncc": 0.93, "detail": 0.89, "block_median": 0.95, "block_quartile": 0.89,
    "deviation": 9.2, "coarse_detail": 0.92, "coarse_parts": 0.98, "shape": 0.99,
    "residual": 1.1, "contrast": 7.8, "gain": 1.03, "shift": 0.1, "chroma": 0.0,
    "chroma_spread": 0.0, "tones": 1.6, "tone_contrast": 7.4, "share": 0.92,
    "close_detail": 0.97, "close_quartile": 0.97, "close_worst": 0.89, "close_places": 29,
    "close_spread": 28, "close_deviation": 6.5, "close_gain": 0.95, "covered": 0,
    "one_sided": 0.0, "uncovered": 35, "uncovered_detail": 0.97,
}  # fmt: skip
"""A scorpion of white lines on black, and the same with 4 % cut off."""
SAME_FORM = CUT_LINES | {"close_worst": 0.17, "close_quartile": 0.98, "covered": 5,
                         "one_sided": 0.79, "uncovered": 46, "uncovered_detail": 0.995}  # fmt: skip
"""One dialog of a desktop, with another window's name in three of its fields."""


def test_thin_lines_that_agree_everywhere_are_the_same() -> None:
    assert judged(CUT_LINES).strong[0]
    assert not judged(CUT_LINES | {"close_detail": -1.0}).strong[0], "nobody looked closer"


def test_one_form_with_other_words_is_not_the_same() -> None:
    assert not judged(SAME_FORM).strong[0]
    assert judged(SAME_FORM | {"one_sided": 1.0}).strong[0], "written where the other is plain"


def test_another_colour_is_not_the_same_however_close_its_lines_are() -> None:
    other = {"chroma": 14.0, "saturated": 12.0, "tinted": 12.0, "chroma_spread": 7.0}
    assert not judged(CUT_LINES | other).strong[0]
    assert judged(CUT_LINES | other | {"saturated": 1.0}).strong[0], "only stronger"


SMALL_THING = {
    "decided": 76, "ncc": 0.998, "detail": 0.995, "inner_detail": 0.995, "block_median": 0.996,
    "block_quartile": 0.99, "deviation": 18.7, "coarse_detail": 1.0, "coarse_parts": 1.0,
    "shape": 1.0, "residual": 3.0, "contrast": 80.0, "gain": 0.88, "shift": -20.8, "chroma": 24.6,
    "saturated": 24.0, "tinted": 2.1, "chroma_spread": 12.2, "tones": 23.6, "tone_contrast": 84.7,
    "share": 1.0,
}  # fmt: skip
"""A blue tin on white, and the same photograph in the light of a lamp."""


def test_a_photograph_of_a_small_thing_stays_itself_in_another_light() -> None:
    assert judged(SMALL_THING).strong[0]
    assert not judged(SMALL_THING | {"tinted": 24.0}).strong[0], "a red tin"
    assert not judged(SMALL_THING | {"decided": 60}).strong[0], "an icon in another theme"


THIN_LINES = CUT_LINES | {"detail": 0.79, "block_median": 0.85, "coarse_detail": 0.87,
                          "close_detail": 0.94, "close_quartile": 0.93, "close_worst": 0.65,
                          "close_places": 23, "close_spread": 27}  # fmt: skip
"""A sheet of thin pencil lines, and the same with 4 % cut off."""
ANOTHER_PLAN = THIN_LINES | {"close_places": 50, "close_spread": 35, "close_worst": 0.45}
"""Two floors of one house."""


def test_thin_lines_that_agree_in_many_places_are_the_same() -> None:
    assert judged(THIN_LINES).strong[0]
    assert not judged(THIN_LINES | {"close_places": 12}).strong[0], "few agree by chance"
    assert not judged(ANOTHER_PLAN).strong[0]


WEAK_WAVES = {
    "decided": 78, "ncc": 0.995, "detail": 0.89, "block_median": 0.94, "block_quartile": 0.88,
    "deviation": 1.2, "coarse_detail": 0.98, "coarse_parts": 0.99, "shape": 0.999,
    "residual": 0.28, "contrast": 5.9, "gain": 1.02, "shift": 0.0, "chroma": 0.0,
    "chroma_spread": 0.0, "tones": 0.7, "tone_contrast": 5.5, "share": 0.93,
    "close_detail": 0.96, "close_quartile": 0.955, "close_worst": 0.83, "close_places": 17,
    "close_spread": 56, "close_deviation": 0.87, "close_gain": 0.99, "covered": 0,
    "one_sided": 0.0, "uncovered": 36, "uncovered_detail": 0.96,
}  # fmt: skip
"""A grey wallpaper of soft waves, and the same with 4 % cut off."""
CAPTIONED_WAVES = WEAK_WAVES | {
    "ncc": 0.78, "detail": 0.30, "block_median": 0.98, "coarse_detail": 0.60, "coarse_parts": 0.60,
    "close_detail": 0.26, "close_worst": -0.02, "close_places": 6, "close_spread": 50,
    "covered": 6, "one_sided": 0.995, "uncovered": 34, "uncovered_detail": 0.98,
}  # fmt: skip
"""The same with a caption, in which there is more detail than in all waves."""


def test_a_smooth_picture_that_was_cut_is_the_same() -> None:
    assert judged(WEAK_WAVES).strong[0]
    assert not judged(WEAK_WAVES | {"close_spread": 20}).strong[0], "one line of words on it"
    assert not judged(WEAK_WAVES | {"shift": 8.0}).strong[0]


def test_a_caption_with_more_detail_than_a_smooth_picture_is_seen_as_one() -> None:
    assert judged(CAPTIONED_WAVES).strong[0]
    assert not judged(CAPTIONED_WAVES | {"one_sided": 0.8}).strong[0], "written on both"
    assert not judged(CAPTIONED_WAVES | {"block_median": 0.9}).strong[0]
    assert not judged(CAPTIONED_WAVES | {"deviation": 9.0}).strong[0], "not smooth"


CUT_SAND = CUT_LINES | {
    "decided": 38, "ncc": 0.79, "detail": 0.79, "block_median": 0.81, "block_quartile": 0.74,
    "coarse_detail": 0.72, "coarse_parts": 0.79, "shape": 0.80, "close_detail": 0.92,
    "close_quartile": 0.90, "close_worst": 0.67, "close_places": 64, "close_spread": 32,
    "close_gain": 0.85, "covered": 64, "one_sided": 0.1, "uncovered": 32, "uncovered_detail": 0.95,
}  # fmt: skip
"""A photograph of sand, and the same with 10 % cut off."""


def test_a_texture_that_agrees_everywhere_is_the_same() -> None:
    assert judged(CUT_SAND).strong[0]
    assert not judged(CUT_SAND | {"close_places": 30}).strong[0]
    assert not judged(CUT_SAND | {"close_worst": 0.5}).strong[0], "another floor of the house"


def test_an_emblem_is_no_caption() -> None:
    written = SAME_FORM | {"one_sided": 1.0}
    assert judged(written | {"covered": 3}).strong[0]
    assert not judged(written | {"covered": 2}).strong[0], "another icon"


def test_two_screens_of_one_program_agree_in_most_parts_only() -> None:
    same_shades = {"gain": 1.0, "shift": 0.4, "chroma": 0.5, "chroma_spread": 2.6, "ncc": 0.99}
    screens = TWO_THEMES | same_shades | {"decided": 65}
    assert not judged(screens | {"block_median": 0.89, "block_quartile": 0.71}).strong[0]
    assert judged(screens | {"block_median": 0.95, "block_quartile": 0.71}).strong[0]


def test_a_grey_copy_is_told_as_one() -> None:
    grey = TWO_THEMES | {"gain": 1.0, "shift": 0.0, "chroma": 20.0, "chroma_spread": 0.0}
    assert judged(grey).lane[0] == Lane.ONE_GREY
    assert judged(grey | {"chroma": 1.0, "chroma_spread": 20.0}).lane[0] == Lane.DETAIL


FRAMED_PLAIN = {
    "decided": 109, "ncc": 0.91, "detail": 0.84, "inner_detail": 0.02, "block_median": 0.88,
    "block_quartile": 0.56, "deviation": 10.7, "coarse_detail": 0.91, "coarse_parts": 0.95,
    "shape": 0.96, "residual": 9.0, "contrast": 36.0, "gain": 0.43, "shift": -1.8, "chroma": 5.7,
    "saturated": 5.3, "tinted": 5.2, "chroma_spread": 5.3, "tones": 81.6, "tone_contrast": 36.5,
    "share": 0.39,
}  # fmt: skip
"""A plain with a lion in a thin frame, and a laptop on a carpet: its rim is where the frame is."""


def test_pictures_that_agree_in_a_frame_alone_are_others() -> None:
    assert not judged(FRAMED_PLAIN).strong[0]
    assert judged(FRAMED_PLAIN | {"inner_detail": 0.8, "chroma": 2.0}).strong[0]
