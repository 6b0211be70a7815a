"""What acting, undoing and recovering share: putting a file back, and what an error means."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable

from mediadesk.disk import trouble
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached, relative
from mediadesk.disk.changing.transfer import Moved, move_back, sync
from mediadesk.disk.changing.trash import held_place
from mediadesk.disk.owners import owner_of
from mediadesk.domain import names
from mediadesk.domain.journal import Entry, RemovalPlace
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.resolve.checking import RefusedError, is_as_known

OF_ONE_FILE = frozenset(
    {errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG}
)
"""Errors of one file; any other speaks of the place and ends a batch."""

_RESTORED = b" (restored"


def put_back(entry: Entry, target: bytes) -> Moved:
    """Move a held file to `target`, which must be free, with its folder made again if need be.

    Raises RefusedError when what is held is not what was put there, FileExistsError when the
    name is taken, SwappedError, UnequalError, OSError.
    """
    draft = entry.draft
    if not draft.held_at:
        raise RefusedError(Reason.of(ReasonCode.IN_SYSTEM_TRASH))
    with contextlib.ExitStack() as opened:
        try:
            held = opened.enter_context(
                held_place(draft.held_at, root=draft.root, place=draft.place)
            )
            descriptor = opened.enter_context(held.opened())
        except (FileNotFoundError, NotADirectoryError) as error:
            shown = names.shown(draft.held_at)
            raise RefusedError(Reason.of(ReasonCode.HELD_GONE, held_at=shown)) from error
        if not is_as_known(descriptor, draft.stat, draft.quick_hash):
            shown = names.shown(draft.held_at)
            raise RefusedError(Reason.of(ReasonCode.HELD_CHANGED, held_at=shown))
        folder, name = relative(target, draft.root)
        beside = held.folder if draft.place is RemovalPlace.REMOVED else None
        back = opened.enter_context(reached(draft.root, folder, make=0o777, beside=beside))
        if stat.S_IMODE(os.fstat(descriptor).st_mode) != draft.mode and hasattr(os, "fchmod"):
            with contextlib.suppress(PermissionError):
                os.fchmod(descriptor, draft.mode)
        return move_back(held, Place(back, name), descriptor, draft=entry.part_name)


def free_name(path: bytes) -> bytes:
    """Return the first free of "x.jpg", "x (restored).jpg", "x (restored 2).jpg" and so on."""
    folder, name = os.path.split(path)
    stem, extension = os.path.splitext(name)
    candidate, number = path, 1
    while os.path.lexists(candidate):
        count = b"" if number == 1 else b" %d" % number
        fitted = names.fitted(stem, _RESTORED + count + b")" + extension)
        candidate = os.path.join(folder, fitted)
        number += 1
    return candidate


def sync_folders(folders: Iterable[bytes]) -> None:
    """Flush these folders to the disk (fsync); a folder that is gone is skipped."""
    for folder in folders:
        with (
            contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError),
            reached(folder, b"") as found,
        ):
            sync(found)


def reason_of(error: OSError, path: bytes, volume: str, *, goes_to: bytes = b"") -> Reason:
    """Return what an error of moving a file means; `volume` names its disk.

    `goes_to` is where it was to go, if that may be another disk: then that one is full.
    """
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return Reason.of(ReasonCode.DISK_FULL, path=names.shown(goes_to or path))
        case errno.EROFS:
            return Reason.of(ReasonCode.VOLUME_READ_ONLY, volume=volume)
        case errno.EACCES | errno.EPERM:
            return Reason.of(ReasonCode.FILE_PERMISSION, owner=owner_of(path))
        case errno.ENOTDIR | errno.ELOOP:
            return Reason.of(ReasonCode.NOT_A_FOLDER_OR_FILE)
    return trouble.file_reason(error, path, volume=volume)
