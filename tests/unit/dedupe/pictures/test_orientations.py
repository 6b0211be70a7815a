import numpy as np
import pytest
from PIL import Image

from mediadesk.dedupe.pictures.candidates.views import WHOLE, view_hashes
from mediadesk.dedupe.pictures.orientations import ORIENTATIONS, inverse, turn_hashes, turn_planes
from tests.support.planes import photograph, planes_of

EXIF = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@pytest.mark.parametrize("orientation", EXIF)
def test_planes_turn_as_exif_says(orientation: int) -> None:
    plane = np.random.default_rng(1).integers(0, 255, (64, 64), dtype=np.uint8)
    turned = Image.fromarray(plane).transpose(EXIF[orientation])
    assert np.array_equal(turn_planes(plane[None], orientation)[0], np.asarray(turned))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_turned_hashes_are_the_hashes_of_turned_pictures(orientation: int) -> None:
    greys = planes_of([photograph(seed) for seed in range(8)]).greys
    upright = view_hashes(greys, np.ones(8, np.float32))
    turned = view_hashes(
        np.ascontiguousarray(turn_planes(greys, orientation)).astype(np.uint8),
        np.ones(8, np.float32),
    )
    across, down = turn_hashes(upright.across[:, WHOLE], upright.down[:, WHOLE], orientation)
    # a difference of exactly nothing may fall on either side
    assert np.bitwise_count(across ^ turned.across[:, WHOLE]).max() <= 1
    assert np.bitwise_count(down ^ turned.down[:, WHOLE]).max() <= 1


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_the_inverse_undoes_an_orientation(orientation: int) -> None:
    hashes = np.random.default_rng(2).integers(0, 2**64, (2, 100), dtype=np.uint64)
    turned = turn_hashes(hashes[0], hashes[1], orientation)
    back = turn_hashes(*turned, inverse(orientation))
    assert np.array_equal(back[0], hashes[0])
    assert np.array_equal(back[1], hashes[1])
