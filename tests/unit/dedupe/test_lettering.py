import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance

from mediadesk.dedupe.clustering import clustered
from mediadesk.dedupe.grades import OTHER_WORDS, Lane
from mediadesk.dedupe.lettering import Reading, Written, one_wording_each, read
from mediadesk.dedupe.matches import Matches, told_apart
from mediadesk.fingerprint import letters
from tests.support.planes import jpeg, photograph

LINES = ("see you at seven", "the train is late", "bring the photos", "okay then, until later")


def screen(*, third: str = LINES[2], size: tuple[int, int] = (720, 1280)) -> Image.Image:
    """Draw a chat on plain ground."""
    picture = Image.new("RGB", size, (236, 229, 221))
    pen = ImageDraw.Draw(picture)
    for row in range(9):
        says = third if row == 2 else f"{LINES[row % 4]} {row}"
        left, top = 30 + 90 * (row % 2), 60 + 130 * row
        pen.rounded_rectangle([left, top, left + 540, top + 90], 16, fill="white")
        pen.text((left + 24, top + 24), says, fill=(20, 20, 20), font_size=38)
    return picture


def plane(picture: Image.Image) -> Written:
    packed = letters.letters_of(np.asarray(picture.convert("L")))
    assert packed is not None
    found = letters.plane_of(packed)
    grounds = letters.grounds_of(found)
    return Written(found, grounds, letters.are_firm(found, grounds))


def reading(one: Image.Image, other: Image.Image) -> Reading:
    return read(plane(one), plane(other), window=letters.WINDOW, stride=letters.STRIDE)


@pytest.mark.parametrize(
    "again",
    [
        lambda picture: picture,
        lambda picture: Image.open(io.BytesIO(jpeg(picture, 35))),
        lambda picture: picture.resize((450, 800), Image.Resampling.LANCZOS),
        lambda picture: ImageEnhance.Brightness(picture).enhance(0.8),
    ],
)
def test_a_copy_says_the_same(again: Callable[[Image.Image], Image.Image]) -> None:
    assert reading(screen(), again(screen())) is Reading.SAME


def test_another_line_is_another_screen() -> None:
    assert reading(screen(), screen(third="no, not tomorrow")) is Reading.OTHER
    small = screen(third="no, not tomorrow").resize((450, 800), Image.Resampling.LANCZOS)
    assert reading(screen(), Image.open(io.BytesIO(jpeg(small, 60)))) is Reading.OTHER


def test_a_caption_that_only_one_has_changes_nothing() -> None:
    captioned = screen()
    place = (60, 1238)
    ImageDraw.Draw(captioned).text(place, "saved by Anna", fill=(90, 20, 20), font_size=34)
    assert reading(screen(), captioned) is Reading.SAME


def test_what_does_not_lie_on_each_other_is_not_read() -> None:
    turned = screen().rotate(2, resample=Image.Resampling.BICUBIC, fillcolor=(236, 229, 221))
    assert reading(screen(), turned) is Reading.UNREADABLE


def test_nothing_is_written_on_a_plain_picture_or_a_small_one() -> None:
    assert letters.letters_of(np.full((600, 800), 250, np.uint8)) is None
    assert letters.letters_of(np.asarray(screen().resize((90, 160)).convert("L"))) is None


def test_a_photograph_without_plain_ground_has_no_writing() -> None:
    grain = np.random.default_rng(1).normal(0, 12, (480, 640))
    levels = np.clip(np.asarray(photograph(3, (640, 480)).convert("L")) + grain, 0, 255)
    assert letters.letters_of(levels.astype(np.uint8)) is None


def test_of_what_was_made_from_one_picture_one_wording_stays_with_it() -> None:
    left, right = np.array([0, 0, 0, 1], np.int64), np.array([1, 2, 3, 2], np.int64)
    score = np.array([0.9, 0.8, 0.7, OTHER_WORDS], np.float32)
    lane = np.array([Lane.DETAIL, Lane.DETAIL, Lane.READ, Lane.OTHER_WORDS], np.uint8)
    ones = np.ones(4)
    matches = Matches(left, right, score, lane, ones.astype(np.uint8), ones.astype(np.float32))
    kept = one_wording_each(clustered(matches), told_apart(matches))
    assert kept.medoids.tolist() == [0]
    assert kept.members.tolist() == [1, 3]
