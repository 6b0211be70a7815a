"""`mediadesk scan`: finds what is in folders and stores it in the catalog."""

import argparse
import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

from mediadesk import words
from mediadesk.cli.output import (
    DONE,
    FAILED,
    INTERRUPTED,
    ProgressLine,
    files,
    print_json,
    say,
    shown,
    stops_on_signal,
)
from mediadesk.disk.handover import Handover, hand_over
from mediadesk.disk.lock import WINDOW
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobStatus
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.scanning.scan_report import ScanReport, with_errors
from mediadesk.session import catalog_path, open_session

_MOST_WORKERS = 64
_BACKUP_LIMIT_BYTES = 200_000_000
"""A command backs up a catalog up to this size; a window does it when idle, whatever the size."""
_PATIENCE_S = 5.0
"""How long a window that has the catalog, and does not listen yet, is waited for."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="folders or files")
    parser.add_argument(
        "--workers", type=_workers, metavar="N", help="how many files to open at once"
    )
    parser.add_argument(
        "--video-hash",
        action="store_true",
        help="also compute the frame hashes of videos, whatever the settings say",
    )
    parser.add_argument(
        "--keep-going", action="store_true", help="do not stop, however many files cannot be read"
    )


def run(options: argparse.Namespace) -> int:
    """Scan, print the report, return the exit code.

    When a window has the catalog, it does the scan; whoever wants a report is refused then.
    """
    with contextlib.ExitStack() as beginning:
        # Until there is a scan to stop, a request is remembered: raised in the middle of an
        # import, Ctrl+C can get lost, or leave a lock behind that every other thread waits for.
        asked = threading.Event()
        beginning.enter_context(stops_on_signal(asked.set))
        return _run(options, asked, beginning)


def _run(
    options: argparse.Namespace, asked: threading.Event, beginning: contextlib.ExitStack
) -> int:
    try:
        session = open_session(
            catalog=options.catalog, holder="a scan in a terminal", workers=options.workers
        )
    except OutsideError as error:
        if error.reason.code != ReasonCode.CATALOG_IN_USE:
            raise
        if not _handed_over(options, str(error.reason.facts["holder"])):
            raise
        say("The catalog is in use by a window, which scans these folders now.")
        return DONE
    went = False
    try:
        paths = [os.fsencode(path) for path in options.paths]
        if not session.has_scanned(paths):
            session.start_decoders()
        for notice in session.notices:
            say(words.sentence(notice))
        job = session.scanner.start(paths, keep_going=options.keep_going)
        with stops_on_signal(job.control.suspend), ProgressLine(job.progress, sys.stderr):
            if asked.is_set():
                job.control.suspend()
            report = job.run()
        beginning.close()
        wants_hashes = options.video_hash or session.settings.hashing_phash
        if wants_hashes and report.status == JobStatus.COMPLETED and report.roots:
            from mediadesk.cli.hash import hash_videos  # noqa: PLC0415 - few scans need it

            hashed = hash_videos(session, list(report.roots))
            report = with_errors(report, hashed.errors, status=hashed.status, reason=hashed.reason)
        session.dismiss_decoders()
        session.back_up(catalog_limit_bytes=_BACKUP_LIMIT_BYTES)
        _print(report, as_json=options.json)
    finally:
        went = session.close()
    code = _exit_code(report.status)
    if not went:
        # A child hangs in the kernel and cannot be waited for; all of ours is stored and closed.
        sys.stdout.flush()
        os._exit(code)
    return code


def _handed_over(options: argparse.Namespace, holder: str) -> bool:
    """Tell whether the window that has the catalog took the folders; it may still be starting."""
    if options.json or options.keep_going or options.video_hash:
        return False
    paths = tuple(os.path.abspath(os.fsencode(path)) for path in options.paths)
    patience_s = _PATIENCE_S if holder.startswith(WINDOW) else 0.0
    return hand_over(catalog_path(options.catalog), Handover(paths), patience_s=patience_s)


def _workers(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"give a number from 1 to {_MOST_WORKERS}")
    return number


def _exit_code(status: JobStatus) -> int:
    if status == JobStatus.PAUSED:
        return INTERRUPTED
    return DONE if status == JobStatus.COMPLETED else FAILED


def _print(report: ScanReport, *, as_json: bool) -> None:
    for path, note in report.notes:
        say(f"{shown(path)}: {words.sentence(note)}")
    if as_json:
        print_json(
            {
                "status": report.status.value,
                "roots": [names.to_text(path) for path in report.roots],
                "files": report.files,
                "new": report.new,
                "changed": report.changed,
                "unchanged": report.unchanged,
                "moved": report.moved,
                "missing": report.missing,
                "bytes": report.size_bytes,
                "seconds": round(report.seconds, 3),
            },
            errors=_errors(report),
        )
    else:
        for path, reason in report.errors:
            print(f"{shown(path)}: {words.sentence(reason)}")
        print(_summary(report))
    if report.reason is not None and report.status != JobStatus.COMPLETED:
        say(words.sentence(report.reason))


def _errors(report: ScanReport) -> Iterator[dict[str, Any]]:
    for path, reason in report.errors:
        yield {"path": names.to_text(path), "reason": words.sentence(reason)}


def _summary(report: ScanReport) -> str:
    counts = {
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "moved": report.moved,
        "missing": report.missing,
    }
    told = ", ".join(f"{words.count(number)} {name}" for name, number in counts.items() if number)
    text = f"{files(report.files)}, {words.size(report.size_bytes)}"
    text += f", in {report.seconds:.1f} s" + (f": {told}." if told else ".")
    if report.status != JobStatus.COMPLETED:
        text = f"Not finished. Seen so far: {text}"
    elif not report.files:
        text = "No photos, videos or recordings were found there." + (
            f" {words.count(report.missing)} are missing." if report.missing else ""
        )
    if report.errors:
        text += f" {words.count(len(report.errors))} could not be read; named above."
    return text
