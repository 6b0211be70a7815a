"""GoPro's own track: the first good fix, whatever else is in it."""

import struct

from hypothesis import given
from hypothesis import strategies as st

from mediadesk.formats.boxes.gpmf import GpsFix, fix_in


def entry(name: bytes, kind: bytes, body: bytes, *, size: int = 1) -> bytes:
    padded = body + b"\0" * (-len(body) % 4)
    return name + kind + bytes([size]) + (len(body) // size).to_bytes(2, "big") + padded


def device(*streams: bytes) -> bytes:
    inner = b"".join(entry(b"STRM", b"\0", stream) for stream in streams)
    return entry(b"DEVC", b"\0", entry(b"DVID", b"L", struct.pack(">I", 1), size=4) + inner)


def gps(time: bytes, fix: int) -> bytes:
    return (
        entry(b"GPSF", b"L", struct.pack(">I", fix), size=4)
        + entry(b"GPSU", b"U", time, size=16)
        + entry(b"SCAL", b"l", struct.pack(">5i", 10**7, 10**7, 1000, 1000, 100), size=4)
        + entry(b"GPS5", b"l", struct.pack(">5i", 331264969, -1173273542, 12500, 0, 0), size=20)
    )


def test_the_first_good_fix_is_read_with_its_place() -> None:
    data = device(entry(b"ACCL", b"s", b"\0" * 12, size=6), gps(b"170417173103.250", 3))
    assert fix_in(data) == GpsFix("2017-04-17T17:31:03.250", 33.1264969, -117.3273542, 12.5)


def test_time_without_a_fix_is_no_time() -> None:
    assert fix_in(device(gps(b"150101000000.000", 0))) is None
    assert fix_in(device(gps(b"171317173103.250", 3))) is None


@given(st.binary(max_size=400), st.integers(0, 200))
def test_damaged_tracks_never_raise(junk: bytes, at: int) -> None:
    data = device(gps(b"170417173103.250", 3))
    fix_in(junk)
    fix_in(data[:at] + junk + data[at:])
