import io
from collections.abc import Callable
from functools import partial

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from mediadesk.dedupe.pictures.lines.drawings import Reading, read
from mediadesk.dedupe.pictures.orientations import UPRIGHT
from mediadesk.dedupe.pictures.registration.measures import halved
from mediadesk.fingerprint.fine_plane import fine_plane_of, plane_of
from tests.support.planes import jpeg

Change = Callable[[Image.Image], Image.Image]

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


def chart(*, heights: tuple[int, ...] = (120, 260, 200, 330)) -> Image.Image:
    picture = Image.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(picture)
    pen.line([(80, 40), (80, 420), (600, 420)], fill="black", width=2)
    for column, height in enumerate(heights):
        left = 120 + 110 * column
        pen.rectangle([left, 420 - height, left + 60, 420], fill=(31, 119, 180))
    return picture


def folder(*, emblem: str = "round", side: int = 256) -> Image.Image:
    picture = Image.new("RGB", (256, 256), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle([20, 60, 110, 90], fill=(230, 170, 40))
    pen.rectangle([20, 75, 236, 216], fill=(250, 200, 70))
    if emblem == "round":
        pen.ellipse([88, 105, 168, 185], fill=(150, 100, 20))
    elif emblem == "arrow":
        pen.polygon([(88, 105), (168, 145), (88, 185)], fill=(150, 100, 20))
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def form(*, name: str = "Anna Brook", size: tuple[int, int] = (860, 1180)) -> Image.Image:
    """Draw a page of thin lines, filled in."""
    page = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle([40, 40, 820, 110], fill=(110, 90, 50))
    pen.text((60, 52), "Membership", fill="white", font_size=36)
    for row in range(13):
        top = 150 + 72 * row
        says = name if row == 5 else LINES[row % 4][: 6 + row * 7 % 17]
        pen.text((60, top), f"question {row}"[: 4 + row * 5 % 9], fill=(60, 60, 60), font_size=20)
        pen.rectangle([300, top - 6, 800, top + 38], outline=(130, 130, 130), width=2)
        pen.text((312, top), says, fill=(10, 10, 90), font_size=22)
    return page


def card(words: str, size: tuple[int, int] = (960, 540)) -> Image.Image:
    """Draw words on a ground that grows darker."""
    ramp = Image.linear_gradient("L").resize(size)
    picture = ImageOps.colorize(ramp, (20, 40, 120), (230, 190, 150))
    middle = (size[0] / 2, size[1] / 2)
    ImageDraw.Draw(picture).text(middle, words, fill="white", font_size=44, anchor="mm")
    return picture


def stones(*, words: str = "Two Trains", size: tuple[int, int] = (960, 540)) -> Image.Image:
    """Write on what has detail everywhere and no plain tone."""
    random, picture = np.random.default_rng(1), np.zeros((size[1], size[0]), np.float32)
    for cells, weight in ((6, 70), (18, 50), (54, 40)):
        grid = random.uniform(0, weight, (cells, cells)).astype(np.float32)
        picture += np.asarray(Image.fromarray(grid).resize(size, Image.Resampling.BICUBIC))
    ground = Image.fromarray(np.clip(picture + 40, 0, 255).astype(np.uint8)).convert("RGB")
    pen, middle = ImageDraw.Draw(ground), (size[0] / 2, size[1] / 3)
    pen.text(middle, words, fill="white", font_size=90, anchor="mm", stroke_width=4)
    return ground


def captioned(picture: Image.Image) -> Image.Image:
    marked = picture.copy()
    width, height = marked.size
    place = (width * 0.5, height * 0.93)
    ImageDraw.Draw(marked).text(place, "saved by Anna", fill=(90, 20, 20), font_size=height // 24)
    return marked


def smaller(picture: Image.Image) -> Image.Image:
    half = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    return Image.open(io.BytesIO(jpeg(half, 60)))


def cropped(picture: Image.Image, *, by: float = 0.96) -> Image.Image:
    across, down = (round(side * (1 - by) / 2) for side in picture.size)
    return picture.crop((across, down, picture.width - across, picture.height - down))


def reading(
    one: Image.Image, other: Image.Image, *, orientation: int = UPRIGHT, share: float = 1
) -> Reading:
    planes: list[npt.NDArray[np.float32]] = []
    for picture in (one, other):
        packed = fine_plane_of(np.asarray(picture.convert("L")))
        assert packed is not None
        planes.append(plane_of(packed).astype(np.float32)[None])
    while planes[0].shape[1] > planes[1].shape[1]:
        planes[0] = halved(planes[0])
    turned, shares = np.array([orientation], np.uint8), np.array([share], np.float32)
    return Reading(read(planes[0], planes[1], turned, shares)[0])


@pytest.mark.parametrize("drawn", [screen, chart, folder])
@pytest.mark.parametrize(
    "again",
    [
        lambda picture: picture,
        lambda picture: Image.open(io.BytesIO(jpeg(picture, 35))),
        smaller,
        ImageOps.grayscale,
        lambda picture: ImageEnhance.Brightness(picture).enhance(0.8),
        lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
    ],
)
def test_a_copy_shows_the_same(drawn: Callable[[], Image.Image], again: Change) -> None:
    assert reading(drawn(), again(drawn())) is Reading.SAME


@pytest.mark.parametrize("again", [lambda picture: picture, smaller])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (screen, partial(screen, third="no, not tomorrow")),
        (chart, partial(chart, heights=(120, 260, 230, 330))),
        (chart, partial(chart, heights=(120, 330, 200, 260))),
        (folder, partial(folder, emblem="arrow")),
        (folder, partial(folder, emblem="none")),
    ],
)
def test_what_is_drawn_otherwise_is_another_picture(
    one: Callable[[], Image.Image], other: Callable[[], Image.Image], again: Change
) -> None:
    assert reading(one(), again(other())) is Reading.OTHER


