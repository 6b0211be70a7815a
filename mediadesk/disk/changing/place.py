"""A name in an open folder, and what can be done to the file that has it, following no link."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mediadesk.disk.folders import OpenFolder

_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A name in an open folder."""

    folder: OpenFolder
    name: bytes

    @property
    def _at(self) -> tuple[bytes, int | None]:
        """The name and the handle it is relative to, as the functions of `os` take them."""
        if self.folder.handle is None:
            return os.path.join(self.folder.path, self.name), None
        return self.name, self.folder.handle

    @property
    def path(self) -> bytes:
        """The whole path, for messages."""
        return os.path.join(self.folder.path, self.name)

    def look(self) -> os.stat_result:
        """Return what `lstat` says of it. Raises OSError."""
        return self.folder.look(self.name)

    def is_taken(self) -> bool:
        """Tell whether anything has this name."""
        try:
            self.look()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def is_name_of(self, other: "Place") -> bool:
        """Tell whether both are one name in one folder, whatever ways lead to that."""
        is_one_folder = os.path.samestat(self.folder.status, other.folder.status)
        return is_one_folder and self.name == other.name

    @contextmanager
    def opened(self) -> Iterator[int]:
        """Open the regular file of this name, through no link and without waiting for anybody."""
        name, handle = self._at
        descriptor = os.open(name, _FLAGS, dir_fd=handle)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), self.path)
            yield descriptor
        finally:
            os.close(descriptor)

    def unlink(self) -> None:
        """Take the name away."""
        name, handle = self._at
        os.unlink(name, dir_fd=handle)

    def let_go(self) -> None:
        """Take the name away; a share that answers a repeated call may say that there was none."""
        try:
            self.unlink()
        except FileNotFoundError:
            if self.is_taken():
                raise

    def link_to(self, source: "Place") -> None:
        """Give the file of `source` this name too."""
        (old, old_handle), (new, new_handle) = source._at, self._at  # noqa: SLF001 - same class
        os.link(old, new, src_dir_fd=old_handle, dst_dir_fd=new_handle, follow_symlinks=False)

    def rename_over(self, target: "Place") -> None:
        """Rename, over whatever is there."""
        (old, old_handle), (new, new_handle) = self._at, target._at  # noqa: SLF001 - same class
        os.rename(old, new, src_dir_fd=old_handle, dst_dir_fd=new_handle)

    def create(self) -> int:
        """Make a new, private file of this name and return its descriptor."""
        name, handle = self._at
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
        flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        return os.open(name, flags, 0o600, dir_fd=handle)
