"""The window's start and end: session and window, built once in order, closed in reverse."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Protocol

from mediadesk.catalog.databases.healing import expected_wait
from mediadesk.diagnostics import crash_report, mistakes
from mediadesk.disk.handover import Handover, hand_over
from mediadesk.disk.lock import WINDOW
from mediadesk.domain.damage import Choose
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.waits import Wait
from mediadesk.session import Session
from mediadesk.words import sentence

if TYPE_CHECKING:
    from mediadesk.ui.program import Program

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
_START_LIMIT_S = 120.0
"""How long a window that was started just before may take until it listens: first it may have to
bring a large catalog up to date."""
_PATIENCE_S = 1.0
"""How long it is waited for before it is seen whether it still has the catalog."""


class SessionFactory(Protocol):
    """Opens a session for the window, in a thread of its own."""

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
        from mediadesk.ui import application, damage, opening, program  # noqa: PLC0415 - see above
    except ImportError as error:
        _say(f"The window needs a system library that is missing: {error}")
        _say(f"On Debian and Ubuntu: {APT_LINE}")
        return _FAILED
    app = application.application(sys.argv[:1], on_fatal=_no_display)
    opener = opening.Opening(app, damage.asking(app), partial(_expected, catalog))
    running: list[_Closable] = [opener]
    went = ended = True
    with _closed_by_signals(running, application.watch) as seen:
        try:
            session = _opened(partial(opener.run, session_factory), paths, catalog, seen)
        except CancelledError:
            session = None  # what to do about a damaged catalog is decided later
            ended = opener.is_over
        except OutsideError as error:
            _say(sentence(error.reason))
            return _FAILED
        if session is not None:
            sys.setswitchinterval(_TURN_S)
            try:
                if not seen:
                    ended = _serve(session, partial(program.Program, app), paths, running)
            finally:
                went = session.close()
    code = _INTERRUPTED if signal.SIGINT in seen else 0
    if not (went and ended):
        os._exit(code)  # a child hangs in a decoder, or a thread of ours: Qt would wait for ever
    return code


def _expected(catalog: Path | None) -> Wait:
    return Wait.OPENING if catalog is None else expected_wait(catalog)


def _opened(
    opening: Callable[[], Session], paths: Sequence[bytes], catalog: Path | None, seen: list[int]
) -> Session | None:
    """Return the session; None when the window that has the catalog took the folders over.

    A window that is starting is waited for, and one that is ending: then this becomes the window.
    """
    wanted = Handover(tuple(os.path.abspath(path) for path in paths), show=True)
    until_s = time.monotonic() + _START_LIMIT_S
    while True:
        try:
            return opening()
        except OutsideError as error:
            if catalog is None or error.reason.code != ReasonCode.CATALOG_IN_USE:
                raise
            is_window = str(error.reason.facts["holder"]).startswith(WINDOW)
            patience_s, asked_s = (_PATIENCE_S if is_window else 0.0), time.monotonic()
            if hand_over(catalog, wanted, patience_s=patience_s):
                return None
            if seen:
                return None  # somebody wants this to end
            now_s = time.monotonic()
            if not is_window or now_s - asked_s < patience_s or now_s > until_s:
                raise


def _serve(
    session: Session,
    make: "Callable[[Session], Program]",
    paths: Sequence[bytes],
    running: "list[_Closable]",
) -> bool:
    """Show the window until it is closed; False when some work goes on."""
    logs = session.locations.logs
    with crash_report.kept(logs) as crashed, mistakes.noticed(logs) as noticed:
        if crashed is not None:
            told = Reason.of(ReasonCode.CRASHED_BEFORE, path=str(crashed))
            session.notices.append(told)
        window = make(session)
        noticed.listen(window.mistakes.tell)
        opener = running.pop()
        running.append(window)
        window.start(paths)
        opener.close()
        window.run()
        running.clear()  # it ends already
        return window.close()


class _Closable(Protocol):
    def end(self) -> None: ...
    def close(self) -> object: ...


def _no_display(_message: str) -> None:
    """Say what to do about a window system Qt cannot use, instead of dumping core."""
    _say("MediaDesk found no display it can use. Commands such as `mediadesk scan` need none.")
    _say(f"Where a display is there, on Debian and Ubuntu: {APT_LINE}")
    os._exit(_FAILED)


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


@contextmanager
def _closed_by_signals(
    running: Sequence[_Closable], watch: Callable[[int, Callable[[], None]], object]
) -> Iterator[list[int]]:
    """End what is running on Ctrl+C and SIGTERM; gives the list of signals that came.

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
        for each in tuple(running) if seen else ():
            each.end()

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
