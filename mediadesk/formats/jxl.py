"""How large a JPEG XL picture is, before anything of it is decoded.

ISO/IEC 18181-1, SizeHeader; the container is made of ISO boxes.
"""

_RATIOS = ((1, 1), (1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_CONTAINER = b"\x00\x00\x00\x0cJXL "
_MAX_BOXES = 64


def dimensions(head: bytes) -> tuple[int, int] | None:
    """Return (width, height) as coded, from the file's first bytes, or None if not found there."""
    stream = _codestream(head) if head.startswith(_CONTAINER) else head
    if stream[:2] != b"\xff\x0a" or len(stream) < 16:
        return None
    bits = _Bits(stream[2:16])
    small = bits.take(1)
    height = (bits.take(5) + 1) * 8 if small else bits.size()
    ratio = bits.take(3)
    if ratio:
        across, down = _RATIOS[ratio]
        return height * across // down, height
    return ((bits.take(5) + 1) * 8 if small else bits.size()), height


def _codestream(head: bytes) -> bytes:
    at = 0
    for _ in range(_MAX_BOXES):
        size, kind = int.from_bytes(head[at : at + 4], "big"), head[at + 4 : at + 8]
        if kind == b"jxlc":
            return head[at + 8 :]
        if kind == b"jxlp":
            return head[at + 12 :]
        if size < 8:
            break
        at += size
    return b""


class _Bits:
    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "little")

    def take(self, count: int) -> int:
        taken = self._value & ((1 << count) - 1)
        self._value >>= count
        return taken

    def size(self) -> int:
        return self.take((9, 13, 18, 30)[self.take(2)]) + 1
