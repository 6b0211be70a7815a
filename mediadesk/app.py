"""The window's start and end: session and window, built once in order, closed in reverse."""

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Protocol

from mediadesk.diagnostics import crash_report, mistakes
from mediadesk.disk.handover import Handover, hand_over
from mediadesk.disk.lock import WINDOW
from mediadesk.domain.damage import Choose
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.session import Session
from mediadesk.words import sentence

APT_LINE = (
    "sudo apt-get install libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)
_FAILED = 1
_INTERRUPTED = 130
_REQUESTS = (signal.SIGINT, signal.SIGTERM)
_TURN_S = 0.001
"""How long a thread may keep the interpreter while the window waits for it. Painting gives it away
hundreds of times; at Python's own 5 ms one busy worker makes a gap of a tenth of a second."""
_START_LIMIT_S = 5.0
"""How long a window that was started just before may take until it listens."""


class SessionFactory(Protocol):
    """Opens a session for the window."""

    def __call__(self, *, choose: Choose) -> Session: ...  # noqa: D102


def run_window(
    session_factory: SessionFactory, paths: Sequence[bytes], *, catalog: Path | None = None
) -> int:
    """Open the window, scan `paths` in it, and return the exit code once it has been closed.

    `session_factory` is told whom to ask what becomes of a damaged catalog. When another window
    has the `catalog`, that one scans them and shows itself, and this is done.
    Qt is loaded here and not before, so that commands start fast and a computer without Qt's
    system libraries gets a sentence.
    """
    try:
        from mediadesk.ui import application, damage, program  # noqa: PLC0415 - see above
    except ImportError as error:
        _say(f"The window needs a system library that is missing: {error}")
        _say(f"On Debian and Ubuntu: {APT_LINE}")
        return _FAILED
    app = application.application(sys.argv[:1], on_fatal=_no_display)
    try:
        session = session_factory(choose=damage.asking(app))
    except CancelledError:
        return 0  # what to do about a damaged catalog is decided later
    except OutsideError as error:
        if catalog is not None and _taken_by_window(error.reason, catalog, paths):
            return 0
        _say(sentence(error.reason))
        return _FAILED
    sys.setswitchinterval(_TURN_S)
    ended = True
    try:
        logs = session.locations.logs
        with crash_report.kept(logs) as crashed, mistakes.noticed(logs) as noticed:
            if crashed is not None:
                told = Reason.of(ReasonCode.CRASHED_BEFORE, path=str(crashed))
                session.notices.append(told)
            window = program.Program(app, session)
            noticed.listen(window.mistakes.tell)
            with _closed_by_signals(window, application.watch) as seen:
                window.start(paths)
                window.run()
            ended = window.close()
    finally:
        went = session.close()
    code = _INTERRUPTED if signal.SIGINT in seen else 0
    if not (went and ended):
        os._exit(code)  # a child hangs in a decoder, or a thread of ours: Qt would wait for ever
    return code


def _taken_by_window(reason: Reason, catalog: Path, paths: Sequence[bytes]) -> bool:
    """Tell whether the window that has the catalog took the folders over."""
    if reason.code != ReasonCode.CATALOG_IN_USE:
        return False
    patience_s = _START_LIMIT_S if str(reason.facts["holder"]).startswith(WINDOW) else 0.0
    wanted = Handover(tuple(os.path.abspath(path) for path in paths), show=True)
    return hand_over(catalog, wanted, patience_s=patience_s)


class _Closable(Protocol):
    def end(self) -> None: ...


def _no_display(_message: str) -> None:
    """Say what to do about a window system Qt cannot use, instead of dumping core."""
    _say("MediaDesk found no display it can use. Commands such as `mediadesk scan` need none.")
    _say(f"Where a display is there, on Debian and Ubuntu: {APT_LINE}")
    os._exit(_FAILED)


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


@contextmanager
def _closed_by_signals(
    window: _Closable, watch: Callable[[int, Callable[[], None]], object]
) -> Iterator[list[int]]:
    """Close the window on Ctrl+C and SIGTERM; gives the list of signals that came.

    Afterwards both are ignored: the program ends already, and whoever asks twice (a shell tells
    the group, `timeout` too) must not cut that short.
    Python runs signal handlers between its own instructions only; `watch` wakes Qt up when a
    byte arrives on the socket, so that there are some.
    """
    seen: list[int] = []
    near, far = socket.socketpair()
    for end in (near, far):
        end.setblocking(False)  # noqa: FBT003 - the name of the call says what is false

    def remember(number: int, _frame: FrameType | None) -> None:
        seen.append(number)

    def woken() -> None:
        near.recv(64)
        if seen:
            window.end()

    watcher = watch(near.fileno(), woken)
    wakeup = signal.set_wakeup_fd(far.fileno())
    for each in _REQUESTS:
        signal.signal(each, remember)
    try:
        yield seen
    finally:
        for each in _REQUESTS:
            signal.signal(each, signal.SIG_IGN)
        signal.set_wakeup_fd(wakeup)
        del watcher
        near.close()
        far.close()
