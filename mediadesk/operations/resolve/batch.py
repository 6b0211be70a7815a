"""One batch under way: file by file checked, moved, and marked done; units whole or not at all."""

import errno
import logging
import os
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby

from mediadesk.catalog import journal
from mediadesk.catalog.database import Connection
from mediadesk.catalog.store import Store
from mediadesk.disk import trash_other
from mediadesk.disk.exchanging import replace
from mediadesk.disk.place import Place
from mediadesk.disk.transfer import SwappedError, UnequalError
from mediadesk.disk.trash import TrashRefusedError, hold, release, room_for
from mediadesk.disk.trash_other import StillThereError
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import Entry, EntryAction, RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut, Merge, Plan, Step
from mediadesk.operations.resolve import sidecar_writing
from mediadesk.operations.resolve.checking import Checked, RefusedError, Verifiers, checked
from mediadesk.operations.resolve.ending import Ending
from mediadesk.operations.resolve.meanwhile import Meanwhile
from mediadesk.operations.resolve.moving import OF_ONE_FILE, put_back, reason_of, sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk

_FLUSH_STEPS = 64
_FLUSH_S = 0.5
_NO_LINKS = frozenset({errno.EXDEV, errno.EMLINK, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS})

Work = tuple[Step, Entry]

log = logging.getLogger(__name__)


