"""How commands that change files run: with progress, stopped by Ctrl+C, ended with a code."""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mediadesk import words
from mediadesk.cli.output import (
    DONE,
    FAILED,
    INTERRUPTED,
    ProgressLine,
    say,
    shown,
    stops_on_signal,
)
from mediadesk.domain.jobs import Checkpoint, OnStep
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import LeftOut
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress


@dataclass(frozen=True, slots=True)
class Steps:
    """What an operation asks while it runs: whether to go on, and where to tell how far it is."""

    checkpoint: Checkpoint
    on_step: OnStep


@contextlib.contextmanager
def stepping(total: int = 0) -> Iterator[Steps]:
    """Show how far an operation of so many steps is, and let it be stopped after each."""
    progress = JobProgress()
    progress.total = total
    control = JobControl(progress)

    def on_step(done: int, path: bytes) -> None:
        progress.update(done, shown(path))

    with stops_on_signal(control.cancel), ProgressLine(progress, sys.stderr):
        yield Steps(control.checkpoint, on_step)


def left_out(left: Iterable[LeftOut]) -> Iterator[dict[str, str]]:
    """Return files that were left out as they stand in JSON."""
    for one in left:
        yield {"path": os.fsdecode(one.path), "reason": words.sentence(one.reason)}


def print_left_out(left: Iterable[LeftOut]) -> None:
    """Print which files were left out, and why."""
    for one in left:
        print(f"{shown(one.path)}: stays. {words.sentence(one.reason)}")


def ended(stopped: Reason | None) -> int:
    """Say why an operation stopped before its end, if it did; return the exit code."""
    if stopped is None:
        return DONE
    say(words.sentence(stopped))
    return INTERRUPTED if stopped.code is ReasonCode.JOB_INTERRUPTED else FAILED
