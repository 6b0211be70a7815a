"""One batch under way: file by file checked, moved, and marked done; units whole or not at all."""

import errno
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby

from mediadesk.catalog.store import Store
from mediadesk.disk.changing import trash_other
from mediadesk.disk.changing.exchanging import replace
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.transfer import SwappedError, UnequalError
from mediadesk.disk.changing.trash import TrashRefusedError, hold, release, room_for
from mediadesk.disk.changing.trash_other import StillThereError
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import Entry, EntryAction, RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut, Merge, Plan, Step
from mediadesk.operations.resolve.checking import Checked, RefusedError, Verifiers, checked
from mediadesk.operations.resolve.moving import OF_ONE_FILE, put_back, reason_of
from mediadesk.operations.resolve.presence import RootsOnDisk, identity_of
from mediadesk.operations.resolve.removing.decided_since import DecidedSince
from mediadesk.operations.resolve.removing.ending import Ending
from mediadesk.operations.resolve.removing.merges import DueMerges
from mediadesk.operations.resolve.removing.unmarked import Unmarked

_NO_LINKS = frozenset({errno.EXDEV, errno.EMLINK, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS})

Work = tuple[Step, Entry]


class Batch:
    """The steps of a plan, one after the other, and what has gone wrong with them."""

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
        self._folder = plan.folder
        self._folder_was = identity_of(plan.folder)
        self._verifiers = verifiers
        self._checkpoint = checkpoint
        self._decided_since = DecidedSince(store, plan.decided_up_to)
        self._roots = RootsOnDisk(store)
        self._ending = Ending()
        self._unmarked = Unmarked(store)
        self._merges = DueMerges(merges, self._unmarked, self._ending)
        self._put_back_in: set[bytes] = set()
        self.left_out: list[LeftOut] = []

    @property
    def stopped(self) -> Reason | None:
        """Why it ended early, altogether or on one disk; None when it did not."""
        return self._ending.why

    @property
    def changes(self) -> CatalogChanges:
        """What changed in the catalog since the batch began."""
        return self._unmarked.changes

    @property
    def idle_merges(self) -> list[int]:
        """Entries of merges into keepers of which no copy was removed in the end."""
        return self._merges.idle

    @property
    def put_back_in(self) -> set[bytes]:
        """Folders that end as they began: what was moved out is back, a draft is deleted."""
        return self._put_back_in | self._merges.failed_in

    def run(self, works: Sequence[Work], on_step: OnStep) -> None:
        """Work through all steps; stop early at the first trouble that is not about one file."""
        number = 0
        for _, unit in groupby(enumerate(works), key=_unit_of):
            together = [work for _, work in unit]
            self._try_unit(together)
            number += len(together)
            on_step(number, together[-1][1].path)
            if self._unmarked.is_due:
                self._mark()
        self._merges.drop_idle(self._mark)
        self._mark()

    def _try_unit(self, works: Sequence[Work]) -> None:
        """Do the steps of one unit; when one cannot be done, the others are not or taken back."""
        for at, (step, entry) in enumerate(works):
            trouble = self._ending.why_not(step) or self._try(step, entry)
            if trouble is None:
                continue
            self._leave(entry, trouble)
            for earlier_step, earlier in reversed(works[:at]):
                self._take_back(earlier_step, earlier, trouble)
            for _, later in works[at + 1 :]:
                self._leave(later, trouble)
            return
        self._merges.note_gone(step for step, _ in works)

    def _try(self, step: Step, entry: Entry) -> Reason | None:
        """Do one step; returns why it was not done."""
        try:
            self._checkpoint()
            trouble = self._take(step, entry)
        except CancelledError:
            trouble = self._ending.stop_all(Reason.of(ReasonCode.JOB_INTERRUPTED))
        except RefusedError as error:
            trouble = error.reason
        except SwappedError as error:
            trouble = self._note_stranger(entry, error)
        except StillThereError:
            trouble = _no_trash("it did not take the file")
        except TrashRefusedError as error:
            trouble = _no_trash(error.detail)
        except UnequalError:
            trouble = self._ending.stop_all(Reason.of(ReasonCode.COPY_FAILED))
        except OSError as error:
            if (away := self._absence(step)) is not None:
                return self._ending.note_away(away)
            goes_to = entry.held_at if entry.draft.place is RemovalPlace.FOLDER else b""
            trouble = reason_of(error, entry.path, names.shown(step.root), goes_to=goes_to)
            if error.errno not in OF_ONE_FILE:
                self._ending.note_error(error, trouble, entry)
        return trouble

    def _absence(self, step: Step) -> Reason | None:
        """Return why a disk that a step needs is not there any more; None when all are."""
        of_keeper = None if step.keeper_root == step.root else step.keeper_root
        away = self._roots.absence(step.root)
        return away if of_keeper is None else away or self._roots.absence(of_keeper)

    def _note_stranger(self, entry: Entry, error: SwappedError) -> Reason | None:
        """Note that another file had the name: it is back, or held like any other."""
        if error.moved is None:
            return Reason.of(ReasonCode.CHANGED_SINCE_SCAN)
        self._unmarked.note_held(entry, error.moved.stat, is_stranger=True)
        return None

    def _take(self, step: Step, entry: Entry) -> Reason | None:
        draft = entry.draft
        if (away := self._absence(step)) is not None:
            raise RefusedError(self._ending.note_away(away))
        with checked(step, self._verifiers, self._checkpoint) as found:
            if (reason := self._decided_since.why_not(step)) is not None:
                raise RefusedError(reason)
            if draft.place is RemovalPlace.FOLDER and identity_of(self._folder) != self._folder_was:
                away = Reason.of(ReasonCode.VOLUME_OFFLINE, volume=names.shown(self._folder))
                raise RefusedError(self._ending.stop_all(away))
            self._merges.write_for(step)
            if draft.action is EntryAction.LINK:
                held = self._link(step, entry, found)
            elif self._trash is not None and draft.place is RemovalPlace.TRASH:
                held, put = trash_other.hold(found.victim, found.descriptor, self._trash)
                self._unmarked.note_trashed(entry, put)
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
            self._unmarked.note_held(entry, held)
            if draft.action is EntryAction.LINK or found.keeper_still_stays():
                return None
            changed = Reason.of(ReasonCode.KEEPER_CHANGED, keeper=names.shown(step.keeper.path))
            return changed if self._put_back(step, entry) else None

    def _link(self, step: Step, entry: Entry, found: Checked) -> FileStat:
        """Replace the file by a hard link of the keeper; return the file as it is held."""
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
            with room_for(entry.held_at, root=entry.draft.root, of=made) as held:
                stat = replace(found.victim, made, held, found.descriptor)
        except OSError as error:
            if error.errno == errno.EXDEV:
                raise RefusedError(Reason.of(ReasonCode.NO_LINKS_HERE)) from error
            raise
        finally:
            if made.is_taken():
                made.unlink()
                self._put_back_in.add(os.path.dirname(entry.path))
        self._unmarked.note_placed(entry, FileStat.of(found.victim.look()))
        return stat

    def _take_back(self, step: Step, entry: Entry, trouble: Reason) -> None:
        """Put a file back with which another of its unit could not go."""
        if self._put_back(step, entry):
            self._leave(entry, trouble)
        else:
            self._merges.note_gone([step])

    def _put_back(self, step: Step, entry: Entry) -> bool:
        """Put a removed file back; False when it has to stay held, where it can be restored."""
        try:
            put_back(entry, entry.path)
        except (OSError, RefusedError, SwappedError):
            return False  # its name was taken meanwhile
        self._unmarked.forget_held(entry)
        self._put_back_in.add(os.path.dirname(entry.path))
        release(entry.held_at, root=step.root, place=entry.draft.place)
        return True

    def _leave(self, entry: Entry, reason: Reason) -> None:
        self._unmarked.note_left(entry, reason)
        self.left_out.append(LeftOut(entry.path, reason))

    def _mark(self) -> None:
        if (trouble := self._unmarked.mark()) is not None:
            self._ending.stop_all(self.stopped or trouble)


def _unit_of(numbered: tuple[int, Work]) -> tuple[int, int]:
    number, (step, _) = numbered
    return (step.unit, 0) if step.unit else (0, number)


def _no_trash(detail: str) -> Reason:
    return Reason.of(ReasonCode.TRASH_UNUSABLE, path="", detail=detail)
