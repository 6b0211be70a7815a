"""Writes what copies knew into the kept files themselves, where the user allowed that.

A removal first writes it into a sidecar, in its own batch, so that nothing is lost whatever
happens. Where the file can hold it, it is then written there the way dates are: a private copy is
edited and proved, takes the file's place, and the very bytes can be brought back; the sidecar goes
again. Where it cannot, the sidecar stays, and History says why.

Pictures hold all of it; a film holds a date whose zone is known, as a number where one stands.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.dates.stamp_rows import stamp_rows
from mediadesk.catalog.journal import rewrite_batches
from mediadesk.catalog.past import history
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import Entry
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Plan
from mediadesk.domain.rewrites import Edited, JournalKeys, RewriteDraft, RewriteKind
from mediadesk.domain.stamping import StampRequest, StampTarget
from mediadesk.domain.told_values import SidecarValues
from mediadesk.operations import resolve
from mediadesk.operations.children import edit_stamp
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.resolve import Change, RemovalOutcome, Undone
from mediadesk.operations.scanning.restudy import restudy

INTO_FILES = "files"
_TIMEOUT_S = 60.0
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Folding:
    """Folds sidecars into files after a removal, and takes them out with its undo. Blocks."""

    store: Store
    settings: Settings
    lanes: Lanes | None

    def fold(self, plan: Plan, outcome: RemovalOutcome) -> RemovalOutcome:
        """Write what the kept files were given into them; returns what the removal came to."""
        if self.settings.removal_merge_into != INTO_FILES or self.lanes is None:
            return outcome
        values = {merge.path: merge.values for merge in plan.merges}
        changes: dict[bytes, tuple[Entry, Change]] = {}
        for entry in outcome.merged:
            said = values.get(entry.path)
            if said is not None and (change := self._change(entry, said, self.lanes)) is not None:
                changes[entry.draft.keeper] = entry, change
        if not changes or outcome.batch_id is None:
            return outcome
        written = resolve.rewrite(
            self.store,
            [change for _, change in changes.values()],
            kind=rewrite_batches.merge_of(outcome.batch_id),
            kept_limit_bytes=self.settings.dates_undo_megabytes * _MEGABYTE,
        )
        idle = [changes[one.path][0].id for one in written.done]
        touched = written.changes
        if idle:
            touched |= resolve.drop_sidecars(self.store, idle)
        touched |= restudy(self.store, self.lanes, self.settings, sorted(written.changes.files))
        kept = tuple(entry for entry in outcome.merged if entry.id not in idle)
        return replace(outcome, merged=kept, changes=outcome.changes | touched)

    def undo(
        self,
        batch_id: int,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> Undone:
        """Undo a removal with its merging. Raises `OutsideError` when nothing of it is held."""
        undone = resolve.undo(self.store, batch_id, checkpoint=checkpoint, on_step=on_step)
        return self._looked_into(undone)

    def restore(
        self,
        entry_ids: Sequence[int],
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> list[Undone]:
        """Bring back single held files. Raises `OutsideError` when none of them is held."""
        answers = resolve.restore(self.store, entry_ids, checkpoint=checkpoint, on_step=on_step)
        return [self._looked_into(undone) for undone in answers]

    def _looked_into(self, undone: Undone) -> Undone:
        """Look into the kept files that have their old bytes again; without lanes that is owed."""
        if not undone.rewritten.files or self.lanes is None:
            return undone
        ids = sorted(undone.rewritten.files)
        studied = restudy(self.store, self.lanes, self.settings, ids)
        return replace(undone, changes=undone.changes | studied)

    def _change(self, entry: Entry, values: SidecarValues, lanes: Lanes) -> Change | None:
        """Return the change of the kept file; None where its sidecar has to stay."""
        file = self._known(entry.draft.keeper)
        if file is None:
            return None
        request = _request(file.path, values, self._film_offset(file, values))
        keys = JournalKeys(file.stat.size_bytes, file.quick_hash, file.payload_key)
        draft = RewriteDraft(
            RewriteKind.EMBEDDED,
            file.path,
            entry.draft.root,
            file.path,
            before=file.stat,
            before_keys=keys,
            new_values=_told(request),
        )
        return Change(
            draft=draft,
            edit=partial(_edited, lanes, request),
            quick_hash=file.quick_hash,
            keeps_time=True,
        )

    def _film_offset(self, file: FileContent, values: SidecarValues) -> int | None:
        """Return how far a film's own clock is off UTC; None where that is not known."""
        if values.date is None or file.kind == MediaKind.PHOTO:
            return None
        with self.store.readers.use() as reader:
            row = next(stamp_rows(reader, [file.id]), None)
        is_local = row is not None and "mvhd-is-local" in json.loads(row.flags_json)
        return 0 if is_local else values.date.offset_minutes

    def _known(self, path: bytes) -> FileContent | None:
        with self.store.readers.use() as reader:
            record = history.files_at(reader, [path]).get(path)
            return None if record is None else contents.of_files(reader, [record.id]).get(record.id)


def _request(keeper: bytes, values: SidecarValues, film_offset: int | None) -> StampRequest:
    return StampRequest(
        keeper,
        StampTarget.INSIDE,
        values.date,
        values.tags,
        film_offset_minutes=film_offset,
        rating=values.rating,
        caption=values.caption,
        position=values.position,
    )


def _edited(lanes: Lanes, request: StampRequest, path: bytes | None) -> Edited | Reason:
    if path is None:
        return Reason.of(ReasonCode.FILE_VANISHED)
    try:
        return lanes.of(path).run(edit_stamp, request, timeout_s=_TIMEOUT_S)
    except OutsideError as error:
        return error.reason


def _told(request: StampRequest) -> dict[str, str]:
    """Return what is written, by tag, as it is shown."""
    told: dict[str, str] = {}
    if request.date is not None:
        told["date"] = request.date.wall
    if request.rating is not None:
        told["Xmp.xmp.Rating"] = str(request.rating)
    if request.tags:
        told["Xmp.dc.subject"] = ", ".join(request.tags)
    if request.caption is not None:
        told["Xmp.dc.description"] = request.caption
    if request.position is not None:
        told["position"] = f"{request.position.latitude}, {request.position.longitude}"
    return told
