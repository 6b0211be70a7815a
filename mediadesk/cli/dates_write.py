"""The writing half of `mediadesk dates`: decided dates go into sidecars, files, times or names."""

import argparse
import os
from collections.abc import Iterable, Iterator
from typing import Any

from mediadesk import words
from mediadesk.cli.changing import ended, stepping
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, files, print_json, say
from mediadesk.domain.stamping import StampTarget
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Rewritten
from mediadesk.operations.writing.stamp import Stamping
from mediadesk.operations.writing.stamp_plan import StampPlan


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options that write dates."""
    parser.add_argument(
        "--write", choices=[target.value for target in StampTarget],
        help="write decided dates into a sidecar, inside the file, as its time or as its name",
    )  # fmt: skip
    parser.add_argument(
        "--template", metavar="PATTERN", help='for --write name: "YYYYMMDD_HHMMSS.ext"'
    )
    parser.add_argument(
        "--let-go", action="store_true",
        help="free the space kept for undoing written dates; they stay written for good",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be done and change nothing"
    )


def let_go(options: argparse.Namespace) -> int:
    """Free what is kept for undo, say how much it was, return the exit code."""
    with opened(options, "room being made") as session:
        freed = resolve.let_go_of_all(session.store)
    if options.json:
        print_json({"bytes_freed": freed})
    else:
        print(f"{words.size(freed)} freed. Dates written so far can no longer be undone.")
    return DONE


def run(options: argparse.Namespace, path: bytes | None) -> int:
    """Plan, write unless it is only to be shown, print, return the exit code."""
    with opened(options, "dates being written") as session:
        stamping = session.stamping()
        target = StampTarget(options.write)
        ids = None if path is None else session.dating().files_at(path, options.confidence)
        if ids is not None:
            wanted = set(stamping.decided(target))
            ids = [file_id for file_id in ids if file_id in wanted]
        plan = stamping.plan(target, file_ids=ids, template=options.template)
        written = None if options.dry_run else _write(stamping, plan)
    _print(plan, written, as_json=options.json)
    return ended(None if written is None else written.stopped)


def _write(stamping: Stamping, plan: StampPlan) -> Rewritten:
    with stepping(len(plan.steps)) as steps:
        return stamping.write(plan, checkpoint=steps.checkpoint, on_step=steps.on_step)


def _print(plan: StampPlan, written: Rewritten | None, *, as_json: bool) -> None:
    left = [
        {
            "path": os.fsdecode(one.path),
            "reason": words.sentence(one.reason),
            "sidecar_helps": one.sidecar_helps,
        }
        for one in plan.left_out
    ]
    left += _not_written(plan, written)
    told = list(_rows(plan, written))
    if as_json:
        batch = None if written is None else written.batch_id
        kept = 0 if written is None else written.kept_bytes
        print_json({"batch": batch, "bytes_kept": kept}, written=iter(told), left_out=iter(left))
        return
    for row in told:
        would = "would say" if written is None else "says"
        print(
            f"{row['where']}: {row['field']} {would} {row['after']} (was: {row['before'] or '-'})"
        )
    for entry in left:
        print(f"{entry['path']}: stays. {entry['reason']}")
    if plan.zone_assumed:
        say(f"The home time zone is assumed for {files(plan.zone_assumed)}.")
    if plan.shortened:
        say(f"Only the year is written for {files(plan.shortened)}: no tag has seasons.")
    if plan.stood_for:
        say(f"One day stands for a month, season or year in {files(plan.stood_for)}.")
    if written is None:
        print(f"{files(len(told))} would be written. Nothing was changed.")
        return
    print(f"{files(len(told))} written; {words.size(written.kept_bytes)} kept for undo.")
    if written.done:
        print(f"To undo: mediadesk undo {written.batch_id}")


def _rows(plan: StampPlan, written: Rewritten | None) -> Iterator[dict[str, Any]]:
    done = None if written is None else {one.path for one in written.done}
    for step in plan.steps:
        if done is None or step.draft.path in done:
            yield {
                "path": os.fsdecode(step.path),
                "where": os.fsdecode(step.where),
                "field": step.field,
                "before": step.before,
                "after": step.after,
            }


def _not_written(plan: StampPlan, written: Rewritten | None) -> Iterable[dict[str, Any]]:
    if written is None:
        return
    for one in written.left_out:
        yield {
            "path": os.fsdecode(one.path),
            "reason": words.sentence(one.reason),
            "sidecar_helps": plan.sidecar_helps(one.reason),
        }
