import io

import pytest
from PIL import Image

from mediadesk.formats.jpeg import JpegHead, read_head


def jpeg(**options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((80, 60), 40).convert("RGB").save(out, "JPEG", **options)
    return out.getvalue()


def head(data: bytes) -> JpegHead:
    return read_head(io.BytesIO(data))


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


@pytest.mark.parametrize("progressive", [False, True])
def test_the_size_is_read(progressive: bool) -> None:
    found = head(jpeg(progressive=progressive))
    assert (found.width, found.height) == (80, 60)


@pytest.mark.parametrize("quality", [5, 20, 50, 75, 85, 92, 98, 100])
def test_the_quality_is_the_one_it_was_saved_with(quality: int) -> None:
    found = head(jpeg(quality=quality)).quality
    assert found is not None
    assert abs(found - quality) <= 1


def test_metadata_segments_are_seen() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    plain = jpeg()
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00<x/>")
    extra = xmp + segment(0xED, b"Photoshop 3.0\x008BIM")
    found = head(plain[:2] + extra + plain[2:])
    assert (bool(found.xmp), found.has_iptc) == (True, True)
    block = head(jpeg(exif=exif.tobytes())).exif
    assert block is not None
    assert block[:2] in (b"II", b"MM")
    assert not head(plain).has_metadata


def test_a_file_cut_anywhere_gives_what_stands_before_the_cut() -> None:
    data = jpeg(progressive=True)
    for cut in range(0, 700, 7):
        found = head(data[:cut])
        assert found.width in (None, 80)


def test_endless_fill_bytes_and_zero_lengths_end() -> None:
    assert head(b"\xff\xd8" + b"\xff" * 100_000) == JpegHead()
    assert head(b"\xff\xd8" + b"\xff\xe1\x00\x00" * 1000) == JpegHead()
