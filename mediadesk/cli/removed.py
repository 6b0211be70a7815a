"""`mediadesk removed`: lists the files that are held, restores one, or deletes them for good."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from mediadesk import words
from mediadesk.cli.opened import opened
from mediadesk.cli.output import (
    DONE,
    FAILED,
    files,
    not_settled,
    print_json,
    say,
    shown,
    with_sidecars,
)
from mediadesk.cli.undo import print_undone
from mediadesk.disk.unknown_held import UnknownHeld
from mediadesk.domain.journal import Entry, EntryState, HeldCount
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Purged
from mediadesk.session import Session, catalog_path, open_journal


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--restore", type=int, metavar="ID", help="restore one file")
    what.add_argument("--purge", action="store_true", help="delete everything held, for good")
    what.add_argument(
        "--take-in",
        action="store_true",
        help="list as held what no journal mentions",
    )
    parser.add_argument("--yes", action="store_true", help="purge without asking")


def run(options: argparse.Namespace) -> int:
    """List, restore, purge or take in."""
    if options.restore is None and not options.purge and not options.take_in:
        return _list(options)
    with opened(options, "a command") as session:
        if options.take_in:
            return _take_in(session, options)
        if options.purge:
            return _purge(session, options)
        beside = resolve.held_with(session.store.decision_readers)
        wanted = beside.get(options.restore, options.restore)
        answers = session.folding().restore([wanted])
    return print_undone(answers, as_json=options.json)


def _list(options: argparse.Namespace) -> int:
    with open_journal(options.catalog) as readers:
        unknown = resolve.find_unknown(catalog_path(options.catalog))
        entries: Iterator[Entry] = iter(())
        found, beside, unsettled = HeldCount(0, 0, 0), dict[int, int](), (0, 0)
        if readers is not None:
            found, unsettled = resolve.held_count(readers, settled=True), resolve.unsettled(readers)
            beside = resolve.held_with(readers)
            entries = (one for one in resolve.held(readers) if one.state is EntryState.DONE)
        if options.json:
            told = (_as_json(entry, beside) for entry in entries)
            fields = {"unsettled": sum(unsettled)}
            print_json(fields, held=told, unknown=map(_unknown_as_json, unknown))
            return DONE
        for entry in entries:
            note = _note(entry, beside)
            print(f"{entry.id:6}  {words.size(entry.size_bytes):>8}  {shown(entry.path)}{note}")
    print(f"{_counted(found)}, held.")
    if any(unsettled):
        print(not_settled(*unsettled))
    for lost in unknown:
        print(f"unknown  {words.size(lost.stat.size_bytes):>8}  {shown(lost.held_at)}")
    if unknown:
        print(f"No journal mentions {files(len(unknown))}; --take-in lists them as held.")
    return DONE


def _note(entry: Entry, beside: Mapping[int, int]) -> str:
    """Return what is said of a held file besides its name."""
    if entry.id in beside:
        return f" (a sidecar, goes with {beside[entry.id]})"
    return " (a hard link of the kept copy is in its place)" if entry.is_link else ""


def _counted(found: HeldCount) -> str:
    return f"{with_sidecars(found.files, found.sidecars)}, {words.size(found.size_bytes)}"


def _take_in(session: Session, options: argparse.Namespace) -> int:
    count, _ = resolve.take_in(session.store)
    if options.json:
        print_json({"taken_in": count})
    else:
        print(f"{files(count)} now listed as held.")
    return DONE


def _purge(session: Session, options: argparse.Namespace) -> int:
    found = resolve.held_count(session.store.decision_readers)
    if found.files and not options.yes and not _agreed(found):
        say("Nothing was deleted.")
        return FAILED
    done = resolve.purge(session.store, still_shows=session.still_shows)
    _print_purged(done, as_json=options.json)
    return FAILED if done.failed else DONE


def _agreed(found: HeldCount) -> bool:
    """Ask, where there is somebody to ask; otherwise --yes has to be given."""
    question = f"{_counted(found)}, would be deleted for good"
    if not sys.stdin.isatty():
        say(f"{question}. Add --yes if you mean it.")
        return False
    sys.stderr.write(f"{question}. This cannot be undone. Type yes to continue: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() == "yes"


def _print_purged(done: Purged, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {"bytes_freed": done.freed_bytes},
            purged=map(_as_json, (*done.purged, *done.replaced)),
            failed=(
                {"path": os.fsdecode(left.path), "reason": words.sentence(left.reason)}
                for left in done.failed
            ),
            missing=(os.fsdecode(one.path) for one in done.missing),
        )
        return
    for left in done.failed:
        print(f"{shown(left.path)}: still held. {words.sentence(left.reason)}")
    for one in done.missing:
        print(f"{shown(one.path)}: not deleted. {words.sentence(one.reason)}")
    gone = with_sidecars(len(done.purged) + len(done.replaced) - done.sidecars, done.sidecars)
    print(f"{gone} deleted; {words.size(done.freed_bytes)} freed.")


def _unknown_as_json(found: UnknownHeld) -> dict[str, Any]:
    return {
        "path": os.fsdecode(found.path),
        "held_at": os.fsdecode(found.held_at),
        "size": found.stat.size_bytes,
    }


def _as_json(entry: Entry, beside: Mapping[int, int] = MappingProxyType({})) -> dict[str, Any]:
    return {
        "id": entry.id,
        "batch": entry.batch_id,
        "path": os.fsdecode(entry.path),
        "keeper": os.fsdecode(entry.draft.keeper),
        "held_at": os.fsdecode(entry.held_at),
        "size": entry.size_bytes,
        "linked": entry.is_link,
        "goes_with": beside.get(entry.id),
        "removed_at": datetime.fromtimestamp(entry.changed_at, UTC).isoformat(timespec="seconds"),
    }
