"""The deciding half of `mediadesk dates`: accept, set, shift, reopen, and take a decision back."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mediadesk import words
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, FAILED, print_json, say, shown
from mediadesk.domain.dating import ChosenDate, DateOutcome, Shift
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.datetext import zone_minutes
from mediadesk.operations.dates.dating import Dating
from mediadesk.session import Session
from mediadesk.timestamps import typed, zones
from mediadesk.timestamps.typed import parse_typed

_SHIFT = re.compile(r"(?P<sign>[+-])(?:(?P<days>\d{1,5})d ?)?(?:(?P<hours>\d{1,5}):(?P<minutes>\d{2})(?::(?P<seconds>\d{2}))?)?")  # fmt: skip # noqa: E501


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options that decide on dates; at most one of them may be given."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--accept", action="store_true", help="accept the proposed dates")
    what.add_argument(
        "--set", metavar="DATE", dest="date",
        help='set this date, as exactly as it is known: "3 Feb 2019 14:05", "summer 1987"',
    )  # fmt: skip
    what.add_argument(
        "--shift", metavar="TIME",
        help='shift the dates: "+1:00", "-0:30:15", "+2d", "+1d 3:00"',
    )  # fmt: skip
    what.add_argument(
        "--zone", metavar="ZONE",
        help='state the same moments in another time zone: "+02:00" or "Europe/Rome"',
    )  # fmt: skip
    what.add_argument("--reopen", action="store_true", help="forget the decisions on these dates")
    what.add_argument("--undo", action="store_true", help="undo the latest decision on dates")


def is_asked(options: argparse.Namespace) -> bool:
    """Tell whether one of these was given."""
    given = (options.accept, options.date, options.shift, options.zone)
    return any(one not in (None, False) for one in (*given, options.reopen, options.undo))


def run(options: argparse.Namespace, path: bytes | None) -> int:
    """Decide, say what came of it, return the exit code."""
    date = None if options.date is None else parse_typed(options.date)
    if options.date is not None and date is None:
        say(f'"{options.date}" cannot be read as a date without guessing.')
        return FAILED
    shift = None if options.shift is None else parse_shift(options.shift)
    if options.shift is not None and shift is None:
        say(f'"{options.shift}" is not a time to shift by. Examples: +1:00, -0:30:15, +2d.')
        return FAILED
    if path is None and not (options.undo or options.accept):
        say("Name a folder or file: this is not done to the dates of the whole library.")
        return FAILED
    with opened(options, "a decision") as session:
        return _decide(session, options, path, date, shift)


def parse_shift(text: str) -> Shift | None:
    """Read "+1:00", "-0:30:15", "+2d", "+1d 3:00"."""
    found = _SHIFT.fullmatch(text.strip())
    if found is None or (found["days"] is None and found["hours"] is None):
        return None
    seconds = int(found["days"] or 0) * 86_400 + int(found["hours"] or 0) * 3600
    seconds += int(found["minutes"] or 0) * 60 + int(found["seconds"] or 0)
    return Shift(-seconds if found["sign"] == "-" else seconds)


def _decide(
    session: Session,
    options: argparse.Namespace,
    path: bytes | None,
    date: ChosenDate | None,
    shift: Shift | None,
) -> int:
    dating = session.dating()
    if options.undo:
        return _tell(session, dating.undo(), options)
    ids = dating.files_at(path, options.confidence)
    if options.accept:
        outcome = dating.accept(ids)
    elif date is not None:
        outcome = dating.set(ids, date, raw=options.date)
    elif shift is not None:
        outcome = _shifted(dating, ids, shift, options)
    elif options.zone is not None:
        outcome = _rezoned(dating, ids, options)
    else:
        outcome = dating.reopen(ids)
    return _tell(session, outcome, options)


def _shifted(
    dating: Dating, ids: Sequence[int], shift: Shift, options: argparse.Namespace
) -> DateOutcome:
    if not options.dry_run:
        return dating.shift(ids, shift)
    for one in dating.preview_shift(ids, shift):
        if one.before is not None and one.after is not None:
            say(f"{typed.shown(one.before)} would be {typed.shown(one.after)}")
    return DateOutcome()


def _rezoned(dating: Dating, ids: Sequence[int], options: argparse.Namespace) -> DateOutcome:
    """Say each date's moment in another zone; one without a zone is taken to be of that zone."""
    changes = DateOutcome()
    found: dict[tuple[float, int], list[int]] = {}
    for file_id, date in dating.proposed(ids).items():
        if date is None:
            continue
        minutes = _offset(options.zone, date)
        seconds = 0.0 if date.offset_minutes is None else 60.0 * (minutes - date.offset_minutes)
        found.setdefault((seconds, minutes), []).append(file_id)
    for (seconds, minutes), some in found.items():
        done = dating.shift(some, Shift(seconds, minutes))
        changes = replace(
            done,
            files=changes.files | done.files,
            trouble=(*changes.trouble, *done.trouble),
            changes=changes.changes | done.changes,
        )
    return changes


def _offset(zone: str, date: ChosenDate) -> int:
    minutes = zone_minutes(zone)
    if minutes is not None:
        return minutes
    named = zones.named_zone(zone)
    if named is None:
        raise OutsideError(Reason.of(ReasonCode.NO_SUCH_ZONE, zone=zone))
    return zones.offset_of_wall(named, datetime.fromisoformat(date.wall)) or 0


def _tell(session: Session, outcome: DateOutcome, options: argparse.Namespace) -> int:
    session.dating().keep_up(checkpoint=lambda: None, on_changes=lambda _: None)
    if options.json:
        print_json(
            {"decided": len(outcome.files), "decision": outcome.seq},
            trouble=(
                {"name": name, "reason": words.sentence(reason)} for name, reason in outcome.trouble
            ),
        )
    else:
        for name, reason in outcome.trouble:
            print(f"{shown(name.encode())}: {words.sentence(reason)}")
        print(f"Dates decided or reopened: {words.count(len(outcome.files))}.")
    return FAILED if outcome.trouble and not outcome.files else DONE
