"""`mediadesk relink`: tells the library that a folder of it is somewhere else now."""

import argparse
import os

from mediadesk import words
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, print_json, shown
from mediadesk.domain import names


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("old", metavar="OLD", help="the folder as it was added to the library")
    parser.add_argument("new", metavar="NEW", help="where it is now")


def run(options: argparse.Namespace) -> int:
    """Check a sample, relink, print what was looked at, return the exit code."""
    with opened(options, "a relink") as session:
        done = session.keeping().relink(os.fsencode(options.old), os.fsencode(options.new))
    if options.json:
        fields = {"old": names.to_text(done.old), "new": names.to_text(done.new)}
        print_json({**fields, "checked": done.checked, "matching": done.matching})
    else:
        found = f"{words.count(done.matching)} of {words.count(done.checked)} sampled files"
        print(f"{shown(done.old)} is now {shown(done.new)}; {found} were found there.")
    return DONE
