"""Keeps the bytes that an edit of a file replaced, so that the old file can be put together again.

A patch is what differs; the rest comes from the new file. Where it is not much smaller than the
old file, there is none.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from mediadesk.formats.source import Readable

Run = tuple[int, int, int]
"""(start in the old file, start in the new file, length) of bytes that are the same in both."""

LARGEST_BYTES = 64 << 20
_MAGIC = b"MediaDesk patch 1\n"
_BLOCK = 1 << 20
_GRAIN = 4 << 10


def runs_in_place(old: Readable, new: Readable, size_bytes: int) -> Iterator[Run]:
    """Yield what is the same at the same place, for an edit that moved nothing."""
    start = at = 0
    while at < size_bytes:
        one, other = _read(old, at, _BLOCK), _read(new, at, _BLOCK)
        for grain in range(0, len(one), _GRAIN):
            if one[grain : grain + _GRAIN] != other[grain : grain + _GRAIN]:
                if start < at + grain:
                    yield start, start, at + grain - start
                start = at + grain + _GRAIN
        at += len(one) or _BLOCK
    if start < size_bytes:
        yield start, start, size_bytes - start


def whole(data: bytes) -> bytes:
    """Return a patch that makes a file of nothing else."""
    return _packed([(len(data),)] if data else [], data)


def make(old: Readable, size_bytes: int, runs: Iterable[Run]) -> bytes | None:
    """Return the patch that makes the old file of the new one; None when it is not worth it."""
    patch = make_any(old, size_bytes, runs)
    kept = len(patch)
    return None if kept > LARGEST_BYTES or kept > size_bytes // 2 else patch


def make_any(old: Readable, size_bytes: int, runs: Iterable[Run]) -> bytes:
    """Return that patch, however large it is."""
    steps: list[Sequence[int]] = []
    literal: list[tuple[int, int]] = []
    at = 0
    for start, new_start, length in sorted(runs):
        if start < at or not length:
            continue  # runs that overlap: the first has said it
        if at < start:
            literal.append((at, start))
            steps.append((start - at,))
        steps.append((new_start, length))
        at = start + length
    if at < size_bytes:
        literal.append((at, size_bytes))
        steps.append((size_bytes - at,))
    return _packed(steps, b"".join(_read(old, start, end - start) for start, end in literal))


def size_in_place(patch: bytes) -> int | None:
    """Return the size of the file a patch makes, if what it takes over stays at its place."""
    at = 0
    for step in _steps(patch)[0]:
        if len(step) == 2 and step[0] != at:
            return None
        at += step[-1]
    return at


def literals(patch: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield what a patch brings of its own, each with its place in the file it makes."""
    steps, at = _steps(patch)
    place = 0
    for step in steps:
        if len(step) == 1:
            yield place, patch[at : at + step[0]]
            at += step[0]
        place += step[-1]


def apply(patch: bytes, new: Readable, write: Callable[[bytes], object]) -> str:
    """Write the old file, put together from a patch and the new file; returns its SHA-256.

    Raises ValueError for what is no patch, or does not fit the file.
    """
    steps, at = _steps(patch)
    digest = hashlib.sha256()

    def put(block: bytes) -> None:
        digest.update(block)
        write(block)

    for step in steps:
        if len(step) == 1:
            own = patch[at : at + step[0]]
            if len(own) != step[0]:
                raise ValueError("a patch that was cut short")
            put(own)
            at += step[0]
        else:
            for block in _blocks(new, *step):
                put(block)
    return digest.hexdigest()


def _packed(steps: Sequence[Sequence[int]], data: bytes) -> bytes:
    head = json.dumps({"steps": steps}, separators=(",", ":")).encode("ascii")
    return _MAGIC + len(head).to_bytes(8, "big") + head + data


def _steps(patch: bytes) -> tuple[list[list[int]], int]:
    """Return the steps of a patch, and where its own bytes begin."""
    if not patch.startswith(_MAGIC):
        raise ValueError("no patch")
    head_at = len(_MAGIC) + 8
    length = int.from_bytes(patch[len(_MAGIC) : head_at], "big")
    try:
        steps = [[int(number) for number in step] for step in _told(patch[head_at:][:length])]
    except (TypeError, KeyError) as error:
        raise ValueError("a patch in no known shape") from error
    return steps, head_at + length


def _told(head: bytes) -> list[list[int]]:
    told: list[list[int]] = json.loads(head)["steps"]
    return told


def _blocks(file: Readable, start: int, length: int) -> Iterator[bytes]:
    while length:
        block = _read(file, start, min(length, _BLOCK))
        if not block:
            raise ValueError("the file is shorter than the patch says")
        yield block
        start, length = start + len(block), length - len(block)


def _read(file: Readable, start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)
