"""`mediadesk decisions`: keeps what was decided as lines of text, and takes it over elsewhere."""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from mediadesk import words
from mediadesk.catalog import decision_lines
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, print_json, say
from mediadesk.domain import names
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.session import open_journal

SUMMARY = "Write down everything that was decided, one JSON line each, or take it over from there."
_STANDARD = "-"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--export", metavar="FILE|-", help="write to this file, which must be new")
    what.add_argument(
        "--import", metavar="FILE|-", dest="take", help="take over what is not there yet"
    )


def run(options: argparse.Namespace) -> int:
    """Export or import, say how many decisions it was, return the exit code."""
    if options.export is not None:
        return _export(options)
    return _import(options)


def _export(options: argparse.Namespace) -> int:
    number = -1  # the header is no decision
    with contextlib.ExitStack() as stack:
        readers = stack.enter_context(open_journal(options.catalog))
        reader = None if readers is None else stack.enter_context(readers.snapshot())
        stream = stack.enter_context(_opened(options.export, "xb"))
        for line in decision_lines.lines(reader):
            stream.write(line.encode("ascii"))
            number += 1
        stream.flush()
    if options.json and options.export != _STANDARD:
        print_json({"exported": number})
    else:
        say(f"{words.count(number)} decisions were written.")
    return DONE


def _import(options: argparse.Namespace) -> int:
    with opened(options, "an import") as session:
        with _opened(options.take, "rb") as stream:
            taken = session.store.decisions.submit(
                lambda writer: decision_lines.take(writer, stream)
            ).result()
        session.store.catch_up()
    if options.json:
        print_json({"added": taken.added, "known": taken.known})
    else:
        added, known = words.count(taken.added), words.count(taken.known)
        print(f"{added} decisions were taken over, {known} were there already.")
    return DONE


@contextlib.contextmanager
def _opened(name: str, mode: str) -> Iterator[BinaryIO]:
    """Open a file, or the terminal's own stream for "-"."""
    if name == _STANDARD:
        yield sys.stdin.buffer if mode == "rb" else sys.stdout.buffer
        return
    try:
        with Path(name).open(mode) as stream:
            yield stream  # type: ignore[misc] # a mode with "b" gives bytes
    except OSError as error:
        facts = {"path": names.shown(os.fsencode(name)), "detail": error.strerror or str(error)}
        code = ReasonCode.CATALOG_UNREADABLE if mode == "rb" else ReasonCode.CATALOG_UNWRITABLE
        raise OutsideError(Reason.of(code, **facts)) from error
