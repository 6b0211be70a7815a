"""Folders' own times: remembered before files go, brought back when all of them are back."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal, touched_folders
from mediadesk.catalog.store import Store
from mediadesk.domain.journal import Entry, EntryState, RemovalPlace
from mediadesk.domain.media import is_kept


def of_folders(folders: Iterable[bytes]) -> dict[bytes, int]:
    """Return the time of change, in ns, of each folder that is there.

    One past the year 2262 is left out: it cannot be kept, and becomes that of now.
    """
    times: dict[bytes, int] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            mtime_ns = os.stat(folder).st_mtime_ns
            if is_kept(mtime_ns):
                times[folder] = mtime_ns
    return times


@contextlib.contextmanager
def unchanged(folders: Iterable[bytes]) -> Iterator[None]:
    """Restore the folders' own times after the block, whatever it changed in them."""
    times = of_folders(folders)
    yield
    _give(times)


def around_own_folder(entries: Iterable[Entry]) -> dict[bytes, int]:
    """Return the times of roots in which our own folder goes and to which no file returns."""
    held = [entry for entry in entries if entry.draft.place is RemovalPlace.REMOVED]
    changed = {os.path.dirname(entry.path) for entry in held}
    return of_folders({entry.draft.root for entry in held} - changed)


@contextlib.contextmanager
def roots_unchanged(store: Store, entries: Sequence[Entry]) -> Iterator[None]:
    """Keep the times of roots while our own folder is deleted in them, even across a crash."""
    roots = {entry.batch_id: dict[bytes, int | None]() for entry in entries}
    times = of_folders({entry.draft.root for entry in entries})
    for entry in entries:
        if entry.draft.root in times:
            roots[entry.batch_id][entry.draft.root] = times[entry.draft.root]

    def promise(writer: Connection) -> None:
        for batch_id, wanted in roots.items():
            touched_folders.want_restored(writer, batch_id, wanted)

    def keep(writer: Connection) -> None:
        for batch_id, wanted in roots.items():
            touched_folders.want_restored(writer, batch_id, dict.fromkeys(wanted))

    store.decisions.submit(promise).result()
    yield
    store.decisions.submit(keep).result()


@contextlib.contextmanager
def promised(store: Store, batch_id: int) -> Iterator[None]:
    """Restore the times of a batch's folders after the block, even across a crash."""
    with store.decision_readers.use() as reader:
        touched = [path for path, _, _ in touched_folders.of_batch(reader, batch_id)]
    times = of_folders(touched)
    store.decisions.submit(
        lambda writer: touched_folders.want_restored(writer, batch_id, times)
    ).result()
    yield
    settle(store, batch_id)


def settle(store: Store, batch_id: int) -> None:
    """Restore the folder times that an undo noted, then record the times as the batch left them."""
    with store.decision_readers.use() as reader:
        promised = touched_folders.to_restore(reader, batch_id)
        touched = [path for path, _, _ in touched_folders.of_batch(reader, batch_id)]
    _give(promised)
    now = of_folders(touched)
    gone = dict.fromkeys((path for path in touched if path not in now), 0)
    store.decisions.submit(
        lambda writer: touched_folders.note_after(writer, batch_id, {**gone, **now})
    ).result()


def bring_back_in(store: Store, batch_id: int, folders: Iterable[bytes]) -> None:
    """Restore the times of folders to which a batch returned everything that it had moved out."""
    with store.decision_readers.use() as reader:
        entries = journal.entries(reader, batch_id=batch_id, states=[EntryState.DONE])
        times = {
            path: before_ns for path, before_ns, _ in touched_folders.of_batch(reader, batch_id)
        }
    empty = set(folders) - {os.path.dirname(entry.path) for entry in entries}
    _give({folder: times[folder] for folder in empty if folder in times})


def to_bring_back(store: Store, batch_id: int, going_back: Iterable[Entry]) -> dict[bytes, int]:
    """Return the folder times that are right again once these files are back.

    A folder that still lacks a file of the batch, or that somebody else has changed since, keeps
    its own time.
    """
    ids = {entry.id for entry in going_back}
    with store.decision_readers.use() as reader:
        held = journal.entries(reader, batch_id=batch_id, states=[EntryState.DONE])
        times = touched_folders.of_batch(reader, batch_id)
    lacking = {os.path.dirname(entry.path) for entry in held if entry.id not in ids}
    lacking |= {
        os.path.dirname(entry.held_at)
        for entry in held
        if entry.id not in ids and entry.draft.place is RemovalPlace.FOLDER
    }
    now = of_folders(path for path, _, _ in times)
    return {
        path: before_ns
        for path, before_ns, after_ns in times
        if path not in lacking and now.get(path, after_ns) == after_ns
    }


def before_batch(
    store: Store, batch_id: int, folders: Iterable[bytes] | None = None
) -> dict[bytes, int]:
    """Return the times that folders had before a batch, where only the batch has changed them.

    `folders` None: all that the batch touched.
    """
    wanted = None if folders is None else set(folders)
    with store.decision_readers.use() as reader:
        times = touched_folders.of_batch(reader, batch_id)
    now = of_folders(path for path, _, _ in times)
    return {
        path: before_ns
        for path, before_ns, after_ns in times
        if (wanted is None or path in wanted) and path in now and now[path] == after_ns
    }


def bring_back(store: Store, batch_id: int, times: dict[bytes, int]) -> None:
    """Set these times on the folders."""
    store.decisions.submit(
        lambda writer: touched_folders.want_restored(writer, batch_id, times)
    ).result()
    settle(store, batch_id)


def _give(times: Mapping[bytes, int]) -> None:
    for folder, mtime_ns in times.items():
        with contextlib.suppress(OSError):  # it may be gone, or its disk
            os.utime(folder, ns=(os.stat(folder).st_atime_ns, mtime_ns))
