"""Thin lines, stars and captions: told by a closer look, and only what is the same."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from mediadesk.dedupe.pictures.candidates import by_gradient, by_hash
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.dedupe.pictures.clustering.matches import matches_of
from mediadesk.dedupe.pictures.verification import grades, verify
from mediadesk.dedupe.pictures.verification.grades import Lane
from tests.support.planes import CHANGES, planes_of

SIZE = (640, 480)
COUNT = 4


def sketch(seed: int) -> Image.Image:
    """Draw a few thin bent lines on black."""
    chance = np.random.default_rng(seed)
    large = Image.new("L", (SIZE[0] * 2, SIZE[1] * 2), 0)
    for _ in range(3):
        steps = chance.normal(0, 60, (14, 2)).cumsum(0) + chance.uniform(400, 800, 2)
        ImageDraw.Draw(large).line([tuple(step) for step in steps.tolist()], fill=220, width=6)
    return large.resize(SIZE, Image.Resampling.LANCZOS).convert("RGB")


def stars(seed: int) -> Image.Image:
    """Draw bright and faint spots on black."""
    chance = np.random.default_rng(seed)
    picture = Image.new("RGB", SIZE, (4, 4, 8))
    for x, y, reach in zip(
        chance.uniform(0, SIZE[0], 60),
        chance.uniform(0, SIZE[1], 60),
        1 + chance.exponential(2.5, 60),
        strict=True,
    ):
        level = int(chance.integers(120, 256))
        ImageDraw.Draw(picture).circle((x, y), reach, fill=(level, level, level))
    return picture


def form(seed: int) -> Image.Image:
    """Draw one window of a program, with other words in its fields."""
    chance = np.random.default_rng(seed)
    page = Image.new("RGB", SIZE, (240, 240, 242))
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, SIZE[0], 32), fill=(70, 90, 130))
    for row in range(9):
        top = 56 + row * 44
        draw.text((30, top + 4), ("Name", "Role", "Place")[row % 3], fill="black", font_size=20)
        draw.rectangle((150, top, 600, top + 32), fill="white", outline=(120, 120, 120))
        if row in (2, 5):
            word = "".join(chance.choice(list("abcdefghiklmnoprstu"), 24))
            draw.text((160, top + 4), word, fill="black", font_size=20)
    return page


def badged(seed: int) -> Image.Image:
    """Draw one folder with another badge on it."""
    chance = np.random.default_rng(seed)
    picture = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((120, 120, 520, 400), 24, fill=(60, 120, 200))
    draw.rounded_rectangle((120, 90, 300, 150), 16, fill=(50, 100, 180))
    for line in range(5):
        draw.line((140, 180 + 40 * line, 380, 180 + 40 * line), fill=(230, 240, 255), width=4)
    points = chance.uniform(-45, 45, (5, 2)) + np.array([455, 340])
    draw.polygon([tuple(point) for point in points.tolist()], fill=(250, 200, 40))
    return picture


def judged(pictures: list[Image.Image]) -> dict[tuple[int, int], int]:
    """Return the pairs that are taken for one picture, with the lane that said so."""
    planes = planes_of(pictures)
    pairs = Candidates.joined(
        [by_hash.within(planes.views, 24), by_gradient.candidates(planes.greys, planes.views)]
    )
    measures = verify.verify(planes, pairs)
    found = matches_of(pairs, grades.graded(measures), measures.share)
    strong = found.take(found.score >= grades.STRONG)
    names = zip(strong.left.tolist(), strong.right.tolist(), strict=True)
    return dict(zip(names, strong.lane.tolist(), strict=True))


@pytest.mark.parametrize("change", ["4 % cut off", "10 % cut off", "captioned"])
@pytest.mark.parametrize("draw", [sketch, stars])
def test_lines_and_stars_are_found_again_and_never_mixed(
    draw: Callable[[int], Image.Image], change: str
) -> None:
    pictures = [draw(seed) for seed in range(1, COUNT + 1)]
    found = judged(pictures + [CHANGES[change](picture) for picture in pictures])
    assert set(found) == {(row, row + COUNT) for row in range(COUNT)}


def test_a_turned_and_cut_sketch_is_found_by_the_closer_look() -> None:
    pictures = [sketch(seed) for seed in range(COUNT)]
    changed = [ImageOps.mirror(CHANGES["4 % cut off"](picture)) for picture in pictures]
    found = judged(pictures + changed)
    assert set(found) == {(row, row + COUNT) for row in range(COUNT)}
    assert Lane.CLOSE in found.values()


def sand(seed: int) -> Image.Image:
    """Draw grains, all over alike."""
    grains = np.random.default_rng(seed).normal(128, 60, (SIZE[1] // 8, SIZE[0] // 8))
    picture = Image.fromarray(np.clip(grains, 0, 255).astype(np.uint8))
    return picture.resize(SIZE, Image.Resampling.BICUBIC).convert("RGB")


def test_a_caption_is_seen_where_it_is_written_on_a_texture() -> None:
    pictures = [sand(seed) for seed in range(COUNT)]
    found = judged(pictures + [CHANGES["captioned"](picture) for picture in pictures])
    assert set(found) == {(row, row + COUNT) for row in range(COUNT)}


@pytest.mark.parametrize("draw", [form, badged])
def test_one_ground_with_something_else_on_it_is_not_the_same(
    draw: Callable[[int], Image.Image],
) -> None:
    pictures = [draw(seed) for seed in range(COUNT)]
    assert not set(judged(pictures).values()) & {Lane.CLOSE, Lane.CAPTIONED}


def test_another_star_is_not_the_same_for_agreeing_in_one_place() -> None:
    def lone(seed: int) -> Image.Image:
        chance = np.random.default_rng(seed)
        picture = Image.new("RGB", SIZE, "black")
        ImageDraw.Draw(picture).circle((320, 240), 26, fill="white")
        for x, y in chance.uniform(40, 400, (3, 2)).tolist():
            ImageDraw.Draw(picture).circle((x, y), 2, fill=(90, 90, 90))
        return picture

    found = judged([lone(seed) for seed in range(COUNT)])
    assert not set(found.values()) & {Lane.CLOSE, Lane.CAPTIONED}
