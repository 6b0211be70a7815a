"""A disk that forgets what was not synced: a file system of SQLite's, written down as it is used.

Everything works until `after_power_loss` says what a disk would hold had the power gone now:
what was synced, and of the rest any part, in any order, some of it torn.
"""

import itertools
import os
import random
from pathlib import Path
from typing import NamedTuple

import apsw

_SECTOR_BYTES = 512
_numbers = itertools.count(1)


class _Write(NamedTuple):
    """Bytes for a place; with `data` None, everything behind the place is cut off."""

    offset: int
    data: bytes | None


class LossyDisk(apsw.VFS):
    """Keeps real files, and beside them what of these is surely on the disk."""

    def __init__(self) -> None:
        """Offer this disk to SQLite under `name`."""
        self.name = f"lossy-{next(_numbers)}"
        self._synced: dict[str, bytes] = {}
        self._open: dict[str, list[_Write]] = {}
        super().__init__(self.name, "")

    def connect(self, path: object, **_words: object) -> apsw.Connection:
        """Open a database on this disk, in the place of `sqlite3.connect`."""
        return apsw.Connection(str(path), vfs=self.name)

    def xOpen(self, name: object, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's name
        """Open a file whose writes are written down."""
        return _LossyFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's shape
        """Delete a file; it counts as gone."""
        super().xDelete(filename, syncdir)
        self._synced.pop(filename, None)
        self._open.pop(filename, None)

    def wrote(self, path: str, offset: int, data: bytes | None) -> None:
        """Note a write that is not synced yet."""
        self._open.setdefault(path, []).append(_Write(offset, data))

    def synced(self, path: str) -> None:
        """Note that everything written to a file so far is on the disk."""
        self._synced[path] = _applied(self._synced.get(path, b""), self._open.pop(path, []))

    def after_power_loss(self, folder: Path, chance: random.Random) -> None:
        """Write into `folder` what a disk would hold had the power gone now."""
        for path in self._synced.keys() | self._open.keys():
            lost = self._open.get(path, [])
            some = [write for write in lost if chance.random() < 0.5]
            chance.shuffle(some)
            torn = [_torn(write, chance) for write in some]
            image = _applied(self._synced.get(path, b""), torn)
            (folder / os.path.basename(path)).write_bytes(image)


class _LossyFile(apsw.VFSFile):
    def __init__(self, disk: LossyDisk, name: object, flags: list[int]) -> None:
        super().__init__("", name, flags)  # type: ignore[arg-type] # as SQLite passes it
        named = name if isinstance(name, str) else getattr(name, "filename", lambda: "")()
        self._disk, self._path = disk, str(named or "")

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        super().xWrite(data, offset)
        self._disk.wrote(self._path, offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
        super().xTruncate(newsize)
        self._disk.wrote(self._path, newsize, None)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        super().xSync(flags)
        self._disk.synced(self._path)


def _applied(image: bytes, writes: list[_Write]) -> bytes:
    held = bytearray(image)
    for offset, data in writes:
        if data is None:
            del held[offset:]
            continue
        held.extend(bytes(max(0, offset - len(held))))
        held[offset : offset + len(data)] = data
    return bytes(held)


def _torn(write: _Write, chance: random.Random) -> _Write:
    """Lose the end of a write, at the edge of a sector."""
    if write.data is None or len(write.data) <= _SECTOR_BYTES or chance.random() < 0.5:
        return write
    sectors = chance.randrange(1, len(write.data) // _SECTOR_BYTES + 1)
    return _Write(write.offset, write.data[: sectors * _SECTOR_BYTES])
