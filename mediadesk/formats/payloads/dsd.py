"""The sound of DSF and DFF files: their shape and samples, without tags and indexes.

Sony's DSF 1.01 and Philips' DSDIFF 1.5.
"""

from mediadesk.formats.chunks import DFF, DSF, Chunk, chunks
from mediadesk.formats.parts import Parts, Piece, framed, read_at, whole
from mediadesk.formats.source import Readable

_DFF_SOUND = frozenset({b"DSD ", b"DST "})
_DFF_DESCRIBING = frozenset({b"FVER", b"DSTI", b"COMT", b"DIIN", b"MANF", b"ID3 "})
_TAG = b"ID3"


def read_dsf(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a DSF. Raises ValueError when it holds no sound, or not all of it."""
    payload: list[Piece] = []
    end = 0
    for chunk in chunks(file, DSF, 0, size_bytes):
        end = _end(chunk, size_bytes)
        if chunk.name in (b"fmt ", b"data"):
            payload += framed(chunk.name, [(chunk.start, end)])
        if chunk.name == b"data":
            break
    else:
        raise ValueError("no sound")
    is_tag = read_at(file, end, min(len(_TAG), size_bytes - end)) == _TAG
    beside: list[Piece] = [] if is_tag or end == size_bytes else [(end, size_bytes)]
    return whole(payload, trailer=beside)


def read_dff(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a DFF. Raises ValueError when it holds no sound, or not all of it."""
    payload: list[Piece] = []
    beside: list[Piece] = []
    has_sound = False
    for chunk in chunks(file, DFF, 16, size_bytes):
        pieces: list[Piece] = [(chunk.start, _end(chunk, size_bytes))]
        if chunk.name in _DFF_SOUND or chunk.name == b"PROP":
            payload += framed(chunk.name, pieces)
            has_sound |= chunk.name in _DFF_SOUND
        elif chunk.name not in _DFF_DESCRIBING:
            beside += framed(chunk.name, pieces)
    if not has_sound:
        raise ValueError("no sound")
    return whole(payload, trailer=beside)


def _end(chunk: Chunk, size_bytes: int) -> int:
    if chunk.end is None or chunk.end > size_bytes:
        raise ValueError("a chunk that ends nowhere in the file")
    return chunk.end
