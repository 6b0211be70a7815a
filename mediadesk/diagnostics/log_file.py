"""Writes what happens into a file, for the day somebody has to find out what went wrong."""

import contextlib
import logging
import os
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "mediadesk.log"
_LIMIT_BYTES = 1_000_000
_OLDER_FILES = 2
_TAIL_BYTES = 20_000
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


@contextlib.contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Keep a log in `folder` while the program runs, and nothing of it on the terminal.

    It holds what happened and to which path, and at most three megabytes of that. A folder that
    cannot be written costs the log, not the program.
    """
    handler = _open(folder)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
        handler.close()


def tail(folder: Path) -> str:
    """Return the end of the log in `folder`, whole lines; "" when there is none."""
    try:
        with (folder / NAME).open("rb") as log:
            size = log.seek(0, os.SEEK_END)
            log.seek(max(0, size - _TAIL_BYTES))
            end = log.read()
    except OSError:
        return ""
    whole = end if size <= _TAIL_BYTES else end.partition(b"\n")[2]
    return whole.decode("utf-8", "backslashreplace")


class _File(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Stay silent: a full disk is told of where it matters, and only there."""


def _open(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return logging.NullHandler()
    handler = _File(
        folder / NAME,
        maxBytes=_LIMIT_BYTES,
        backupCount=_OLDER_FILES,
        encoding="utf-8",
        delay=True,
        errors="backslashreplace",
    )
    handler.setFormatter(logging.Formatter(_FORM))
    return handler
