"""tiff, icc, jxl and apple: one page of readers, one page of promises."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from mediadesk.formats import apple, icc, jpeg, jxl, matroska, png, riff, tiff
from mediadesk.formats.boxes import isobmff

ODD = st.one_of(
    st.binary(max_size=300),
    st.sampled_from(
        [b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF0000AVI ", b"\x1aE\xdf\xa3\x80\x18S\x80g",
         b"\0\0\0\x60moov\0\0\0\x58udta\0\0\0\x50meta", b"MM\0*\0\0\0\x08", b"II*\0\x08\0\0\0",
         b"Apple iOS\0\0\1MM\0\xff", b"\xff\x0a", bytes(36) + b"acsp" + bytes(88) + b"\0\0\0\1desc"]
    ).flatmap(lambda start: st.binary(max_size=200).map(lambda rest: start + rest)),
)  # fmt: skip


@given(ODD)
def test_no_reader_fails_on_any_bytes(data: bytes) -> None:
    file, size = io.BytesIO(data), len(data)
    assert jpeg.read_head(file) is not None
    assert png.read_head(file) is not None
    assert riff.read_head(file, size) is not None
    assert matroska.read_head(file, size) is not None
    assert isobmff.read_movie(file, size) is not None
    assert 1 <= tiff.orientation(data) <= 8
    for found in (tiff.raw_format(data), icc.profile_name(data), apple.content_identifier(data)):
        assert found is None or isinstance(found, str)
    assert jxl.dimensions(data) is None or len(jxl.dimensions(data) or ()) == 2


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_turn_of_an_exif_block_is_read(turn: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    assert tiff.orientation(exif.tobytes()) == turn
    assert tiff.orientation(exif.tobytes()[6:]) == turn


@pytest.mark.parametrize("stated", [0, 9, 65535])
def test_an_impossible_turn_is_none(stated: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = stated
    assert tiff.orientation(exif.tobytes()) == 1


def directory(*entries: tuple[int, int, int, int], tail: bytes = b"") -> bytes:
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + rows + bytes(4) + tail


def test_raw_files_in_tiff_clothes_are_told_from_tiffs() -> None:
    where = 8 + 2 + 24 + 4
    make, sub = (0x010F, 2, 18, where), (0x014A, 4, 2, 900)
    assert tiff.raw_format(directory(make, sub, tail=b"NIKON CORPORATION\0")) == "nef"
    assert tiff.raw_format(directory(make, sub, tail=b"SONY\0")) == "arw"
    assert tiff.raw_format(directory((0xC612, 1, 4, 1))) == "dng"
    assert tiff.raw_format(b"II*\0\x10\0\0\0CR\x02\0" + bytes(20)) == "cr2"
    scanned = directory(make, (0x0112, 3, 1, 1), tail=b"NIKON CORPORATION\0")
    assert tiff.raw_format(scanned) is None


def test_the_name_of_a_profile_is_read() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert "sRGB" in (icc.profile_name(profile) or "")
    assert icc.profile_name(b"") is None


@pytest.mark.parametrize("size", [(8, 8), (256, 256), (640, 480), (1000, 37), (33, 4000)])
def test_the_size_of_a_jpeg_xl_is_known_before_decoding(size: tuple[int, int]) -> None:
    pytest.importorskip("pillow_jxl")
    for container in (False, True):
        out = io.BytesIO()
        Image.new("RGB", size).save(out, "JXL", use_container=container)
        assert jxl.dimensions(out.getvalue()) == size


def test_the_id_of_a_live_photo_is_read_from_the_maker_note() -> None:
    text = b"570F1469-09C7-4E50-9875-05F21D5BD166\0"
    entry = struct.pack(">HHII", 0x0011, 2, len(text), 32)
    note = b"Apple iOS\0\0\1MM" + struct.pack(">H", 1) + entry + bytes(4) + text
    assert apple.content_identifier(note) == text[:-1].decode()
    assert apple.content_identifier(note[:40]) != text[:-1].decode()
    assert apple.content_identifier(b"Nikon\0" + note) is None
