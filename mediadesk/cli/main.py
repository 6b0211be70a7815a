"""Reads what was typed, and starts the command or the window it asks for."""

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from mediadesk import __version__, config, words
from mediadesk.cli.output import DONE, FAILED, INTERRUPTED, say, shown, write_any_text
from mediadesk.diagnostics import log_file
from mediadesk.disk.lock import WINDOW
from mediadesk.domain.addresses import argument_path
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "scan": "Find the photos, videos and recordings in folders. Files are only read.",
        "files": "List the files of the library, or those in one folder.",
        "duplicates": "Find files that are the same, and say which copy to keep and why.",
        "dates": "Show, decide and write dates: when each file was made, and how certain that is.",
        "organise": "Copy files into a new archive by date, each compared with its original.",
        "hash": "Compute the frame hashes that videos still lack.",
        "resolve": "Remove exact or identical copies of files that stay. Undo brings them back.",
        "undo": "Undo a batch of changes: the last one, or the one with this ID.",
        "history": "List everything that was done, newest first.",
        "removed": "List what is held in Removed, restore it, or delete it for good.",
        "decisions": "Export all your decisions as lines of JSON, or import them.",
        "relink": "Say where a folder of the library is now. What is known about its files stays.",
        "report": "Write a report: a table (.csv), JSON, or a page with small pictures (.html).",
        "folders": "List the folders of the library, set rules for them, or take them out.",
        "doctor": "Check the program, the catalog and its backups, or restore a backup.",
    }
)
"""What each does. It is a module of this room, imported when it is asked for."""

_IN_WINDOW: Mapping[str, str] = MappingProxyType(
    {
        "undo": "Undo it there, with Ctrl+Z or in History",
        "resolve": "Do it there, under Duplicates",
        "removed": "Do it there, under Removed",
    }
)
"""Where the window that has the catalog does what a command would."""

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
            if arguments and _is_no_place(arguments[0]):
                _window_parser().error(_unknown(arguments[0]))
            return _run_window(arguments, open_window)
        except OutsideError as error:
            say(words.sentence(error.reason))
            if (instead := _instead(arguments[0] if arguments else "", error.reason)) is not None:
                say(f"{instead}, or close the window and try again.")
        except CancelledError:
            say("Stopped. What was found until then is kept.")
            return INTERRUPTED
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:
            # Whoever read our output has seen enough; Python must not complain at its end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except Exception as error:
            log.exception("%s ended by a mistake of ours", " ".join(arguments[:1]) or "the window")
            detail = type(error).__name__
            say(words.sentence(Reason.of(ReasonCode.UNEXPECTED, detail=detail)))
            say(f"Details are in {logs / log_file.NAME}.")
        return FAILED


def _instead(command: str, refused: Reason) -> str | None:
    """Return where to do what a command would, when it is a window that has the catalog."""
    is_window = str(refused.facts.get("holder", "")).startswith(WINDOW)
    in_use = refused.code is ReasonCode.CATALOG_IN_USE
    return _IN_WINDOW.get(command) if in_use and is_window else None


def _command_first(arguments: Sequence[str]) -> Sequence[str]:
    """Let what every command understands stand before its name, too: `--catalog FILE scan ...`.

    What is no path is taken for a name, too, be there a command of that name or not.
    """
    number = 0
    while number < len(arguments) and arguments[number].startswith("--"):
        word = arguments[number]
        if word == "--catalog":
            number += 2
        elif word == "--json" or word.startswith("--catalog="):
            number += 1
        else:
            break
    if number < len(arguments) and (
        arguments[number] in _COMMANDS or _is_no_place(arguments[number])
    ):
        return [arguments[number], *arguments[:number], *arguments[number + 1 :]]
    return arguments


def _is_no_place(word: str) -> bool:
    """Tell whether a word can only be a command, mistyped: as a path it names nothing here."""
    is_path = os.sep in word or (os.altsep is not None and os.altsep in word)
    return bool(word) and word[0] != "-" and not is_path and not os.path.lexists(word)


def _unknown(word: str) -> str:
    import difflib  # noqa: PLC0415 - only mistakes need it

    near = difflib.get_close_matches(word.lower(), _COMMANDS, n=1, cutoff=0.75)
    told = f"there is no command, folder or file named {shown(os.fsencode(word))}"
    return f"{told}. Did you mean `mediadesk {near[0]}`?" if near else told


def _run_command(arguments: Sequence[str]) -> int:
    name = arguments[0]
    command = importlib.import_module(f"mediadesk.cli.{name}")
    parser = argparse.ArgumentParser(prog=f"mediadesk {name}", description=_COMMANDS[name])
    parser.add_argument(
        "--catalog", type=Path, metavar="FILE", help="use this catalog and the files beside it"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    command.add_options(parser)
    code: int = command.run(parser.parse_args(arguments[1:]))
    return code


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mediadesk",
        usage="mediadesk [--catalog FILE] [PATH ...]\n       mediadesk COMMAND [OPTION ...]",
        description="Find duplicate photos, videos and recordings, the best copy of each,\n"
        "and when it was really taken. Without a command, open the window.",
        epilog="commands:\n"
        + "\n".join(f"  {name:11} {does}" for name, does in _COMMANDS.items())
        + "\n\nmediadesk COMMAND --help lists the options of a command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="folders to scan in the window")
    parser.add_argument("--catalog", type=Path, metavar="FILE", help="use this catalog")
    parser.add_argument("--version", action="version", version=f"MediaDesk {__version__}")
    return parser


def _run_window(arguments: Sequence[str], open_window: OpenWindow) -> int:
    options = _window_parser().parse_args(arguments)
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
