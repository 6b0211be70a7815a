"""Reads what was typed, and starts the command or the window it asks for."""

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from mediadesk import __version__, config, words
from mediadesk.cli.output import DONE, FAILED, INTERRUPTED, say, write_any_text
from mediadesk.config import log_file
from mediadesk.domain.addresses import argument_path
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

_COMMANDS = (
    "scan",
    "files",
    "duplicates",
    "dates",
    "organise",
    "hash",
    "resolve",
    "undo",
    "history",
    "removed",
    "decisions",
    "relink",
    "report",
    "folders",
    "doctor",
)
"""Each is a module of this room, imported when it is asked for: none waits for the others."""

log = logging.getLogger(__name__)

OpenWindow = Callable[[Path | None, Sequence[bytes]], int]
"""Opens the window on a catalog (None: the usual one), scans paths in it, returns an exit code."""


def run(arguments: Sequence[str], *, open_window: OpenWindow) -> int:
    """Do what the arguments ask for; returns the exit code (0, 1, 2 or 130)."""
    write_any_text()
    logs = config.locations().logs
    with log_file.kept(logs):
        try:
            arguments = _command_first(arguments)
            if arguments and arguments[0] in _COMMANDS:
                return _run_command(arguments)
            return _run_window(arguments, open_window)
        except OutsideError as error:
            say(words.sentence(error.reason))
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:
            # Whoever read our output has seen enough; Python must not complain at its end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except Exception as error:
            log.exception("%s ended by a mistake of ours", " ".join(arguments[:1]) or "the window")
            detail = type(error).__name__
            say(words.sentence(Reason.of(ReasonCode.UNEXPECTED, detail=detail)))
            say(f"More is told in {logs / log_file.NAME}.")
        return FAILED


def _command_first(arguments: Sequence[str]) -> Sequence[str]:
    """Let what every command understands stand before its name, too: `--catalog FILE scan ...`."""
    number = 0
    while number < len(arguments) and arguments[number].startswith("--"):
        word = arguments[number]
        if word == "--catalog":
            number += 2
        elif word == "--json" or word.startswith("--catalog="):
            number += 1
        else:
            break
    if number < len(arguments) and arguments[number] in _COMMANDS:
        return [arguments[number], *arguments[:number], *arguments[number + 1 :]]
    return arguments


def _run_command(arguments: Sequence[str]) -> int:
    command = importlib.import_module(f"mediadesk.cli.{arguments[0]}")
    parser = argparse.ArgumentParser(prog=f"mediadesk {arguments[0]}", description=command.SUMMARY)
    parser.add_argument(
        "--catalog", type=Path, metavar="FILE", help="use this catalog and what lies beside it"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    command.add_options(parser)
    code: int = command.run(parser.parse_args(arguments[1:]))
    return code


def _run_window(arguments: Sequence[str], open_window: OpenWindow) -> int:
    parser = argparse.ArgumentParser(
        prog="mediadesk",
        description="Find duplicate photos, videos and recordings, the best copy of each, and "
        "when it was really taken.",
        epilog=f"Commands: {', '.join(_COMMANDS)}. Each explains itself with --help.",
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="folders to scan at once")
    parser.add_argument("--catalog", type=Path, metavar="FILE", help="use this catalog")
    parser.add_argument("--version", action="version", version=f"MediaDesk {__version__}")
    options = parser.parse_args(arguments)
    if _has_display():
        return open_window(options.catalog, [_path(path) for path in options.paths])
    if not options.paths:
        say("There is no display to open the window on. Name a folder to scan it here.")
        return FAILED
    say("There is no display to open the window on, so the scan runs here.")
    catalog = [] if options.catalog is None else ["--catalog", str(options.catalog)]
    paths = [os.fsdecode(_path(path)) for path in options.paths]
    return _run_command(["scan", *catalog, "--", *paths]) or DONE


def _path(argument: str) -> bytes:
    return argument_path(os.fsencode(argument))


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
