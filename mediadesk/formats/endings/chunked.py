"""Which files made of chunks end within the one that holds their sound or film.

RIFF (WAV, RF64, AVI), Sony's Wave64, AIFF, Apple's CAF, DSF, DFF and Microsoft's ASF. What was
written as a stream states no length, or one of all ones: then nothing is known.
"""

import uuid
from collections.abc import Iterator

from mediadesk.formats.chunks import AIFF, ASF, CAF, DFF, DSF, RIFF, W64, Chunk, chunks
from mediadesk.formats.parts import read_at
from mediadesk.formats.source import Readable

_W64_DATA = b"data" + bytes.fromhex("f3acd3118cd100c04f8edb8a")
_ASF_HEADER = uuid.UUID("75b22630-668e-11cf-a6d9-00aa0062ce6c").bytes_le
_ASF_FILE = uuid.UUID("8cabdca1-a947-11cf-8ee4-00c00c205365").bytes_le
_ASF_DATA = uuid.UUID("75b22636-668e-11cf-a6d9-00aa0062ce6c").bytes_le
_ASF_INNER, _ASF_FLAGS, _IS_LIVE = 6, 64, 1
"""What a header has before its objects; where flags stand in the file's properties."""


def wav_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a WAV or RF64 ends within its samples."""
    long_bytes = None
    for chunk in chunks(file, RIFF, 12, size_bytes):
        if chunk.name == b"ds64":
            long_bytes = int.from_bytes(read_at(file, chunk.start + 8, 8), "little")
        elif chunk.name == b"data":
            end = chunk.end
            if end is None and long_bytes:
                end = chunk.start + long_bytes
            # a mistake of some writers: the file's length for that of its samples
            is_mistaken = end is not None and size_bytes - 8 <= end - chunk.start <= size_bytes
            return end is not None and end > size_bytes and not is_mistaken
    return False


def w64_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a Wave64 file ends within its samples."""
    return _is_cut(chunks(file, W64, 40, size_bytes), {_W64_DATA}, size_bytes)


def aiff_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether an AIFF ends within its samples."""
    return _is_cut(chunks(file, AIFF, 12, size_bytes), {b"SSND"}, size_bytes)


def caf_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a CAF ends within its sound, or the table that says where packets are."""
    return _is_cut(chunks(file, CAF, 8, size_bytes), {b"data", b"pakt"}, size_bytes)


def dsf_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a DSF ends within its samples."""
    return _is_cut(chunks(file, DSF, 0, size_bytes), {b"data"}, size_bytes)


def dff_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a DFF ends within its samples, as they are or compressed."""
    return _is_cut(chunks(file, DFF, 16, size_bytes), {b"DSD ", b"DST "}, size_bytes)


def asf_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether a WMA or WMV ends within its packets; what was sent live does not know."""
    for item in chunks(file, ASF, 0, size_bytes):
        if item.name == _ASF_HEADER and item.end is not None:
            for inner in chunks(file, ASF, item.start + _ASF_INNER, item.end):
                if inner.name == _ASF_FILE and (
                    read_at(file, inner.start + _ASF_FLAGS, 1)[0] & _IS_LIVE
                ):
                    return False
        elif item.name == _ASF_DATA:
            return item.end is not None and item.end > size_bytes
    return False


def avi_ends_early(file: Readable, size_bytes: int) -> bool:
    """Tell whether an AVI ends before its film or the index of it does, in any of its parts."""
    for part in chunks(file, RIFF, 0, size_bytes):
        if part.name != b"RIFF":
            return False
        has_film = False
        for chunk in chunks(file, RIFF, part.start + 4, min(part.end or size_bytes, size_bytes)):
            file.seek(chunk.start)
            is_film = chunk.name == b"LIST" and file.read(4) == b"movi"
            has_film |= is_film
            if (is_film or chunk.name == b"idx1") and _ends_behind(chunk, size_bytes):
                return True
        if not has_film and _ends_behind(part, size_bytes):
            return True
    return False


def _is_cut(found: Iterator[Chunk], media: set[bytes], size_bytes: int) -> bool:
    return any(chunk.name in media and _ends_behind(chunk, size_bytes) for chunk in found)


def _ends_behind(chunk: Chunk, size_bytes: int) -> bool:
    return chunk.end is not None and chunk.end > size_bytes
