"""Looks where each file of an unfinished change is, and brings the change to an end, one way."""

import contextlib
import errno
import os

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.renaming import rename_new
from mediadesk.disk.changing.trash import OWN_FOLDER
from mediadesk.domain.journal import Entry, EntryAction, EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.resolve.checking import is_as_known
from mediadesk.operations.resolve.recovering.entry_places import (
    opened_at,
    opened_held,
    status_of,
    unlink,
)
from mediadesk.operations.resolve.recovering.half_moved import (
    SAME_MOMENT_NS,
    is_as_journalled,
    is_ours_alone,
    is_reserved,
    is_second_name,
    let_have,
)
from mediadesk.operations.resolve.sidecar_writing import is_as_written


class Settled:
    """What was found, by what is to be written down of each entry (`write`).

    A change that a crash cut off is done where its last step on the disk was, and was never begun
    otherwise; a file that is in both places is at its old one, for the move lets go of that last.
    """

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
        """Find the file held or at its path; delete what a cut move left where it goes."""
        with opened_held(entry) as held, opened_at(entry, entry.path) as source:
            self._drop(held, entry.part_name)
            found, at_home = status_of(held), status_of(source)
            if found is not None and (
                is_second_name(source, held, found, entry) or is_reserved(found, at_home, entry)
            ):
                unlink(held)  # the move had not yet let go of the source
                found = None
            if found is not None and (at_home is None or is_ours_alone(entry)):
                self._note_done(entry, held, found)
                return
            if at_home is None and held is None and not is_ours_alone(entry):
                # the disk of a folder of the user's is away: it may be there
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), entry.held_at)
            self._give_up(entry, gone=at_home is None)

    def _settle_new_sidecar(self, entry: Entry) -> None:
        with opened_at(entry, entry.path) as target:
            found = status_of(target)
            if target is not None and found is not None and is_as_written(target, entry):
                self._done[entry.id] = FileStat.of(found)
            else:
                self._left[entry.id] = Reason.of(ReasonCode.JOB_INTERRUPTED)
            self._drop(target, entry.part_name)

    def _settle_replacement(self, entry: Entry) -> None:
        """Find the old file under its draft name, at its path, or held; finish only a whole one."""
        with opened_held(entry) as held, opened_at(entry, entry.path) as target:
            if target is not None:
                made = Place(target.folder, entry.part_name)
                beside = status_of(made)
                if beside is not None and is_as_journalled(beside, entry):
                    let_have(made, target)
                self._drop(target, entry.part_name)
            found, standing = status_of(held), status_of(target)
            if found is not None and standing is None and held is not None and target is not None:
                rename_new(held, target)
                found, standing = None, status_of(target)
            if found is not None and standing is not None and os.path.samestat(found, standing):
                unlink(held)
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
        """Note the time a root got by making our own folder, when the crash came right then."""
        with contextlib.suppress(FileNotFoundError):
            made_ns = os.lstat(os.path.join(root, OWN_FOLDER)).st_mtime_ns
            if abs(os.stat(root).st_mtime_ns - made_ns) < SAME_MOMENT_NS:
                self.disturbed.add(root)

    def _drop(self, place: Place | None, name: bytes) -> None:
        """Remove what the crash left beside a file; only names of the journal's own."""
        if place is None:
            return
        leftover = Place(place.folder, name)
        with contextlib.suppress(FileNotFoundError):
            made_ns = leftover.look().st_ctime_ns
            if abs(place.folder.status.st_mtime_ns - made_ns) < SAME_MOMENT_NS:
                self.disturbed.add(place.folder.path)
            leftover.unlink()

    def _give_up(self, entry: Entry, *, gone: bool) -> None:
        code = ReasonCode.FILE_VANISHED if gone else ReasonCode.JOB_INTERRUPTED
        self._left[entry.id] = Reason.of(code)
        self.free.append(entry)

    def _settle_undone_sidecar(self, entry: Entry) -> None:
        with opened_at(entry, entry.path) as target:
            found = status_of(target)
        if found is None:
            self._undone[entry.id] = entry.draft.stat
        else:
            self._held_on[entry.id] = Reason.of(ReasonCode.JOB_INTERRUPTED)

    def _settle_undo(self, entry: Entry) -> None:
        """Find the file back at its path, or still held; then put back what stood at its path."""
        target = entry.restored_to or entry.path
        with opened_held(entry) as held, opened_at(entry, target) as back:
            self._drop(back, entry.part_name)
            found, returned = status_of(held), status_of(back)
            if found is not None and is_second_name(back, held, found, entry):
                unlink(held)
                found = None
            if returned is not None and is_reserved(returned, found, entry):
                unlink(back)
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
        """Give what stood at a file's path that name back, and only that name."""
        standing, returned = status_of(aside), status_of(back)
        if standing is not None and returned is None:
            rename_new(aside, back)
        elif standing is not None and returned is not None and os.path.samestat(standing, returned):
            self._drop(back, aside.name)  # the move had not yet let go of it

    def _settle_purge(self, entry: Entry) -> None:
        with opened_held(entry) as held:
            if status_of(held) is None:
                self._purged.append(entry.id)
                self.free.append(entry)
            else:
                self._held_on[entry.id] = Reason.of(ReasonCode.JOB_INTERRUPTED)
