"""Makes a changed file ready beside the old one, and lets it take its place."""

import contextlib
import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mediadesk.disk import cloud
from mediadesk.disk.changing.copying import UnequalError, copy_bytes, copy_file, copy_properties
from mediadesk.disk.changing.exchanging import put_over
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached, relative
from mediadesk.disk.changing.renaming import rename_new
from mediadesk.disk.changing.transfer import SwappedError
from mediadesk.disk.comparing import same_bytes
from mediadesk.domain import names
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.media import FileStat, is_kept
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import (
    Edited,
    Keeping,
    Prepared,
    Rewrite,
    RewriteDraft,
    RewriteKind,
)
from mediadesk.formats import patches
from mediadesk.operations.resolve.checking import RefusedError, is_as_known
from mediadesk.operations.resolve.rewriting import replaced_files

_NEW_FILE_MODE = 0o644
_AT_ONCE = frozenset({RewriteKind.FILE_TIME, RewriteKind.FILE_NAME})
"""Changes of a name or a time: there is nothing to make ready."""

Edit = Callable[[bytes | None], Edited | Reason]
"""Says what a file is to become, proved; or why it cannot. Given its path, None: a new file.

It writes nothing. Anything wrong with the file is a Reason.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One file to be changed. `edit` None: a new time, name or copy, see `RewriteKind`.

    `draft.new_values["mtime_ns"]` is a new file time. `quick_hash` as scanned, empty when it is
    not known; `keeps_time`: the new file has the old one's time of change.
    """

    draft: RewriteDraft
    edit: Edit | None = None
    quick_hash: str = ""
    keeps_time: bool = True
    may_be_away: bool = False


def prepare(
    change: Change, one: Rewrite, room: int | None, checkpoint: Checkpoint
) -> Prepared | None:
    """Make the new file of a change, whole, proved and on disk; what it replaces is kept.

    `room` is how many bytes may be kept, None for any. Raises RefusedError, FileExistsError,
    OSError; then nothing of it is left.
    """
    if one.draft.kind in _AT_ONCE:
        return None
    try:
        if one.draft.kind is RewriteKind.COPY:
            return _copied(change, one, checkpoint)
        if one.draft.before is None:
            return _new(change, one)
        return _edited(change, one, room, checkpoint)
    except BaseException:
        with contextlib.suppress(OSError):
            discard(one)
        raise


def take_place(change: Change, one: Rewrite, made: Prepared | None) -> FileStat:
    """Let the new file take its place; returns what `lstat` says of it there.

    Raises SwappedError when the old file is no longer what it was, FileExistsError, RefusedError,
    OSError; then the old file is where it was.
    """
    if one.draft.kind is RewriteKind.FILE_TIME:
        return _set_time(change, one)
    if one.draft.kind is RewriteKind.FILE_NAME:
        return _rename(change, one)
    with place_of(one, one.target) as place:
        making = Place(place.folder, one.draft_name)
        if made is None or made.replaced is None:
            rename_new(making, place)
        else:
            put_over(making, place, made.replaced)
        return FileStat.of(place.look())


def discard(one: Rewrite) -> None:
    """Delete what was prepared for a change that is given up; only files named in the journal."""
    with (
        contextlib.suppress(FileNotFoundError, NotADirectoryError),
        place_of(one, one.target) as place,
    ):
        Place(place.folder, one.draft_name).unlink()
    drop_empty_folders(one)
    replaced_files.forget(one)


def drop_empty_folders(one: Rewrite) -> None:
    """Delete the folders of an archive that are empty now; never the archive itself."""
    folder = os.path.dirname(one.target)
    while one.draft.path != one.target and is_inside(folder, one.draft.root):
        if folder == one.draft.root:
            return
        try:
            os.rmdir(folder)
        except OSError:
            return  # something is in it
        folder = os.path.dirname(folder)


@contextmanager
def place_of(one: Rewrite, path: bytes, *, make: bool = False) -> Iterator[Place]:
    """Open a place inside a change's root, through no link. Raises OSError."""
    folder, name = relative(path, one.draft.root)
    with reached(one.draft.root, folder, make=0o777 if make else None) as opened:
        yield Place(opened, name)


def _edited(change: Change, one: Rewrite, room: int | None, checkpoint: Checkpoint) -> Prepared:
    with _original(change, one) as (place, original, before):
        if not change.keeps_time:
            _require_time_to_go_back_to(before)
        edited = _edit(change, place.path)
        making = Place(place.folder, one.draft_name)
        with _written(making, edited, original, checkpoint) as new:
            if os.fstat(new).st_size == before.st_size and same_bytes(original, new):
                raise RefusedError(Reason.of(ReasonCode.ALREADY_SAID))
            how, kept_bytes, sha256 = replaced_files.keep(one, place, original, new, edited.runs)
            if room is not None and kept_bytes > room:
                raise RefusedError(Reason.of(ReasonCode.NO_ROOM_TO_UNDO, kept_bytes=kept_bytes))
            copy_properties(original, new, before)
            if not change.keeps_time:
                os.utime(new, ns=(before.st_atime_ns, time.time_ns()))
            os.fsync(new)
            after = FileStat.of(os.fstat(new))
        if not is_as_known(original, FileStat.of(before), ""):
            raise SwappedError
    return Prepared(after, edited.keys, how, kept_bytes, sha256, FileStat.of(before), edited.sha256)


