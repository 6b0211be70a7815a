"""Where removed files are held: a folder of ours inside their root, or the system's own trash."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached, relative
from mediadesk.disk.changing.transfer import Moved, SwappedError, move
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode

if sys.platform == "linux":
    from mediadesk.disk.changing import trash_linux

OWN_FOLDER = b".mediadesk"
REMOVED = OWN_FOLDER + b"/removed"


_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.ENOTCONN, errno.ESTALE})
"""What is wrong then is wrong with the disk, not with its trash."""


class TrashRefusedError(Exception):
    """The system's trash could not be opened or made after all; nothing was moved."""

    def __init__(self, detail: str) -> None:
        """Say why in `detail`."""
        super().__init__(detail)
        self.detail = detail


def held_in_removed(root: bytes, uid: str, path: bytes) -> bytes:
    """Return where the file at `path` is held inside its root, once batch `uid` removed it."""
    folder, name = relative(path, root)
    return os.path.join(root, REMOVED, uid.encode("ascii"), folder, name)


def held_in_trash(
    path: bytes, uid: str, number: int, *, by_desktop: bool = False
) -> bytes | Reason:
    """Return where the system's trash would hold the file at `path`, or why it cannot.

    The name is one that nobody else uses, so that the file is found again after a crash. It is
    empty where the desktop moves the file (`by_desktop`), and so chooses the name.
    """
    if by_desktop:
        return b""
    if sys.platform != "linux":
        return Reason.of(ReasonCode.TRASH_UNUSABLE, path="", detail="there is no window")
    try:
        can = trash_linux.trash_can_for(path, make=False)
    except OSError as error:
        return Reason.of(ReasonCode.TRASH_UNUSABLE, path="", detail=os.strerror(error.errno or 0))
    if isinstance(can, Reason):
        return can
    ending = f"-{uid}-{number}".encode("ascii")
    return can.held_at(trash_linux.shortened(os.path.basename(path), ending))


def hold(
    source: Place,
    descriptor: int,
    held_at: bytes,
    *,
    root: bytes,
    place: RemovalPlace,
    draft: bytes,
    at: datetime,
) -> Moved:
    """Move an open file to where it is held.

    Raises what `move` raises, or TrashRefusedError, then leaves nothing.

    The folders are not yet written through to the disk. `draft` names a copy in the making; `at`
    is the local time for the trash's note.
    """
    if place is RemovalPlace.TRASH:
        return _hold_in_trash(source, descriptor, held_at, draft=draft, at=at)
    if place is RemovalPlace.FOLDER:
        with reached(os.path.dirname(held_at), b"") as folder_of_user:
            target = Place(folder_of_user, os.path.basename(held_at))
            return move(source, target, descriptor, draft=draft)
    with room_for(held_at, root=root, of=source) as held:
        return move(source, held, descriptor, draft=draft)


def _hold_in_trash(
    source: Place, descriptor: int, held_at: bytes, *, draft: bytes, at: datetime
) -> Moved:
    if sys.platform != "linux":
        raise NotImplementedError
    can = trash_linux.trash_can_for(source.path, make=True)
    if isinstance(can, Reason):
        raise TrashRefusedError(str(can.facts["detail"]))
    if os.path.dirname(os.path.dirname(held_at)) != can.path:
        raise TrashRefusedError("another one has taken its place")
    with contextlib.ExitStack() as stack:
        try:
            slot = trash_linux.slot(can, os.path.basename(held_at), make=True)
            held, note = stack.enter_context(slot)
            trash_linux.write_note(note, can, source.path, at)
        except OSError as error:
            if error.errno in _OF_THE_DISK:
                raise
            raise TrashRefusedError(os.strerror(error.errno or errno.EIO)) from error
        try:
            return move(source, held, descriptor, draft=draft)
        except SwappedError as error:
            if error.moved is None:
                note.unlink()
            raise
        except BaseException:
            note.unlink()
            raise


@contextmanager
def held_place(held_at: bytes, *, root: bytes, place: RemovalPlace) -> Iterator[Place]:
    """Open the place where a file is held, through no link. Raises OSError."""
    if place is RemovalPlace.REMOVED:
        folder, name = relative(held_at, root)
        with reached(root, folder) as held:
            yield Place(held, name)
    else:
        with reached(os.path.dirname(held_at), b"") as held:
            yield Place(held, os.path.basename(held_at))


def release(held_at: bytes, *, root: bytes, place: RemovalPlace) -> None:
    """Tidy up where a file was held and is no more: its note, folders that are empty now."""
    if place is RemovalPlace.REMOVED:
        drop_empty_folders([held_at], root)
    elif place is RemovalPlace.TRASH and sys.platform == "linux":
        can, name = trash_linux.of_held(held_at), os.path.basename(held_at)
        with contextlib.suppress(OSError), trash_linux.slot(can, name, make=False) as (_, note):
            note.unlink()


@contextmanager
def room_for(held_at: bytes, *, root: bytes, of: Place) -> Iterator[Place]:
    """Make the folders in Removed that a file is to be held in; nothing is left on an error.

    They are on the disk that the file is `of`, also where that is taken away meanwhile.
    """
    folder, name = relative(held_at, root)
    try:
        make_own_folder(root)
        with reached(root, folder, make=0o700, beside=of.folder) as held:
            yield Place(held, name)
    except BaseException:
        drop_empty_folders([held_at], root)
        raise


def drop_empty_folders(held: Iterable[bytes], root: bytes) -> None:
    """Remove the folders of held files that are empty now, up to our own; never anything else."""
    own = os.path.join(root, OWN_FOLDER)
    for path in held:
        folder = os.path.dirname(path)
        while is_inside(folder, own):
            try:
                with _time_of(root) if folder == own else contextlib.nullcontext():
                    os.rmdir(folder)
            except FileNotFoundError:
                pass  # another file's turn has removed it
            except OSError:
                break
            folder = os.path.dirname(folder)


def make_own_folder(root: bytes) -> None:
    """Make our own folder inside a root; its coming is no change of the root's own time."""
    own = os.path.join(root, OWN_FOLDER)
    if not os.path.lexists(own):
        with _time_of(root), contextlib.suppress(FileExistsError):
            os.mkdir(own, 0o700)


@contextmanager
def _time_of(root: bytes) -> Iterator[None]:
    """Keep the root's own time of change: that our folder comes and goes is no change of it."""
    before = os.stat(root)
    yield
    with contextlib.suppress(OSError):  # only a folder's owner may set its times
        os.utime(root, ns=(before.st_atime_ns, before.st_mtime_ns))
