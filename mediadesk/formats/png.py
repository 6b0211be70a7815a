"""What a PNG says beside its pixels: size, dates and texts. W3C PNG, third edition."""

import struct
import zlib
from dataclasses import dataclass, field

from mediadesk.formats.source import Readable

_MAX_CHUNKS = 20_000
_MAX_TEXT_BYTES = 64 << 10
_BLOCK_BYTES = 1 << 20
_DATE_KEYS = frozenset({"creation time", "create-date", "date:create", "creationtime"})


@dataclass(frozen=True, slots=True)
class PngHead:
    """`modified` is tIME's six numbers; `texts` holds short texts about dates by their key."""

    width: int | None = None
    height: int | None = None
    modified: tuple[int, ...] | None = None
    texts: dict[str, str] = field(default_factory=dict)
    has_metadata: bool = False
    """True when EXIF, XMP or IPTC is inside."""
    frames: int = 1


def read_head(file: Readable) -> PngHead:
    """Walk all chunks, reading only the small ones that matter; a broken tail is left out."""
    file.seek(8)
    size: tuple[int, int] | tuple[None, None] = (None, None)
    modified, texts, metadata, frames = None, {}, False, 1
    for _ in range(_MAX_CHUNKS):
        start = file.read(8)
        if len(start) < 8 or start[4:] == b"IEND":
            break
        length, kind = int.from_bytes(start[:4], "big"), start[4:]
        wanted = kind in _WANTED and length <= _MAX_TEXT_BYTES
        body = file.read(length) if wanted else b""
        if kind == b"IHDR" and len(body) >= 8:
            size = struct.unpack_from(">II", body)
        elif kind == b"tIME" and len(body) == 7:
            modified = struct.unpack(">HBBBBB", body)
        elif kind == b"acTL" and len(body) == 8:
            frames = max(1, int.from_bytes(body[:4], "big"))
        elif kind in _TEXTS:
            key = body.split(b"\x00", 1)[0].decode("latin-1")
            metadata |= key.startswith(("Raw profile type", "XML:com.adobe"))
            metadata |= not wanted  # a long text may well be one of these
            if key.lower() in _DATE_KEYS and (text := _text(kind, body)):
                texts[key] = text
        metadata |= kind == b"eXIf"
        file.seek(4 if wanted else length + 4, 1)
    return PngHead(
        width=size[0], height=size[1], modified=modified, texts=texts,
        has_metadata=metadata, frames=frames,
    )  # fmt: skip


def is_sound(file: Readable) -> bool:
    """Tell whether the checksums fit of all chunks that a decoder needs, as far as they go."""
    file.seek(8)
    for _ in range(_MAX_CHUNKS):
        start = file.read(8)
        if len(start) < 8:
            break
        length, kind = int.from_bytes(start[:4], "big"), start[4:]
        if kind[0] & 0x20:  # it may be passed over
            file.seek(length + 4, 1)
            continue
        checksum = zlib.crc32(kind)
        while length and (block := file.read(min(length, _BLOCK_BYTES))):
            checksum = zlib.crc32(block, checksum)
            length -= len(block)
        stated = file.read(4)
        if len(stated) == 4 and int.from_bytes(stated, "big") != checksum:
            return False
        if kind == b"IEND":
            break
    return True


_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_WANTED = _TEXTS | {b"IHDR", b"tIME", b"acTL"}


def _text(kind: bytes, body: bytes) -> str | None:
    _, _, rest = body.partition(b"\x00")
    if kind == b"tEXt":
        return rest.decode("latin-1")
    if kind == b"zTXt":
        return _inflated(rest[1:], "latin-1")
    packed, rest = rest[:1] == b"\x01", rest[2:]
    text = rest.split(b"\x00", 2)[-1]
    return _inflated(text, "utf-8") if packed else text.decode("utf-8", "replace")


def _inflated(data: bytes, encoding: str) -> str | None:
    try:
        return zlib.decompressobj().decompress(data, _MAX_TEXT_BYTES).decode(encoding, "replace")
    except zlib.error:
        return None
