import numpy as np
from PIL import Image, ImageOps

from mediadesk.dedupe.pictures.candidates.trim import trimmed_boxes
from mediadesk.dedupe.pictures.candidates.views import (
    CENTRE_90,
    FIXED_BOXES,
    PACKED_BYTES,
    TRIM,
    VIEWS,
    WHOLE,
    packed,
    shape_boxes,
    unpacked,
    view_hashes,
)
from mediadesk.dedupe.pictures.orientations import turn_hashes
from tests.support.planes import cropped, gradient, photograph, planes_of


def distance(one: np.uint64, other: np.uint64) -> int:
    return int(np.bitwise_count(one ^ other))


def test_a_crop_hashes_like_the_view_it_was_cut_to() -> None:
    whole = planes_of([photograph(seed) for seed in range(10)]).views
    crops = planes_of([cropped(0.9)(photograph(seed)) for seed in range(10)]).views
    to_view = np.bitwise_count(crops.across[:, WHOLE] ^ whole.across[:, CENTRE_90])
    to_whole = np.bitwise_count(crops.across[:, WHOLE] ^ whole.across[:, WHOLE])
    assert to_view.max() <= 3
    assert to_view.sum() < to_whole.sum() / 3


def test_every_view_lies_inside_the_picture() -> None:
    views = planes_of([photograph(1), photograph(2, (320, 480))]).views
    assert views.boxes.shape == (2, VIEWS, 4)
    assert ((views.boxes >= 0) & (views.boxes <= 1)).all()
    assert (views.boxes[..., :2] < views.boxes[..., 2:]).all()


def test_common_shapes_are_cut_upright_from_upright_pictures() -> None:
    ratios = np.array([1.5, 2 / 3], np.float32)
    boxes = shape_boxes(ratios)
    shapes = (boxes[..., 2] - boxes[..., 0]) / (boxes[..., 3] - boxes[..., 1]) * ratios[:, None]
    assert np.allclose(shapes[0], [1, 16 / 9, 5 / 4], atol=1e-4)
    assert np.allclose(shapes[1], [1, 9 / 16, 4 / 5], atol=1e-4)


def test_a_view_that_would_be_the_whole_is_not_used() -> None:
    square = planes_of([photograph(1, (400, 400))]).views
    assert square.decided[0, len(FIXED_BOXES)] == 0
    assert not square.usable()[0, TRIM]


def test_flat_pictures_have_nothing_decided_and_gradients_little() -> None:
    blank = planes_of([Image.new("RGB", (300, 200), "white")]).views
    assert blank.decided.max() == 0
    assert planes_of([gradient(1)]).views.decided[0, WHOLE] < 128
    assert planes_of([photograph(1)]).views.decided[0, WHOLE] > 100


def test_flat_places_hash_alike_when_mirrored() -> None:
    blank = np.full((1, 64, 64), 255, np.uint8)
    blank[0, 20:40, 10:20] = 0
    ratio = np.ones(1, np.float32)
    mirrored = np.ascontiguousarray(blank[:, :, ::-1])
    upright, other = view_hashes(blank, ratio), view_hashes(mirrored, ratio)
    across, down = turn_hashes(upright.across[:, WHOLE], upright.down[:, WHOLE], 2)
    assert distance(across[0], other.across[0, WHOLE]) == 0
    assert distance(down[0], other.down[0, WHOLE]) == 0


def test_trim_finds_the_picture_inside_bars() -> None:
    framed = planes_of([ImageOps.expand(photograph(3), (0, 60), "black")]).greys
    boxes, cut = trimmed_boxes(framed)
    assert cut[0]
    assert np.allclose(boxes[0], [0, 60 / 440, 1, 380 / 440], atol=0.03)


def test_trim_finds_the_picture_in_a_window_with_a_title_bar() -> None:
    window = Image.new("RGB", (640, 480), (40, 40, 40))
    window.paste((220, 220, 220), (0, 0, 640, 40))
    window.paste(photograph(4, (480, 320)), (80, 100))
    boxes, _ = trimmed_boxes(planes_of([window]).greys)
    assert np.allclose(boxes[0], [80 / 640, 100 / 480, 560 / 640, 420 / 480], atol=0.03)


def test_a_picture_without_bars_is_left_whole() -> None:
    boxes, cut = trimmed_boxes(planes_of([photograph(5)]).greys)
    assert not cut[0]
    assert boxes[0].tolist() == [0, 0, 1, 1]


def test_a_blank_page_is_not_trimmed_away() -> None:
    boxes, _ = trimmed_boxes(np.full((1, 64, 64), 250, np.uint8))
    assert boxes[0].tolist() == [0, 0, 1, 1]


def test_stored_views_come_back_as_they_were() -> None:
    views = planes_of([photograph(1), photograph(2, (320, 480)), gradient(3)]).views
    rows = packed(views)
    assert rows.shape == (3, PACKED_BYTES)
    back = unpacked(np.stack([np.frombuffer(row.tobytes(), np.uint8) for row in rows]))
    assert np.array_equal(back.across, views.across)
    assert np.array_equal(back.down, views.down)
    assert np.array_equal(back.decided, views.decided)
    assert np.array_equal(back.boxes, views.boxes)


def test_views_are_the_same_however_many_threads_hash_them() -> None:
    chance = np.random.default_rng(5)
    greys = chance.integers(0, 256, (600, 64, 64)).astype(np.uint8)
    ratios = chance.uniform(0.5, 2, 600).astype(np.float32)
    alone, shared = view_hashes(greys, ratios), view_hashes(greys, ratios, threads=2)
    assert (packed(alone) == packed(shared)).all()
    assert (alone.across[590] == view_hashes(greys[590:591], ratios[590:591]).across[0]).all()
