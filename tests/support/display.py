"""An X display of its own for a journey: Xvfb with a window manager, gone afterwards."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.support.patience import patient_s

START_LIMIT_S = 20.0
PROGRAMS = ("Xvfb", "openbox", "xdotool", "xprop")


@dataclass(frozen=True, slots=True)
class Desktop:
    """A running display; `env` is what a program needs to appear on it."""

    display: str
    env: dict[str, str]

    def run(self, *command: str, limit_s: float = START_LIMIT_S) -> str:
        """Run a program on the display and return what it printed."""
        done = subprocess.run(
            command,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=patient_s(limit_s),
            check=True,
        )
        return done.stdout

    def window(self, name: str, *, limit_s: float = START_LIMIT_S) -> str:
        """Return the X id of the visible window whose title matches, waiting until it is there."""
        return self.run(
            "xdotool", "search", "--sync", "--onlyvisible", "--name", name, limit_s=limit_s
        ).split()[0]

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Return x, y, width and height of a window on the screen, in pixels."""
        lines = self.run("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        facts = dict(line.split("=", 1) for line in lines if "=" in line)
        return int(facts["X"]), int(facts["Y"]), int(facts["WIDTH"]), int(facts["HEIGHT"])

    def key(self, window: str, *keys: str) -> None:
        """Focus a window and press keys in it: `key(window, "ctrl+f", "Escape")`."""
        self.run("xdotool", "windowfocus", "--sync", window, "key", "--clearmodifiers", *keys)


def missing_programs() -> list[str]:
    """Return the programs a display needs that are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@contextmanager
def desktop(*, width: int = 1280, height: int = 800) -> Iterator[Desktop]:
    """Start Xvfb on a free display with openbox; both end with the block."""
    with ExitStack() as stack:
        number = _start_server(stack, width, height)
        env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        env.pop("WAYLAND_DISPLAY", None)
        _start(stack, ["openbox", "--sm-disable"], env=env)
        _wait_for_manager(env)
        yield Desktop(env["DISPLAY"], env)


def _start_server(stack: ExitStack, width: int, height: int) -> int:
    # the server chooses a free number itself and tells it, so two runs never meet
    reading, writing = os.pipe()
    screen = f"{width}x{height}x24"
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp"]
    _start(stack, server, pass_fds=(writing,))
    os.close(writing)
    with os.fdopen(reading) as answer:
        line = answer.readline()
    if not line.strip():
        raise RuntimeError("Xvfb did not start")
    return int(line)


def _start(
    stack: ExitStack,
    command: list[str],
    *,
    env: dict[str, str] | None = None,
    pass_fds: tuple[int, ...] = (),
) -> None:
    process = subprocess.Popen(
        command,
        env=env,
        pass_fds=pass_fds,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(process.wait, patient_s(START_LIMIT_S))
    stack.callback(process.terminate)


def _wait_for_manager(env: dict[str, str]) -> None:
    deadline = time.monotonic() + patient_s(START_LIMIT_S)
    while time.monotonic() < deadline:
        answer = subprocess.run(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        if "window id" in answer.stdout:
            return
        time.sleep(0.05)
    raise RuntimeError("the window manager did not start")
