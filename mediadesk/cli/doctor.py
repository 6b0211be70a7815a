"""`mediadesk doctor`: looks whether everything MediaDesk needs is in order."""

import argparse

from mediadesk import words
from mediadesk.cli.output import DONE, FAILED, print_json
from mediadesk.operations.health import Check, examine
from mediadesk.session import catalog_path

SUMMARY = "Check the environment, the catalog and its backups, and say what was found."


def add_options(_parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options: it has none."""


def run(options: argparse.Namespace) -> int:
    """Print the checks; the exit code is 1 when one of them found something wrong."""
    checks = list(examine(catalog_path(options.catalog)))
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
