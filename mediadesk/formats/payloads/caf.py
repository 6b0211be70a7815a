"""The sound of CAF and Wave64 files: its shape and packets, without texts, marks and overviews.

Apple's Core Audio Format 1.0 and Sony's Wave64.
"""

from mediadesk.formats.chunks import CAF, W64, Chunk, chunks
from mediadesk.formats.parts import Parts, Piece, framed, read_at, whole
from mediadesk.formats.source import Readable

_SOUND = (b"desc", b"kuki", b"pakt", b"data")
"""In the order they are hashed in, whatever theirs in the file."""
_DESCRIBING = frozenset(
    {b"info", b"strg", b"free", b"mark", b"regn", b"ovvw", b"peak", b"umid", b"edct"}
)
_EDITS_BYTES = 4
"""Before the packets: how often a program changed them."""
_W64_TAIL = bytes.fromhex("f3acd3118cd100c04f8edb8a")
"""What the names of RIFF chunks go on with."""
_W64_DESCRIBING = frozenset({b"fact", b"list", b"bext", b"levl", b"junk", b"summ", b"mark"})


def read_caf(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a CAF. Raises ValueError when it holds no sound, or not all of it."""
    found: dict[bytes, list[Piece]] = {}
    beside: list[Piece] = []
    display: dict[str, bytes] = {}
    for chunk in chunks(file, CAF, 8, size_bytes):
        end = _end(chunk, size_bytes)
        if chunk.name in _SOUND:
            start = chunk.start + (_EDITS_BYTES if chunk.name == b"data" else 0)
            found[chunk.name] = framed(chunk.name, [(start, end)])
        elif chunk.name == b"chan":
            display["channels"] = read_at(file, chunk.start, end - chunk.start)
        elif chunk.name not in _DESCRIBING:
            beside += framed(chunk.name, [(chunk.start, end)])
    if b"desc" not in found or b"data" not in found:
        raise ValueError("no sound")
    payload = [piece for name in _SOUND for piece in found.get(name, ())]
    return whole(payload, trailer=beside, display=display)


def read_w64(file: Readable, size_bytes: int) -> Parts:
    """Read the parts of a Wave64. Raises ValueError when it holds no sound, or not all of it."""
    payload: list[Piece] = []
    beside: list[Piece] = []
    has_sound = False
    for chunk in chunks(file, W64, 40, size_bytes):
        name = chunk.name.removesuffix(_W64_TAIL)
        pieces: list[Piece] = [(chunk.start, _end(chunk, size_bytes))]
        if name in (b"fmt ", b"data"):
            payload += framed(name, pieces)
            has_sound |= name == b"data"
        elif name[:4] not in _W64_DESCRIBING:
            beside += framed(name, pieces)
    if not has_sound:
        raise ValueError("no sound")
    return whole(payload, trailer=beside)


def _end(chunk: Chunk, size_bytes: int) -> int:
    """Return where a chunk ends; one that was written as a stream goes on to the end."""
    if chunk.end is None:
        return size_bytes if chunk.name == b"data" else chunk.start
    if chunk.end > size_bytes:
        raise ValueError("a chunk that ends nowhere in the file")
    return chunk.end
