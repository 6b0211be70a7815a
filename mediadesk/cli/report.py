"""`mediadesk report`: writes what was found into a file, to keep or to give away."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from mediadesk import words
from mediadesk.cli.duplicates import member_sentence
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, print_json, say
from mediadesk.operations.reports import Form, Phrases, Reporter, Subject
from mediadesk.timestamps.why import flag_sentence


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    subjects = [subject for subject in Subject if subject is not Subject.PLAN]
    parser.add_argument("subject", type=Subject, choices=subjects, metavar="|".join(subjects))
    parser.add_argument("file", type=Path, metavar="FILE", help="its extension chooses the form")
    parser.add_argument("--form", type=Form, choices=list(Form), help="whatever the extension")


def run(options: argparse.Namespace) -> int:
    """Write the report, return the exit code."""
    target: Path = options.file.absolute()
    with opened(options, "a report") as session:
        reporter = Reporter(session.library, session.thumbnails)
        count = reporter.save(target, options.subject, _PHRASES, _texts(), form=options.form)
    if options.json:
        print_json({"file": str(target), "rows": count})
    else:
        say(f"{words.count(count)} {'row' if count == 1 else 'rows'} in {target}.")
    return DONE


_PHRASES = Phrases(member=member_sentence, flag=flag_sentence, reason=words.sentence)


def _texts() -> dict[str, str]:
    now = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    return {name: text.format(date=now) for name, text in words.REPORTS.items()}
