"""Turns a plan into what is journalled before anything is touched: every file and its new place."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from mediadesk.disk.changing.trash import held_in_removed, held_in_trash
from mediadesk.domain import names
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import EntryAction, EntryDraft, RemovalPlace
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason
from mediadesk.domain.resolutions import LeftOut, Merge, Plan, Step
from mediadesk.operations.resolve.moving import reason_of
from mediadesk.operations.resolve.removing.names_in_folder import NamesInFolder

_NO_FILE = FileStat(size_bytes=0, mtime_ns=0, ctime_ns=0, dev=0, inode=0, links=0)


@dataclass(slots=True)
class Drafts:
    """Steps and merges with what is journalled of them, and the files that are gone already."""

    steps: list[tuple[Step, EntryDraft]] = field(default_factory=list)
    merges: list[tuple[int, EntryDraft]] = field(default_factory=list)
    """(number of the merge in the plan, its draft)"""
    left_out: list[LeftOut] = field(default_factory=list)

    def every(self) -> Iterator[EntryDraft]:
        """Yield all drafts: merges first, as they are done first."""
        yield from (draft for _, draft in self.merges)
        yield from (draft for _, draft in self.steps)


def drafts_of(plan: Plan, uid: str) -> Drafts:
    """Look at every file of a plan and find it a place. Touches nothing."""
    found, namer = Drafts(), NamesInFolder(plan.folder)
    refused: dict[int, Reason] = {}
    for number, step in enumerate(plan.steps):
        if step.unit in refused:
            found.left_out.append(LeftOut(step.victim.path, refused[step.unit]))
            continue
        draft = _draft(plan, step, number, uid, namer)
        if isinstance(draft, EntryDraft):
            found.steps.append((step, draft))
            continue
        found.left_out.append(LeftOut(step.victim.path, draft))
        if step.unit:  # the files of a unit go together or stay together
            refused[step.unit] = draft
            gone = [each for each, _ in found.steps if each.unit == step.unit]
            found.left_out += [LeftOut(each.victim.path, draft) for each in gone]
            found.steps = [pair for pair in found.steps if pair[0].unit != step.unit]
    wanted = {step.merge for step, _ in found.steps if step.merge is not None}
    keepers = {step.merge: step for step, _ in found.steps}
    for number in sorted(wanted):
        found.merges.append((number, _merge_draft(plan.merges[number], keepers[number], uid)))
    return found


def _draft(
    plan: Plan, step: Step, number: int, uid: str, namer: NamesInFolder
) -> EntryDraft | Reason:
    path = step.victim.path
    try:
        now = os.lstat(path)
    except OSError as error:
        return reason_of(error, path, names.shown(step.root))
    held_at = _held_at(plan, step, number, uid, namer)
    if isinstance(held_at, Reason):
        return held_at
    return EntryDraft(
        kind=step.kind,
        path=path,
        root=step.root,
        keeper=step.keeper.path,
        keeper_stat=step.keeper.stat,
        held_at=held_at,
        place=plan.place,
        stat=FileStat.of(now),
        mode=stat.S_IMODE(now.st_mode),
        quick_hash=step.victim.quick_hash,
        action=step.action,
        unit=step.unit,
    )


def _held_at(plan: Plan, step: Step, number: int, uid: str, namer: NamesInFolder) -> bytes | Reason:
    match plan.place:
        case RemovalPlace.TRASH:
            return held_in_trash(step.victim.path, uid, number, by_desktop=plan.trash is not None)
        case RemovalPlace.FOLDER:
            return namer.place(step.victim.path, unit=step.unit)
        case _:
            return held_in_removed(step.root, uid, step.victim.path)


def _merge_draft(merge: Merge, step: Step, uid: str) -> EntryDraft:
    is_new = merge.before is None
    return EntryDraft(
        kind=ClusterKind(step.kind),
        path=merge.path,
        root=merge.root,
        keeper=step.keeper.path,
        keeper_stat=step.keeper.stat,
        held_at=b"" if is_new else held_in_removed(merge.root, uid, merge.path),
        place=RemovalPlace.REMOVED,
        stat=merge.before or _NO_FILE,
        mode=0o644 if merge.before is None else stat.S_IMODE(os.lstat(merge.path).st_mode),
        quick_hash="",
        action=EntryAction.ADD if is_new else EntryAction.WRITE,
        new_sha256=hashlib.sha256(merge.content).hexdigest(),
    )
