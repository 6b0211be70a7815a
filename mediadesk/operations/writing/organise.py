"""Copies files into a new archive by their dates, verified; resumed where it was interrupted."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from mediadesk.catalog.journal import decisions
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason
from mediadesk.domain.resolutions import LeftOut, Plan, ScannedFile, Step
from mediadesk.domain.rewrites import Edited, Rewrite, RewriteDraft, RewriteKind
from mediadesk.domain.stamping import StampRequest, StampTarget
from mediadesk.operations import resolve
from mediadesk.operations.children import edit_stamp
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.resolve import Change, RemovalOutcome, Rewritten
from mediadesk.operations.resolve.planning.guard import Guard
from mediadesk.operations.writing import manifests
from mediadesk.operations.writing.organise_plan import OrganisePlan, OrganiseStep, plan_archive
from mediadesk.timestamps import typed
from mediadesk.timestamps.naming import DEFAULT_TEMPLATE

KIND = "organise"
_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Organised:
    """What organising came to; `removed` is what became of the originals, if they were to go."""

    copied: Rewritten
    manifest: bytes | None = None
    removed: RemovalOutcome | None = None
    left_out: tuple[LeftOut, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Organising:
    """Plans and makes archives. No method is for the GUI's thread."""

    store: Store
    lanes: Lanes
    settings: Settings

    def plan(
        self,
        archive: bytes,
        file_ids: Sequence[int],
        *,
        template: str = DEFAULT_TEMPLATE,
        with_tags: bool = False,
    ) -> OrganisePlan:
        """Return what copying these files comes to; what is there already is left out."""
        done = [
            (one.path, one.target)
            for one in manifests.copies(self.store, archive)
            if _is_there(one)
        ]
        return plan_archive(
            self.store, archive, file_ids, template=template, with_tags=with_tags, copied=done
        )

    def copy(
        self,
        plan: OrganisePlan,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> Organised:
        """Copy what a plan says, every copy compared with its original, and list it.

        `checkpoint` may raise CancelledError; planning again then goes on where this ended.
        """
        os.makedirs(plan.archive, exist_ok=True)
        changes = [change for step in plan.steps for change in self._changes(step, plan.archive)]
        copied = resolve.rewrite(
            self.store, changes, kind=KIND, checkpoint=checkpoint, on_step=on_step
        )
        manifest = manifests.refresh(self.store, plan.archive)
        return Organised(copied, manifest, left_out=plan.left_out)

    def remove_originals(
        self,
        archive: bytes,
        *,
        checkpoint: Checkpoint = lambda: None,
        on_step: OnStep = lambda _done, _path: None,
    ) -> RemovalOutcome:
        """Move to Removed every original of which a copy lies in the archive, byte for byte.

        Both are compared once more at that moment, and all of it can be undone.
        """
        with self.store.decision_readers.use() as reader:
            decided_up_to = decisions.last_seq(reader)
        guard = Guard(self.store, self.settings)
        steps: list[Step] = []
        left: list[LeftOut] = []
        for one in manifests.copies(self.store, archive):
            before, after = one.draft.before, one.prepared
            if before is None or after is None or not os.path.lexists(one.path):
                continue
            around = guard.around(one.path)
            reason = around.absent or around.closed
            if reason is not None:
                left.append(LeftOut(one.path, reason))
                continue
            quick = "" if one.draft.before_keys is None else one.draft.before_keys.quick_hash
            copy = ScannedFile(one.target, _now(one.target) or after.after, "")
            steps.append(
                Step(
                    kind=ClusterKind.EXACT,
                    keeper=copy,
                    keeper_root=archive,
                    victim=ScannedFile(one.path, before, quick),
                    root=around.root,
                    may_be_away=around.may_be_away,
                )
            )
        place = RemovalPlace(self.settings.removal_place)
        plan = Plan(tuple(steps), tuple(left), place, decided_up_to)
        return resolve.act(self.store, plan, checkpoint=checkpoint, on_step=on_step)

    def _changes(self, step: OrganiseStep, archive: bytes) -> list[Change]:
        draft = RewriteDraft(
            kind=RewriteKind.COPY,
            path=step.path,
            root=archive,
            target=step.target,
            before=step.stat,
            before_keys=step.keys,
            new_values=_values(step),
        )
        found = [Change(draft, quick_hash=step.keys.quick_hash)]
        if step.tags or step.date is not None or step.xmp is not None:
            sidecar = step.target + b".xmp"
            beside = RewriteDraft(
                kind=RewriteKind.SIDECAR,
                path=sidecar,
                root=archive,
                target=sidecar,
                before=None,
                new_values=_values(step),
            )
            request = StampRequest(step.xmp, StampTarget.SIDECAR, step.date, step.tags)
            found.append(Change(beside, edit=partial(self._sidecar, request)))
        return found

    def _sidecar(self, request: StampRequest, _path: bytes | None) -> Edited | Reason:
        try:
            return self.lanes.own.run(edit_stamp, request, timeout_s=_TIMEOUT_S)
        except OutsideError as error:
            return error.reason


def _values(step: OrganiseStep) -> dict[str, str]:
    told = {"date": typed.shown(step.date)} if step.date is not None else {}
    return told | ({"tags": ",".join(step.tags)} if step.tags else {})


def _now(path: bytes) -> FileStat | None:
    try:
        return FileStat.of(os.lstat(path))
    except OSError:
        return None


def _is_there(one: Rewrite) -> bool:
    """Tell whether a copy and its original are both still what they were."""
    there, here, made = _now(one.target), _now(one.path), one.prepared
    if there is None or made is None or one.draft.before is None:
        return False
    unchanged = here is not None and here[:2] == one.draft.before[:2]
    return unchanged and there[:2] == made.after[:2]
