"""Looks where each file of an unfinished change is, and brings the change to an end, one way."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal
from mediadesk.disk.comparing import same_bytes
from mediadesk.disk.place import Place
from mediadesk.disk.reach import reached, relative
from mediadesk.disk.renaming import rename_exchanging, rename_new
from mediadesk.disk.trash import OWN_FOLDER, held_place
from mediadesk.domain.journal import Entry, EntryAction, EntryState, RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.resolve.checking import is_as_known
from mediadesk.operations.resolve.sidecar_writing import is_as_written

_SAME_MOMENT_NS = 2_000_000_000


class Settled:
    """What was found, by what is to be written down."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.entries: list[Entry] = []
        self.free: list[Entry] = []
        """Entries that hold nothing: their notes and empty folders can go."""
        self.disturbed: set[bytes] = set()
        """Folders that nobody but us has changed, with a file in the making or our own folder."""
        self._done: dict[int, FileStat] = {}
        self._placed: dict[int, FileStat] = {}
        self._strangers: set[int] = set()
        """Entries under whose name another file was moved than the one that was looked at."""
        self._left: dict[int, Reason] = {}
        self._undone: dict[int, FileStat] = {}
        self._held_on: dict[int, Reason] = {}
        self._purged: list[int] = []

    def write(self, writer: Connection) -> None:
        """Write it down."""
        journal.mark_left(writer, self._left)
        journal.mark_done(writer, self._done, strangers=self._strangers, placed=self._placed)
        journal.mark_undone(writer, self._undone)
        journal.mark_held_on(writer, self._held_on)
        journal.mark_purged(writer, self._purged)

    def add(self, entry: Entry) -> None:
        """Bring a change to an end. Raises OSError when its files cannot be looked at."""
        if entry.state is EntryState.PLANNED:
            self._look_at_own_folder(entry.draft.root)
        match entry.state:
            case EntryState.PLANNED if entry.action is EntryAction.ADD:
                self._settle_new_sidecar(entry)
            case EntryState.PLANNED if entry.action in (EntryAction.LINK, EntryAction.WRITE):
                self._settle_replacement(entry)
            case EntryState.PLANNED:
                self._settle_removal(entry)
            case EntryState.UNDOING if entry.action is EntryAction.ADD:
                self._settle_undone_sidecar(entry)
            case EntryState.UNDOING:
                self._settle_undo(entry)
            case _:
                self._settle_purge(entry)
        self.entries.append(entry)

    def _settle_removal(self, entry: Entry) -> None:
        with _held(entry) as held, _at(entry, entry.path) as source:
            self._drop(held, entry.part_name)
            found, at_home = _status(held), _status(source)
            if found is not None and (
                _is_second_name(source, held, found, entry) or _is_reserved(found, at_home, entry)
            ):
                _unlink(held)  # the move had not yet let go of the source
                found = None
            if found is not None and (at_home is None or _is_ours_alone(entry)):
                self._note_done(entry, held, found)
                return
            if at_home is None and held is None and not _is_ours_alone(entry):
                # the disk of a folder of the user's is away: it may be there
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), entry.held_at)
            self._give_up(entry, gone=at_home is None)

    def _settle_new_sidecar(self, entry: Entry) -> None:
        with _at(entry, entry.path) as target:
            found = _status(target)
            if target is not None and found is not None and is_as_written(target, entry):
                self._done[entry.id] = FileStat.of(found)
            else:
                self._left[entry.id] = Reason.of(ReasonCode.JOB_INTERRUPTED)
            self._drop(target, entry.part_name)

    def _settle_replacement(self, entry: Entry) -> None:
        """Find the old file beside, in its place, or held; finish only what is whole."""
        with _held(entry) as held, _at(entry, entry.path) as target:
            if target is not None:
                made = Place(target.folder, entry.part_name)
                beside = _status(made)
                if beside is not None and _is_as_journalled(beside, entry):
                    _let_have(made, target)
                self._drop(target, entry.part_name)
            found, standing = _status(held), _status(target)
            if found is not None and standing is None and held is not None and target is not None:
                rename_new(held, target)
                found, standing = None, _status(target)
            if found is not None and standing is not None and os.path.samestat(found, standing):
                _unlink(held)
                found = None
            if found is None or standing is None:
                self._give_up(entry, gone=standing is None)
                return
            self._note_done(entry, held, found)
            self._placed[entry.id] = FileStat.of(standing)

    def _note_done(self, entry: Entry, held: Place | None, found: os.stat_result) -> None:
        self._done[entry.id] = FileStat.of(found)
        if held is not None and not entry.is_merging:
            with held.opened() as descriptor:
                if not is_as_known(descriptor, entry.draft.stat, entry.draft.quick_hash):
                    self._strangers.add(entry.id)

    def _look_at_own_folder(self, root: bytes) -> None:
        """Note that a root changed as our folder came into it, when the end came with that."""
        with contextlib.suppress(FileNotFoundError):
            made_ns = os.lstat(os.path.join(root, OWN_FOLDER)).st_mtime_ns
            if abs(os.stat(root).st_mtime_ns - made_ns) < _SAME_MOMENT_NS:
                self.disturbed.add(root)

    def _drop(self, place: Place | None, name: bytes) -> None:
        """Remove what the crash left beside a file; only names of the journal's own."""
        if place is None:
            return
        leftover = Place(place.folder, name)
        with contextlib.suppress(FileNotFoundError):
            made_ns = leftover.look().st_ctime_ns
            if abs(place.folder.status.st_mtime_ns - made_ns) < _SAME_MOMENT_NS:
                self.disturbed.add(place.folder.path)
            leftover.unlink()

    def _give_up(self, entry: Entry, *, gone: bool) -> None:
        code = ReasonCode.FILE_VANISHED if gone else ReasonCode.JOB_INTERRUPTED
        self._left[entry.id] = Reason.of(code)
        self.free.append(entry)

    def _settle_undone_sidecar(self, entry: Entry) -> None:
        with _at(entry, entry.path) as target:
            found = _status(target)
        if found is None:
            self._undone[entry.id] = entry.draft.stat
        else:
            self._held_on[entry.id] = Reason.of(ReasonCode.JOB_INTERRUPTED)

    def _settle_undo(self, entry: Entry) -> None:
        target = entry.restored_to or entry.path
        with _held(entry) as held, _at(entry, target) as back:
            self._drop(back, entry.part_name)
            found, returned = _status(held), _status(back)
            if found is not None and _is_second_name(back, held, found, entry):
                _unlink(held)
                found = None
            if returned is not None and _is_reserved(returned, found, entry):
                _unlink(back)
            if found is not None and back is not None:
                self._put_aside_back(Place(back.folder, entry.aside_name), back)
            if found is not None:
                self._held_on[entry.id] = Reason.of(ReasonCode.JOB_INTERRUPTED)
            elif returned is not None:
                self._drop(back, entry.aside_name)
                self._undone[entry.id] = FileStat.of(returned)
                self.free.append(entry)
            else:
                shown = os.fsdecode(entry.held_at)
                self._held_on[entry.id] = Reason.of(ReasonCode.HELD_GONE, held_at=shown)

    def _put_aside_back(self, aside: Place, back: Place) -> None:
        """Let what stood in a file's place have that name again, and no other."""
        standing, returned = _status(aside), _status(back)
        if standing is not None and returned is None:
            rename_new(aside, back)
        elif standing is not None and returned is not None and os.path.samestat(standing, returned):
            self._drop(back, aside.name)  # the move had not yet let go of it

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
        if not draft.held_at:
            yield None
            return
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


