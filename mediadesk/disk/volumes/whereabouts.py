"""Where a path really lies, whatever links, bind mounts and other names lead there."""

import os
from dataclasses import dataclass

from mediadesk.disk.volumes.mounts import Mount, mount_of, read_mounts


@dataclass(frozen=True, slots=True)
class Location:
    """A place on a file system: its device, and the path inside it. Equal means the same place."""

    dev: int
    path: bytes

    def is_within(self, other: "Location") -> bool:
        """Tell whether this is `other` or lies inside it."""
        if self.dev != other.dev:
            return False
        above = other.path.rstrip(b"/")
        return self.path.rstrip(b"/") == above or self.path.startswith(above + b"/")


class Whereabouts:
    """Tells locations, by one reading of the table of mounts."""

    def __init__(self) -> None:
        """Read which file systems are mounted where."""
        self._mounts: list[Mount] = read_mounts()

    def of(self, path: bytes) -> Location:
        """Return where a path lies. What does not exist is taken by its name."""
        real = os.path.realpath(path)
        mount = mount_of(real, self._mounts)
        if mount is None:  # no such table here: the name without links is the best there is
            return Location(0, os.path.normcase(real))
        below = os.path.relpath(real, mount.mount_point)
        return Location(mount.dev, os.path.normpath(os.path.join(mount.inside, below)))
