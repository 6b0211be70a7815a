"""Carries out a plan for all copies, through the one way that removes files."""

from dataclasses import replace

from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.resolutions import Plan
from mediadesk.operations import resolve
from mediadesk.operations.bulk.plans import BulkPlan
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.resolve import RemovalOutcome, Way
from mediadesk.operations.writing.folding import Folding


def spelled_out(
    store: Store, settings: Settings, plan: BulkPlan, *, way: Way | None = None
) -> Plan:
    """Return every step that carrying it out will try, and every file that stays, with reasons."""
    steps = resolve.plan(store, plan.resolutions(), settings=settings, way=way)
    left_out = (*plan.files_left(), *steps.left_out)
    return replace(steps, left_out=left_out, decided_up_to=plan.decided_up_to)


def carry_out(
    store: Store,
    settings: Settings,
    plan: BulkPlan,
    *,
    way: Way | None = None,
    lanes: Lanes | None = None,
    checkpoint: Checkpoint = lambda: None,
    on_step: OnStep = lambda _done, _path: None,
) -> RemovalOutcome:
    """Remove what the plan says; what was done when it is stopped stays done, and is undoable.

    `way` is how they go, None the one that is set; `lanes` open files whose keepers are written
    into, where the user allowed that; `checkpoint` may raise CancelledError;
    `on_step` is told how many files are dealt with, and the path of the latest. Raises
    `OutsideError` when nothing could be begun.
    """
    steps = resolve.plan(store, plan.resolutions(), settings=settings, way=way)
    steps = replace(steps, decided_up_to=plan.decided_up_to)
    done = resolve.act(store, steps, checkpoint=checkpoint, on_step=on_step)
    return Folding(store, settings, lanes).fold(steps, done)
