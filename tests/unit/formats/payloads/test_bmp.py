import io
import struct

import pytest
from PIL import Image

from tests.support.media import scene
from tests.support.payloads import Content, content

PLAIN = scene(40, 31)


def bmp(image: Image.Image = PLAIN) -> bytes:
    out = io.BytesIO()
    image.save(out, "BMP")
    return out.getvalue()


def patched(at: int, data: bytes, of: bytes | None = None) -> Content:
    whole = bmp() if of is None else of
    return content(whole[:at] + data + whole[at + len(data) :])


def test_resolution_and_gaps_tell_nothing() -> None:
    assert patched(38, struct.pack("<ii", 2834, 2834)) == content(bmp())
    start = int.from_bytes(bmp()[10:14], "little")
    gap = bmp()[:10] + struct.pack("<I", start + 6) + bmp()[14:start] + bytes(6) + bmp()[start:]
    assert content(gap) == content(bmp())


@pytest.mark.parametrize("mode", ["L", "P", "1"])
def test_pixels_and_palette_are_the_picture(mode: str) -> None:
    data = bmp(PLAIN.convert(mode))
    start = int.from_bytes(data[10:14], "little")
    for at in (54, start, len(data) - 4):
        assert patched(at, bytes([data[at] ^ 1]), data).payload != content(data).payload


def test_a_picture_stored_from_its_top_is_another_one() -> None:
    assert patched(22, struct.pack("<i", -31)).payload != content(bmp()).payload


def test_what_stands_behind_and_what_is_missing_are_told() -> None:
    assert content(bmp() + b"more").trailer == b"more"
    assert content(bmp()[:-9]).display == {"cut": b"\x01"}
    uneven = patched(38, struct.pack("<ii", 2834, 5668))
    assert set(uneven.display) == {"aspect"}
    with pytest.raises(ValueError, match="another kind"):
        content(bmp()[:14] + struct.pack("<I", 12) + bmp()[18:])
