"""What the segments before a JPEG's picture data say: size, quality, and which metadata follow.

ITU-T T.81; the quality scale is the one of the Independent JPEG Group's encoder.
"""

import re
import struct
from bisect import bisect_left
from dataclasses import dataclass

from mediadesk.formats.source import Readable

_MAX_SEGMENTS = 1000
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_READ = frozenset({0xDB, 0xE0, 0xE1, 0xE2, 0xED, 0xEE})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_MORE_XMP, _MPF = b"http://ns.adobe.com/xmp/extension/\x00", b"MPF\x00"
_MEDIA_IN_XMP = re.compile(rb"(\w{2,30}):[Dd]ata\s*[=>]")
_LUMA = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip


def _table_at(quality: int) -> list[int]:
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return [min(max((value * scale + 50) // 100, 1), 255) for value in _LUMA]


_SUMS = tuple(sum(_table_at(quality)) for quality in range(100, 0, -1))
"""Sum of the luminance table at qualities 100 down to 1; it only grows."""

_Found = dict[str, int | bool | bytes | tuple[int, ...] | frozenset[bytes]]


@dataclass(frozen=True, slots=True)
class JpegHead:
    """What stands before the picture data. `width` and `height` are as stored, not as seen."""

    width: int | None = None
    height: int | None = None
    quality: int | None = None
    steps: tuple[int, ...] | None = None
    """The luminance table, 64 steps in the zigzag order of the file."""
    exif: bytes | None = None
    """The TIFF block of the first EXIF segment."""
    xmp: bytes = b""
    """The first segment of XMP."""
    media_in_xmp: frozenset[bytes] = frozenset()
    """Namespaces of what is packed into longer XMP: "GDepth", "GAudio"."""
    further: bytes = b""
    """The index of further pictures in the file (CIPA DC-007), a TIFF block."""
    further_at: int = 0
    """Where it stands: its places count from there."""
    has_iptc: bool = False
    has_jfif: bool = False
    starts_with_jfif: bool = False
    """It stands before any EXIF."""
    has_adobe: bool = False
    is_progressive: bool = False

    @property
    def is_standard(self) -> bool:
        """True when its luminance table is the one that most programs use at some quality."""
        if self.steps is None or self.quality is None:
            return False
        return sorted(self.steps) == sorted(_table_at(self.quality))

    @property
    def has_metadata(self) -> bool:
        """True when there is anything for a metadata reader to read."""
        return self.exif is not None or bool(self.xmp) or self.has_iptc


def read_head(file: Readable) -> JpegHead:
    """Read segments up to the picture data; what is broken or missing is left out."""
    file.seek(0)
    found: _Found = {}
    if file.read(2) == b"\xff\xd8":
        for _ in range(_MAX_SEGMENTS):
            if not _segment(file, found):
                break
    return JpegHead(**found)  # type: ignore[arg-type] # the keys are its fields


def _segment(file: Readable, found: _Found) -> bool:
    """Read one segment; False when the picture data or the end is reached."""
    start = file.read(2)
    while start == b"\xff\xff":  # fill bytes
        start = b"\xff" + file.read(1)
    if len(start) < 2 or start[0] != 0xFF or start[1] in (0xDA, 0xD9):
        return False
    marker = start[1]
    if marker in _ALONE:
        return True
    length = int.from_bytes(file.read(2), "big") - 2
    if length < 0:
        return False
    if marker in _READ or marker in _FRAMES:
        place = file.seek(0, 1)
        body = file.read(length)
        _note(marker, body, found)
        if marker == 0xE2 and body.startswith(_MPF):
            found["further"], found["further_at"] = body[len(_MPF) :], place + len(_MPF)
        return len(body) == length
    file.seek(length, 1)
    return True


def _note(marker: int, body: bytes, found: _Found) -> None:
    if marker in _FRAMES and len(body) >= 5:
        found["height"], found["width"] = struct.unpack_from(">HH", body, 1)
        found["is_progressive"] = marker in _PROGRESSIVE
    elif marker == 0xDB and (steps := _steps(body)) is not None:
        found.setdefault("steps", steps)
        found.setdefault("quality", _quality(steps))
    elif marker == 0xE1 and body.startswith(b"Exif\x00"):
        found.setdefault("exif", body[6:])
    elif marker == 0xE1 and body.startswith(_MORE_XMP):
        media = frozenset(_MEDIA_IN_XMP.findall(body))
        if media:
            found["media_in_xmp"] = media | found.get("media_in_xmp", media)
    elif marker == 0xE1 and body.startswith(b"http://ns.adobe.com/x"):
        found.setdefault("xmp", body)
    elif marker == 0xED and body.startswith(b"Photoshop 3.0\x00"):
        found["has_iptc"] = True
    elif marker == 0xE0 and body.startswith(b"JFIF\x00"):
        found["has_jfif"] = True
        found.setdefault("starts_with_jfif", "exif" not in found)
    elif marker == 0xEE and body.startswith(b"Adobe"):
        found["has_adobe"] = True


def _steps(tables: bytes) -> tuple[int, ...] | None:
    """Return the first table when it is the luminance's."""
    if len(tables) < 65 or tables[0] & 0x0F:
        return None
    if tables[0] >> 4:  # 16-bit entries
        return struct.unpack_from(">64H", tables, 1) if len(tables) >= 129 else None
    return tuple(tables[1:65])


def _quality(steps: tuple[int, ...]) -> int:
    """Estimate the IJG quality, 1 to 100, from the luminance table."""
    total = sum(steps)
    place = min(bisect_left(_SUMS, total), 99)
    if place and total - _SUMS[place - 1] < _SUMS[place] - total:
        place -= 1
    return 100 - place
