"""`mediadesk doctor`: looks whether everything MediaDesk needs is in order."""

import argparse

from mediadesk import words
from mediadesk.cli.output import DONE, FAILED, print_json, say
from mediadesk.domain.checks import Check
from mediadesk.operations.health import examine
from mediadesk.operations.restore import Part, restore
from mediadesk.session import catalog_path


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument(
        "--restore",
        type=Part,
        choices=list(Part),
        metavar="|".join(Part),
        help="first restore its newest sound backup; what is there now is kept",
    )


def run(options: argparse.Namespace) -> int:
    """Print the checks; the exit code is 1 when one of them found something wrong."""
    catalog = catalog_path(options.catalog)
    if options.restore is not None:
        say(words.sentence(restore(catalog, options.restore)))
    checks = list(examine(catalog))
    if options.json:
        print_json(
            {}, checks=({"name": c.name, "ok": c.ok, "message": _message(c)} for c in checks)
        )
    else:
        for check in checks:
            print(f"{'ok' if check.ok else '!!'}  {check.name}: {_message(check)}")
    return DONE if all(check.ok for check in checks) else FAILED


def _message(check: Check) -> str:
    return words.sentence(check.reason)
