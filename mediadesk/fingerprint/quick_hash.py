"""The quick hash: a file's size and its two ends, enough to tell which files may be the same.

SHA-256 over the size as 8 little-endian bytes, the first 64 KiB and, when the file is larger,
the last min(64 KiB, size - 64 KiB) bytes. Never identity by itself: an edit in the middle of a
large file leaves it unchanged.
"""

import hashlib
import os

from mediadesk.formats.source import Source, open_source

EDGE_BYTES = 64 << 10
"""So much of each end of a file tells its quick hash."""


def quick_hash(path: str | bytes | os.PathLike[str]) -> str:
    """Return the quick hash of a file, 64 hex digits. Raises OutsideError when unreadable."""
    with open_source(os.fsencode(path), follow_links=True) as source:
        return quick_hash_of(source)


def quick_hash_of(source: Source) -> str:
    """Return the quick hash of an already opened file, from the ends it holds."""
    return quick_hash_of_ends(source.size_bytes, head=source.head, tail=source.tail)


def quick_hash_of_ends(size_bytes: int, *, head: bytes, tail: bytes) -> str:
    """Return the quick hash from the first 64 KiB and the last bytes beyond them."""
    digest = hashlib.sha256(size_bytes.to_bytes(8, "little"))
    digest.update(head[:EDGE_BYTES])
    if size_bytes > EDGE_BYTES:
        digest.update(tail[-min(EDGE_BYTES, size_bytes - EDGE_BYTES) :])
    return digest.hexdigest()
