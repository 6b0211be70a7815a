"""Writes what a keeper is given into a sidecar beside it, and takes it away again."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from mediadesk.disk.changing.exchanging import replace
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached, relative
from mediadesk.disk.changing.renaming import rename_new
from mediadesk.disk.changing.trash import room_for
from mediadesk.domain import names
from mediadesk.domain.journal import Entry, EntryAction
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Merge
from mediadesk.operations.resolve.checking import RefusedError
from mediadesk.operations.resolve.moving import free_name, put_back

_MOST_BYTES = 64 << 20
"""Nothing of ours is longer; a longer file is somebody else's."""


def write(merge: Merge, entry: Entry) -> FileStat:
    """Put the new content in place; returns what is held, or the new file where nothing is.

    Raises RefusedError when the sidecar is not as it was planned, SwappedError, OSError; then it
    is as it was.
    """
    folder, name = relative(merge.path, merge.root)
    with reached(merge.root, folder) as found:
        target, made = Place(found, name), Place(found, entry.part_name)
        _require_as_planned(target, merge)
        _fill(made, merge.content, entry.draft.mode)
        try:
            if entry.action is EntryAction.ADD:
                rename_new(made, target)
                return FileStat.of(target.look())
            room = room_for(entry.held_at, root=merge.root, of=target)
            with target.opened() as descriptor, room as held:
                return replace(target, made, held, descriptor)
        finally:
            if made.is_taken():
                made.unlink()


def take_back(entry: Entry) -> bytes:
    """Take a sidecar of ours away again, or put back the one it replaced; returns its path.

    One that somebody has changed since stays, and the old one comes back under another name.
    Raises RefusedError, SwappedError, OSError.
    """
    with _placed(entry) as target:
        is_ours = is_as_written(target, entry)
        if entry.action is EntryAction.ADD:
            if is_ours:
                target.unlink()
            elif target.is_taken():
                raise RefusedError(Reason.of(ReasonCode.CHANGED_BY_OTHERS))
            return entry.path
        if not is_ours:
            free = free_name(entry.path)
            put_back(entry, free)
            return free
        aside = Place(target.folder, entry.aside_name)
        rename_new(target, aside)
        try:
            put_back(entry, entry.path)
        except BaseException:
            rename_new(aside, target)
            raise
        aside.unlink()
        return entry.path


def is_as_written(place: Place, entry: Entry) -> bool:
    """Tell whether a sidecar still holds what was written, byte for byte."""
    try:
        with place.opened() as descriptor:
            if os.fstat(descriptor).st_size > _MOST_BYTES:
                return False
            digest = hashlib.sha256()
            while block := os.read(descriptor, 1 << 20):
                digest.update(block)
    except OSError:
        return False
    return digest.hexdigest() == entry.draft.new_sha256


@contextmanager
def _placed(entry: Entry) -> Iterator[Place]:
    folder, name = relative(entry.path, entry.draft.root)
    with reached(entry.draft.root, folder) as found:
        yield Place(found, name)


def _require_as_planned(target: Place, merge: Merge) -> None:
    if merge.before is None:
        if target.is_taken():
            raise RefusedError(_changed(merge))
        return
    now = target.look()
    same = (now.st_size, now.st_mtime_ns) == (merge.before.size_bytes, merge.before.mtime_ns)
    if not (same and stat.S_ISREG(now.st_mode)):
        raise RefusedError(_changed(merge))


def _changed(merge: Merge) -> Reason:
    return Reason.of(ReasonCode.SIDECAR_CHANGED, sidecar=names.shown(merge.path))


def _fill(made: Place, content: bytes, mode: int) -> None:
    descriptor = made.create()
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    except BaseException:
        made.unlink()
        raise
    finally:
        os.close(descriptor)
