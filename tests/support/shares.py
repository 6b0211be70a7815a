"""Shares that are slow, hang, cannot read, or go away, mounted for a test."""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.patience import patient_s

REPO = Path(__file__).resolve().parents[2]
_START_LIMIT_S = 20.0


class Share:
    """A mounted share; `source` is the folder that it shows."""

    def __init__(self, source: Path, place: Path, server: "subprocess.Popen[bytes]") -> None:
        """Hold what `mounted` has mounted."""
        self.source, self.place, self._server = source, place, server

    @property
    def pid(self) -> int:
        """The server's process: stopped, the share answers nothing."""
        return self._server.pid

    def kill(self) -> None:
        """Let the server die, as when a network goes: ENOTCONN from now on."""
        self._server.kill()
        self._server.wait()


@contextlib.contextmanager
def mounted(source: Path, place: Path, *options: str) -> Iterator[Share]:
    """Mount a share that shows `source` at `place`; skip where that cannot be done."""
    if (
        not os.access("/dev/fuse", os.R_OK | os.W_OK)
        or shutil.which("fusermount3") is None
        or importlib.util.find_spec("mfusepy") is None
    ):
        pytest.skip("no share can be mounted here: FUSE or its Python side is missing")
    place.mkdir(exist_ok=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.support.fuse_server", str(source), str(place), *options],
        cwd=REPO,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline_s = time.monotonic() + patient_s(_START_LIMIT_S)
    while not os.path.ismount(place):
        if server.poll() is not None:
            pytest.skip("this machine lets nobody mount a share of his own")
        assert time.monotonic() < deadline_s, "the share was not mounted in time"
        time.sleep(0.02)
    try:
        yield Share(source, place, server)
    finally:
        server.kill()  # what hangs in it is answered then
        server.wait()
        if server.stdin is not None:
            server.stdin.close()
        subprocess.run(["fusermount3", "-u", "-z", str(place)], check=False, capture_output=True)
