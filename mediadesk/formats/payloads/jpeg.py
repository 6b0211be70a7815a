"""The picture of a JPEG: its tables, frames and scans, without the segments that tell of it.

ITU-T T.81. Segments of applications that are not known metadata count as content: thermal images,
residuals of JPEG XT, second eyes and sound in extended XMP live there.
"""

import io
import re
from dataclasses import dataclass, field

from mediadesk.formats import tiff
from mediadesk.formats.parts import Parts, Piece, joined, read_at, whole
from mediadesk.formats.source import Readable
from mediadesk.formats.xmp import xmp_turn

_BLOCK_BYTES = 1 << 16
_MAX_SEGMENTS = 200_000
_MARK = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
_EXIF, _ICC, _ADOBE = b"Exif\x00", b"ICC_PROFILE\x00", b"Adobe"
_XMP, _MORE_XMP = b"http://ns.adobe.com/xap/1.0/\x00", b"http://ns.adobe.com/xmp/extension/\x00"
_GAIN_MAP, _MPF = b"urn:iso:std:iso:ts:21496:-1\x00", b"MPF\x00"
_KNOWN: dict[int, tuple[bytes, ...]] = {
    0xE0: (b"JFIF\x00", b"JFXX\x00"),
    0xE1: (_EXIF, _XMP, _MORE_XMP),
    0xE2: (_ICC, _MPF, _GAIN_MAP),
    0xEB: (b"JP\x00",),
    0xEC: (b"Ducky", b"[picture info]", b"Picture Info"),
    0xED: (b"Photoshop 3.0\x00", b"Adobe_Photoshop2.5", b"Adobe_CM"),
    0xEE: (_ADOBE,),
}
_SIGNATURE = re.compile(rb"JP..[\x00-\xff]{4}[\x00-\xff]{0,40}c2pa", re.DOTALL)
_MEDIA_IN_XMP = (b":Data=", b":Data>", b":data=", b":data>")


@dataclass(slots=True)
class _Found:
    picture: list[tuple[int, int]] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)
    more_xmp: list[Piece] = field(default_factory=list)
    more_xmp_has_media: bool = False
    profile: list[bytes] = field(default_factory=list)
    exif: bytes | None = None
    xmp: bytes = b""
    gain_map: bytes = b""
    has_mpf: bool = False
    has_jfif: bool = False
    adobe: int | None = None
    components: bytes = b""
    has_scan: bool = False
    is_cut: bool = True
    """It ends without saying so."""
    aspect: bytes = b""


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a JPEG. Raises ValueError when it holds no picture."""
    if read_at(file, 0, 2) != b"\xff\xd8":
        raise ValueError("no JPEG")
    found = _Found()
    at = 2
    for _ in range(_MAX_SEGMENTS):
        if (after := _segment(file, at, size_bytes, found)) is None:
            break
        at = after
    else:
        raise ValueError("more segments than a JPEG has")
    if not found.has_scan or not found.components:
        raise ValueError("no picture")
    if found.more_xmp_has_media:
        found.beside += found.more_xmp
    end = found.picture[-1][1]
    if end < size_bytes - 2:
        found.beside.append((end + 2, size_bytes))
    return whole(joined(found.picture), trailer=found.beside, display=_display(found))


def _segment(file: Readable, at: int, size_bytes: int, found: _Found) -> int | None:
    """Take one segment; return where the next begins, or None at the picture's end."""
    file.seek(at)
    head = file.read(4)
    marker = head[1] if len(head) > 1 and head[0] == 0xFF else 0
    if marker == 0xFF:  # a fill byte
        return at + 1
    if marker == 0 and len(head) > 1:  # stray bytes: decoders look for the next marker
        end = _next_mark(file, at + 1, size_bytes)
    elif marker == 0xD9:
        found.picture.append((at, at))
        found.is_cut = False
        return None
    else:
        end = at + 2 + (0 if marker in _ALONE else int.from_bytes(head[2:4]))
        if not marker or end > size_bytes or (end < at + 4 and marker not in _ALONE):
            found.picture.append((at, size_bytes))  # cut short
            return None
        if 0xE0 <= marker <= 0xEF:
            _application(file, marker, at + 4, end, found)
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            return end
        if marker in _FRAMES and not found.components:
            found.components = read_at(file, at + 4, end - at - 4)[5:]
        elif marker == 0xDA:
            found.has_scan = True
            end = _next_mark(file, end, size_bytes)
    found.picture.append((at, end))
    return end


