"""`mediadesk dates`: when each file was made, and why; decides on it, and writes it."""

import argparse
import json
import sys
from typing import Any

from mediadesk import config, words
from mediadesk.catalog.dates.timestamps import DateRow
from mediadesk.cli import dates_decide, dates_write
from mediadesk.cli.listing import list_files, path_of
from mediadesk.cli.output import ProgressLine, say, shown, stops_on_signal
from mediadesk.domain import names
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import JobStage
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.timestamps import ConfidenceLevel, Precision
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress
from mediadesk.operations.dates.date_basis import basis_of
from mediadesk.operations.dates.timestamps import DateKeeper
from mediadesk.session import open_reading, open_session
from mediadesk.timestamps import candidates, typed
from mediadesk.timestamps.why import flag_sentence


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder or file of the library")
    parser.add_argument(
        "--confidence",
        action="append",
        default=[],
        type=str.upper,
        choices=[level.value for level in ConfidenceLevel],
        help="only dates of this confidence; may be given more than once",
    )
    dates_decide.add_options(parser)
    dates_write.add_options(parser)


def run(options: argparse.Namespace) -> int:
    """Print the dates, return the exit code."""
    if options.let_go:
        return dates_write.let_go(options)
    if options.write is not None:
        return dates_write.run(options, path_of(options))
    if dates_decide.is_asked(options):
        return dates_decide.run(options, path_of(options))
    _bring_up_to_date(options)
    return list_files(
        options,
        lambda library, path: library.dates(path, levels=options.confidence),
        as_json=_as_json,
        tell=_print,
    )


def _bring_up_to_date(options: argparse.Namespace) -> None:
    """Judge what is owed. Where another program holds the catalog, its stored dates are told."""
    settings = config.load(config.locations().settings_file)
    with open_reading(options.catalog) as library:
        if library is None or not library.owes_dates(basis_of(settings)):
            return
    try:
        session = open_session(catalog=options.catalog, holder="a list of dates in a terminal")
    except OutsideError as error:
        if error.reason.code is not ReasonCode.CATALOG_IN_USE:
            raise
        say(words.sentence(error.reason))
        say("These are the dates as they were last judged.")
        return
    progress = JobProgress()
    progress.stage = JobStage.DATES
    control = JobControl(progress)
    keeper = DateKeeper(session.store, session.settings, progress=progress)
    try:
        with stops_on_signal(control.cancel), ProgressLine(progress, sys.stderr):
            keeper.run(checkpoint=control.checkpoint, on_changes=lambda _: None)
    finally:
        session.close()


def _as_json(row: DateRow) -> dict[str, Any]:
    return {
        "path": names.to_text(row.path),
        "seed": {
            "value": None,
            "source": None,
            "confidence": ConfidenceLevel.NONE.value,
            **json.loads(row.seed_json),
        },
        "resolved": {
            "wall": row.taken,
            "offset_minutes": row.offset_minutes,
            "precision": row.precision,
            "source": row.source,
            "confidence": row.confidence,
        },
        "flags": json.loads(row.flags_json),
        "candidates": [
            _candidate(candidate) for candidate in candidates.from_json(row.candidates_json)
        ],
    }


def _candidate(candidate: candidates.Candidate) -> dict[str, Any]:
    stamp = candidate.stamp
    return {
        "source": stamp.source,
        "value": stamp.wall,
        "raw": stamp.raw,
        "offset_minutes": stamp.offset_minutes,
        "zone": stamp.zone.value,
        "precision": stamp.precision.value,
        "accepted": candidate.accepted,
        "role": candidate.role.value,
        "reason": candidates.sentence(candidate),
    }


def _print(row: DateRow) -> None:
    print(f"{_when(row):25}  {row.confidence.lower():6}  {shown(row.path)}")
    for candidate in candidates.from_json(row.candidates_json):
        sign = {"chosen": "*", "supports": "+", "contradicts": "!"}.get(candidate.role, " ")
        value = candidate.stamp.wall or candidate.stamp.raw
        told = candidates.sentence(candidate)
        print(f"  {sign} {candidate.stamp.source:24}  {value.replace('T', ' '):26}  {told}")
    for flag in json.loads(row.flags_json):
        print(f"    {flag_sentence(flag)}")


def _when(row: DateRow) -> str:
    """Return a date as far as it is known, with its distance from UTC."""
    if row.taken is None:
        return "no date"
    precision = Precision(row.precision or Precision.SECOND)
    return typed.shown(ChosenDate(row.taken, precision, row.offset_minutes))
