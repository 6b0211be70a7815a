"""A share for tests, in a process of its own: it mirrors a folder and misbehaves by file name.

    python -m tests.support.fuse_server SOURCE MOUNT_POINT [--slow-s 3] [--alias fold|compose]

"slow" in a name: each read takes so long. "sluggish": its times take 0.3 s. "hang": reads never
return. "stuck": not even its times are told. "eio": reads fail; "half": they fail after 64 KB. With
--alias, names are one whatever their case, or whether their accents are composed.
"""

import argparse
import errno
import os
import sys
import threading
import unicodedata
from collections.abc import Callable, Mapping

import mfusepy

_HALF_BYTES = 65_536
_SLUGGISH_S = 0.3
"""The kernel lets nobody go before a request that it has sent is answered, not even the killed."""
_STAT = ("st_mode", "st_nlink", "st_size", "st_uid", "st_gid", "st_ino")
ALIASES: Mapping[str, Callable[[str], str]] = {
    "": str,
    "fold": str.casefold,
    "compose": lambda name: unicodedata.normalize("NFC", name),
}


class Mirror(mfusepy.Operations):  # type: ignore[misc]  # ships no types
    """Shows a folder with its faults; names in it can be made, moved and taken away."""

    use_ns = True

    def __init__(self, source: str, *, slow_s: float, alias: str) -> None:
        """Show `source`."""
        self._source, self._slow_s, self._same = source, slow_s, ALIASES[alias]

    def getattr(self, path: str, fh: int | None = None) -> dict[str, int]:  # noqa: ARG002 - the shape is given
        """Return what lstat says."""
        if "stuck" in path:
            _for_ever()
        if "sluggish" in path:
            threading.Event().wait(_SLUGGISH_S)
        return _told(os.lstat(self._real(path)))

    def readdir(self, path: str, fh: int) -> list[tuple[str, dict[str, int], int]]:  # noqa: ARG002 - the shape is given
        """Return the names in a folder, each with its inode: without one, no name is told."""
        if "blocked" in path:
            _for_ever()
        real = self._real(path)
        names = [".", "..", *os.listdir(real)]
        return [(name, _told(os.lstat(os.path.join(real, name))), 0) for name in names]

    def readlink(self, path: str) -> str:
        """Return where a link leads."""
        return os.readlink(self._real(path))

    def open(self, path: str, flags: int) -> int:  # noqa: ARG002 - the shape is given
        """Open a file for reading."""
        return os.open(self._real(path), os.O_RDONLY)

    def release(self, path: str, fh: int) -> int:  # noqa: ARG002 - the shape is given
        """Close a file."""
        os.close(fh)
        return 0

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        """Read, unless the name of the file says otherwise."""
        if "hang" in path:
            _for_ever()
        if "slow" in path:
            threading.Event().wait(self._slow_s)
        if "eio" in path or ("half" in path and offset + size > _HALF_BYTES):
            raise mfusepy.FuseOSError(errno.EIO)
        return os.pread(fh, size, offset)

    def mkdir(self, path: str, mode: int) -> int:
        """Make a folder."""
        os.mkdir(self._real(path), mode)
        return 0

    def rmdir(self, path: str) -> int:
        """Take an empty folder away."""
        os.rmdir(self._real(path))
        return 0

    def create(self, path: str, mode: int, fi: object = None) -> int:  # noqa: ARG002 - the shape is given
        """Make a file."""
        return os.open(self._real(path), os.O_RDWR | os.O_CREAT, mode)

    def unlink(self, path: str) -> int:
        """Take a name away."""
        os.unlink(self._real(path))
        return 0

    def rename(self, old: str, new: str) -> int:
        """Give a file another name, over whatever had that."""
        os.rename(self._real(old), self._real(new))
        return 0

    def utimens(self, path: str, times: tuple[int, int]) -> int:
        """Set the times of a file."""
        os.utime(self._real(path), ns=times)
        return 0

    def _real(self, path: str) -> str:
        """Find each part of a path under whichever of its names it has."""
        real = self._source
        for part in filter(None, path.split("/")):
            there = os.path.join(real, part)
            if not os.path.lexists(there) and os.path.isdir(real):
                names = os.listdir(real)
                found = next((n for n in names if self._same(n) == self._same(part)), part)
                there = os.path.join(real, found)
            real = there
        return real


class _Share(mfusepy.FUSE):  # type: ignore[misc]  # ships no types
    def rename_fuse_3(self, old: bytes, new: bytes, flags: int) -> int:
        """Refuse what most servers do not know: to rename only where the name is free."""
        if flags:
            raise mfusepy.FuseOSError(errno.EINVAL)
        return int(super().rename_fuse_3(old, new, flags))


def _told(status: os.stat_result) -> dict[str, int]:
    told = {name: int(getattr(status, name)) for name in _STAT}
    return told | {
        "st_mtime": status.st_mtime_ns,
        "st_ctime": status.st_ctime_ns,
        "st_atime": status.st_atime_ns,
    }


def _for_ever() -> None:
    while True:
        threading.Event().wait(60)


def _end_with_parent() -> None:
    """A share whose server is gone hangs nobody; one that is left behind hangs the machine."""
    sys.stdin.read()
    os._exit(0)


def main() -> None:
    """Serve until the share is unmounted or standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("mount_point")
    parser.add_argument("--slow-s", type=float, default=3.0)
    parser.add_argument("--alias", choices=ALIASES, default="")
    options = parser.parse_args()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    mirror = Mirror(options.source, slow_s=options.slow_s, alias=options.alias)
    _Share(mirror, options.mount_point, foreground=True, fsname="tests:share", use_ino=True)


if __name__ == "__main__":
    main()
