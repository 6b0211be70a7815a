import io
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from mediadesk.decoding.picture import open_bytes, open_reduced, read_outline, thumbnail_jpeg
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.source import open_source

REPO = Path(__file__).resolve().parents[3]
CORPORA = REPO.parent / "shared" / "corpora"


def corners(width: int = 60, height: int = 40) -> Image.Image:
    """Red, green, blue and white quarters: every turn shows."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height // 2))
    image.paste("lime", (width // 2, 0, width, height // 2))
    image.paste("blue", (0, height // 2, width // 2, height))
    return image


def marks(image: Image.Image) -> list[str]:
    """Name the colours of the four corners, row by row."""
    image = image.convert("RGB")
    inset = (3, 3), (image.width - 4, 3), (3, image.height - 4), (image.width - 4, image.height - 4)
    names = []
    for place in inset:
        red, green, blue = (value > 128 for value in image.getpixel(place))  # type: ignore[union-attr] # an RGB pixel is a tuple
        names.append(
            {(1, 0, 0): "r", (0, 1, 0): "g", (0, 0, 1): "b", (1, 1, 1): "w"}[red, green, blue]
        )
    return names


def turned(turn: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = turn
    return exif


def refusal(path: Path, edge_px: int = 128) -> Reason:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(OutsideError) as caught:
            open_reduced(path, edge_px)
    return caught.value.reason


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.avif"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_every_turn_is_applied_once(tmp_path: Path, name: str, turn: int) -> None:
    path = tmp_path / name
    corners().save(path, exif=turned(turn), quality=95)
    picture = open_reduced(path, 128)
    with Image.open(path) as image:
        expected = ImageOps.exif_transpose(image)
        assert marks(picture.image) == marks(expected)
        assert (picture.outline.width, picture.outline.height) == expected.size


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_turn_of_a_heic_is_applied_once(tmp_path: Path, turn: int) -> None:
    heif = pytest.importorskip("pillow_heif")
    path = tmp_path / "a.heic"
    image = corners(128, 64)
    heif.register_heif_opener()
    image.save(path, "HEIF", quality=90, exif=turned(turn).tobytes())
    upright = image.copy()
    upright.getexif()[0x0112] = turn
    seen = ImageOps.exif_transpose(upright)
    picture = open_reduced(path, 128)
    assert (picture.outline.width, picture.outline.height) == seen.size
    assert marks(picture.image) == marks(seen)


def test_a_jpeg_is_decoded_at_reduced_scale(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    corners(2400, 1600).save(path)
    picture = open_reduced(path, 128)
    assert (picture.outline.width, picture.outline.height) == (2400, 1600)
    assert (picture.image.size, picture.reduced) == ((300, 200), True)


@pytest.mark.parametrize(
    "name", ["IMG_2682.heic", "samsung-one-ui-6.heic", "iphone_13_pro_max.HEIC"]
)
def test_a_heic_is_read_from_its_thumbnail_item(name: str) -> None:
    path = next(CORPORA.rglob(name), None)
    if path is None:
        pytest.skip("the sample is not here")
    picture = open_reduced(path, 128)
    outline = picture.outline
    assert max(outline.width, outline.height) > 3000
    assert max(picture.image.size) <= 512
    shape = outline.width / outline.height
    assert picture.image.width / picture.image.height == pytest.approx(shape, abs=0.02)
    whole = open_reduced(path, 1000).image.convert("L").resize((32, 32))
    small = picture.image.convert("L").resize((32, 32))
    pairs = list(zip(whole.tobytes(), small.tobytes(), strict=True))
    assert sum(abs(a - b) for a, b in pairs) / len(pairs) < 8


@pytest.mark.parametrize("name", ["a.jp2", "a.jxl", "a.bmp", "a.gif", "a.ico"])
def test_other_formats_open(tmp_path: Path, name: str) -> None:
    if name == "a.jxl":
        pytest.importorskip("pillow_jxl")
    path = tmp_path / name
    corners(64, 64).save(path)
    assert marks(open_reduced(path, 128).image) == ["r", "g", "b", "w"]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_pixel_becomes_plain(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.png"
    source = corners(64, 64)
    image = Image.new("I;16", (64, 64), 40_000) if mode == "I;16" else source.convert(mode)
    image.save(path)
    picture = open_reduced(path, 128)
    assert picture.image.mode in ("L", "RGB")
    assert picture.image.size == (64, 64)
    if mode == "I;16":
        assert picture.image.getextrema() == (156, 156)


def test_an_inverted_cmyk_jpeg_keeps_its_colours(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    corners(64, 64).convert("CMYK").save(path, quality=95)
    assert marks(open_reduced(path, 128).image) == ["r", "g", "b", "w"]


def test_clear_pixels_are_shown_over_white(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(path)
    assert open_reduced(path, 128).image.getextrema() == ((255, 255),) * 3


def test_a_png_with_texts_that_pillow_refuses_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    info = PngImagePlugin.PngInfo()
    info.add_text("Raw", "x" * 3_000_000, zip=True)
    corners().save(path, pnginfo=info)
    assert open_reduced(path, 128).outline.width == 60


def test_exif_behind_the_pixels_of_a_png_turns_it(tmp_path: Path) -> None:
    out = io.BytesIO()
    corners().save(out, "PNG")
    block = turned(6).tobytes().removeprefix(b"Exif\0\0")
    chunk = b"eXIf" + block
    chunk = struct.pack(">I", len(block)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    path = tmp_path / "a.png"
    path.write_bytes(out.getvalue()[:-12] + chunk + out.getvalue()[-12:])
    picture = open_reduced(path, 128)
    assert (picture.outline.width, picture.outline.height) == (40, 60)
    assert picture.image.size == (40, 60)


@pytest.mark.fault(39)
def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", 65_535, 65_535, 8, 2, 0, 0, 0)
    chunks = b""
    for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")):
        chunks += struct.pack(">I", len(body)) + kind + body
        chunks += struct.pack(">I", zlib.crc32(kind + body))
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)
    reason = refusal(path)
    assert reason.code is ReasonCode.TOO_MANY_PIXELS
    assert dict(reason.facts) == {"width": 65_535, "height": 65_535}


def test_a_picture_of_200_megapixels_opens_where_a_reduced_decode_exists(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    Image.new("L", (16_000, 12_500), 200).save(path, quality=30)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = open_reduced(path, 128)
    assert (picture.outline.width, picture.image.width) == (16_000, 1_000)


@pytest.mark.fault(43)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.bmp"])
def test_a_file_that_ends_early_says_so_or_is_called_damaged(tmp_path: Path, name: str) -> None:
    out = io.BytesIO()
    Image.effect_noise((200, 200), 90).convert("RGB").save(
        out, Image.registered_extensions()["." + name[2:]]
    )
    path = tmp_path / name
    path.write_bytes(out.getvalue()[: len(out.getvalue()) * 2 // 3])
    reason = refusal(path)
    assert reason.code in (ReasonCode.ENDS_EARLY, ReasonCode.BROKEN)
    if name in ("a.jpg", "a.png"):
        assert reason.code is ReasonCode.ENDS_EARLY


def test_text_and_emptiness_are_no_pictures(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_text("not a picture")
    assert refusal(path).code is ReasonCode.NOT_MEDIA
    path.write_bytes(b"")
    assert refusal(path).code is ReasonCode.FILE_EMPTY


def test_postscript_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    assert refusal(path).code is ReasonCode.NOT_MEDIA


def test_a_broken_header_is_damage_in_short_words(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    reason = refusal(path)
    assert reason.code is ReasonCode.BROKEN
    assert "0x" not in str(reason.facts["detail"])


def test_a_raw_without_preview_is_not_supported_yet(tmp_path: Path) -> None:
    path = tmp_path / "a.rw2"
    path.write_bytes(b"IIU\0" + struct.pack("<IHI", 8, 0, 0))
    assert refusal(path).code in (ReasonCode.NOT_SUPPORTED, ReasonCode.BROKEN)


def test_a_header_is_read_without_decoding(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    corners(600, 400).save(path, exif=turned(6))
    path.write_bytes(path.read_bytes()[:900])
    with open_source(bytes(path)) as source:
        outline = read_outline(source, "jpeg")
    assert (outline.width, outline.height, outline.orientation) == (400, 600, 6)


def test_frames_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    first = corners()
    first.save(path, save_all=True, append_images=[first.rotate(90), first.rotate(180)])
    assert open_reduced(path, 128).outline.frames == 3


def test_a_thumbnail_fits_upright_and_in_srgb(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    corners(800, 400).save(path, exif=turned(6), icc_profile=profile)
    with Image.open(io.BytesIO(thumbnail_jpeg(path, 100))) as small:
        assert (small.format, small.size) == ("JPEG", (50, 100))
        assert marks(small) == ["b", "r", "w", "g"]


@pytest.mark.parametrize("name", ["IMG_2682.heic", "samsung-one-ui-6.heic"])
def test_a_heic_is_shown_from_its_thumbnail_item(name: str) -> None:
    path = next(CORPORA.rglob(name), None)
    if path is None:
        pytest.skip("the sample is not here")
    with Image.open(io.BytesIO(thumbnail_jpeg(path, 512))) as small:
        assert 320 <= max(small.size) <= 512


def test_a_very_long_picture_has_a_thumbnail(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (9000, 3)).save(path)
    with Image.open(io.BytesIO(thumbnail_jpeg(path, 100))) as small:
        assert small.size == (100, 1)


def test_a_wide_profile_is_converted(tmp_path: Path) -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    path = tmp_path / "a.png"
    corners(64, 64).save(path, icc_profile=wide)
    assert thumbnail_jpeg(path, 64)[:2] == b"\xff\xd8"  # a profile that does not fit is left out


def test_a_picture_in_memory_opens_too() -> None:
    out = io.BytesIO()
    corners().save(out, "PNG")
    assert open_bytes(out.getvalue(), 128).outline.format == "png"
    with pytest.raises(OutsideError):
        open_bytes(b"nothing", 128)
