"""Writes decided dates into files: previewed, proved, journalled, and taken back on request."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from mediadesk.catalog import stamp_rows
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason
from mediadesk.domain.rewrites import Edited
from mediadesk.domain.stamping import StampRequest, StampTarget
from mediadesk.operations import manifests, resolve
from mediadesk.operations.children import edit_stamp
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.naming_plan import plan_names
from mediadesk.operations.resolve import Change, Rewritten, TurnedBack
from mediadesk.operations.restudy import restudy
from mediadesk.operations.stamp_plan import StampPlan, StampStep, plan_stamps

_TIMEOUT_S = 60.0
_MEGABYTE = 1 << 20

Checkpoint = Callable[[], None]
OnStep = Callable[[int, bytes], None]


@dataclass(frozen=True, slots=True)
class Stamping:
    """Plans and writes dates. No method is for the GUI's thread."""

    store: Store
    lanes: Lanes
    settings: Settings

    def decided(self, target: StampTarget) -> list[int]:
        """Return the files with a decided date that this target may still have to be told."""
        unwritten = target in (StampTarget.SIDECAR, StampTarget.INSIDE)
        with self.store.readers.use() as reader:
            return stamp_rows.decided_ids(reader, unwritten=unwritten)

    def plan(
        self,
        target: StampTarget | None = None,
        *,
        file_ids: Sequence[int] | None = None,
        template: str | None = None,
    ) -> StampPlan:
        """Return what writing comes to; None: where the settings say, all that is decided."""
        chosen = target or StampTarget(self.settings.dates_write_to)
        if chosen is StampTarget.FILE_NAME:
            name = template or self.settings.dates_name
            return plan_names(self.store, self.settings, name, file_ids=file_ids)
        return plan_stamps(self.store, self.settings, chosen, file_ids=file_ids)

    def write(
        self,
        plan: StampPlan,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> Rewritten:
        """Write what a plan says; what is written is looked at again, so that the catalog knows.

        `checkpoint` may raise CancelledError: what is done stays done, and can be taken back.
        """
        changes = [self._change(step) for step in plan.steps]
        written = resolve.rewrite(
            self.store,
            changes,
            kind=f"dates-{plan.target}",
            kept_limit_bytes=self.settings.dates_undo_megabytes * _MEGABYTE,
            checkpoint=checkpoint,
            on_step=on_step,
        )
        self._look_again(written.changes)
        return written

    def take_back(
        self,
        batch_id: int,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> TurnedBack:
        """Make the files of a batch what they were. Raises `OutsideError` (NO_SUCH_BATCH)."""
        back = resolve.turn_back(self.store, batch_id, checkpoint=checkpoint, on_step=on_step)
        manifests.refresh_after(self.store, batch_id)
        self._look_again(back.changes)
        return back

    def _look_again(self, changes: CatalogChanges) -> None:
        restudy(self.store, self.lanes, self.settings, sorted(changes.files))

    def _change(self, step: StampStep) -> Change:
        edit = None if step.request is None else partial(self._edit, step.request)
        return Change(
            draft=step.draft,
            edit=edit,
            quick_hash=step.quick_hash,
            keeps_time=step.request is None or step.request.target is StampTarget.INSIDE,
            may_be_away=step.may_be_away,
        )

    def _edit(self, request: StampRequest, path: bytes | None) -> Edited | Reason:
        """Have the edit made in a child process; its file is the one that is open here, too."""
        base = path if path is not None else request.original
        asked = StampRequest(
            base,
            request.target,
            request.date,
            request.tags,
            request.film_offset_minutes,
            request.exiftool,
        )
        try:
            if base is None:
                return self.lanes.own.run(edit_stamp, asked, timeout_s=_TIMEOUT_S)
            return self.lanes.of(base).run(edit_stamp, asked, timeout_s=_TIMEOUT_S)
        except OutsideError as error:
            return error.reason
