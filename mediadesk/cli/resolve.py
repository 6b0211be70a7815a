"""`mediadesk resolve`: removes what is exactly the same elsewhere; `undo` takes it back."""

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from typing import Any

from mediadesk import words
from mediadesk.cli.changing import ended, left_out, print_left_out, stepping
from mediadesk.cli.opened import opened
from mediadesk.cli.output import (
    DONE,
    ProgressLine,
    print_json,
    shown,
    stops_on_signal,
    with_sidecars,
)
from mediadesk.domain.addresses import argument_path
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import EntryAction, RemovalPlace
from mediadesk.domain.resolutions import Plan
from mediadesk.operations import resolve
from mediadesk.operations.bulk import (
    CHOOSABLE,
    DEFAULT_RULES,
    BulkPlan,
    Rule,
    RuleKind,
    gather,
    spelled_out,
)
from mediadesk.operations.resolve import RemovalOutcome, Way
from mediadesk.session import Session

_DONE = {
    EntryAction.REMOVE: "removed",
    EntryAction.CARRY: "removed with the file it belongs to",
    EntryAction.MOVE: "moved",
    EntryAction.FOLLOW: "moved with the file it belongs to",
    EntryAction.LINK: "is a hard link now",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument(
        "--kind",
        action="append",
        required=True,
        choices=[ClusterKind.EXACT.value, ClusterKind.IDENTICAL.value],
        help="which copies; may be given more than once",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be removed and change nothing"
    )
    parser.add_argument(
        "--prefer",
        action="append",
        default=[],
        metavar="FOLDER",
        help="keep the copies in this folder; of several, the first counts most",
    )
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        choices=[kind.value for kind in CHOOSABLE if kind is not RuleKind.PREFER_FOLDER],
        help="which copy to keep otherwise; the first rule that tells two apart decides",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--place",
        choices=[RemovalPlace.REMOVED.value, RemovalPlace.TRASH.value],
        help="where the copies go, whatever the settings say",
    )
    where.add_argument("--move-to", metavar="FOLDER", help="move the copies to this folder")
    where.add_argument(
        "--link", action="store_true", help="replace exact copies by hard links of what is kept"
    )


def run(options: argparse.Namespace) -> int:
    """Search, plan, and remove unless it is only asked what would be."""
    kinds = [ClusterKind(kind) for kind in dict.fromkeys(options.kind)]
    with opened(options, "a removal") as session:
        search = session.duplicate_search()
        with stops_on_signal(search.control.cancel), ProgressLine(search.progress, sys.stderr):
            search.run(kinds)
        way = _way(options)
        found = gather(session.store, session.settings, kinds, way=way)
        chosen = BulkPlan(found, _rules(options), ())
        plan = spelled_out(session.store, session.settings, chosen, way=way)
        if options.dry_run:
            _print_plan(plan, as_json=options.json)
            return DONE
        outcome = _act(session, plan)
    _print_outcome(outcome, as_json=options.json)
    return ended(outcome.stopped)


def _rules(options: argparse.Namespace) -> list[Rule]:
    prefer = tuple(map(_folder, options.prefer))
    first = [Rule(RuleKind.PREFER_FOLDER, prefer)] if prefer else []
    return [*first, *(Rule(RuleKind(kind)) for kind in options.keep), *DEFAULT_RULES]


def _folder(typed: str) -> bytes:
    return os.path.abspath(argument_path(os.fsencode(typed)))


def _way(options: argparse.Namespace) -> Way | None:
    if options.move_to is not None:
        return Way(RemovalPlace.FOLDER, _folder(options.move_to))
    if options.link:
        return Way(link=True)
    return None if options.place is None else Way(RemovalPlace(options.place))


def _act(session: Session, plan: Plan) -> RemovalOutcome:
    with stepping(len(plan.steps)) as steps:
        done = resolve.act(session.store, plan, checkpoint=steps.checkpoint, on_step=steps.on_step)
        return session.folding().fold(plan, done)


def _print_plan(plan: Plan, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {"batch": None, "bytes_held": plan.size_bytes},
            removed=(
                _removal(step.victim.path, step.keeper.path, held_at=None) for step in plan.steps
            ),
            left_out=left_out(plan.left_out),
        )
        return
    for step in plan.steps:
        print(f"{shown(step.victim.path)}: would go, {shown(step.keeper.path)} stays")
    print_left_out(plan.left_out)
    actions = [step.action for step in plan.steps]
    size = words.size(plan.size_bytes)
    print(f"{_counted(actions)}, {size}, would {_would(actions)}. Nothing was changed.")


def _counted(actions: Sequence[EntryAction]) -> str:
    """Return how many files, and the sidecars that go along, as the window and Undo count them."""
    beside = sum(action in (EntryAction.CARRY, EntryAction.FOLLOW) for action in actions)
    return with_sidecars(len(actions) - beside, beside)


def _would(actions: Collection[EntryAction]) -> str:
    if EntryAction.LINK in actions:
        return "be replaced by hard links"
    return "be moved" if EntryAction.MOVE in actions else "be removed"


def _print_outcome(outcome: RemovalOutcome, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {"batch": outcome.batch_id, "bytes_held": outcome.held_bytes},
            removed=(
                _removal(entry.path, entry.draft.keeper, held_at=entry.held_at)
                for entry in outcome.removed
            ),
            left_out=left_out(outcome.left_out),
        )
        return
    for entry in outcome.removed:
        print(f"{shown(entry.path)}: {_DONE[entry.action]}, {shown(entry.draft.keeper)} stays")
    for entry in outcome.merged:
        print(f"{shown(entry.path)}: now holds what its removed copies held")
    print_left_out(outcome.left_out)
    actions = [entry.action for entry in outcome.removed]
    gone, size = _counted(actions), words.size(outcome.held_bytes)
    if EntryAction.MOVE in actions:
        print(f"{gone} moved, {size}.")
    elif EntryAction.LINK in actions:
        print(f"{gone} replaced by hard links; {size} held until purged.")
    else:
        print(f"{gone} removed; {size} held until purged.")
    if outcome.removed:
        print(f"To undo: mediadesk undo {outcome.batch_id}")


def _removal(path: bytes, keeper: bytes, *, held_at: bytes | None) -> dict[str, Any]:
    return {
        "path": os.fsdecode(path),
        "keeper": os.fsdecode(keeper),
        "held_at": None if held_at is None else os.fsdecode(held_at),
    }
