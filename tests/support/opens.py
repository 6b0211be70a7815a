"""Tells which files of a folder were opened meanwhile, by whatever process (inotify)."""

import ctypes
import os
import struct
from pathlib import Path

import pytest

_IN_OPEN, _IN_ISDIR = 0x20, 0x40000000
_EVENT = struct.Struct("iIII")
_MOST_BYTES = 1 << 20


class Opens:
    """Watches a folder inside `with`; afterwards `names` holds the files that were opened in it."""

    def __init__(self, folder: Path) -> None:
        """Prepare; skips the test where the system does not tell."""
        self._folder = folder
        self.names: set[str] = set()

    def __enter__(self) -> "Opens":
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "inotify_init1"):
            pytest.skip("nothing tells here which files are opened")
        self._watch = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert libc.inotify_add_watch(self._watch, os.fsencode(self._folder), _IN_OPEN) > 0
        return self

    def __exit__(self, *_: object) -> None:
        try:
            while told := os.read(self._watch, _MOST_BYTES):
                self._take(told)
        except BlockingIOError:
            pass  # that was all
        finally:
            os.close(self._watch)

    def _take(self, told: bytes) -> None:
        start = 0
        while start < len(told):
            _, mask, _, length = _EVENT.unpack_from(told, start)
            start += _EVENT.size
            if not mask & _IN_ISDIR:
                self.names.add(os.fsdecode(told[start : start + length].rstrip(b"\0")))
            start += length
