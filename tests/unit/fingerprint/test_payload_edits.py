"""What other programs' edits do to the keys: metadata change nothing, what is shown changes."""

import importlib
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import exiv2  # type: ignore[import-untyped] # ships no types
import pytest
from PIL import ExifTags, Image, ImageCms

from mediadesk.decoding.picture import open_bytes
from tests.support.media import exif, movie, picture, recording
from tests.support.payloads import full, png_chunk, sampled, segment

mutagen: Any = importlib.import_module("mutagen")  # half of its functions have types
for _name in ("aiff", "apev2", "asf", "flac", "id3", "mp4", "wave"):
    importlib.import_module(f"mutagen.{_name}")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exiv2_edit(path: Path, change: Callable[[Any], None]) -> None:
    """Open a picture, change its metadata and write it in place."""
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    change(image)
    image.writeMetadata()


def date_and_rating(image: Any) -> None:  # noqa: ANN401 - exiv2 has no types
    image.exifData()["Exif.Photo.DateTimeOriginal"] = "2019:02:03 11:22:33"
    image.exifData()["Exif.Image.Rating"] = exiv2.UShortValue(4)
    image.xmpData()["Xmp.xmp.Rating"] = "4"
    image.xmpData()["Xmp.dc.subject"] = "a keyword " * 50


def no_profile(image: Any) -> None:  # noqa: ANN401 - exiv2 has no types
    image.clearIccProfile()


def turned(image: Any) -> None:  # noqa: ANN401 - exiv2 has no types
    image.exifData()["Exif.Image.Orientation"] = exiv2.UShortValue(6)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
def test_date_rating_and_keywords_change_no_key(tmp_path: Path, suffix: str) -> None:
    path = picture(tmp_path / f"a.{suffix}", exif=exif(camera=("A", "B")), icc_profile=PROFILE)
    before, whole, data = sampled(path), full(path), path.read_bytes()
    exiv2_edit(path, date_and_rating)
    assert path.read_bytes() != data
    assert (sampled(path), full(path)) == (before, whole)


@pytest.mark.parametrize("change", [no_profile, turned])
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
def test_profile_and_turn_change_what_is_shown_and_keep_the_payload(
    tmp_path: Path, suffix: str, change: Callable[[Any], None]
) -> None:
    path = picture(tmp_path / f"a.{suffix}", exif=exif(camera=("A", "B")), icc_profile=PROFILE)
    before, whole = sampled(path), full(path)
    exiv2_edit(path, change)
    after = sampled(path)
    assert after.sampled == before.sampled
    assert after.display != before.display
    assert full(path) != whole


