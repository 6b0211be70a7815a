"""Everything a folder holds, as a value: to tell whether anything changed, down to the times."""

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple


class Leaf(NamedTuple):
    """One name of a tree. `content` is a digest, or a link's target, or empty for folders."""

    mode: int
    mtime_ns: int
    content: str
    attributes: tuple[tuple[str, bytes], ...]


def tree(
    root: Path, *, leave_out: str = ".mediadesk", times_of_folders: bool = True
) -> dict[bytes, Leaf]:
    """Return every name below `root`, itself included, without those called `leave_out`."""
    found: dict[bytes, Leaf] = {}
    for folder, folders, files in os.walk(os.fsencode(root)):
        folders[:] = [name for name in folders if name != os.fsencode(leave_out)]
        found[folder] = _leaf(folder, timed=times_of_folders)
        for name in files:
            path = os.path.join(folder, name)
            found[path] = _leaf(path, timed=True)
    return found


def _leaf(path: bytes, *, timed: bool) -> Leaf:
    status = os.lstat(path)
    content = ""
    if stat.S_ISLNK(status.st_mode):
        content = os.fsdecode(os.readlink(path))
    elif stat.S_ISREG(status.st_mode):
        content = digest(path)
    names = sorted(os.listxattr(path, follow_symlinks=False))
    attributes = tuple((name, os.getxattr(path, name, follow_symlinks=False)) for name in names)
    return Leaf(status.st_mode, status.st_mtime_ns if timed else 0, content, attributes)


def digest(path: bytes | Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(Path(os.fsdecode(path)).read_bytes()).hexdigest()


def contents(*roots: Path) -> set[str]:
    """Return the digest of every file below these folders, whatever its name."""
    return {
        digest(os.path.join(folder, name))
        for root in roots
        for folder, _, files in os.walk(os.fsencode(root))
        for name in files
        if stat.S_ISREG(os.lstat(os.path.join(folder, name)).st_mode)
    }
