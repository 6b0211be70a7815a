"""The picture that a camera keeps ready inside its RAW file: a JPEG, whose metadata are edited."""

from mediadesk.formats.parts import Parts, Piece, framed, whole
from mediadesk.formats.payloads import jpeg
from mediadesk.formats.source import Readable


def jpeg_inside(file: Readable, start: int, end: int) -> Parts:
    """Return the parts of the JPEG between two places. Raises ValueError where there is none."""
    inner = jpeg.read_parts(_Window(file, start), end - start)

    def placed(piece: Piece) -> Piece:
        return piece if isinstance(piece, bytes) else (piece[0] + start, piece[1] + start)

    payload = framed(b"picture", [placed(piece) for piece in inner.payload])
    trailer = framed(b"beside", [placed(piece) for piece in inner.trailer])
    return whole(payload, trailer=trailer, display=inner.display)


class _Window:
    """A file from some place on, as if it began there; how long it is, its reader is told."""

    def __init__(self, file: Readable, start: int) -> None:
        self._file, self._start = file, start

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(self._start + offset, whence) - self._start

    def read(self, size: int = -1, /) -> bytes:
        return self._file.read(size)
