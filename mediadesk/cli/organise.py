"""`mediadesk organise`: copies files into a new archive, by their dates."""

import argparse
import os
from collections.abc import Iterable
from typing import Any

from mediadesk import words
from mediadesk.cli.changing import ended, left_out, print_left_out, stepping
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, FAILED, files, print_json, say, shown
from mediadesk.operations.resolve import RemovalOutcome
from mediadesk.operations.writing.organise import Organised
from mediadesk.operations.writing.organise_plan import OrganisePlan
from mediadesk.session import Session
from mediadesk.timestamps.naming import DEFAULT_TEMPLATE


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("path", nargs="*", metavar="PATH", help="folders or files of the library")
    parser.add_argument("--into", metavar="FOLDER", required=True, help="the folder of the archive")
    parser.add_argument(
        "--template", default=DEFAULT_TEMPLATE, metavar="PATTERN",
        help=f'folders and names, also with {{name}} and {{camera}}: "{DEFAULT_TEMPLATE}"',
    )  # fmt: skip
    parser.add_argument(
        "--tags", action="store_true",
        help="make tags from folder names, and from {tag1,tag2} in file names",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be done and change nothing"
    )
    parser.add_argument(
        "--remove-originals", action="store_true",
        help="then compare each original with its copy again and move it to Removed",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Plan, copy unless it is only to be shown, print, return the exit code."""
    archive = os.path.abspath(os.fsencode(options.into))
    with opened(options, "an archive made") as session:
        ids = _wanted(session, options.path)
        plan = session.organising().plan(
            archive, ids, template=options.template, with_tags=options.tags
        )
        if options.dry_run or plan.is_short:
            _print_plan(plan, as_json=options.json)
            return FAILED if plan.is_short else DONE
        made, removed = _make(session, plan, remove=options.remove_originals)
    _print(plan, made, removed, as_json=options.json)
    return ended(made.copied.stopped or (None if removed is None else removed.stopped))


def _wanted(session: Session, paths: Iterable[str]) -> list[int]:
    dating = session.dating()
    tops = [os.path.abspath(os.fsencode(path)) for path in paths]
    found = [dating.files_at(path) for path in tops] or [dating.files_at(None)]
    return list(dict.fromkeys(file_id for ids in found for file_id in ids))


def _make(
    session: Session, plan: OrganisePlan, *, remove: bool
) -> tuple[Organised, RemovalOutcome | None]:
    organising = session.organising()
    with stepping(len(plan.steps)) as steps:
        made = organising.copy(plan, checkpoint=steps.checkpoint, on_step=steps.on_step)
        if not remove or made.copied.stopped is not None:
            return made, None
        removed = organising.remove_originals(
            plan.archive, checkpoint=steps.checkpoint, on_step=steps.on_step
        )
    return made, removed


def _print_plan(plan: OrganisePlan, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {"batch": None, "bytes": plan.size_bytes, "bytes_free": plan.free_bytes},
            copied=(_entry(step.path, step.target, step.note) for step in plan.steps),
            left_out=left_out(plan.left_out),
        )
        return
    for step in plan.steps:
        note = {"extension": " (extension corrected)", "no-date": " (no date)"}.get(step.note, "")
        print(f"{shown(step.path)} -> {shown(step.target)}{note}")
    print_left_out(plan.left_out)
    print(f"{files(len(plan.steps))}, {words.size(plan.size_bytes)}, would be copied.")
    if plan.is_short and plan.free_bytes is not None:
        say(f"Only {words.size(plan.free_bytes)} free. Nothing was copied.")


def _print(
    plan: OrganisePlan, made: Organised, removed: RemovalOutcome | None, *, as_json: bool
) -> None:
    done = {one.target for one in made.copied.done}
    left = (*plan.left_out, *made.copied.left_out, *(() if removed is None else removed.left_out))
    if as_json:
        fields: dict[str, Any] = {
            "batch": made.copied.batch_id,
            "manifest": None if made.manifest is None else os.fsdecode(made.manifest),
            "removed_batch": None if removed is None else removed.batch_id,
        }
        copied = (
            _entry(step.path, step.target, step.note) for step in plan.steps if step.target in done
        )
        gone = () if removed is None else removed.removed
        print_json(
            fields,
            copied=copied,
            removed=({"path": os.fsdecode(one.path)} for one in gone),
            left_out=left_out(left),
        )
        return
    print_left_out(left)
    print(f"{files(len(done))} copied into {shown(plan.archive)}, each compared.")
    if removed is not None:
        size = words.size(removed.held_bytes)
        print(f"{files(len(removed.removed))} moved to Removed; {size} held until purged.")
    if made.copied.done:
        print(f"To undo: mediadesk undo {made.copied.batch_id}")


def _entry(path: bytes, target: bytes, note: str) -> dict[str, Any]:
    return {"path": os.fsdecode(path), "target": os.fsdecode(target), "note": note}