@pytest.mark.parametrize("drawn", [screen, chart])
def test_a_caption_that_only_one_has_changes_nothing(drawn: Callable[[], Image.Image]) -> None:
    assert reading(drawn(), captioned(drawn())) is Reading.ADDED
    turned = captioned(drawn()).transpose(Image.Transpose.ROTATE_90)
    assert reading(turned, drawn(), orientation=6) is Reading.ADDED


def test_a_caption_written_over_lines_hides_them_and_takes_none_away() -> None:
    lined = chart()
    pen = ImageDraw.Draw(lined)
    for row in range(430, 480, 12):
        pen.line([(0, row), (640, row)], fill="black", width=2)
    assert reading(lined, captioned(lined)) is not Reading.OTHER


def test_another_last_line_is_no_caption() -> None:
    pages = [chart(), chart()]
    for page, words in zip(pages, ("figure 1: sales", "made by a friend"), strict=True):
        ImageDraw.Draw(page).text((150, 435), words, fill="black", font_size=30)
    assert reading(*pages) is Reading.OTHER


def test_a_cut_is_laid_over_what_it_was_cut_from() -> None:
    assert reading(cropped(chart()), chart(), share=0.92) is Reading.SAME
    other = chart(heights=(120, 260, 260, 330))
    assert reading(cropped(chart()), other, share=0.92) is Reading.OTHER


@pytest.mark.parametrize(
    ("again", "share"),
    [
        (lambda picture: ImageOps.expand(picture, (0, picture.height // 5)), 1 / 1.4),
        (lambda picture: ImageOps.expand(picture, (picture.width // 2, 0)), 1 / 2),
        (lambda picture: ImageOps.expand(picture, (60, 60, 300, 420), (248, 247, 243)), 0.385),
        (lambda picture: ImageOps.fit(picture, (picture.height, picture.height)), 1.78),
        (lambda picture: picture.crop((0, 0, picture.width, picture.height * 3 // 4)), 4 / 3),
    ],
)
def test_what_has_bars_or_another_shape_shows_the_same(again: Change, share: float) -> None:
    assert reading(stones(), again(stones()), share=share) is not Reading.OTHER
    assert reading(again(stones()), stones(), share=1 / share) is not Reading.OTHER
    assert reading(again(stones(words="Late Light")), stones(), share=1 / share) is Reading.OTHER


@pytest.mark.parametrize("by", [0.96, 0.90])
def test_thin_lines_of_a_cut_fall_between_the_cells_and_are_the_same(by: float) -> None:
    cut = smaller(cropped(form(), by=by))
    assert reading(cut, form(), share=by**2 * 1.02) is Reading.SAME
    assert reading(form(), cut, share=1 / by**2) is Reading.SAME
    assert reading(cut, form(name="Tom Miller, the younger"), share=by**2) is Reading.OTHER
    assert reading(form(name="Tom Miller, the younger"), cut, share=1 / by**2) is Reading.OTHER


def test_a_cut_is_read_beside_a_caption() -> None:
    cut = cropped(form())
    assert reading(cut, captioned(form()), share=0.92) is Reading.ADDED
    assert reading(captioned(form()), cut, share=1.085) is Reading.ADDED
    assert (
        reading(captioned(form(name="Tom Miller, the younger")), cut, share=1.085) is Reading.OTHER
    )


def test_a_mirrored_copy_of_what_is_nearly_symmetric_is_read_mirrored() -> None:
    sign = chart(heights=(200, 260, 265, 200))
    assert reading(sign, ImageOps.mirror(sign), orientation=UPRIGHT) is Reading.SAME


def test_small_icons_are_read_as_coarsely_as_they_are_drawn() -> None:
    assert reading(folder(), folder(side=64)) is Reading.SAME
    assert reading(folder(), folder(emblem="arrow", side=64)) is Reading.OTHER


def test_a_card_that_was_cut_shows_the_same() -> None:
    whole = card("A Long and Winding Title")
    assert reading(cropped(whole), whole, share=0.92) is Reading.SAME


@pytest.mark.parametrize("again", [lambda picture: picture, smaller])
def test_other_words_on_a_ground_without_a_plain_tone_make_another_picture(again: Change) -> None:
    assert reading(card("Two Trains"), again(card("Two Trains"))) is Reading.SAME
    assert reading(card("Two Trains"), again(card("Late Light"))) is Reading.OTHER
