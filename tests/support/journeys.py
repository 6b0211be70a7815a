"""What users do on a real display: press a key until something comes of it, type a text."""

import time
from collections.abc import Callable

from tests.support.display import Desktop
from tests.support.patience import patient_s

LIMIT_S, _TRIES = 40.0, 8


def press(x11: Desktop, shown: str, key: str, *, until: Callable[[], bool]) -> None:
    """Press a key; once more when the page was not there yet, as a user does."""
    for _ in range(_TRIES):
        x11.key(shown, key)
        deadline = time.monotonic() + patient_s(LIMIT_S / _TRIES)
        while time.monotonic() < deadline:
            if until():
                return
            time.sleep(0.05)
    raise AssertionError(f"{key} did nothing")


def type_in(x11: Desktop, shown: str, text: str) -> None:
    """Type a text into what has the focus in a window."""
    x11.run("xdotool", "windowfocus", "--sync", shown, "type", "--clearmodifiers", text)
