"""Compares two open files, every byte of them."""

import os

from mediadesk.domain.jobs import Checkpoint

BLOCK_BYTES = 1 << 20


def same_bytes(one: int, other: int, checkpoint: Checkpoint = lambda: None) -> bool:
    """Tell whether two open files hold the same bytes, comparing every one of them."""
    os.lseek(one, 0, os.SEEK_SET)
    os.lseek(other, 0, os.SEEK_SET)
    while True:
        checkpoint()
        left, right = _read_block(one), _read_block(other)
        if left != right:
            return False
        if not left:
            return True


def _read_block(descriptor: int) -> bytes:
    """Read a whole block, or what is left: a read may return less than asked for."""
    parts: list[bytes] = []
    wanted = BLOCK_BYTES
    while wanted and (part := os.read(descriptor, wanted)):
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)
