"""Writes what cameras for spheres write: the boxes of Spherical Video V1 and V2 into an MP4."""

import struct
from pathlib import Path

_XML = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")
_WAY = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd")
_EDGES = struct.Struct(">IIII")


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


def st3d(mode: int) -> bytes:
    """Mode 0 is one eye, 1 top and bottom, 2 left and right."""
    return box(b"st3d", bytes(4) + bytes([mode]))


def sv3d(*, right_share: float = 0.0, projection: bytes = b"equi", source: bytes = b"x") -> bytes:
    """An equirectangular sphere of which `right_share` is cut away, half at each side."""
    side = int(right_share / 2 * (1 << 32))
    inner = bytes(4) + (_EDGES.pack(0, 0, side, side) if projection == b"equi" else bytes(8))
    proj = box(b"proj", box(b"prhd", bytes(16)) + box(projection, inner))
    return box(b"sv3d", box(b"svhd", bytes(4) + source + b"\0") + proj)


def gspherical(**tags: str) -> bytes:
    told = {"Spherical": "true", "ProjectionType": "equirectangular", **tags}
    text = "".join(
        f"<GSpherical:{name}>{value}</GSpherical:{name}>" for name, value in told.items()
    )
    return box(b"uuid", _XML + f"<rdf:SphericalVideo>{text}</rdf:SphericalVideo>".encode())


def add_to_entry(path: Path, boxes: bytes) -> Path:
    """Put boxes at the end of the first picture track's sample entry."""
    return _insert(path, boxes, in_entry=True)


def add_to_track(path: Path, boxes: bytes) -> Path:
    """Put boxes at the end of the first track."""
    return _insert(path, boxes, in_entry=False)


def _insert(path: Path, boxes: bytes, *, in_entry: bool) -> Path:
    """Grow the boxes around the place; the media data stand before `moov` and do not move."""
    data = bytearray(path.read_bytes())
    around: list[int] = []
    at, end = 0, len(data)
    for kind in _WAY if in_entry else _WAY[:2]:
        at = _find(data, kind, at, end)
        around.append(at)
        end = at + int.from_bytes(data[at : at + 4], "big")
        at += 16 if kind == b"stsd" else 8
    if in_entry:
        around.append(at)
        end = at + int.from_bytes(data[at : at + 4], "big")
    for start in around:
        size = int.from_bytes(data[start : start + 4], "big") + len(boxes)
        data[start : start + 4] = size.to_bytes(4, "big")
    data[end:end] = boxes
    path.write_bytes(data)
    return path


def _find(data: bytearray, kind: bytes, at: int, end: int) -> int:
    while at < end:
        if data[at + 4 : at + 8] == kind:
            return at
        at += int.from_bytes(data[at : at + 4], "big")
    raise ValueError(f"no {kind!r}")
