"""Settles changes of files that were under way when the program ended."""

import contextlib
import os
from collections.abc import Sequence

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import rewrite_batches, rewrites
from mediadesk.catalog.store import Store
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.domain.journal import EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.rewrites import Keeping, Rewrite, RewriteKind
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.moving import sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk
from mediadesk.operations.resolve.rewriting import replaced_files
from mediadesk.operations.resolve.rewriting.preparing import (
    discard,
    drop_empty_folders,
    is_file,
    place_of,
    sha256_of,
)


def settle_rewrites(store: Store) -> None:
    """Mark each change as done where its new file is in place, else as never done.

    Doing so twice is harmless. Where a disk is away, nothing is decided before it is back.
    """
    with store.decision_readers.use() as reader:
        waiting = rewrites.unfinished(reader)
    roots = RootsOnDisk(store)
    found = _Found()
    for one in waiting:
        with contextlib.suppress(OSError):
            if one.draft.kind is RewriteKind.COPY or roots.absence(one.draft.root) is None:
                found.add(one)
    if not found.settled:
        let_go(store)
        return
    sync_folders({os.path.dirname(one.target) for one in found.settled})
    store.decisions.submit(found.write).result()
    with folder_times.unchanged({os.path.dirname(one.target) for one in found.settled}):
        for one in found.settled:
            with contextlib.suppress(OSError):
                if one.id in found.left:
                    discard(one)
                else:
                    _drop_draft(one)
                    drop_empty_folders(one)
    let_go(store)
    for batch_id in {one.batch_id for one in found.settled}:
        folder_times.settle(store, batch_id)
    for removal_id in _removals(store, found.settled):  # their undo knows the folders as they are
        folder_times.settle(store, removal_id)


def _removals(store: Store, settled: Sequence[Rewrite]) -> set[int]:
    """Return the removals of which these changes are a part."""
    with store.decision_readers.use() as reader:
        found = {
            rewrite_batches.removal_of(reader, id_) for id_ in {one.batch_id for one in settled}
        }
    return {removal_id for removal_id in found if removal_id is not None}


def let_go_of_all(store: Store) -> int:
    """Let go of everything kept of changes: none of them can be taken back any more.

    Returns how many bytes that frees. Nothing of the user's is touched.
    """
    with store.decision_readers.use() as reader:
        freed = rewrites.kept_bytes(reader)
        done = rewrites.with_kept(reader)
    store.decisions.submit(lambda writer: rewrites.mark_forgotten(writer, done)).result()
    let_go(store)
    return freed


def let_go(store: Store) -> None:
    """Delete what is kept for changes that were never made or have been undone."""
    with store.decision_readers.use() as reader:
        in_vain = rewrites.kept_in_vain(reader)
    gone = []
    for one in in_vain:
        with contextlib.suppress(OSError):
            replaced_files.forget(one)
            gone.append(one.id)
    if gone:
        store.decisions.submit(lambda writer: rewrites.mark_let_go(writer, gone)).result()


class _Found:
    """What was found, by what is to be written down."""

    def __init__(self) -> None:
        self.settled: list[Rewrite] = []
        self.left: dict[int, Reason] = {}
        self.back: dict[int, FileStat | None] = {}
        self._done: dict[int, FileStat] = {}
        self._still: dict[int, Reason] = {}

    def write(self, writer: Connection) -> None:
        rewrites.mark_left(writer, self.left)
        rewrites.mark_done(writer, self._done)
        rewrites.mark_undone(writer, self.back)
        rewrites.mark_changed_still(writer, self._still)

    def add(self, one: Rewrite) -> None:
        interrupted = Reason.of(ReasonCode.JOB_INTERRUPTED)
        if one.draft.kind is RewriteKind.FILE_NAME:
            _drop_second_name(one)
        there, here = _look(one.target), _look(one.path)
        if one.state is EntryState.UNDOING:
            if _is_back(one, there, here):
                self.back[one.id] = here
            else:
                self._still[one.id] = interrupted
        elif there is not None and _has_come(one, there, here):
            self._done[one.id] = there
        else:
            self.left[one.id] = interrupted
        self.settled.append(one)


def _drop_second_name(one: Rewrite) -> None:
    """Take a new name away where a renaming had not yet let go of the old one.

    Where names cannot change in one step, a file has both for a moment. Two spellings of one name
    (a volume that tells no cases apart) are one entry of the folder, and stay.
    """
    before = one.draft.before
    with (
        contextlib.suppress(FileNotFoundError, NotADirectoryError),
        place_of(one, one.path) as old,
        place_of(one, one.target) as new,
    ):
        is_one_file = os.path.samestat(old.look(), new.look()) and new.look().st_nlink > 1
        if before is not None and before.links == 1 and is_one_file and _are_listed(old, new):
            new.unlink()


def _are_listed(*places: Place) -> bool:
    """Tell whether each of these names is listed in its folder, in exactly this spelling."""
    for place in places:
        with place.folder.entries() as entries:
            if place.name not in {entry.name for entry in entries}:
                return False
    return True


def _has_come(one: Rewrite, there: FileStat, here: FileStat | None) -> bool:
    """Tell whether a planned change has taken place; `there` is the file at its target."""
    before = one.draft.before
    match one.draft.kind:
        case RewriteKind.FILE_TIME:
            return str(there.mtime_ns) == one.draft.new_values["mtime_ns"]
        case RewriteKind.FILE_NAME:
            return here is None and before is not None and is_file(there, before)
    prepared = one.prepared
    if prepared is None or there.size_bytes != prepared.after.size_bytes:
        return False
    # another inode says nothing: disks that are mounted again number their files anew
    return is_file(there, prepared.after) or _holds(one.target, prepared.after_sha256)


def _is_back(one: Rewrite, there: FileStat | None, here: FileStat | None) -> bool:
    """Tell whether a change that was being taken back is gone."""
    before = one.draft.before
    match one.draft.kind:
        case RewriteKind.COPY:
            return there is None
        case RewriteKind.FILE_NAME:
            return there is None and here is not None
        case RewriteKind.FILE_TIME:
            return here is not None and before is not None and here.mtime_ns == before.mtime_ns
    prepared = one.prepared
    if prepared is None or prepared.keeping is Keeping.NOTHING:
        return here is None
    if prepared.keeping is Keeping.WHOLE:
        return not _is_kept(one, there)
    return here is not None and _holds(one.path, prepared.before_sha256)


def _holds(path: bytes, sha256: str) -> bool:
    folder, name = os.path.split(path)
    try:
        with reached(folder, b"") as opened, Place(opened, name).opened() as descriptor:
            return sha256_of(descriptor) == sha256
    except (FileNotFoundError, NotADirectoryError):
        return False


def _is_kept(one: Rewrite, there: FileStat | None) -> bool:
    """Tell whether the old file is still kept, and not already back at the target."""
    try:
        with replaced_files.kept_place(one) as kept:
            here = FileStat.of(kept.look())
            return there is None or (here.dev, here.inode) != (there.dev, there.inode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _look(path: bytes) -> FileStat | None:
    folder, name = os.path.split(path)
    try:
        with reached(folder, b"") as opened:
            return FileStat.of(Place(opened, name).look())
    except (FileNotFoundError, NotADirectoryError):
        return None


def _drop_draft(one: Rewrite) -> None:
    with (
        contextlib.suppress(FileNotFoundError, NotADirectoryError),
        place_of(one, one.target) as place,
    ):
        Place(place.folder, one.draft_name).unlink()
