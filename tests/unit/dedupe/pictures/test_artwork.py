"""Drawings, logos and wallpapers are found again; what only looks alike is not mixed up."""

import pytest
from PIL import Image

from mediadesk.dedupe.pictures.candidates import by_gradient, by_hash
from mediadesk.dedupe.pictures.candidates.by_hash import Candidates
from mediadesk.dedupe.pictures.clustering.matches import matches_of
from mediadesk.dedupe.pictures.verification import grades, verify
from tests.support.artwork import ARTWORK, LOOKALIKES, draw
from tests.support.planes import CHANGES, planes_of

SIZE = (480, 300)
SEEDS = range(200, 206)
HARD = {"linear", "veil"}
"""Next to nothing but one gradient: a caption on it is most of what there is."""


def same(pictures: list[Image.Image]) -> set[tuple[int, int]]:
    """Return the pairs that are taken for one picture."""
    planes = planes_of(pictures)
    pairs = Candidates.joined(
        [by_hash.within(planes.views, 24), by_gradient.candidates(planes.greys, planes.views)]
    )
    measures = verify.verify(planes, pairs)
    found = matches_of(pairs, grades.graded(measures), measures.share)
    strong = found.score >= grades.STRONG
    return set(zip(found.left[strong].tolist(), found.right[strong].tolist(), strict=True))


@pytest.mark.parametrize("change", ["4 % cut off", "10 % cut off", "captioned", "brighter"])
def test_artwork_is_found_again_and_never_mixed(change: str) -> None:
    families = [name for name in ARTWORK if name not in HARD]
    pictures = [draw(name, seed, SIZE) for name in families for seed in (201, 202)]
    count = len(pictures)
    found = same(pictures + [CHANGES[change](picture) for picture in pictures])
    wanted = {(row, row + count) for row in range(count)}
    assert found <= wanted
    assert len(found) >= 0.85 * count


def test_a_brightened_gradient_is_known_by_its_colours() -> None:
    pictures = [draw(name, seed, SIZE) for name in sorted(HARD) for seed in SEEDS]
    count = len(pictures)
    found = same(pictures + [CHANGES["brighter"](picture) for picture in pictures])
    wanted = {(row, row + count) for row in range(count)}
    assert found <= wanted
    assert len(found) >= 0.7 * count


@pytest.mark.parametrize("family", sorted(LOOKALIKES.keys() - {"blank"}))
def test_what_looks_alike_is_not_the_same(family: str) -> None:
    assert same([draw(family, seed, SIZE) for seed in SEEDS]) == set()
