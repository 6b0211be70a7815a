"""The picture of a PNG or APNG: its pixels however they are cut into chunks.

W3C PNG, third edition. Chunks that are not known metadata count as content: some programs keep
their layers in private chunks.
"""

import math
import struct
import zlib
from dataclasses import dataclass, field

from mediadesk.formats import tiff
from mediadesk.formats.parts import Parts, Piece, framed, read_small, whole
from mediadesk.formats.png import is_sound
from mediadesk.formats.source import Readable
from mediadesk.formats.xmp import xmp_turn

_MAX_CHUNKS = 1_000_000
_MAX_PROFILE_BYTES = 16 << 20
_METADATA = frozenset(
    {b"tIME", b"hIST", b"sPLT", b"sBIT", b"oFFs", b"pCAL", b"sCAL",
     b"gIFg", b"gIFx", b"dSIG", b"caBX", b"vpAg", b"orNT", b"iDOT", b"eXif", b"exIf", b"zxIf"}
)  # fmt: skip
_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_EXIF_TEXTS = (b"Raw profile type exif\x00", b"Raw profile type APP1\x00")
"""ImageMagick's names for EXIF, which it writes in hex digits."""
_XMP_TEXT = b"XML:com.adobe.xmp\x00"
_PIXELS = {b"IDAT": 0, b"fdAT": 4}
"""Where the pixels begin: frames of animations are numbered through."""
_SHOWN = frozenset({b"gAMA", b"cHRM", b"sRGB", b"cICP", b"tRNS", b"bKGD", b"mDCV", b"mDCv",
                      b"cLLI", b"cLLi", b"sTER", b"pHYs", b"eXIf", b"iCCP"})  # fmt: skip


@dataclass(slots=True)
class _Found:
    payload: list[Piece] = field(default_factory=list)
    run: list[Piece] = field(default_factory=list)
    run_name: bytes = b""
    beside: list[Piece] = field(default_factory=list)
    display: dict[str, bytes] = field(default_factory=dict)

    def end_run(self) -> None:
        """Close a row of chunks that hold one picture's pixels."""
        if self.run:
            self.payload += framed(self.run_name, self.run)
            self.run = []


def read_parts(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a PNG. Raises ValueError when it holds no pixels."""
    found = _Found()
    at = 8
    has_pixels, is_cut = False, True
    for _ in range(_MAX_CHUNKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            break
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        start, end = at + 8, min(at + 8 + length, size_bytes)
        at = end + 4
        if name == b"IEND":
            if at < size_bytes:
                found.beside.append((at, size_bytes))
            is_cut = at > size_bytes
            break
        has_pixels |= name == b"IDAT"
        _chunk(file, name, start, end, found)
    found.end_run()
    if not has_pixels or not found.payload:
        raise ValueError("no pixels")
    if not is_sound(file):
        found.display["damaged"] = b"\x01"
    if is_cut:
        found.display["cut"] = b"\x01"
    return whole(found.payload, trailer=found.beside, display=found.display)


def _chunk(file: Readable, name: bytes, start: int, end: int, found: _Found) -> None:
    if name in _PIXELS:
        if name != found.run_name:
            found.end_run()
        found.run_name = name
        found.run.append((min(start + _PIXELS[name], end), end))
        return
    if name in _TEXTS:
        _note_turn(read_small(file, start, end - start), found.display)
        return
    if name in _METADATA:
        return
    if name in _SHOWN:
        _note_shown(name, read_small(file, start, end - start), found.display)
    elif name == b"fcTL":
        found.end_run()
        found.payload += framed(name, [(min(start + 4, end), end)])
    elif name == b"acTL" or not name[0] & 0x20:  # every chunk a decoder must not skip
        found.end_run()
        found.payload += framed(name, [(start, end)])
    else:
        found.beside += framed(name, [(start, end)])


def _note_shown(name: bytes, body: bytes, display: dict[str, bytes]) -> None:
    if name == b"pHYs":
        across, down = struct.unpack_from(">II", body)
        if across != down and across and down:
            shared = math.gcd(across, down)
            display["aspect"] = struct.pack(">II", across // shared, down // shared)
    elif name == b"eXIf":
        if (turn := tiff.orientation(body)) != 1:
            display["orientation"] = bytes([turn])
    else:
        display[name.decode()] = _profile(body) if name == b"iCCP" else body


def _note_turn(text: bytes, display: dict[str, bytes]) -> None:
    """Note how texts that hold EXIF or XMP turn the picture; all others change nothing."""
    turn = 1
    try:
        if text.startswith(_EXIF_TEXTS):
            body = text.partition(b"\x00")[2]
            digits = _unpacked(body[1:]) if body[:1] == b"\x00" else body
            turn = tiff.orientation(bytes.fromhex(b"".join(digits.split()[2:]).decode("latin-1")))
        elif text.startswith(_XMP_TEXT) and "orientation" not in display:
            body = text[len(_XMP_TEXT) :]
            is_packed = body[:1] == b"\x01"
            turn = xmp_turn.orientation(
                _unpacked(body[2:].split(b"\x00", 2)[-1]) if is_packed else body
            )
    except (zlib.error, ValueError):
        return
    if turn != 1:
        display["orientation"] = bytes([turn])


def _unpacked(body: bytes) -> bytes:
    return zlib.decompressobj().decompress(body, _MAX_PROFILE_BYTES)


def _profile(body: bytes) -> bytes:
    """Return the profile itself, or the chunk as it is where it cannot be unpacked."""
    packed = body.partition(b"\x00")[2][1:]
    try:
        return zlib.decompressobj().decompress(packed, _MAX_PROFILE_BYTES)
    except zlib.error:
        return body
