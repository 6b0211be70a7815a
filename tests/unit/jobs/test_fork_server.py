"""Children come from the process that was started early, and Ctrl+C stays the program's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[3]
SCRIPT = """
import os, signal
from pathlib import Path
from mediadesk.jobs import fork_server
from mediadesk.jobs.sandbox import Sandbox

def parent(_):
    return os.getppid()

if __name__ == "__main__":
    fork_server.start(("json",))
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    early = {int(pid) for pid in children.split()}
    box = Sandbox(1, preload=("json",))
    assert box.run(parent, None, timeout_s=20) in early
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert box.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="children are spawned elsewhere")
def test_children_come_from_the_process_that_was_started_early(tmp_path: Path) -> None:
    script = tmp_path / "early.py"
    script.write_text(SCRIPT)
    found = {**os.environ, "PYTHONPATH": str(REPO)}  # also where the program is not installed
    line = [sys.executable, str(script)]
    done = subprocess.run(line, env=found, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
