"""`mediadesk decisions`: keeps what was decided as lines of text, and takes it over elsewhere."""

import argparse
import contextlib
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Literal

from mediadesk import words
from mediadesk.catalog.effects import decision_lines
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, print_json, say
from mediadesk.operations.decision_files import decision_file
from mediadesk.session import open_journal

_STANDARD = "-"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--export", metavar="FILE|-", help="write them to this new file")
    what.add_argument(
        "--import",
        metavar="FILE|-",
        dest="take",
        help="add those in this file that are new",
    )


def run(options: argparse.Namespace) -> int:
    """Export or import, say how many decisions it was, return the exit code."""
    if options.export is not None:
        return _export(options)
    return _import(options)


def _export(options: argparse.Namespace) -> int:
    with (
        open_journal(options.catalog) as readers,
        contextlib.nullcontext() if readers is None else readers.snapshot() as reader,
        _stream(options.export, "xb") as stream,
    ):
        number = decision_lines.write(reader, stream)
        stream.flush()
    if options.json and options.export != _STANDARD:
        print_json({"exported": number})
    else:
        say(f"Decisions written: {words.count(number)}.")
    return DONE


def _import(options: argparse.Namespace) -> int:
    with opened(options, "an import") as session, _stream(options.take, "rb") as stream:
        taken = session.keeping().take_from(stream)
    if options.json:
        print_json({"added": taken.added, "known": taken.known})
    else:
        added, known = words.count(taken.added), words.count(taken.known)
        print(f"Decisions imported: {added}; already there: {known}.")
    return DONE


def _stream(name: str, mode: Literal["rb", "xb"]) -> AbstractContextManager[BinaryIO]:
    """Return a file to be opened, or the terminal's own stream for "-"."""
    if name == _STANDARD:
        return contextlib.nullcontext(sys.stdin.buffer if mode == "rb" else sys.stdout.buffer)
    return decision_file(Path(name), mode)
