"""Keeps what the program was doing when it crashed, to be shown when it is started again."""

import contextlib
import faulthandler
import logging
import os
from collections.abc import Iterator
from pathlib import Path

LAST = "last-crash.txt"
_RUNNING = "running-{}.crash"
_MOST_BYTES = 8_000

log = logging.getLogger(__name__)


@contextlib.contextmanager
def kept(folder: Path) -> Iterator[Path | None]:
    """Write down in `folder` what a crash interrupts.

    Gives the report of a program that crashed before, once; None when there is none. A folder
    that cannot be written costs the report, not the program.
    """
    with contextlib.ExitStack() as stack:
        report = _report_of_the_dead(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            mine = folder / _RUNNING.format(os.getpid())
            file = stack.enter_context(mine.open("w", encoding="utf-8"))
        except OSError as error:
            log.info("a crash would leave no report: %s", error)
        else:
            stack.callback(_remove, mine)
            faulthandler.enable(file)
            stack.callback(faulthandler.disable)
        yield report


def last(folder: Path) -> str:
    """Return the report that was told last, its beginning; "" when there is none."""
    try:
        with (folder / LAST).open("rb") as report:
            return report.read(_MOST_BYTES).decode("utf-8", "backslashreplace")
    except OSError:
        return ""


def _report_of_the_dead(folder: Path) -> Path | None:
    """Gather what programs left that are no more; the newest that says something is kept."""
    found: list[tuple[float, Path]] = []
    for path in folder.glob(_RUNNING.format("*")):
        with contextlib.suppress(OSError, ValueError):
            process = int(path.stem.partition("-")[2])
            if process != os.getpid() and not _is_running(process):
                found.append((path.stat().st_mtime, path))
    report = None
    for _, path in sorted(found):
        with contextlib.suppress(OSError):
            if path.stat().st_size:
                path.replace(folder / LAST)
                report = folder / LAST
            else:  # it was killed, or the power failed: there is nothing to tell
                path.unlink()
    return report


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there a file that is open cannot be replaced, which is test enough
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