def turn_in_xmp(image: Any) -> None:  # noqa: ANN401 - exiv2 has no types
    image.xmpData()["Xmp.tiff.Orientation"] = "6"


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
def test_a_turn_that_only_xmp_states_is_shown(tmp_path: Path, suffix: str) -> None:
    path = picture(tmp_path / f"a.{suffix}")
    before = sampled(path)
    exiv2_edit(path, turn_in_xmp)
    with Image.open(path) as image:
        assert image.getexif()[ExifTags.Base.Orientation] == 6  # as it is decoded
    after = sampled(path)
    assert after.sampled == before.sampled
    assert after.display != before.display


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif", "heic", "jxl"])
def test_exif_turns_the_key_where_it_turns_what_is_seen(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    data = picture(path, exif=exif(orientation=1, camera=("A", "B")).tobytes()).read_bytes()
    before, seen = sampled(path), open_bytes(data, 64).image
    path.write_bytes(_turned_in_exif(data))
    after, now = sampled(path), open_bytes(path.read_bytes(), 64).image
    is_turned = now.size != seen.size
    assert is_turned == (suffix not in ("heic", "jxl"))
    assert (after.display != before.display) == is_turned
    assert (after.sampled, after.trailer) == (before.sampled, before.trailer)


def _turned_in_exif(data: bytes) -> bytes:
    """Return a file with its EXIF patched in place, and the checksum of a PNG made right."""
    edited = data
    for order in "<>":
        upright, turned_right = (struct.pack(order + "HHIH", 0x112, 3, 1, to) for to in (1, 6))
        edited = edited.replace(upright, turned_right)
    assert edited != data
    if (at := edited.find(b"eXIf")) > 0:
        end = at + 4 + int.from_bytes(edited[at - 4 : at])
        edited = edited[:end] + struct.pack(">I", zlib.crc32(edited[at:end])) + edited[end + 4 :]
    return edited


@pytest.mark.parametrize("chunk", [b"tEXt", b"zTXt"])
def test_a_turn_in_exif_as_imagemagick_writes_it_is_shown(tmp_path: Path, chunk: bytes) -> None:
    path = picture(tmp_path / "a.png")
    before, data = sampled(path), path.read_bytes()
    block = Image.Exif()
    block[ExifTags.Base.Orientation] = 6
    body = block.tobytes()
    text = f"\nexif\n{len(body):8}\n{body.hex()}\n".encode()
    if chunk == b"zTXt":
        text = b"\x00" + zlib.compress(text)
    end = data.index(b"IDAT") - 4
    named = png_chunk(chunk, b"Raw profile type exif\x00" + text)
    path.write_bytes(data[:end] + named + data[end:])
    with Image.open(path) as image:
        assert image.getexif()[ExifTags.Base.Orientation] == 6
    after = sampled(path)
    assert (after.sampled, after.trailer) == (before.sampled, before.trailer)
    assert after.display != before.display


def test_a_date_written_into_a_motion_photo_keeps_picture_and_film(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", exif=exif(camera=("A", "B")))
    still = sampled(path)
    path.write_bytes(path.read_bytes() + movie(tmp_path / "b.mp4").read_bytes())
    before, whole = sampled(path), full(path)
    exiv2_edit(path, date_and_rating)
    assert (sampled(path), full(path)) == (before, whole)
    assert before.sampled == still.sampled
    assert before.trailer
    assert not still.trailer


def test_a_picture_of_several_pictures_is_not_its_first_one(tmp_path: Path) -> None:
    first = picture(tmp_path / "a.jpg")
    with Image.open(first) as image, Image.open(picture(tmp_path / "b.jpg", seed=1)) as second:
        image.save(tmp_path / "c.mpo", "MPO", save_all=True, append_images=[second])
    assert sampled(tmp_path / "c.mpo").trailer


def test_a_jpeg_saved_again_is_another_picture(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", quality=90)
    with Image.open(path) as image:
        image.save(tmp_path / "b.jpg", quality=85)
    assert sampled(tmp_path / "b.jpg").sampled != sampled(path).sampled


def test_gamma_and_transparency_of_a_png_are_shown(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    before, data = sampled(path), path.read_bytes()
    for name, body in ((b"gAMA", struct.pack(">I", 100_000)), (b"tRNS", bytes(6))):
        path.write_bytes(data[:33] + png_chunk(name, body) + data[33:])
        assert sampled(path).sampled == before.sampled
        assert sampled(path).display != before.display


def test_the_colour_transform_of_a_jpeg_is_shown(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", keep_rgb=True)
    before, data = sampled(path), path.read_bytes()
    mark = data.index(b"Adobe")
    path.write_bytes(data[: mark + 11] + b"\1" + data[mark + 12 :])
    assert sampled(path).sampled == before.sampled
    assert sampled(path).display != before.display


def test_a_gain_map_left_out_is_another_key(tmp_path: Path) -> None:
    path, out = picture(tmp_path / "a.jpg"), io.BytesIO()
    Image.new("L", (16, 16), 90).save(out, "JPEG")
    stripped, data = sampled(path), path.read_bytes()
    path.write_bytes(
        data[:2] + segment(0xE2, b"MPF\0MM\0*" + bytes(40)) + data[2:] + out.getvalue()
    )
    assert sampled(path).sampled == stripped.sampled
    assert sampled(path).key != stripped.key


def id3(path: Path) -> None:
    """Write an ID3v2 tag with a picture, and an ID3v1 tag."""
    tags = mutagen.id3.ID3()
    tags.add(mutagen.id3.TIT2(encoding=3, text="a title"))
    tags.add(mutagen.id3.APIC(encoding=0, mime="image/jpeg", type=3, desc="", data=bytes(5000)))
    tags.save(path, v1=2)


def ape(path: Path) -> None:
    tags = mutagen.apev2.APEv2()
    tags["Title"] = "a title"
    tags.save(path)


def chunk_id3(path: Path) -> None:
    file = mutagen.File(path)
    file.add_tags()
    file.tags.add(mutagen.id3.TIT2(encoding=3, text="a title"))
    file.save()


def texts(path: Path) -> None:
    file = mutagen.File(path)
    file["title"] = ["a title" * 300]
    file.save()


def flac_picture(path: Path) -> None:
    file = mutagen.flac.FLAC(path)
    cover = mutagen.flac.Picture()
    cover.data, cover.mime = bytes(9000), "image/png"
    file.add_picture(cover)
    file["date"] = "2019"
    file.save()


def windows(path: Path) -> None:
    file = mutagen.asf.ASF(path)
    file["Title"] = ["a title"]
    file["WM/Picture"] = [mutagen.asf.ASFByteArrayAttribute(bytes(20_000))]
    file["a note"] = [mutagen.asf.ASFUnicodeAttribute("of a stream", stream=1)]
    file.save()


def itunes(path: Path) -> None:
    file = mutagen.mp4.MP4(path)
    file["\xa9nam"] = "a title" * 500
    file["covr"] = [mutagen.mp4.MP4Cover(bytes(20_000))]
    file.save()


@pytest.mark.parametrize(
    ("suffix", "edit"),
    [("mp3", id3), ("mp3", ape), ("flac", flac_picture), ("flac", id3), ("ogg", texts),
     ("opus", texts), ("m4a", itunes), ("wav", chunk_id3), ("aiff", chunk_id3),
     ("wma", windows)],
)  # fmt: skip
def test_tags_and_covers_change_no_key(
    tmp_path: Path, suffix: str, edit: Callable[[Path], None]
) -> None:
    path = tmp_path / f"a.{suffix}"
    if suffix == "aiff":
        sound = bytes(range(200))
        head = struct.pack(">HIH", 1, 100, 16) + b"\x40\x0e\xbb\x80" + bytes(6)
        body = b"AIFFCOMM" + struct.pack(">I", 18) + head
        body += b"SSND" + struct.pack(">III", len(sound) + 8, 0, 0) + sound
        path.write_bytes(b"FORM" + struct.pack(">I", len(body)) + body)
    else:
        recording(path, duration_s=0.3)
    before, whole, data = sampled(path), full(path), path.read_bytes()
    edit(path)
    assert path.read_bytes() != data
    assert (sampled(path), full(path)) == (before, whole)


@pytest.mark.parametrize("suffix", ["mp4", "mov"])
def test_a_date_patched_into_a_film_in_place_changes_no_key(tmp_path: Path, suffix: str) -> None:
    path = movie(tmp_path / f"a.{suffix}")
    before, whole, data = sampled(path), full(path), path.read_bytes()
    at = data.index(b"mvhd") + 8
    path.write_bytes(data[:at] + struct.pack(">II", 3_600_000_000, 3_600_000_000) + data[at + 8 :])
    assert path.stat().st_size == len(data)
    assert path.read_bytes() != data
    assert (sampled(path), full(path)) == (before, whole)


def test_the_shape_of_a_windows_film_s_points_is_shown(tmp_path: Path) -> None:
    path = movie(tmp_path / "a.wmv", size=(64, 48), duration_s=0.4)
    before, whole = sampled(path), full(path)
    file = mutagen.asf.ASF(path)
    for name, value in (("AspectRatioX", 64), ("AspectRatioY", 45)):
        file[name] = [mutagen.asf.ASFDWordAttribute(value, stream=1)]
    file.save()
    after = sampled(path)
    assert after.sampled == before.sampled
    assert after.display != before.display
    assert full(path) != whole


def test_turning_a_film_or_cutting_it_by_an_edit_changes_what_is_shown(tmp_path: Path) -> None:
    path = movie(tmp_path / "a.mp4")
    before, data = sampled(path), path.read_bytes()
    matrix = data.index(b"tkhd") + 44
    turned_matrix = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
    edit = data.index(b"elst") + 12
    for at, patch in ((matrix, turned_matrix), (edit, struct.pack(">I", 300))):
        path.write_bytes(data[:at] + patch + data[at + len(patch) :])
        after = sampled(path)
        assert after.sampled == before.sampled
        assert after.display != before.display


@pytest.mark.parametrize("suffix", ["mkv", "webm"])
def test_the_program_that_wrote_a_matroska_changes_no_key(tmp_path: Path, suffix: str) -> None:
    codec = "libvpx" if suffix == "webm" else "libx264"
    path = movie(tmp_path / f"a.{suffix}", codec=codec)
    before, whole, data = sampled(path), full(path), bytearray(path.read_bytes())
    at = data.index(b"\x4d\x80") + 3  # the name of the program that wrote it
    data[at : at + 4] = b"Else"
    path.write_bytes(data)
    assert (sampled(path), full(path)) == (before, whole)
