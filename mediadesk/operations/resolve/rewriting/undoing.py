"""Takes changes of files back, now or later: only where nobody has changed them since."""

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from mediadesk.catalog.databases.database import Connection, Readers
from mediadesk.catalog.journal import rewrite_batches, rewrites
from mediadesk.catalog.store import Store
from mediadesk.disk.changing.copying import copy_properties
from mediadesk.disk.changing.exchanging import put_over
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.renaming import NO_LINKS, rename_new
from mediadesk.disk.changing.transfer import SwappedError
from mediadesk.disk.comparing import same_bytes
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.domain.rewrites import Keeping, Rewrite, RewriteBatch, RewriteKind
from mediadesk.formats import patches
from mediadesk.operations.folder_rules import rules_of
from mediadesk.operations.resolve import folder_times
from mediadesk.operations.resolve.checking import RefusedError
from mediadesk.operations.resolve.moving import reason_of, sync_folders
from mediadesk.operations.resolve.presence import RootsOnDisk
from mediadesk.operations.resolve.rewriting import replaced_files
from mediadesk.operations.resolve.rewriting.preparing import drop_empty_folders, place_of
from mediadesk.operations.resolve.rewriting.settling import let_go

_FLUSH_FILES = 64


@dataclass(frozen=True, slots=True)
class TurnedBack:
    """What taking changes back came to."""

    batch_id: int
    restored: tuple[bytes, ...] = ()
    failed: tuple[LeftOut, ...] = ()
    changes: CatalogChanges = field(default_factory=CatalogChanges)


def changed(readers: Readers) -> list[RewriteBatch]:
    """Return every batch that changed files, the newest first.

    All at once: who merges them with other batches needs the only connection for those.
    """
    with readers.use() as reader:
        return list(rewrite_batches.batches(reader))


