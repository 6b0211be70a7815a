"""Sigma's X3F: the JPEG inside that carries its EXIF."""

import io
import struct

from hypothesis import given
from hypothesis import strategies as st

from mediadesk.formats.x3f import preview

JPEG = b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00 and more"


def container(*sections: tuple[bytes, bytes]) -> bytes:
    data, entries = b"FOVb" + b"\0" * 36, b""
    for kind, body in sections:
        section = b"SECi" + b"\0" * 24 + body
        entries += struct.pack("<II4s", len(data), len(section), kind)
        data += section
    start = len(data)
    head = b"SECd" + b"\0" * 4 + len(sections).to_bytes(4, "little")
    return data + head + entries + start.to_bytes(4, "little")


def found(data: bytes) -> bytes | None:
    return preview(io.BytesIO(data), len(data))


def test_the_jpeg_with_exif_is_found_behind_other_pictures() -> None:
    data = container((b"CAMF", b"x" * 50), (b"IMA2", b"raw" * 20), (b"IMA2", JPEG))
    assert found(data) == JPEG


def test_there_may_be_none() -> None:
    assert found(container((b"IMAG", b"\xff\xd8\xff\xdb no exif"))) is None
    assert found(b"short") is None


@given(st.binary(max_size=300), st.integers(0, 200))
def test_broken_files_never_raise(junk: bytes, at: int) -> None:
    data = container((b"IMA2", JPEG))
    found(junk)
    found(data[:at] + junk)