def _new(change: Change, one: Rewrite) -> Prepared:
    with place_of(one, one.path) as place:
        if place.is_taken():
            raise FileExistsError(17, os.strerror(17), place.path)
        edited = _edit(change, None)
        making = Place(place.folder, one.draft_name)
        with _written(making, edited, None, lambda: None) as new:
            if hasattr(os, "fchmod"):
                os.fchmod(new, _NEW_FILE_MODE)
            os.fsync(new)
            after = FileStat.of(os.fstat(new))
    return Prepared(after, edited.keys, Keeping.NOTHING, after_sha256=edited.sha256)


def _copied(change: Change, one: Rewrite, checkpoint: Checkpoint) -> Prepared:
    folder, name = os.path.split(one.path)
    with (
        reached(folder, b"") as opened,
        Place(opened, name).opened() as original,
        place_of(one, one.target, make=True) as place,
    ):
        _require_as_scanned(change, original)
        if place.is_taken():
            raise FileExistsError(17, os.strerror(17), place.path)
        making = Place(place.folder, one.draft_name)
        copy = making.create()
        try:
            copy_file(original, copy, checkpoint)
            sha256 = sha256_of(copy)
            after = FileStat.of(os.fstat(copy))
        finally:
            os.close(copy)
        _require_as_scanned(change, original)
    keys = one.draft.before_keys
    if keys is None:
        raise RefusedError(Reason.of(ReasonCode.NOT_VERIFIABLE))
    return Prepared(after, keys, Keeping.NOTHING, before_sha256=sha256, after_sha256=sha256)


def _edit(change: Change, path: bytes | None) -> Edited:
    if change.edit is None:
        raise RefusedError(Reason.of(ReasonCode.NOT_VERIFIABLE))
    edited = change.edit(path)
    if isinstance(edited, Reason):
        raise RefusedError(edited)
    return edited


@contextmanager
def _written(
    making: Place, edited: Edited, original: int | None, checkpoint: Checkpoint
) -> Iterator[int]:
    """Write the new file beside the old one, and read back that it is what was proved."""
    copy = making.create()
    try:
        size_bytes = patches.size_in_place(edited.patch)
        if original is not None and os.fstat(original).st_size == size_bytes:
            copy_bytes(original, copy, checkpoint)
            for at, data in patches.literals(edited.patch):
                os.pwrite(copy, data, at)
        else:
            with (
                open(os.devnull if original is None else os.dup(original), "rb") as old,
                open(os.dup(copy), "wb") as new,
            ):
                patches.apply(edited.patch, old, new.write)
        os.fsync(copy)
        if sha256_of(copy) != edited.sha256:
            raise UnequalError
        yield copy
    finally:
        os.close(copy)


def sha256_of(descriptor: int) -> str:
    """Return the SHA-256 of an open file."""
    with open(os.dup(descriptor), "rb") as stream:
        stream.seek(0)
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _set_time(change: Change, one: Rewrite) -> FileStat:
    with _original(change, one) as (_, original, before):
        _require_time_to_go_back_to(before)
        mtime_ns = int(one.draft.new_values["mtime_ns"])
        os.utime(original, ns=(before.st_atime_ns, mtime_ns))
        os.fsync(original)
        return FileStat.of(os.fstat(original))


def _rename(change: Change, one: Rewrite) -> FileStat:
    with (
        place_of(one, one.path) as place,
        place.opened() as original,
        place_of(one, one.target, make=True) as target,
    ):
        _require_as_scanned(change, original)
        rename_new(place, target)
        there = target.look()
        if not os.path.samestat(there, os.fstat(original)):
            rename_new(target, place)
            raise SwappedError
        return FileStat.of(there)


@contextmanager
def _original(change: Change, one: Rewrite) -> Iterator[tuple[Place, int, os.stat_result]]:
    """Open the file that is to change, if it may: as it was scanned, no link, not read-only."""
    with place_of(one, one.path) as place:
        looked = place.look()
        if stat.S_ISLNK(looked.st_mode):
            target = names.shown(os.fsencode(os.path.realpath(place.path)))
            raise RefusedError(Reason.of(ReasonCode.FILE_IS_LINK, target=target))
        if change.may_be_away and cloud.is_away(looked):
            raise RefusedError(Reason.of(ReasonCode.FILE_IN_CLOUD))
        with place.opened() as original:
            before = os.fstat(original)
            if before.st_nlink > 1:
                raise RefusedError(Reason.of(ReasonCode.FILE_HAS_LINKS, count=before.st_nlink))
            if not before.st_mode & stat.S_IWUSR or not os.access(place.path, os.W_OK):
                raise RefusedError(Reason.of(ReasonCode.FILE_READ_ONLY))
            _require_as_scanned(change, original)
            yield place, original, before


def _require_time_to_go_back_to(before: os.stat_result) -> None:
    if not is_kept(before.st_mtime_ns):
        raise RefusedError(Reason.of(ReasonCode.TIME_BEYOND_KEEPING))


def _require_as_scanned(change: Change, original: int) -> None:
    before = change.draft.before
    if before is None or not is_as_known(original, before, change.quick_hash):
        raise RefusedError(Reason.of(ReasonCode.CHANGED_SINCE_SCAN))


def is_file(now: FileStat, then: FileStat) -> bool:
    """Tell whether a name still leads to this file, unchanged in size and time."""
    return now[:2] == then[:2] and (now.dev, now.inode) == (then.dev, then.inode)