def turn_back(
    store: Store,
    batch_id: int,
    *,
    only: Collection[bytes] | None = None,
    checkpoint: Checkpoint = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> TurnedBack:
    """Make the files that a batch changed what they were, the latest change first.

    `only` some of them, None: all. Raises `OutsideError` (NO_SUCH_BATCH) when nothing of it can be
    taken back.
    """
    with store.decision_readers.use() as reader:
        every = rewrites.rewrites(reader, batch_id=batch_id, states=[EntryState.DONE])
        done = [one for one in every if only is None or one.path in only]
        after = {one.id: rewrites.stat_after(reader, one.id) for one in done}
        batch = rewrite_batches.batch(reader, batch_id)
    if not every:
        raise OutsideError(Reason.of(ReasonCode.NO_SUCH_BATCH, number=batch_id))
    turning = _Turning(store, after, checkpoint)
    if batch is not None and batch.kind.startswith(rewrite_batches.MERGE):
        turning.changed_since = Reason.of(ReasonCode.MERGED_STAYS)
        # the removal's own undo has brought the times of folders back: they stay as they are now
        with folder_times.promised(store, batch_id):
            turning.run(done[::-1], on_step)
    else:
        times = folder_times.before_batch(store, batch_id)
        turning.run(done[::-1], on_step)
        if not turning.failed and len(done) == len(every):
            folder_times.bring_back(store, batch_id, times)
    return TurnedBack(batch_id, tuple(turning.restored), tuple(turning.failed), turning.changes)


class _Turning:
    def __init__(
        self, store: Store, after: dict[int, FileStat | None], checkpoint: Checkpoint
    ) -> None:
        self.restored: list[bytes] = []
        self.failed: list[LeftOut] = []
        self.changes = CatalogChanges()
        self.changed_since = Reason.of(ReasonCode.CHANGED_SINCE_WRITTEN)
        """What is told of a file that somebody changed since."""
        self._store = store
        self._after = after
        self._checkpoint = checkpoint
        self._roots = RootsOnDisk(store)
        self._protected = rules_of(store).protected
        self._over: Reason | None = None

    def run(self, done: Sequence[Rewrite], on_step: OnStep) -> None:
        for start in range(0, len(done), _FLUSH_FILES):
            page = done[start : start + _FLUSH_FILES]
            self._write(lambda writer, page=page: rewrites.mark_undoing(writer, _ids(page)))  # type: ignore[misc]
            back: dict[int, FileStat | None] = {}
            stuck: dict[int, Reason] = {}
            for number, one in enumerate(page, start + 1):
                reason = self._over or self._attempt(one, back)
                if reason is not None:
                    stuck[one.id] = reason
                    self.failed.append(LeftOut(one.path, reason))
                on_step(number, one.path)
            sync_folders({os.path.dirname(one.path) for one in page})

            def mark(
                writer: Connection,
                back: dict[int, FileStat | None] = back,
                stuck: dict[int, Reason] = stuck,
            ) -> None:
                rewrites.mark_undone(writer, back)
                rewrites.mark_changed_still(writer, stuck)

            self._write(mark)
            self.changes |= self._store.catch_up()
            let_go(self._store)

    def _attempt(self, one: Rewrite, back: dict[int, FileStat | None]) -> Reason | None:
        """Take one change back; returns why that cannot be, None when it is done."""
        reason = None
        try:
            self._checkpoint()
            absence = self._roots.absence(one.draft.root)
            if absence is not None and one.draft.kind is not RewriteKind.COPY:
                return absence
            if (protected := self._protection(one)) is not None:
                return protected
            back[one.id] = make_as_before(one, self._after[one.id])
            self.restored.append(one.path)
        except CancelledError:
            self._over = Reason.of(ReasonCode.NOT_REACHED)
            reason = Reason.of(ReasonCode.JOB_INTERRUPTED)
        except RefusedError as error:
            is_changed = error.reason.code is ReasonCode.CHANGED_SINCE_WRITTEN
            reason = self.changed_since if is_changed else error.reason
        except FileExistsError:
            reason = Reason.of(ReasonCode.NAME_TAKEN, path=names.shown(one.path))
        except (ValueError, SwappedError):
            reason = self.changed_since
        except OSError as error:
            reason = reason_of(error, one.path, names.shown(one.draft.root))
        return reason

    def _protection(self, one: Rewrite) -> Reason | None:
        """Return why a copy may not be deleted: its folder has been protected since; else None."""
        if one.draft.kind is not RewriteKind.COPY:
            return None
        inside = (folder for folder in self._protected if is_inside(one.target, folder))
        folder = next(inside, None)
        if folder is None:
            return None
        return Reason.of(ReasonCode.IN_PROTECTED, root=names.shown(folder))

    def _write(self, work: Callable[[Connection], None]) -> None:
        self._store.decisions.submit(work).result()


def make_as_before(one: Rewrite, after: FileStat | None) -> FileStat | None:
    """Make one file what it was before its change; returns what `lstat` says of it, None: gone.

    `after` is the file as the change left it: another one there is refused. Raises RefusedError,
    FileExistsError, SwappedError, ValueError, OSError.

    The old file changes names with the one there, which is looked at again before it goes
    (`put_over`). One that was kept whole does so by a second name, so that it stays where it is
    kept until then: settling tells by that whether the change was taken back. Only where a disk has
    no second names it takes the name in a single rename, microseconds after the look.
    """
    with place_of(one, one.target) as place:
        status = place.look()
        now = FileStat.of(status)
        if after is None or now[:2] != after[:2]:
            raise RefusedError(Reason.of(ReasonCode.CHANGED_SINCE_WRITTEN))
        match one.draft.kind:
            case RewriteKind.FILE_TIME:
                return _time_back(one, place, status)
            case RewriteKind.FILE_NAME:
                with place_of(one, one.path, make=True) as back:
                    rename_new(place, back)
                    return FileStat.of(back.look())
            case RewriteKind.COPY:
                _copy_gone(one, place)
                drop_empty_folders(one)
                return None
        if one.prepared is None or one.prepared.keeping is Keeping.NOTHING:
            place.unlink()
            return None
        if one.prepared.keeping is Keeping.WHOLE:
            with replaced_files.kept_place(one) as kept:
                _whole_back(one, kept, place, now)
        else:
            _patch_back(one, place)
        return FileStat.of(place.look())


def _ids(page: Sequence[Rewrite]) -> list[int]:
    return [one.id for one in page]


def _time_back(one: Rewrite, place: Place, status: os.stat_result) -> FileStat:
    if one.draft.before is None:
        raise RefusedError(Reason.of(ReasonCode.CHANGED_SINCE_WRITTEN))
    with place.opened() as descriptor:
        os.utime(descriptor, ns=(status.st_atime_ns, one.draft.before.mtime_ns))
        os.fsync(descriptor)
        return FileStat.of(os.fstat(descriptor))


def _copy_gone(one: Rewrite, place: Place) -> None:
    """Delete a copy, if the file it was made of still has the same content."""
    folder, name = os.path.split(one.path)
    try:
        with (
            reached(folder, b"") as opened,
            Place(opened, name).opened() as original,
            place.opened() as copy,
        ):
            if not os.path.samestat(os.fstat(original), os.fstat(copy)) and same_bytes(
                original, copy
            ):
                place.unlink()
                return
    except (FileNotFoundError, NotADirectoryError):
        pass
    raise RefusedError(Reason.of(ReasonCode.LAST_COPY))


def _whole_back(one: Rewrite, kept: Place, place: Place, now: FileStat) -> None:
    """Put the kept file back under its name, which must still lead to the file `now`."""
    making = Place(place.folder, one.draft_name)
    try:
        making.link_to(kept)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        kept.rename_over(place)
        return
    try:
        put_over(making, place, now)
    except BaseException:
        making.unlink()
        raise
    kept.unlink()


def _patch_back(one: Rewrite, place: Place) -> None:
    """Rebuild the old file from the kept patch and the file as it is now."""
    with (
        replaced_files.kept_place(one) as kept,
        kept.opened() as descriptor,
        open(os.dup(descriptor), "rb") as stream,
    ):
        patch = stream.read()
    making = Place(place.folder, one.draft_name)
    with place.opened() as current:
        copy = making.create()
        try:
            _fill(one, patch, current, copy)
            put_over(making, place, FileStat.of(os.fstat(current)))
        except BaseException:
            making.unlink()
            raise
        finally:
            os.close(copy)


def _fill(one: Rewrite, patch: bytes, current: int, copy: int) -> None:
    """Write the old file into an empty one, with the properties of the file as it is now."""
    if one.prepared is None or one.draft.before is None:
        raise SwappedError
    with open(os.dup(current), "rb") as new, open(os.dup(copy), "wb") as old:
        sha256 = patches.apply(patch, new, old.write)
    if sha256 != one.prepared.before_sha256:
        raise SwappedError
    now = os.fstat(current)
    copy_properties(current, copy, now)
    if FileStat.of(now).mtime_ns != one.draft.before.mtime_ns:  # else it has its old time still
        os.utime(copy, ns=(now.st_atime_ns, one.draft.before.mtime_ns))
    os.fsync(copy)
