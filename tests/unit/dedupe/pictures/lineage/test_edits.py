"""Versions that look the same, and such that one of them was edited."""

import numpy as np
import pytest
from PIL import Image

from mediadesk.dedupe.pictures.lineage.edits import difference
from mediadesk.domain.keepers import KeeperCode


def colours(image: Image.Image) -> bytes:
    return image.resize((8, 8), Image.Resampling.BOX).convert("YCbCr").tobytes()


@pytest.fixture(scope="module")
def scene() -> Image.Image:
    """Make a picture of slopes and edges in several colours."""
    levels = np.random.default_rng(4).normal(0, 45, (9, 12, 3)).astype(np.float32)
    small = Image.fromarray(np.clip(levels + 120, 0, 255).astype(np.uint8))
    return small.resize((480, 360), Image.Resampling.BICUBIC)


def test_copies_of_other_size_and_a_few_levels_off_look_the_same(scene: Image.Image) -> None:
    small = scene.resize((121, 90), Image.Resampling.LANCZOS)
    poor = small.point(lambda level: level // 6 * 6 + 3)
    assert difference(colours(scene), colours(small)) is None
    assert difference(colours(scene), colours(poor)) is None


def test_a_slight_cut_is_no_change_of_the_light(scene: Image.Image) -> None:
    for lines in (3, 7):
        cut = scene.crop((lines, lines, 480 - lines, 360 - lines))
        assert difference(colours(scene), colours(cut)) is not KeeperCode.STAYS_OTHER_TONES


def test_a_turned_copy_looks_the_same_and_a_turned_edit_does_not(scene: Image.Image) -> None:
    turned = scene.transpose(Image.Transpose.ROTATE_90)
    assert difference(colours(scene), colours(turned)) is None
    brighter = turned.point(lambda level: min(255, level + 12))
    assert difference(colours(scene), colours(brighter)) is KeeperCode.STAYS_OTHER_TONES


def test_what_covers_a_part_is_told_from_other_light(scene: Image.Image) -> None:
    covered = scene.copy()
    covered.paste((255, 255, 255), (0, 320, 480, 360))
    assert difference(colours(scene), colours(covered)) is KeeperCode.STAYS_PART_DIFFERS
    red, green, blue = scene.split()
    warm = Image.merge("RGB", (red.point(lambda level: min(255, level + 14)), green, blue))
    assert difference(colours(scene), colours(warm)) is KeeperCode.STAYS_OTHER_TONES


def test_of_what_is_not_known_nothing_is_said(scene: Image.Image) -> None:
    assert difference(b"", colours(scene)) is None
