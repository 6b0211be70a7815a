"""`mediadesk relink`: tells the library that a folder of it is somewhere else now."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace

from mediadesk import config, words
from mediadesk.cli.output import DONE, print_json, say, shown
from mediadesk.domain import names
from mediadesk.domain.media import is_inside
from mediadesk.operations.relink import Relinked, relink
from mediadesk.session import Session, open_session

SUMMARY = "Give a folder of the library its new path. Its files keep all that is known of them."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("old", metavar="OLD", help="the folder as it was added to the library")
    parser.add_argument("new", metavar="NEW", help="where it is now")


def run(options: argparse.Namespace) -> int:
    """Check a sample, relink, print what was looked at, return the exit code."""
    session = open_session(catalog=options.catalog, holder="a relink in a terminal")
    try:
        for notice in session.notices:
            say(words.sentence(notice))
        done = relink(session.store, os.fsencode(options.old), os.fsencode(options.new))
        _rename_in_settings(session, done)
    finally:
        session.close()
    if options.json:
        fields = {"old": names.to_text(done.old), "new": names.to_text(done.new)}
        print_json({**fields, "checked": done.checked, "matching": done.matching})
    else:
        told = f"{words.count(done.matching)} of {words.count(done.checked)} files looked for"
        print(f"{shown(done.old)} is {shown(done.new)} now; {told} were there.")
    return DONE


def _rename_in_settings(session: Session, done: Relinked) -> None:
    """Let what was protected or pooled stay so under its new path."""
    before = session.settings
    protected = _renamed(before.protected_roots, done)
    pools = tuple(_renamed(pool, done) for pool in before.pools)
    if (protected, pools) != (before.protected_roots, before.pools):
        after = replace(before, protected_roots=protected, pools=pools)
        config.save(after, session.locations.settings_file)


def _renamed(paths: Sequence[bytes], done: Relinked) -> tuple[bytes, ...]:
    return tuple(
        done.new + path[len(done.old) :] if is_inside(path, done.old) else path for path in paths
    )
