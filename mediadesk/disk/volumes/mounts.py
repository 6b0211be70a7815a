"""Which file systems are mounted where, as the system tells it."""

import os
import re
import select
import sys
import threading
from dataclasses import dataclass

NO_DISKS = frozenset(
    (
        "proc", "sysfs", "devtmpfs", "devpts", "cgroup", "cgroup2", "securityfs", "debugfs",
        "tracefs", "configfs", "pstore", "bpf", "mqueue", "hugetlbfs", "binfmt_misc", "fusectl",
        "efivarfs", "autofs", "rpc_pipefs", "nsfs", "selinuxfs",
    )
)  # fmt: skip
"""File systems that hold the computer's own state and never anybody's pictures."""

_TABLE = b"/proc/self/mountinfo"
_OCTAL = re.compile(rb"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of mounts: https://man7.org/linux/man-pages/man5/proc.5.html."""

    dev: int
    """As `os.makedev`; on btrfs not what `stat` says of files there."""
    inside: bytes
    """What part of the file system is mounted: "/" but for bind mounts and subvolumes."""
    mount_point: bytes
    file_system: str
    source: bytes
    read_only: bool


def read_mounts(table: bytes | None = None) -> list[Mount]:
    """Return all mounts, later ones over earlier ones; none where the system has no such table."""
    if table is None:
        if sys.platform != "linux":
            return []
        try:
            with open(_TABLE, "rb") as file:
                table = file.read()
        except OSError:
            return []
    found = (_mount(line) for line in table.splitlines())
    return [mount for mount in found if mount is not None]


def mount_of(path: bytes, mounts: list[Mount]) -> Mount | None:
    """Return the mount that `path` (absolute, links resolved) lies on."""
    best: Mount | None = None
    for mount in mounts:
        point = mount.mount_point
        inside = path == point or path.startswith(point if point == b"/" else point + b"/")
        if inside and (best is None or len(point) >= len(best.mount_point)):
            best = mount
    return best


def file_system_by_dev() -> dict[int, str]:
    """Return the kind of file system by device number."""
    return {mount.dev: mount.file_system for mount in read_mounts()}


class MountTable:
    """The table of mounts, read again only when the system says that it has changed."""

    def __init__(self) -> None:
        """Read nothing yet."""
        self._lock = threading.Lock()
        self._mounts: list[Mount] | None = None
        self._news: _News | None = None
        self._is_closed = False

    def mounts(self) -> list[Mount]:
        """Return all mounts, as `read_mounts`; the same list for as long as nothing changes."""
        with self._lock:
            if self._mounts is None or self._may_have_changed():
                self._mounts = read_mounts()
            return self._mounts

    def close(self) -> None:
        """Watch no more."""
        with self._lock:
            self._is_closed = True
            if self._news is not None:
                self._news.close()
                self._news = None

    def _may_have_changed(self) -> bool:
        if sys.platform != "linux":
            return False  # there is no table
        if self._news is None and not self._is_closed:
            if (descriptor := open_table()) is not None:
                self._news = _News(descriptor)
            return True
        return self._news is None or self._news.has_come()


def open_table() -> int | None:
    """Return a descriptor of the table, on which each change is an exception to be polled for.

    None where the system has no such table; the caller closes it.
    """
    if sys.platform != "linux":
        return None
    try:
        return os.open(_TABLE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None


class _News:
    """Tells of changes of the table: the system makes its file an exception until it is asked."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._poll = select.poll()
        self._poll.register(self._descriptor, select.POLLERR | select.POLLPRI)

    def has_come(self) -> bool:
        return bool(self._poll.poll(0))

    def close(self) -> None:
        os.close(self._descriptor)


def _mount(line: bytes) -> Mount | None:
    before, _, after = line.partition(b" - ")
    left, right = before.split(b" "), after.split(b" ")
    if len(left) < 6 or len(right) < 2:
        return None
    major, _, minor = left[2].partition(b":")
    return Mount(
        dev=os.makedev(int(major), int(minor)),
        inside=_plain(left[3]),
        mount_point=_plain(left[4]),
        file_system=right[0].decode("ascii", "replace"),
        source=_plain(right[1]),
        read_only=b"ro" in left[5].split(b",") or b"ro" in right[-1].split(b","),
    )


def _plain(word: bytes) -> bytes:
    return _OCTAL.sub(lambda octal: bytes([int(octal[1], 8)]), word)