def _is_second_name(
    original: Place | None, copy: Place | None, found: os.stat_result, entry: Entry
) -> bool:
    """Tell whether two places hold one file, or the same bytes: a move caught in the middle.

    A hard link of the keeper has the same bytes by nature, and is another file.
    """
    status = _status(original)
    if original is None or copy is None or status is None:
        return False
    if os.path.samestat(status, found):
        return True
    if entry.draft.place is RemovalPlace.FOLDER and status.st_mtime_ns != found.st_mtime_ns:
        return False  # a file of the user's that has come there since
    if status.st_size != found.st_size or entry.action in (EntryAction.LINK, EntryAction.WRITE):
        return False
    with original.opened() as one, copy.opened() as other:
        return same_bytes(one, other)


def _is_reserved(now: os.stat_result, other: os.stat_result | None, entry: Entry) -> bool:
    """Tell whether a file only keeps a name free, since the change began, for the `other` one.

    Disks that have neither links nor renames to free names alone are moved on that way.
    """
    is_younger = now.st_ctime_ns > entry.changed_at * 1e9 - _SAME_MOMENT_NS
    return other is not None and other.st_size > 0 == now.st_size and is_younger


def _is_ours_alone(entry: Entry) -> bool:
    """Tell whether nobody else puts files where this one was to be held."""
    return entry.draft.place is not RemovalPlace.FOLDER


def _is_as_journalled(now: os.stat_result, entry: Entry) -> bool:
    """Tell whether a file is the one that was to be replaced, and not what was made for it.

    Disks that are mounted again number themselves anew, some their files too: size and time tell.
    A link of the keeper may have both in common with it.
    """
    then = entry.draft.stat
    if (now.st_size, now.st_mtime_ns) != (then.size_bytes, then.mtime_ns):
        return False
    try:
        is_link = os.path.samestat(now, os.lstat(entry.draft.keeper))
    except OSError:
        is_link = False
    return entry.action is not EntryAction.LINK or not is_link


def _let_have(old: Place, target: Place) -> None:
    """Let the old file have its name again; a new one under it takes the name to be dropped."""
    if not target.is_taken():
        rename_new(old, target)
    elif not rename_exchanging(old, target):
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP), target.path)


def _unlink(place: Place | None) -> None:
    if place is not None:
        place.unlink()
