"""`mediadesk undo`: takes a batch back: removed files, written dates, new names, copies."""

import argparse
import os
from collections.abc import Iterator, Sequence

from mediadesk import words
from mediadesk.cli.changing import stepping
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, FAILED, INTERRUPTED, files, print_json, shown, with_sidecars
from mediadesk.domain.journal import EntryAction
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.past import taking_back
from mediadesk.operations.resolve import Undone

_STANDING = (
    ReasonCode.CHANGED_SINCE_WRITTEN,
    ReasonCode.MERGED_STAYS,
    ReasonCode.MERGED_IS_LAST,
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument(
        "batch", nargs="?", type=int, metavar="ID", help="its number in the history"
    )


def run(options: argparse.Namespace) -> int:
    """Undo, print what is back, return the exit code."""
    with opened(options, "an undo") as session, stepping() as steps:
        undone = taking_back.take_back(
            session.store,
            session.stamping(),
            options.batch,
            checkpoint=steps.checkpoint,
            on_step=steps.on_step,
        )
    return print_undone([undone], as_json=options.json)


def print_undone(answers: Sequence[Undone], *, as_json: bool) -> int:
    """Print what came back and what could not; returns the exit code."""
    restored = [pair for undone in answers for pair in undone.restored]
    failed = [left for undone in answers for left in undone.failed]
    if as_json:
        print_json(
            {"batch": answers[0].batch_id if answers else None},
            restored=(
                {"path": os.fsdecode(path), "restored_to": os.fsdecode(target)}
                for path, target in restored
            ),
            failed=(
                {"path": os.fsdecode(left.path), "reason": words.sentence(left.reason)}
                for left in failed
            ),
        )
    else:
        for path, target in restored:
            note = "" if target == path else f", as {shown(target)}"
            print(f"{shown(path)}: back{note}")
        for left in failed:
            standing = left.reason.code in _STANDING
            told = "not as before" if standing else "not back"
            print(f"{shown(left.path)}: {told}. {words.sentence(left.reason)}")
        for sentence in _summed_up(answers):
            print(sentence)
    if any(left.reason.code is ReasonCode.JOB_INTERRUPTED for left in failed):
        return INTERRUPTED
    return FAILED if failed else DONE


def _summed_up(answers: Sequence[Undone]) -> Iterator[str]:
    """Say what was undone, in truth: a removal, hard links, a move; and what has gone."""
    for action in dict.fromkeys(undone.action for undone in answers):
        mine = [undone for undone in answers if undone.action is action]
        sidecars = sum(undone.sidecars for undone in mine)
        number = sum(len(undone.restored) for undone in mine) - sidecars
        told = with_sidecars(number, sidecars)
        if action is EntryAction.LINK:
            were = "it is a hard link" if number == 1 else "they are hard links"
            yield f"{files(number)} restored; {were} no more."
        elif action is EntryAction.MOVE:
            yield f"{told} moved back."
        else:
            yield f"{told} restored."
    if before := sum(undone.back_before for undone in answers):
        yield f"{files(before)} {'was' if before == 1 else 'were'} back before."
    if unmerged := sum(undone.unmerged for undone in answers):
        kept = "the kept file" if unmerged == 1 else f"{words.count(unmerged)} kept files"
        yield f"What {kept} had been given was taken out again."
    if purged := sum(undone.purged for undone in answers):
        was = "was purged and is" if purged == 1 else "were purged and are"
        yield f"{files(purged)} {was} gone for good."