def _next_mark(file: Readable, start: int, size_bytes: int) -> int:
    """Return where the next marker stands that is neither a restart nor stuffing."""
    if isinstance(file, io.BytesIO):  # all of it is at hand: nothing is copied to be looked at
        hit = _MARK.search(file.getvalue(), start)
        return size_bytes if hit is None else hit.start()
    while start < size_bytes:
        file.seek(start)
        block = file.read(_BLOCK_BYTES)
        if hit := _MARK.search(block):
            return start + hit.start()
        if len(block) < 2:
            break
        start += len(block) - 1  # a marker may lie across the border
    return size_bytes


def _application(file: Readable, marker: int, start: int, end: int, found: _Found) -> None:
    body = read_at(file, start, end - start)
    if not body.strip(b"\x00"):
        return
    if not body.startswith(_KNOWN.get(marker, ())) or (
        marker == 0xEB and not _SIGNATURE.match(body)
    ):
        found.beside += [bytes([marker]), (start, end)]
    elif body.startswith(_EXIF):
        found.exif = found.exif or body
    elif body.startswith(_XMP):
        found.xmp += body
    elif body.startswith(_MORE_XMP):
        found.more_xmp.append((start, end))
        found.more_xmp_has_media |= any(mark in body for mark in _MEDIA_IN_XMP)
    elif body.startswith(_ICC):
        found.profile.append(body[12:])
    elif body.startswith(_GAIN_MAP):
        found.gain_map = body
    elif marker == 0xEE and len(body) >= 12:
        found.adobe = body[11]
    found.has_mpf |= body.startswith(_MPF)
    if body.startswith(b"JFIF\x00"):
        found.has_jfif = True
        across, down = body[8:10], body[10:12]
        found.aspect = across + down if across != down and any(across) and any(down) else b""


def _display(found: _Found) -> dict[str, bytes]:
    display = {"cut": b"\x01"} if found.is_cut else {}
    if found.aspect:
        display["aspect"] = found.aspect
    if colours := _colours(found):
        display["colours"] = colours
    if found.profile:
        display["profile"] = b"".join(part[2:] for part in sorted(found.profile))
    if found.exif:
        if (turn := tiff.orientation(found.exif)) != 1:
            display["orientation"] = bytes([turn])
        if not found.profile and tiff.is_adobe_rgb(found.exif):
            display["space"] = b"Adobe RGB"
    if "orientation" not in display and (turn := xmp_turn.orientation(found.xmp)) != 1:
        display["orientation"] = bytes([turn])
    if found.beside:  # only then is there anything that these lead to
        leads = {
            "mpf": found.has_mpf,
            "gain map": b"hdrgm:" in found.xmp,
            "motion": b"MotionPhoto" in found.xmp or b"MicroVideo" in found.xmp,
        }
        display |= {name: b"\x01" for name, is_there in leads.items() if is_there}
        if found.gain_map:
            display["gain map version"] = found.gain_map
    return display


def _colours(found: _Found) -> bytes:
    """Return what decoders make of the components, "" for the usual: grey or YCbCr.

    The rule is libjpeg's (jdapimin.c): JFIF says YCbCr, then Adobe's transform, then the names.
    """
    count = found.components[0]
    names = found.components[1 : 1 + 3 * count : 3]
    if count == 3:
        if found.has_jfif:
            return b""
        if found.adobe is not None:
            return b"RGB" if found.adobe == 0 else b""
        return b"RGB" if names == b"RGB" else b""
    if count == 4:
        return b"CMYK" if found.adobe is None else b"Adobe" + bytes([found.adobe])
    return b""
