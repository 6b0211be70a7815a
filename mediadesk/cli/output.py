"""How commands speak: sentences on standard error, JSON or lines on standard output."""

import contextlib
import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FrameType
from typing import Any, TextIO

from mediadesk import words
from mediadesk.domain import names
from mediadesk.domain.jobs import JobStage
from mediadesk.jobs.runner import JobProgress

DONE, FAILED, INTERRUPTED = 0, 1, 130
_EVERY_S = 0.5
_LINE = 100
_SAME_SIGNAL_S = 1.0


def write_any_text() -> None:
    """Let names that an encoding cannot hold be printed with escapes, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(sentence: str) -> None:
    """Tell the user something that is not the command's result."""
    print(sentence, file=sys.stderr, flush=True)


def files(number: int) -> str:
    """Return so many files in words: "1 file", "1,234 files"."""
    return "1 file" if number == 1 else f"{words.count(number)} files"


def with_sidecars(number: int, sidecars: int) -> str:
    """Return "3 files and 2 sidecars", "1 sidecar", or just "3 files" where none went along."""
    if not sidecars:
        return files(number)
    beside = "1 sidecar" if sidecars == 1 else f"{words.count(sidecars)} sidecars"
    return f"{files(number)} and {beside}" if number else beside


def not_settled(number: int, sidecars: int) -> str:
    """Return what is said of files whose change somebody makes now, or an end cut short."""
    return (
        f"{with_sidecars(number, sidecars)} not settled: their batch is under way, or was"
        " interrupted. Then what it did is looked at when MediaDesk starts next, or by"
        " `mediadesk undo`."
    )


def shown(path: bytes) -> str:
    """Return a path as people read it."""
    return names.shown(path)


def print_json(fields: Mapping[str, Any], **streams: Iterable[Any]) -> None:
    """Print one ASCII JSON object: `fields`, then each stream as a list, item by item.

    Nothing is gathered: a million items need no more memory than one.
    """
    parts = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in fields.items()]
    write = sys.stdout.write
    write("{" + ", ".join(parts))
    for number, (name, items) in enumerate(streams.items()):
        write(f"{', ' if parts or number else ''}{json.dumps(name)}: [")
        for place, item in enumerate(items):
            write(("" if place == 0 else ",") + "\n" + json.dumps(item))
        write("]")
    write("}\n")
    sys.stdout.flush()


@contextlib.contextmanager
def stops_on_signal(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` at Ctrl+C or a polite request to end; a second Ctrl+C, later, ends at once.

    One request can arrive as several signals (a shell or `timeout` tells the whole group too).
    """
    first_at_s: list[float] = []

    def handle(number: int, _frame: FrameType | None) -> None:
        now_s = time.monotonic()
        if not first_at_s:
            first_at_s.append(now_s)
            stop()
        elif number == signal.SIGINT and now_s - first_at_s[0] > _SAME_SIGNAL_S:
            raise KeyboardInterrupt

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class ProgressLine:
    """Shows progress on a terminal, twice a second in one line; says nothing to a file."""

    def __init__(self, progress: JobProgress, stream: TextIO) -> None:
        """Show `progress` on `stream` from `with` to its end."""
        self._progress = progress
        self._stream = stream
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._show, name="progress", daemon=True)

    def __enter__(self) -> "ProgressLine":
        """Start to show."""
        if self._stream.isatty():
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Wipe the line."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()
            self._stream.write("\r" + " " * _LINE + "\r")
            self._stream.flush()

    def _show(self) -> None:
        while not self._over.wait(_EVERY_S):
            self._stream.write("\r" + progress_text(self._progress).ljust(_LINE)[:_LINE])
            self._stream.flush()


def progress_text(progress: JobProgress) -> str:
    """Return progress in words: "41,208 of 61,204 files, 412 per second, about 50 s left"."""
    figures = progress.to_dict()
    text = f"{words.count(figures['processed'])} of {words.count(figures['total'])} files"
    if figures.get("stage") is JobStage.DATES:
        text = f"working out dates again: {text}"
    elif figures.get("anew"):
        text = f"again, since this version knows more: {text}"
    if figures["rate"] >= 1:
        text += f", {words.count(round(figures['rate']))} per second"
    if figures["eta"] is not None:
        text += f", {words.time_left(figures['eta'])} left"
    return text