class Batch:
    """What is moved but not yet marked done, and what has gone wrong."""

    def __init__(
        self,
        store: Store,
        plan: Plan,
        merges: Mapping[int, tuple[Merge, Entry]],
        verifiers: Verifiers,
        checkpoint: Checkpoint,
    ) -> None:
        """Write down in `store`; `merges` are what keepers are given, by number."""
        self._trash = plan.trash
        self._meanwhile = Meanwhile(store, plan.decided_up_to)
        self._roots = RootsOnDisk(store)
        self._trashed: dict[int, bytes] = {}
        """Where the desktop's trash has put files."""
        self.left_out: list[LeftOut] = []
        self.idle_merges: list[int] = []
        """Entries of what was given to keepers whose copies all stayed after all."""
        self.put_back_in: set[bytes] = set()
        """Folders in which nothing is otherwise than before: what left came back, a draft went."""
        self._ending = Ending()
        self.changes = CatalogChanges()
        self._store = store
        self._merges = merges
        self._merged: dict[int, Reason | None] = {}
        """By number of a merge that was tried: why it failed, None when it is done."""
        self._served: set[int] = set()
        """Merges for whose sake a file went."""
        self._verifiers = verifiers
        self._checkpoint = checkpoint
        self._done: dict[int, FileStat] = {}
        self._placed: dict[int, FileStat] = {}
        self._strangers: set[int] = set()
        self._left: dict[int, Reason] = {}
        self._unsynced: set[bytes] = set()
        self._flushed_at = time.monotonic()

    @property
    def stopped(self) -> Reason | None:
        """Why it ended before its time, if it did, be it on one disk alone."""
        return self._ending.why

    def run(self, works: Sequence[Work], on_step: OnStep) -> None:
        """Do all of it, as far as nothing unexpected happens."""
        number = 0
        for _, unit in groupby(enumerate(works), key=_unit_of):
            together = [work for _, work in unit]
            self._try_unit(together)
            number += len(together)
            on_step(number, together[-1][1].path)
            waiting = len(self._done) + len(self._left)
            if waiting >= _FLUSH_STEPS or time.monotonic() - self._flushed_at > _FLUSH_S:
                self._flush()
        self._drop_idle_merges()
        self._flush()

    def _try_unit(self, works: Sequence[Work]) -> None:
        """Do the steps of one unit; when one cannot be done, the others are not or taken back."""
        for at, (step, entry) in enumerate(works):
            trouble = self._ending.of(step) or self._try(step, entry)
            if trouble is None:
                continue
            self._leave(entry, trouble)
            for earlier_step, earlier in reversed(works[:at]):
                self._take_back(earlier_step, earlier, trouble)
            for _, later in works[at + 1 :]:
                self._leave(later, trouble)
            return
        self._served |= {step.merge for step, _ in works if step.merge is not None}

    def _try(self, step: Step, entry: Entry) -> Reason | None:
        """Do one step; returns why it was not done."""
        try:
            self._checkpoint()
            trouble = self._take(step, entry)
        except CancelledError:
            trouble = self._ending.altogether(Reason.of(ReasonCode.JOB_INTERRUPTED))
        except RefusedError as error:
            trouble = error.reason
        except SwappedError as error:
            trouble = self._note_stranger(entry, error)
        except StillThereError:
            trouble = _no_trash("it did not take the file")
        except TrashRefusedError as error:
            trouble = _no_trash(error.detail)
        except UnequalError:
            trouble = self._ending.altogether(Reason.of(ReasonCode.COPY_FAILED))
        except OSError as error:
            if (away := self._absence(step)) is not None:
                return self._ending.where_away(away)
            goes_to = entry.held_at if entry.draft.place is RemovalPlace.FOLDER else b""
            trouble = reason_of(error, entry.path, names.shown(step.root), goes_to=goes_to)
            if error.errno not in OF_ONE_FILE:
                self._ending.by(error, trouble, entry)
        return trouble

    def _absence(self, step: Step) -> Reason | None:
        """Return why a disk is away by now that holds a file of a step."""
        of_keeper = None if step.keeper_root == step.root else step.keeper_root
        away = self._roots.absence(step.root)
        return away if of_keeper is None else away or self._roots.absence(of_keeper)

    def _note_stranger(self, entry: Entry, error: SwappedError) -> Reason | None:
        """Note that another file had the name: it is back, or held like any other."""
        if error.moved is None:
            return Reason.of(ReasonCode.CHANGED_SINCE_SCAN)
        self._strangers.add(entry.id)
        self._note_held(entry, error.moved.stat)
        return None

    def _take(self, step: Step, entry: Entry) -> Reason | None:
        draft = entry.draft
        if (away := self._absence(step)) is not None:
            raise RefusedError(self._ending.where_away(away))
        with checked(step, self._verifiers, self._checkpoint) as found:
            if (reason := self._meanwhile.why_not(step)) is not None:
                raise RefusedError(reason)
            self._merge(step)
            if draft.action is EntryAction.LINK:
                held = self._link(step, entry, found)
            elif self._trash is not None and draft.place is RemovalPlace.TRASH:
                held, self._trashed[entry.id] = trash_other.hold(
                    found.victim, found.descriptor, self._trash
                )
            else:
                held = hold(
                    found.victim,
                    found.descriptor,
                    entry.held_at,
                    root=draft.root,
                    place=draft.place,
                    draft=entry.part_name,
                    at=datetime.now(UTC).astimezone(),
                ).stat
            self._note_held(entry, held)
            if draft.action is EntryAction.LINK or found.keeper_still_stays():
                return None
            changed = Reason.of(ReasonCode.KEEPER_CHANGED, keeper=names.shown(step.keeper.path))
            return changed if self._put_back(step, entry) else None

    def _link(self, step: Step, entry: Entry, found: Checked) -> FileStat:
        """Let a hard link of the keeper stand in the file's place."""
        made = Place(found.victim.folder, entry.part_name)
        try:
            made.link_to(found.keeper)
        except OSError as error:
            if error.errno in _NO_LINKS:
                raise RefusedError(Reason.of(ReasonCode.NO_LINKS_HERE)) from error
            raise
        try:
            if not os.path.samestat(made.look(), found.keeper_status):
                keeper = names.shown(step.keeper.path)
                raise RefusedError(Reason.of(ReasonCode.KEEPER_CHANGED, keeper=keeper))
            with room_for(entry.held_at, root=entry.draft.root) as held:
                stat = replace(found.victim, made, held, found.descriptor)
        except OSError as error:
            if error.errno == errno.EXDEV:
                raise RefusedError(Reason.of(ReasonCode.NO_LINKS_HERE)) from error
            raise
        finally:
            if made.is_taken():
                made.unlink()
                self.put_back_in.add(os.path.dirname(entry.path))
        self._placed[entry.id] = FileStat.of(found.victim.look())
        return stat

    def _merge(self, step: Step) -> None:
        """Give the keeper what its copies know, once, before the first of them goes."""
        if (number := step.merge) is None:
            return
        if number not in self._merged:
            self._merged[number] = self._try_merge(*self._merges[number])
        if (trouble := self._merged[number]) is not None:
            raise RefusedError(trouble)

    def _try_merge(self, merge: Merge, entry: Entry) -> Reason | None:
        try:
            stat = sidecar_writing.write(merge, entry)
        except RefusedError as error:
            trouble = error.reason
        except SwappedError:
            trouble = Reason.of(ReasonCode.SIDECAR_CHANGED, sidecar=names.shown(merge.path))
        except OSError as error:
            why = reason_of(error, merge.path, names.shown(merge.root))
            if error.errno not in OF_ONE_FILE and error.errno != errno.EXDEV:
                self._ending.by(error, why, entry)
            trouble = why
        else:
            self._note_held(entry, stat)
            return None
        self._left[entry.id] = trouble
        self.put_back_in.add(os.path.dirname(merge.path))
        return trouble

    def _drop_idle_merges(self) -> None:
        """Leave the keepers as they were whose copies all stayed."""
        for number, (_, entry) in self._merges.items():
            if number in self._served or entry.id in self._left:
                continue
            if number in self._merged:
                self._flush()  # it is marked done: from here on it is an undo like any other
                self.idle_merges.append(entry.id)
            else:
                self._left[entry.id] = Reason.of(ReasonCode.NOT_REACHED)

    def _take_back(self, step: Step, entry: Entry, trouble: Reason) -> None:
        """Put a file back with which another of its unit could not go."""
        if self._put_back(step, entry):
            self._leave(entry, trouble)
        elif step.merge is not None:
            self._served.add(step.merge)

    def _put_back(self, step: Step, entry: Entry) -> bool:
        """Put a victim back; False when it has to stay held, and can be restored."""
        try:
            put_back(entry, entry.path)
        except (OSError, RefusedError, SwappedError):
            return False  # its name was taken meanwhile
        del self._done[entry.id]
        self.put_back_in.add(os.path.dirname(entry.path))
        release(entry.held_at, root=step.root, place=entry.draft.place)
        return True

    def _note_held(self, entry: Entry, held: FileStat) -> None:
        self._done[entry.id] = held
        self._unsynced.add(os.path.dirname(entry.path))
        if entry.held_at:
            self._unsynced.add(os.path.dirname(entry.held_at))

    def _leave(self, entry: Entry, reason: Reason) -> None:
        self._left[entry.id] = reason
        self.left_out.append(LeftOut(entry.path, reason))

    def _flush(self) -> None:
        """Write the moves through to the disk, mark them done, show them in the catalog."""
        self._flushed_at = time.monotonic()
        done, self._done = self._done, {}
        placed, self._placed = self._placed, {}
        trashed, self._trashed = self._trashed, {}
        left, self._left = self._left, {}
        strangers, self._strangers = self._strangers, set()
        if not done and not left:
            return

        def mark(writer: Connection) -> None:
            journal.mark_left(writer, left)
            journal.mark_done(writer, done, strangers=strangers, placed=placed)
            journal.mark_held_at(writer, trashed)

        try:
            sync_folders(self._unsynced)
            self._store.decisions.submit(mark).result()
            self.changes |= self._store.catch_up()
        except (OSError, OutsideError) as error:
            # What was moved is held; the next start finds it there and marks it done.
            log.info("moves could not be marked done: %s", error)
            self._ending.altogether(self.stopped or _place_trouble(error))
        self._unsynced = set()


def _place_trouble(error: OSError | OutsideError) -> Reason:
    return error.reason if isinstance(error, OutsideError) else reason_of(error, b"", "")


def _unit_of(numbered: tuple[int, Work]) -> tuple[int, int]:
    number, (step, _) = numbered
    return (step.unit, 0) if step.unit else (0, number)


def _no_trash(detail: str) -> Reason:
    return Reason.of(ReasonCode.TRASH_UNUSABLE, path="", detail=detail)
