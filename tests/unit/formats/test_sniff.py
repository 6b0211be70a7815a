import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from mediadesk.domain.media import MediaKind
from mediadesk.formats.sniff import fits, sniff

FTYP = b"\x00\x00\x00\x18ftyp"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("JPEG", "jpeg"), ("PNG", "png"), ("GIF", "gif"), ("WEBP", "webp"), ("TIFF", "tiff"),
     ("BMP", "bmp"), ("JPEG2000", "jp2"), ("AVIF", "avif"), ("ICO", "ico")],
)  # fmt: skip
def test_a_picture_is_known_by_its_content(name: str, expected: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (32, 32), "teal").save(out, name)
    assert sniff(out.getvalue()) == (expected, MediaKind.PHOTO)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (FTYP + b"heic\0\0\0\0mif1heic", ("heic", MediaKind.PHOTO)),
        (FTYP + b"mif1\0\0\0\0mif1avif", ("avif", MediaKind.PHOTO)),
        (FTYP + b"mif1\0\0\0\0mif1heic", ("heic", MediaKind.PHOTO)),
        (FTYP + b"crx \0\0\0\0crx isom", ("cr3", MediaKind.PHOTO)),
        (FTYP + b"isom\0\0\0\0isomavc1", ("mp4", MediaKind.VIDEO)),
        (FTYP + b"M4A \0\0\0\0M4A mp42", ("m4a", MediaKind.AUDIO)),
        (FTYP + b"qt  \0\0\0\0qt  \0\0\0\0", ("mov", MediaKind.VIDEO)),
        (FTYP + b"3gp4\0\0\0\x003gp4isom", ("3gp", MediaKind.VIDEO)),
        (b"\0\0\x10\0moov\0\0\0\x6cmvhd", ("mov", MediaKind.VIDEO)),
        (b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x82\x88matroska", ("matroska", MediaKind.VIDEO)),
        (b"\x1aE\xdf\xa3\x9f\x42\x82\x84webm", ("webm", MediaKind.VIDEO)),
        (b"RIFF\0\0\0\0AVI LIST", ("avi", MediaKind.VIDEO)),
        (b"RIFF\0\0\0\0WAVEfmt ", ("wav", MediaKind.AUDIO)),
        (b"FORM\0\0\0\0AIFFCOMM", ("aiff", MediaKind.AUDIO)),
        (b"G" + (bytes(187) + b"G") * 4, ("mpegts", MediaKind.VIDEO)),
        (bytes(4) + b"G" + (bytes(191) + b"G") * 4, ("mpegts", MediaKind.VIDEO)),
        (b"OggS" + bytes(24) + b"\x01vorbis", ("ogg", MediaKind.AUDIO)),
        (b"OggS" + bytes(24) + b"\x80theora", ("ogg", MediaKind.VIDEO)),
        (b"fLaC\0\0\0\x22", ("flac", MediaKind.AUDIO)),
        (b"ID3\x04\0\0\0\0\0\0", ("mp3", MediaKind.AUDIO)),
        (b"\xff\xfb\x90\x64\0\0\0\0", ("mp3", MediaKind.AUDIO)),
        (b"\xff\xf1\x50\x80\0\0\0\0", ("aac", MediaKind.AUDIO)),
        (b"#!AMR\n", ("amr", MediaKind.AUDIO)),
        (b"\xff\x0a\xfa\x3f", ("jxl", MediaKind.PHOTO)),
        (b"FUJIFILMCCD-RAW 0201", ("raf", MediaKind.PHOTO)),
    ],
)
def test_containers_are_told_apart(head: bytes, expected: tuple[str, MediaKind]) -> None:
    assert sniff(head + bytes(64)) == expected


@pytest.mark.parametrize("head", [b"", b"\x00", b"Hello, this is a letter.", b"%PDF-1.7\n", b"BM"])
def test_what_is_no_medium_is_nothing(head: bytes) -> None:
    assert sniff(head) is None


@given(st.binary(max_size=600))
@example(b"\x00\x00\x01\x00")  # an icon or a bitmap that ends before it says so
@example(b"BM" + bytes(8))
def test_any_bytes_give_an_answer(head: bytes) -> None:
    found = sniff(head)
    assert found is None or isinstance(found[1], MediaKind)


def test_a_name_fits_its_content_or_does_not() -> None:
    assert fits("jpeg", "jpg")
    assert fits("heic", "heif")
    assert fits("mp4", "m4a")
    assert fits("jpeg", "strange")
    assert not fits("png", "jpg")
    assert not fits("jpeg", "heic")
