import io
import struct

from mediadesk.formats.riff import RiffHead, read_head


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)


def avi(*parts: bytes) -> bytes:
    avih = struct.pack("<IIIII", 40_000, 0, 0, 0, 250) + bytes(36)
    header = chunk(b"LIST", b"hdrl" + chunk(b"avih", avih) + b"".join(parts))
    body = b"AVI " + header + chunk(b"LIST", b"movi" + bytes(5_000))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def head(data: bytes) -> RiffHead:
    return read_head(io.BytesIO(data), len(data))


def test_the_recording_date_and_the_length_of_an_avi_are_read() -> None:
    found = head(avi(chunk(b"IDIT", b"Mon Mar 10 15:04:43 2003\n\x00")))
    assert found.recorded == "Mon Mar 10 15:04:43 2003"
    assert found.duration_s == 10.0


def test_a_date_in_a_stream_list_is_found() -> None:
    assert head(avi(chunk(b"LIST", b"strl" + chunk(b"IDIT", b"2001/ 1/27  1:42PM")))).recorded


def test_the_day_and_time_a_recorder_wrote_into_a_wave_file_are_read() -> None:
    bext = bytes(320) + b"2019-03-04" + b"10-11-12" + bytes(264)
    body = b"WAVE" + chunk(b"bext", bext) + chunk(b"data", bytes(100))
    wave = b"RIFF" + struct.pack("<I", len(body)) + body
    assert head(wave).recorded == "2019-03-04 10:11:12"
    blank = wave.replace(b"2019-03-0410-11-12", bytes(18))
    assert head(blank).recorded is None


def test_the_parts_of_a_webp_are_named() -> None:
    body = b"WEBP" + chunk(b"VP8X", bytes(10)) + chunk(b"EXIF", b"MM\0*") + chunk(b"XMP ", b"<x/>")
    assert head(b"RIFF" + struct.pack("<I", len(body)) + body).parts == {b"VP8X", b"EXIF", b"XMP "}


def test_lists_within_lists_end() -> None:
    data = b"RIFF\xff\xff\xff\xffAVI " + b"LIST\xff\xff\xff\x7fhdrl" * 5_000
    assert head(data).recorded is None
