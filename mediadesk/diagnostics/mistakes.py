"""Notices the program's own mistakes while it runs: writes them down and tells the window."""

import contextlib
import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

LAST = "last-mistake.txt"
_QUIET_S = 10.0
"""A mistake made again and again (each time something is painted, say) is told once in a while."""
_MOST_BYTES = 8_000

log = logging.getLogger(__name__)


class Mistakes:
    """What nobody caught, on whatever thread; the program goes on."""

    def __init__(self, folder: Path) -> None:
        """Keep the newest in `folder`, as a report of what was being done."""
        self._folder = folder
        self._told_at: dict[tuple[str, str, int], float] = {}
        self._tell: Callable[[], None] | None = None

    def listen(self, tell: Callable[[], None]) -> None:
        """Call `tell`, on the thread of the mistake, for each that is new or comes again later."""
        self._tell = tell

    def note(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log it, write it down and tell of it, unless that was done a moment ago."""
        place, now = _place_of(kind, trace), time.monotonic()
        if now - self._told_at.get(place, -_QUIET_S) < _QUIET_S:
            return
        self._told_at[place] = now
        log.error("a mistake of ours", exc_info=(kind, error, trace))
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        told = "".join(traceback.format_exception(kind, error, trace))
        with contextlib.suppress(OSError):
            report = f"{when} in {threading.current_thread().name}\n{told}"
            (self._folder / LAST).write_text(report, encoding="utf-8", errors="backslashreplace")
        if self._tell is not None:
            self._tell()

    def _note_of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.note(args.exc_type, args.exc_value, args.exc_traceback)


@contextlib.contextmanager
def noticed(folder: Path) -> Iterator[Mistakes]:
    """Notice what would pass unseen: in what Qt calls, and on threads."""
    mistakes = Mistakes(folder)
    before, before_in_threads = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = mistakes.note, mistakes._note_of_thread  # noqa: SLF001
    try:
        yield mistakes
    finally:
        sys.excepthook, threading.excepthook = before, before_in_threads


def last(folder: Path) -> str:
    """Return the report of the newest mistake, its end; "" when there was none."""
    try:
        return (folder / LAST).read_text(encoding="utf-8", errors="replace")[-_MOST_BYTES:]
    except OSError:
        return ""


def _place_of(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    frames = traceback.extract_tb(trace)
    return (kind.__name__, frames[-1].filename, frames[-1].lineno or 0) if frames else ("", "", 0)
