"""A media file opened once: never a device, never through a link, read whole when it is small."""

import errno
import io
import os
import stat
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO, Protocol

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

WHOLE_BYTES = 16 << 20
"""Files up to this size are read once and then served from memory."""
EDGE_BYTES = 64 << 10
"""What `head` and, of a larger file, `tail` hold."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_FLAGS |= getattr(os, "O_BINARY", 0)
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ESTALE}


class Readable(Protocol):
    """What the format readers need: any seekable binary file."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes."""
        ...

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move and return the new position."""
        ...


class Source:
    """An open regular file with its size, its two ends and, when small, all its bytes.

    Use as a context manager. `data` is None for files above `WHOLE_BYTES`; `stream()` serves
    both alike.
    """

    def __init__(self, path: bytes, fd: int) -> None:
        """Take over `fd`; raises OutsideError when the file cannot be read."""
        self.path = path
        raw = io.FileIO(fd)
        self._file: BinaryIO = io.BufferedReader(raw, 1 << 16)
        try:
            self._stat = os.fstat(fd)
            self.size_bytes = self._stat.st_size
            self.data: bytes | None = None
            if self.size_bytes <= WHOLE_BYTES:
                # past the buffer, which would only hold half of it in between
                self.data = _all_of(raw, self.size_bytes)
                self.head = self.data[:EDGE_BYTES]
                self.tail = self.data[max(EDGE_BYTES, self.size_bytes - EDGE_BYTES) :]
            else:
                self.head = self._read_at(0, EDGE_BYTES)
                self.tail = self._read_at(self.size_bytes - EDGE_BYTES, EDGE_BYTES)
        except OSError as error:
            self._file.close()
            raise OutsideError(reason_of(error, path)) from error
        except BaseException:
            self._file.close()
            raise

    @classmethod
    def of_bytes(cls, path: bytes, data: bytes) -> "Source":
        """Return a source of bytes in memory; `path` only names it."""
        source = cls.of_stream(path, io.BytesIO(data), len(data))
        source.data = data
        return source

    @classmethod
    def of_stream(cls, path: bytes, stream: BinaryIO, size_bytes: int) -> "Source":
        """Return a source of bytes that no file holds (yet); `path` only names it."""
        source = cls.__new__(cls)
        source.path, source.size_bytes, source.data = path, size_bytes, None
        source._file = stream  # noqa: SLF001 - of its own class, as below
        source.head = source._read_at(0, min(EDGE_BYTES, size_bytes))  # noqa: SLF001
        tail_bytes = max(0, min(EDGE_BYTES, size_bytes - EDGE_BYTES))
        source.tail = source._read_at(size_bytes - tail_bytes, tail_bytes)  # noqa: SLF001
        return source

    def __enter__(self) -> "Source":
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._file.close()

    def stream(self) -> BinaryIO:
        """Return the file as a seekable stream at its start; valid until the source closes."""
        if self.data is not None:
            return io.BytesIO(self.data)
        self._file.seek(0)
        return self._file

    def part(self, start: int, length: int) -> "Source":
        """Return a part of the file as a source of its own, in memory."""
        return Source.of_bytes(self.path, self._read_at(start, length))

    def has_changed(self) -> bool:
        """Tell whether somebody wrote to the file since it was opened."""
        now = os.fstat(self._file.fileno())
        return (now.st_size, now.st_mtime_ns) != (self.size_bytes, self._stat.st_mtime_ns)

    def native_path(self) -> str:
        """Return a path for libraries that open files themselves, bound to this very file.

        On Linux the name leads to the open file, whatever has happened to its path since.
        """
        link = f"/proc/self/fd/{self._file.fileno()}"
        return link if os.path.exists(link) else os.fsdecode(self.path)

    def _read_at(self, offset: int, length: int) -> bytes:
        self._file.seek(offset)
        data = self._file.read(length)
        if len(data) != length:
            raise OutsideError(Reason.of(ReasonCode.FILE_CHANGING))
        return data


def _all_of(raw: io.FileIO, length: int) -> bytes:
    """Return a file's bytes, as many as it is said to have.

    Whoever looked at it through the same open file may have left it at its end.
    """
    raw.seek(0)
    data = raw.read(length)
    while len(data) < length and (more := raw.read(length - len(data))):
        data += more
    if len(data) != length:
        raise OutsideError(Reason.of(ReasonCode.FILE_CHANGING))
    return data


def open_source(path: bytes, *, follow_links: bool = False) -> Source:
    """Open a regular file for one look. Raises OutsideError for anything else.

    Opening never blocks on a pipe and, unless `follow_links`, never goes through a link.
    """
    return Source(path, open_regular(path, follow_links=follow_links))


def open_regular(path: bytes, *, follow_links: bool = False) -> int:
    """Return a descriptor of a regular file, or raise OutsideError saying why not."""
    flags = _FLAGS | (0 if follow_links else getattr(os, "O_NOFOLLOW", 0))
    try:
        fd = os.open(path, flags)
    except OSError as error:
        raise OutsideError(reason_of(error, path)) from error
    except ValueError as error:  # a null byte in the name
        raise OutsideError(Reason.of(ReasonCode.PATH_MISSING)) from error
    if stat.S_ISREG(os.fstat(fd).st_mode):
        return fd
    os.close(fd)
    raise OutsideError(Reason.of(ReasonCode.NOT_A_FOLDER_OR_FILE))


def reason_of(error: OSError, path: bytes) -> Reason:
    """Turn what the system said about a file into a reason."""
    if error.errno in _GONE:
        return Reason.of(ReasonCode.FILE_VANISHED)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Reason.of(ReasonCode.FILE_PERMISSION, owner=_owner(path))
    if error.errno == errno.ENAMETOOLONG:
        return Reason.of(ReasonCode.PATH_TOO_LONG)
    if error.errno in (errno.ELOOP, errno.ENXIO, errno.EISDIR):
        return Reason.of(ReasonCode.NOT_A_FOLDER_OR_FILE)
    return Reason.of(ReasonCode.FILE_IO, detail=error.strerror or str(error))


def _owner(path: bytes) -> str:
    try:
        owner_id = os.lstat(path).st_uid
    except OSError:
        return "?"
    return _owner_name()(owner_id)


def _owner_name() -> Callable[[int], str]:
    try:
        import pwd  # noqa: PLC0415 - absent on Windows
    except ImportError:
        return str

    def name(owner_id: int) -> str:
        try:
            return pwd.getpwuid(owner_id).pw_name
        except KeyError:
            return str(owner_id)

    return name
