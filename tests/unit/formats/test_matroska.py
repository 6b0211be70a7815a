import io
import struct

import pytest

from mediadesk.formats.matroska import MatroskaHead, read_head


def element(ident: int, body: bytes, *, unknown: bool = False) -> bytes:
    name = ident.to_bytes((ident.bit_length() + 7) // 8, "big")
    size = b"\x01" + (b"\xff" * 7 if unknown else len(body).to_bytes(7, "big"))
    return name + size + body


INFO = element(
    0x1549A966,
    element(0x2AD7B1, (1_000_000).to_bytes(3, "big"))
    + element(0x4489, struct.pack(">d", 148_608.0))
    + element(0x4461, (286_838_268 * 10**9).to_bytes(8, "big", signed=True)),
)
EBML = element(0x1A45DFA3, element(0x4282, b"matroska"))


def head(data: bytes) -> MatroskaHead:
    return read_head(io.BytesIO(data), len(data))


def test_date_and_length_are_read() -> None:
    found = head(EBML + element(0x18538067, INFO + element(0x1F43B675, bytes(100))))
    assert found.date_ns == 286_838_268 * 10**9
    assert found.duration_s == 148.608


def test_a_segment_of_unknown_size_as_live_recorders_write_it_is_read() -> None:
    assert head(EBML + element(0x18538067, INFO, unknown=True)).duration_s == 148.608


def test_the_recording_date_of_the_tags_is_read() -> None:
    simple = element(0x45A3, b"DATE_RECORDED") + element(0x4487, b"2010-02-03 21:17:48")
    tags = element(0x1254C367, element(0x7373, element(0x67C8, simple)))
    assert head(EBML + element(0x18538067, INFO + tags)).recorded == "2010-02-03 21:17:48"


@pytest.mark.parametrize(
    ("text", "found"), [(b"2015", None), (b"2010-02-03", "2010-02-03")], ids=["release", "day"]
)
def test_a_year_alone_is_that_of_a_release(text: bytes, found: str | None) -> None:
    simple = element(0x45A3, b"DATE") + element(0x4487, text)
    tags = element(0x1254C367, element(0x7373, element(0x67C8, simple)))
    assert head(EBML + element(0x18538067, INFO + tags)).recorded == found


def test_broken_sizes_end_the_walk() -> None:
    assert head(EBML + b"\x18\x53\x80\x67" + b"\x00" * 50) == MatroskaHead()
    assert head(EBML + element(0x18538067, b"\x15\x49\xa9\x66\x01\xff")) == MatroskaHead()
