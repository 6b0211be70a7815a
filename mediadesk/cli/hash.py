"""`mediadesk hash`: computes the hashes of films' frames that are missing."""

import argparse
import os
import sys

from mediadesk import words
from mediadesk.cli.output import (
    DONE,
    FAILED,
    INTERRUPTED,
    ProgressLine,
    print_json,
    say,
    shown,
    stops_on_signal,
)
from mediadesk.domain import names
from mediadesk.domain.jobs import JobStatus
from mediadesk.operations.scanning.video_hashing import HashReport
from mediadesk.session import Session, open_session


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="folders or files of the library; none: all of it"
    )


def run(options: argparse.Namespace) -> int:
    """Hash, print the report, return the exit code."""
    went = False
    session = open_session(catalog=options.catalog, holder="hashing in a terminal")
    try:
        report = hash_videos(session, [os.fsencode(path) for path in options.paths])
        _print(report, as_json=options.json)
    finally:
        went = session.close()
    code = exit_code(report.status)
    if not went:  # a child hangs in the kernel; all of ours is stored and closed
        sys.stdout.flush()
        os._exit(code)
    return code


def hash_videos(session: Session, paths: list[bytes]) -> HashReport:
    """Hash what lacks a hash at or below these paths; Ctrl+C leaves it to be resumed."""
    job = session.video_hasher.start(paths)
    with stops_on_signal(job.control.suspend), ProgressLine(job.progress, sys.stderr):
        return job.run()


def exit_code(status: JobStatus) -> int:
    """Return what the shell is told."""
    if status == JobStatus.PAUSED:
        return INTERRUPTED
    return DONE if status == JobStatus.COMPLETED else FAILED


def _print(report: HashReport, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "status": report.status.value,
                "total": report.total,
                "processed": report.processed,
                "hashed": report.hashed,
            },
            errors=(
                {"path": names.to_text(path), "reason": words.sentence(reason)}
                for path, reason in report.errors
            ),
        )
    else:
        for path, reason in report.errors:
            print(f"{shown(path)}: {words.sentence(reason)}")
        print(_summary(report))
    if report.reason is not None and report.status != JobStatus.COMPLETED:
        say(words.sentence(report.reason))


def _summary(report: HashReport) -> str:
    if not report.total and report.status == JobStatus.COMPLETED:
        return "Every video has its hash already."
    text = f"{words.count(report.hashed)} of {words.count(report.total)} videos hashed."
    if report.errors:
        text += f" {words.count(len(report.errors))} could not be read; named above."
    return text
