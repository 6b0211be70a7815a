"""The trash of Linux desktops: which folder serves a file, and the note beside what is in it.

https://specifications.freedesktop.org/trash-spec/1.0/
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote_from_bytes

from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.transfer import sync
from mediadesk.disk.volumes.mounts import mount_of, read_mounts
from mediadesk.domain import names
from mediadesk.domain.reasons import Reason, ReasonCode

_FILES, _INFO, _ENDING = b"files", b"info", b".trashinfo"


@dataclass(frozen=True, slots=True)
class TrashCan:
    """A trash folder. `base` is what the paths in its notes are relative to, None: absolute."""

    path: bytes
    base: bytes | None

    def held_at(self, name: bytes) -> bytes:
        """Return where a file lies that is in the trash under `name`."""
        return os.path.join(self.path, _FILES, name)


def trash_can_for(path: bytes, *, make: bool) -> TrashCan | Reason:
    """Return the trash that serves the file at `path`, or why there is none.

    A trash that others could tamper with (a link, another owner, writable by others) is not used.
    With `make`, a missing one is made. Raises OSError when the file itself cannot be looked at.
    """
    device = os.lstat(path).st_dev
    home = os.path.join(os.fsencode(_data_home()), b"Trash")
    if _device(home) == device:
        trouble = _unfit(home, make=make)
        return TrashCan(home, None) if trouble is None else _unusable(home, trouble)
    mount = mount_of(os.path.realpath(os.path.dirname(path)), read_mounts())
    if mount is None:
        return _unusable(path, "it is on another disk than your home")
    top, uid = mount.mount_point, b"%d" % os.getuid()
    shared = os.path.join(top, b".Trash")
    if _is_sticky_folder(shared) and _unfit(found := os.path.join(shared, uid), make=make) is None:
        return TrashCan(found, top)
    own = os.path.join(top, b".Trash-" + uid)
    trouble = _unfit(own, make=make)
    return TrashCan(own, top) if trouble is None else _unusable(own, trouble)


def of_held(held_at: bytes) -> TrashCan:
    """Return the trash that a held path of ours lies in; its base is not known any more."""
    return TrashCan(os.path.dirname(os.path.dirname(held_at)), None)


@contextmanager
def slot(can: TrashCan, name: bytes, *, make: bool) -> Iterator[tuple[Place, Place]]:
    """Open a name in a trash: the place of the file, the place of its note. Raises OSError."""
    permissions = 0o700 if make else None
    with (
        reached(can.path, _FILES, make=permissions) as files,
        reached(can.path, _INFO, make=permissions) as info,
    ):
        yield Place(files, name), Place(info, name + _ENDING)


def write_note(note: Place, can: TrashCan, original: bytes, at: datetime) -> None:
    """Write the note that must be there before the file; FileExistsError when the name is taken."""
    path = original
    if can.base is not None:
        path = os.path.relpath(os.path.realpath(os.path.dirname(original)), can.base)
        path = os.path.normpath(os.path.join(path, os.path.basename(original)))
    text = f"[Trash Info]\nPath={quote_from_bytes(path)}\nDeletionDate={at:%Y-%m-%dT%H:%M:%S}\n"
    descriptor = note.create()
    try:
        try:
            os.write(descriptor, text.encode("ascii"))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync(note.folder)
    except BaseException:
        note.unlink()
        raise


def shortened(name: bytes, ending: bytes) -> bytes:
    """Return a name with `ending` before its extension, short enough to have a note beside it."""
    stem, extension = os.path.splitext(name)
    return names.fitted(stem, ending + extension, longest=names.LONGEST - len(_ENDING))


def _data_home() -> str:
    return os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")


def _device(path: bytes) -> int | None:
    """Return the device of a path, or of the folder it would be made in."""
    while True:
        try:
            return os.stat(path).st_dev
        except FileNotFoundError:
            path = os.path.dirname(path)
        except OSError:
            return None


def _is_sticky_folder(path: bytes) -> bool:
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return False
    return stat.S_ISDIR(mode) and bool(mode & stat.S_ISVTX)


def _unfit(path: bytes, *, make: bool) -> str | None:
    """Return why a folder will not do as a trash, None when it will (or can be made)."""
    try:
        if not make and not os.path.lexists(path):
            return _cannot_make(path)
        if not os.path.lexists(path):
            os.makedirs(path, mode=0o700, exist_ok=True)  # another thread may be quicker
        status = os.lstat(path)
    except OSError as error:
        return os.strerror(error.errno or errno.EIO)
    if not stat.S_ISDIR(status.st_mode):
        return "it is a link or no folder"
    if status.st_uid != os.getuid():
        return "it belongs to somebody else"
    return "others may write into it" if status.st_mode & 0o022 else None


def _cannot_make(path: bytes) -> str | None:
    above = os.path.dirname(path)
    while not os.path.lexists(above):
        above = os.path.dirname(above)
    return None if os.access(above, os.W_OK | os.X_OK) else os.strerror(errno.EACCES)


def _unusable(path: bytes, detail: str) -> Reason:
    return Reason.of(ReasonCode.TRASH_UNUSABLE, path=path.decode("utf-8", "replace"), detail=detail)
