"""Writes decided dates into files: previewed, proved, journalled, and taken back on request."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from mediadesk.catalog.dates import stamp_rows
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason
from mediadesk.domain.rewrites import Edited
from mediadesk.domain.stamping import StampRequest, StampTarget
from mediadesk.operations import resolve
from mediadesk.operations.children import edit_stamp
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.resolve import Change, Rewritten, TurnedBack
from mediadesk.operations.scanning.restudy import restudy
from mediadesk.operations.writing import manifests
from mediadesk.operations.writing.naming_plan import plan_names
from mediadesk.operations.writing.stamp_plan import StampPlan, StampStep, plan_stamps

_TIMEOUT_S = 60.0
_MEGABYTE = 1 << 20


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
        with _Ahead(self.lanes, plan.steps, self.settings.hashing_workers) as ahead:
            written = resolve.rewrite(
                self.store,
                [_change(step, number, ahead) for number, step in enumerate(plan.steps)],
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


class _Ahead:
    """Has edits made in child processes, a few ahead of where the batch is."""

    def __init__(self, lanes: Lanes, steps: Sequence[StampStep], workers: int) -> None:
        self._lanes = lanes
        self._steps = steps
        self._look_ahead = 2 * workers
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="stamp")
        self._begun: dict[int, Future[Edited | Reason]] = {}

    def __enter__(self) -> "_Ahead":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def edit(self, number: int, _path: bytes | None) -> Edited | Reason:
        """Return the edit of a step; whether its file is still the one is for resolve to see."""
        for other in range(number, min(number + self._look_ahead, len(self._steps))):
            request = self._steps[other].request
            if request is not None and other not in self._begun:
                self._begun[other] = self._pool.submit(self._made, request)
        for passed in [other for other in self._begun if other < number]:
            del self._begun[passed]
        return self._begun.pop(number).result()

    def _made(self, request: StampRequest) -> Edited | Reason:
        base = request.original
        try:
            if base is None:
                return self._lanes.own.run(edit_stamp, request, timeout_s=_TIMEOUT_S)
            return self._lanes.of(base).run(edit_stamp, request, timeout_s=_TIMEOUT_S)
        except OutsideError as error:
            return error.reason


def _change(step: StampStep, number: int, ahead: _Ahead) -> Change:
    return Change(
        draft=step.draft,
        edit=None if step.request is None else partial(ahead.edit, number),
        quick_hash=step.quick_hash,
        keeps_time=step.request is None or step.request.target is StampTarget.INSIDE,
        may_be_away=step.may_be_away,
    )
