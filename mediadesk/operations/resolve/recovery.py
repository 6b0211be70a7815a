"""After a crash: looks where each file of an unfinished change is, and writes that down."""

import contextlib
import logging
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mediadesk.catalog import journal
from mediadesk.catalog.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.disk.comparing import same_bytes
from mediadesk.disk.reach import reached, relative
from mediadesk.disk.transfer import Place
from mediadesk.disk.trash import held_place, release
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.journal import UNFINISHED, Entry, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.moving import sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk

log = logging.getLogger(__name__)


def recover(store: Store) -> CatalogChanges:
    """Settle every change that was under way when the program ended; doing so twice is harmless.

    A removal whose file is still at its place is given up; one whose file is held is done; an
    undo whose file is back is done, any other can be asked for again. Where a disk is away,
    nothing is decided before it is back.
    """
    with store.decision_readers.use() as reader:
        unfinished = journal.entries(reader, states=UNFINISHED)
        batches = {entry.batch_id for entry in unfinished} | set(journal.due_batches(reader))
    roots, settled = RootsOnDisk(store), _Settled()
    for entry in unfinished:
        try:
            if roots.absence(entry.draft.root) is None:
                settled.add(entry)
        except OSError as error:
            log.info("the change of %r is not settled: %s", entry.path, error)
    if settled.entries:
        sync_folders({os.path.dirname(entry.path) for entry in settled.entries})
        sync_folders({os.path.dirname(entry.held_at) for entry in settled.entries})
        store.decisions.submit(settled.write).result()
    changes = store.catch_up()
    for entry in settled.free:
        release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
    for batch_id in batches:
        _tidy(store, batch_id)
        folder_times.settle(store, batch_id)
    return changes


class _Settled:
    """What was found, by what is to be written down."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.free: list[Entry] = []
        """Entries that hold nothing: their notes and empty folders can go."""
        self._done: dict[int, FileStat] = {}
        self._left: dict[int, Reason] = {}
        self._undone: dict[int, FileStat] = {}
        self._held_on: dict[int, Reason] = {}
        self._purged: list[int] = []

    def write(self, writer: Connection) -> None:
        journal.mark_left(writer, self._left)
        journal.mark_done(writer, self._done)
        journal.mark_undone(writer, self._undone)
        journal.mark_held_on(writer, self._held_on)
        journal.mark_purged(writer, self._purged)

    def add(self, entry: Entry) -> None:
        match entry.state:
            case EntryState.PLANNED:
                self._settle_removal(entry)
            case EntryState.UNDOING:
                self._settle_undo(entry)
            case _:
                self._settle_purge(entry)
        self.entries.append(entry)

    def _settle_removal(self, entry: Entry) -> None:
        with _held(entry) as held, _at(entry, entry.path) as source:
            _drop_part(held, entry)
            found = _status(held)
            if found is not None and _is_second_name(source, held, found):
                _unlink(held)  # the move had not yet let go of the source
                found = None
            if found is not None:
                self._done[entry.id] = FileStat.of(found)
                return
            gone = _status(source) is None
            code = ReasonCode.FILE_VANISHED if gone else ReasonCode.JOB_INTERRUPTED
            self._left[entry.id] = Reason.of(code)
            self.free.append(entry)

    def _settle_undo(self, entry: Entry) -> None:
        target = entry.restored_to or entry.path
        with _held(entry) as held, _at(entry, target) as back:
            _drop_part(back, entry)
            found, returned = _status(held), _status(back)
            if found is not None and returned is not None and _is_second_name(back, held, found):
                _unlink(held)
                found = None
            if found is not None:
                self._held_on[entry.id] = Reason.of(ReasonCode.JOB_INTERRUPTED)
            elif returned is not None:
                self._undone[entry.id] = FileStat.of(returned)
                self.free.append(entry)
            else:
                shown = os.fsdecode(entry.held_at)
                self._held_on[entry.id] = Reason.of(ReasonCode.HELD_GONE, held_at=shown)

    def _settle_purge(self, entry: Entry) -> None:
        with _held(entry) as held:
            if _status(held) is None:
                self._purged.append(entry.id)
                self.free.append(entry)
            else:
                self._held_on[entry.id] = Reason.of(ReasonCode.JOB_INTERRUPTED)


@contextmanager
def _held(entry: Entry) -> Iterator[Place | None]:
    """Open where a file is held; None when not even the folder is there."""
    draft = entry.draft
    with contextlib.ExitStack() as opened:
        place = None
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            place = opened.enter_context(
                held_place(draft.held_at, root=draft.root, place=draft.place)
            )
        yield place


@contextmanager
def _at(entry: Entry, path: bytes) -> Iterator[Place | None]:
    """Open a place inside an entry's root; None when not even the folder is there."""
    folder, name = relative(path, entry.draft.root)
    with contextlib.ExitStack() as opened:
        place = None
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            place = Place(opened.enter_context(reached(entry.draft.root, folder)), name)
        yield place


def _status(place: Place | None) -> os.stat_result | None:
    if place is None:
        return None
    try:
        status = place.look()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _is_second_name(original: Place | None, copy: Place | None, found: os.stat_result) -> bool:
    """Tell whether two places hold one file, or the same bytes: a move caught in the middle."""
    status = _status(original)
    if original is None or copy is None or status is None:
        return False
    if os.path.samestat(status, found):
        return True
    if status.st_size != found.st_size:
        return False
    with original.opened() as one, copy.opened() as other:
        return same_bytes(one, other)


def _drop_part(place: Place | None, entry: Entry) -> None:
    """Remove the copy in the making that the crash left; only the journal's own."""
    if place is not None:
        with contextlib.suppress(FileNotFoundError):
            Place(place.folder, entry.part_name).unlink()


def _unlink(place: Place | None) -> None:
    if place is not None:
        place.unlink()


def _tidy(store: Store, batch_id: int) -> None:
    """Remove what an interrupted undo or purge left of its folders and notes."""
    states: Sequence[EntryState] = (EntryState.UNDONE, EntryState.PURGED, EntryState.LEFT)
    with store.decision_readers.use() as reader:
        over = journal.entries(reader, batch_id=batch_id, states=states)
    for entry in over:
        release(entry.held_at, root=entry.draft.root, place=entry.draft.place)
