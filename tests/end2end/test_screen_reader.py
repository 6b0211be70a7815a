"""A screen reader finds a name and a role for everything that can have the focus."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.display import Desktop
from tests.support.media import exif, movie, picture
from tests.support.programs import window

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
READER = Path(__file__).parents[1] / "support" / "spoken.py"
NAMELESS = {"filler", "unknown", "invalid"}
PAGES = (
    ("ctrl+1", "label", "All"), ("ctrl+3", "label", "Videos"), ("ctrl+6", "label", "Duplicates"),
    ("Resolve exact and identical", "list", "Rules, the first that tells two copies apart decides"),
    ("ctrl+7", "label", "Needs a date"), ("h", "label", "Shift a camera"),
    ("Escape", "label", "Needs a date"), ("w", "label", "Write to files"),
    ("Escape", "label", "Needs a date"), ("ctrl+e", "label", "Export to a new archive"),
    ("Escape", "label", "Needs a date"), ("ctrl+9", "label", "Removed"),
    ("ctrl+0", "label", "History"), ("ctrl+comma", "list", "Sections"), ("F1", "list", "Topics"),
)  # fmt: skip
"""What shows a page or a window, a key or a button a reader presses, and the role and name of
what tells that it is there."""

Thing = tuple[str, str, bool, list[str]]


def has_reader() -> bool:
    if not LAUNCHER.exists() or not Path(SYSTEM_PYTHON).exists():
        return False
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not has_reader(), reason="python3-pyatspi is not installed")


@pytest.fixture
def hearing(x11: Desktop, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A session bus with the accessibility bus on it; gives the environment of a program."""
    daemon = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(daemon, stdout=subprocess.PIPE, stderr=quiet) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        env = {
            **x11.env,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        launcher = [str(LAUNCHER), "--launch-immediately"]
        with subprocess.Popen(launcher, env=env, stdout=quiet, stderr=quiet) as buses:
            spoken()  # whoever asks first starts the registry, which the program looks for
            yield env
            buses.terminate()
        bus.terminate()


def spoken(*pressed: str) -> list[Thing]:
    asked = [SYSTEM_PYTHON, str(READER), "MediaDesk", *pressed]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return [tuple(thing) for thing in json.loads(done.stdout or "[]")]


def library(folder: Path) -> Path:
    folder.mkdir()
    for number in range(3):
        when = datetime(2019, 8, 17, 12, number)  # noqa: DTZ001 - wall time
        taken = exif(taken=when, camera=("Canon", "EOS 80D"))
        picture(folder / f"IMG_{number}.jpg", size=(320, 240), seed=number, exif=taken)
    picture(folder / "smaller.jpg", size=(160, 120), seed=0)
    (folder / "copy.jpg").write_bytes((folder / "IMG_1.jpg").read_bytes())
    movie(folder / "film.mp4")
    return folder


def test_everything_that_can_be_reached_has_a_name_and_a_role(
    hearing: dict[str, str], x11: Desktop, tmp_path: Path
) -> None:
    shelf = library(tmp_path / "shelf")
    with window(tmp_path / "c" / "catalog.db", shelf, env=hearing) as program:
        shown = x11.window("MediaDesk")
        program.wait_for(lambda: len(program.files()) == len(os.listdir(shelf)))
        for key, role, title in PAGES:
            if key[0].isupper() and " " in key:
                spoken(key)
            else:
                x11.key(shown, key)
            found = heard(title, role)
            nameless = [
                (role, name, inside[-3:])
                for role, name, focusable, inside in found
                if focusable and (not name or role in NAMELESS)
            ]
            assert not nameless, title


def heard(title: str, role: str, *, limit_s: float = 20.0) -> list[Thing]:
    """Return what is on the screen once something of that name is."""
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline:
        found = spoken()
        if any((each, name) == (role, title) for each, name, _, _ in found):
            return found
        time.sleep(0.2)
    raise AssertionError(f"{title} was not heard of: {found}")
