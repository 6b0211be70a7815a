"""Lists what the catalog knows of the files at or below a path, row by row."""

import argparse
import contextlib
import os
from collections.abc import Callable, Generator, Iterator
from typing import Any, TypeVar

from mediadesk import words
from mediadesk.cli.output import DONE, FAILED, print_json, say
from mediadesk.domain.reasons import Reason
from mediadesk.operations.library import Library
from mediadesk.operations.whereabouts import why_unknown
from mediadesk.session import open_reading

Row = TypeVar("Row")

_NONE = "The library has no such files."


def path_of(options: argparse.Namespace) -> bytes | None:
    """Return the path that was named, absolute; None when none was."""
    return None if options.path is None else os.path.abspath(os.fsencode(options.path))


def list_files(
    options: argparse.Namespace,
    ask: Callable[[Library, bytes | None], Generator[Row]],
    *,
    as_json: Callable[[Row], dict[str, Any]],
    tell: Callable[[Row], None],
) -> int:
    """Print the rows that `ask` yields for the path named; returns the exit code."""
    path = path_of(options)
    with open_reading(options.catalog) as library:
        if path is not None and (reason := _why_unknown(library, path)) is not None:
            say(words.sentence(reason))
            return FAILED
        # Closed before the readers are: whoever reads our output may leave in the middle.
        with _rows(library, path, ask) as rows:
            if options.json:
                print_json({}, files=map(as_json, rows))
            else:
                _tell_all(rows, tell, "Nothing was scanned yet." if library is None else _NONE)
    return DONE


def _tell_all(rows: Iterator[Row], tell: Callable[[Row], None], none: str) -> None:
    row = None
    for row in rows:
        tell(row)
    if row is None:
        say(none)


def _why_unknown(library: Library | None, path: bytes) -> Reason | None:
    return why_unknown(None, path) if library is None else library.why_unknown(path)


@contextlib.contextmanager
def _rows(
    library: Library | None,
    path: bytes | None,
    ask: Callable[[Library, bytes | None], Generator[Row]],
) -> Iterator[Iterator[Row]]:
    if library is None:
        yield iter(())
        return
    with contextlib.closing(ask(library, path)) as rows:
        yield rows
