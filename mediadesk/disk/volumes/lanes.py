"""Which disks and shares are read beside each other: what they are, told without asking a share.

A share may hang, and whoever asks it anything then hangs with it. So links are followed step by
step, and the table of mounts is asked about each step before the disk is.
"""

import os
import time
from dataclasses import dataclass, field

from mediadesk.disk.volumes.lookup import spinning_disk
from mediadesk.disk.volumes.mounts import Mount, MountTable, mount_of, read_mounts
from mediadesk.disk.volumes.volume import is_network_kind
from mediadesk.domain import names

_MOST_LINKS = 40
_MOST_FOLDERS = 10_000
_REMEMBERED_S = 2.0
"""For so long a folder is taken to lie where it lay: of links that change, nobody tells."""


@dataclass(frozen=True, slots=True)
class LaneKey:
    """One disk or share as far as reading goes; equal keys are read by the same processes."""

    name: str
    """Tells one from the other."""
    label: str = field(default="", compare=False)
    """Its name for people."""
    is_share: bool = False
    """Slow at times, and possibly hung."""
    is_spinning: bool = False
    """Slower for two readers than for one."""


class LaneFinder:
    """Finds the lanes of many paths: what was found of a folder serves for all files in it."""

    def __init__(self, table: MountTable | None = None) -> None:
        """Go by the mounts of `table`, the system's own when None."""
        self._table = table or MountTable()
        self._known = _Folders([])

    def key_of(self, path: bytes) -> LaneKey:
        """Return the lane in which an absolute path is read; asks no share anything."""
        mounts = self._table.mounts()
        known = self._known
        if known.mounts is not mounts or known.is_old:
            known = self._known = _Folders(mounts)
        return known.key_of(path)

    def close(self) -> None:
        """Watch the mounts no more."""
        self._table.close()


class _Folders:
    """Where folders lie, by one state of the table of mounts. Any thread may ask."""

    def __init__(self, mounts: list[Mount]) -> None:
        self.mounts = mounts
        self._points = frozenset(mount.mount_point for mount in mounts)
        self._found: dict[bytes, tuple[bytes, LaneKey]] = {}
        self._begun_s = time.monotonic()

    @property
    def is_old(self) -> bool:
        is_late = time.monotonic() - self._begun_s > _REMEMBERED_S
        return is_late or len(self._found) > _MOST_FOLDERS

    def key_of(self, path: bytes) -> LaneKey:
        folder, name = os.path.split(path)
        if name in (b"", b".", b".."):
            return lane_key(path, self.mounts)
        if (found := self._found.get(folder)) is None:
            real = resolved(folder, self.mounts)
            found = self._found[folder] = real, _key_on(mount_of(real, self.mounts))
        real, key = found
        step = os.path.join(real, name)
        if step in self._points or (not key.is_share and os.path.islink(step)):
            return lane_key(path, self.mounts)  # it may lie elsewhere than its folder
        return key


def lane_key(path: bytes, mounts: list[Mount]) -> LaneKey:
    """Return the lane in which an absolute path is read."""
    return _key_on(mount_of(resolved(path, mounts), mounts))


def shares_below(folder: bytes) -> list[bytes]:
    """Return the places below a folder where shares are mounted, named as the folder names them."""
    table = read_mounts()
    real = resolved(folder, table)
    below = real.rstrip(b"/") + b"/"
    return [
        os.path.join(folder, os.path.relpath(mount.mount_point, real))
        for mount in table
        if is_network_kind(mount.file_system) and mount.mount_point.startswith(below)
    ]


def resolved(path: bytes, mounts: list[Mount]) -> bytes:
    """Follow the links of an absolute path as far as no share has to be asked."""
    rest, here, links = os.path.normpath(path).split(b"/")[1:], b"/", 0
    while rest:
        name, *rest = rest
        step = os.path.normpath(os.path.join(here, name))
        mount = mount_of(step, mounts)
        if mount is not None and is_network_kind(mount.file_system):
            return os.path.join(step, *rest)
        try:
            aim = os.readlink(step)
        except OSError:
            here = step  # no link, or not there
            continue
        links += 1
        if links > _MOST_LINKS:
            return os.path.join(step, *rest)
        whole = os.path.normpath(os.path.join(here, aim))
        rest, here = [part for part in whole.split(b"/") if part] + rest, b"/"
    return here


def _key_on(mount: Mount | None) -> LaneKey:
    if mount is None:
        return LaneKey("disk")
    label = names.shown_last(mount.mount_point)
    if is_network_kind(mount.file_system):
        source = f"{mount.file_system}:{names.shown(mount.source)}:{mount.dev}"
        return LaneKey(source, label, is_share=True)
    if (disk := spinning_disk(mount.dev)) is not None:  # all its parts are one lane
        return LaneKey(f"spinning:{disk}", label, is_spinning=True)
    return LaneKey(f"disk:{mount.dev}", label)
