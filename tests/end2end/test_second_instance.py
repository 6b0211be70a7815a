"""A second MediaDesk hands what it was started for to the first, and ends."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.disk.handover import Handover, address, encode
from tests.support.display import Desktop
from tests.support.media import picture
from tests.support.programs import answer, command, wait_until, window


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    picture(folder / "first.jpg", size=(64, 48), seed=1)
    return folder


@pytest.mark.fault(47)
def test_a_second_window_gives_its_folders_to_the_first_and_ends(
    shelf: Path, tmp_path: Path
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog) as first:
        command(catalog, str(shelf))
        first.wait_for(lambda: first.files() == ["first.jpg"])


def test_a_second_window_without_folders_brings_the_first_to_the_front(
    x11: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in x11.env.items():
        monkeypatch.setenv(name, value)
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, env=x11.env):
        shown = x11.window("MediaDesk")
        x11.run("xdotool", "windowminimize", "--sync", shown)
        assert "Iconic" in x11.run("xprop", "-id", shown, "WM_STATE")
        command(catalog)
        wait_until(lambda: "Normal" in x11.run("xprop", "-id", shown, "WM_STATE"))


_OPENING = """
import sys, time
from mediadesk import session

real = session.open_session

def slow(**told):
    opened = real(**told)
    time.sleep(2)
    return opened

session.open_session = slow
from mediadesk.__main__ import main

sys.exit(main())
"""
"""The program with a catalog that is opened slowly."""


@pytest.mark.parametrize(
    "program", [("-m", "mediadesk"), ("-c", _OPENING)], ids=["open", "opening"]
)
def test_a_scan_in_a_terminal_is_done_by_the_window_that_has_the_catalog(
    program: tuple[str, ...], shelf: Path, tmp_path: Path
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, program=program) as first:
        done = command(catalog, "scan", str(shelf))
        assert "in use by a window" in done.stderr
        first.wait_for(lambda: first.files() == ["first.jpg"])


def test_a_command_whose_answer_is_wanted_is_refused_with_a_sentence(
    shelf: Path, tmp_path: Path
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog) as first:
        done = command(catalog, "scan", str(shelf), "--json", code=1)
        assert done.stdout == ""
        told = f"The catalog is in use by a window (process {first.process.pid})."
        assert done.stderr.strip() == told


def test_a_second_window_waits_for_one_that_is_still_opening_its_catalog(
    shelf: Path, tmp_path: Path
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, program=("-c", _OPENING)) as first:
        command(catalog, str(shelf))
        first.wait_for(lambda: first.files() == ["first.jpg"])


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_program_asked_to_end_while_it_opens_ends_and_the_next_start_is_sound(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, program=("-c", _OPENING)) as first:
        first.process.send_signal(number)
        assert first.process.wait(10) == code
    assert all(check["ok"] for check in answer(catalog, "doctor")["checks"])


@pytest.mark.fault(47)
def test_a_window_started_after_a_crash_replaces_socket_and_lock(
    shelf: Path, tmp_path: Path
) -> None:
    catalog = tmp_path / "c" / "catalog.db"
    where = address(catalog)
    assert where is not None
    with window(catalog) as crashed:
        crashed.wait_for(crashed.listens)
        os.killpg(crashed.process.pid, signal.SIGKILL)
        crashed.process.wait()
    assert where.exists()
    with window(catalog) as second:
        command(catalog, str(shelf))
        second.wait_for(lambda: second.files() == ["first.jpg"])
        second.process.send_signal(signal.SIGTERM)
        assert second.process.wait(10) == 0
    assert not where.exists()
    assert answer(catalog, "scan", str(shelf))["unchanged"] == 1


@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"scan /tmp\n",
        b"[" * 100_000 + b"\n",
        b'{"version": 1, "paths": ["relative"], "show": true}\n',
        encode(Handover((b"/x",))).replace(b"}", b', "run": "ls"}'),
        b"x" * (1 << 21),
    ],
    ids=["empty", "no JSON", "nested", "relative", "more than it may say", "endless"],
)
def test_nonsense_on_the_socket_is_refused_and_the_window_lives_on(
    message: bytes, listening: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(10)
        line.connect(str(listening))
        try:
            line.sendall(message)
            told = line.recv(100)
        except (BrokenPipeError, ConnectionResetError):
            told = b""
    assert told in (b"", b'{"taken": false}\n')
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(10)
        line.connect(str(listening))
        line.sendall(encode(Handover()))
        assert line.recv(100) == b'{"taken": true}\n'


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("heard")
    places = {f"MEDIADESK_{name}_DIR": str(home / name) for name in ("DATA", "CACHE", "CONFIG")}
    catalog = home / "catalog.db"
    with window(catalog, env={**os.environ, **places}) as first:
        where = address(catalog)
        assert where is not None
        first.wait_for(first.listens)
        yield where
