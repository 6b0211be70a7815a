"""A crash leaves a report that is told once, and a clean end leaves nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from mediadesk.diagnostics import crash_report

CRASH = """
import sys
from pathlib import Path
from mediadesk.diagnostics import crash_report
with crash_report.kept(Path(sys.argv[1])):
    {how}
"""


def end(folder: Path, how: str) -> int:
    code = CRASH.format(how=how)
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, check=False
    )
    return done.returncode


def told(folder: Path) -> str | None:
    with crash_report.kept(folder) as report:
        return None if report is None else report.read_text()


def test_a_crash_is_told_once(tmp_path: Path) -> None:
    assert end(tmp_path, "import os; os.abort()") != 0
    report = told(tmp_path)
    assert report is not None
    assert "Aborted" in report
    assert told(tmp_path) is None
    assert crash_report.last(tmp_path) == report


def test_without_a_crash_there_is_nothing_to_send(tmp_path: Path) -> None:
    assert crash_report.last(tmp_path) == ""


@pytest.mark.parametrize(
    "how", ["pass", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"], ids=["end", "kill"]
)
def test_an_end_that_has_nothing_to_tell_leaves_nothing(tmp_path: Path, how: str) -> None:
    end(tmp_path, how)
    assert told(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_the_report_of_a_program_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    code = CRASH.format(how="print(flush=True); sys.stdin.read()")
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        (theirs,) = tmp_path.iterdir()
        theirs.write_text("going on")
        assert told(tmp_path) is None
        assert theirs.exists()
        other.communicate()


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_start(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert told(blocked / "logs") is None
