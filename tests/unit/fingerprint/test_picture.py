import io
import statistics
import subprocess
import sys
from pathlib import Path

import imagehash
import pytest
from PIL import Image, ImageOps

from mediadesk.decoding.picture import open_reduced
from mediadesk.domain.analysis import PictureFingerprint
from mediadesk.fingerprint.picture import (
    EDGE_PX,
    calculate_perceptual_hash,
    fingerprint_of,
    shrunk,
)

REPO = Path(__file__).resolve().parents[3]
PHOTOS = sorted((REPO.parent / "shared" / "corpora" / "photos").glob("*.JPEG"))
TURNS = range(1, 9)


def scene(width: int = 640, height: int = 480) -> Image.Image:
    """A picture with slopes and edges that differ in every direction."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    disc = Image.radial_gradient("L").resize((width // 2, height // 3))
    image = Image.merge("RGB", (across, across.rotate(37), ImageOps.invert(across)))
    image.paste(disc, (width // 8, height // 6))
    image.paste((20, 180, 60), (width // 2, height // 2, width * 7 // 8, height * 3 // 4))
    return image


def saved(
    folder: Path, name: str, image: Image.Image, exif: Image.Exif | None = None, quality: int = 75
) -> Path:
    path = folder / name
    image.save(path, exif=exif or Image.Exif(), quality=quality)
    return path


def distance(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def look(path: Path) -> PictureFingerprint:
    return fingerprint_of(open_reduced(path, EDGE_PX))


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.bmp", "a.tif", "a.webp"])
def test_a_picture_that_is_decoded_whole_has_imagehashs_very_hash(
    tmp_path: Path, name: str
) -> None:
    path = saved(tmp_path, name, scene())
    with Image.open(path) as image:
        assert calculate_perceptual_hash(path) == str(imagehash.dhash(image.convert("RGB")))


def test_a_large_jpeg_keeps_within_two_bits_of_its_full_decode(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", scene(3000, 2000), quality=90)
    with Image.open(path) as image:
        assert distance(calculate_perceptual_hash(path) or "", str(imagehash.dhash(image))) <= 2


@pytest.mark.skipif(not PHOTOS, reason="the photographs are not here")
def test_photographs_keep_within_two_bits_of_their_full_decode() -> None:
    far = 0
    for path in PHOTOS[:60]:
        with Image.open(path) as image:
            exact = str(imagehash.dhash(ImageOps.exif_transpose(image)))
        far += distance(calculate_perceptual_hash(path) or "", exact) > 2
    assert far <= 2


@pytest.mark.parametrize("turn", TURNS)
def test_the_hash_is_that_of_the_picture_as_seen(tmp_path: Path, turn: int) -> None:
    stored = scene(200, 150)
    exif = Image.Exif()
    exif[0x0112] = turn
    path = saved(tmp_path, "a.png", stored, exif=exif)
    with Image.open(path) as image:
        assert calculate_perceptual_hash(path) == str(
            imagehash.dhash(ImageOps.exif_transpose(image))
        )


def test_the_vertical_twin_is_imagehashs_too(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", scene())
    with Image.open(path) as image:
        assert look(path).dhash_v == int(str(imagehash.dhash_vertical(image)), 16)


def test_grey_and_colour_planes_show_the_picture(tmp_path: Path) -> None:
    image = Image.new("RGB", (256, 256), (255, 0, 0))
    image.paste((255, 255, 255), (128, 0, 256, 256))
    found = look(saved(tmp_path, "a.png", image))
    assert (len(found.grey), len(found.colour)) == (64 * 64, 8 * 8 * 3)
    assert (found.grey[0], found.grey[63]) == (76, 255)
    assert tuple(found.colour[:3]) == Image.new("RGB", (1, 1), "red").convert("YCbCr").getpixel(
        (0, 0)
    )
    assert tuple(found.colour[21:24]) == (255, 128, 128)


def test_the_planes_of_a_jpeg_and_of_its_png_agree(tmp_path: Path) -> None:
    plain = look(saved(tmp_path, "a.png", scene()))
    packed = look(saved(tmp_path, "a.jpg", scene(), quality=92))
    grey = [abs(a - b) for a, b in zip(plain.grey, packed.grey, strict=True)]
    assert sum(grey) / len(grey) < 4
    assert max(abs(a - b) for a, b in zip(plain.colour, packed.colour, strict=True)) <= 12


def test_stripes_as_fine_as_the_cells_look_the_same_in_another_size(tmp_path: Path) -> None:
    striped = Image.new("RGB", (900, 300))
    for left in range(0, 900, 13):
        striped.paste((255, 255, 255), (left, 0, left + 6, 300))
    rows = []
    for nth, picture in enumerate([striped, striped.resize((640, 213), Image.Resampling.LANCZOS)]):
        path = saved(tmp_path, f"{nth}.png", picture)
        rows.append(list(fingerprint_of(open_reduced(path, EDGE_PX)).grey[:64]))
    assert statistics.correlation(*rows) > 0.98


def test_clear_parts_are_white(tmp_path: Path) -> None:
    clear = scene().convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 320, 480))
    solid = scene()
    solid.paste((255, 255, 255), (0, 0, 320, 480))
    assert look(saved(tmp_path, "a.png", clear)) == look(saved(tmp_path, "b.png", solid))


def test_grey_and_coloured_copies_share_their_gradients(tmp_path: Path) -> None:
    coloured = look(saved(tmp_path, "a.png", scene()))
    grey = look(saved(tmp_path, "b.png", scene().convert("L")))
    assert (grey.dhash_h, grey.dhash_v, grey.grey) == (
        coloured.dhash_h, coloured.dhash_v, coloured.grey,
    )  # fmt: skip


def test_what_is_no_picture_is_none_with_one_log_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "letter.jpg"
    path.write_text("Dear Sir or Madam")
    assert calculate_perceptual_hash(path) is None
    assert calculate_perceptual_hash(tmp_path / "gone.jpg") is None
    assert len(caplog.records) == 2


def test_a_truncated_picture_has_no_hash(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    out = io.BytesIO()
    scene().save(out, "JPEG")
    path = tmp_path / "a.jpg"
    path.write_bytes(out.getvalue()[: len(out.getvalue()) // 2])
    assert calculate_perceptual_hash(path) is None
    assert "ends-early" in caplog.text


def test_a_child_process_starts_without_heavy_libraries() -> None:
    code = (
        "import sys, mediadesk.operations.scanning.analyse as a;"
        "print(sorted({'numpy', 'scipy', 'imagehash', 'av', 'mutagen', 'exiv2', 'pillow_heif',"
        " 'PySide6', 'mediadesk.probe.video', 'mediadesk.probe.audio', 'email.utils'}"
        " & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_a_mirrored_drawing_is_shrunk_to_mirrored_cells() -> None:
    drawing = Image.new("L", (320, 320), 255)
    for at in range(3, 320, 7):
        drawing.paste(0, (at, 0, at + 1, 320))
    there, back = (
        Image.frombytes("L", (256, 256), shrunk(each.tobytes(), each.size, 256))
        for each in (drawing, ImageOps.mirror(drawing))
    )
    assert ImageOps.mirror(back).tobytes() == there.tobytes()
