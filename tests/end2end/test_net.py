"""The net under all tests: warnings, log records and leftovers make a test fail."""

import re
import subprocess
import sys
from pathlib import Path

BAD = """
import logging, subprocess, threading, warnings

from hypothesis import given, strategies


def test_warns():
    warnings.warn("old", stacklevel=1)


def test_logs():
    logging.getLogger("mediadesk").warning("odd")


def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, args=(60,), daemon=True).start()


def test_leaves_a_process():
    subprocess.Popen(["sleep", "60"])


def test_looks_at_the_log(caplog):
    logging.getLogger("mediadesk").warning("odd")
    assert "odd" in caplog.text


@given(strategies.integers())
def test_is_fine(number):
    worker = threading.Thread(target=abs, args=(number,))
    worker.start()
    worker.join()
"""


def test_a_test_that_warns_logs_or_leaves_something_behind_fails(
    repo: Path, tmp_path: Path
) -> None:
    net = (repo / "tests" / "conftest.py").read_text()
    brief = re.sub(r"(?m)^LEFTOVER_GRACE_S = .*$", "LEFTOVER_GRACE_S = 0.2", net)
    (tmp_path / "conftest.py").write_text(brief)
    (tmp_path / "test_bad.py").write_text(BAD)
    settings = ["-c", str(repo / "pyproject.toml"), "--rootdir", str(tmp_path)]
    quiet = ["-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, *quiet, str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    told = {line.split("::")[1].split(" ")[0] for line in done.stdout.splitlines() if "::" in line}
    assert told == {"test_warns", "test_logs", "test_leaves_a_thread", "test_leaves_a_process"}
    assert "2 errors" in done.stdout or "3 errors" in done.stdout, done.stdout
    assert done.returncode == 1
