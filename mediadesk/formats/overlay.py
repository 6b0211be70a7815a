"""A file as it would read with some of its bytes replaced; nothing is written."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class NewBytes:
    """Bytes that are to stand at a place of a file, instead of as many others."""

    at: int
    data: bytes


class Overlay(io.RawIOBase):
    """Reads a file, with other bytes at some places. Its size is the file's."""

    def __init__(self, file: BinaryIO, size_bytes: int, places: Sequence[NewBytes]) -> None:
        """Read `file`; the places must not overlap."""
        super().__init__()
        self._file = file
        self._size_bytes = size_bytes
        self._places = places
        self._at = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be moved in."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move, and return the new position."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size_bytes}[whence]
        if start + offset < 0:
            raise ValueError("a place before the file")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        """Return the position."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, all that are left when it is negative."""
        left = max(0, self._size_bytes - self._at)
        wanted = left if size < 0 else min(size, left)
        self._file.seek(self._at)
        data = bytearray(self._file.read(wanted))
        for place in self._places:
            start = max(place.at, self._at)
            end = min(place.at + len(place.data), self._at + len(data))
            if start < end:
                new = place.data[start - place.at : end - place.at]
                data[start - self._at : end - self._at] = new
        self._at += len(data)
        return bytes(data)
