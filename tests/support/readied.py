"""Programs that have imported all they need, and are started at an instant again and again.

Run as a module, it is the process that waits and from which they are forked.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from tests.support.patience import patient_s

_START_LIMIT_S = 60.0
_RUN_LIMIT_S = 120.0


@dataclass(frozen=True, slots=True)
class Readied:
    """Runs the `main` of a module in a new process each time, forked from one that waits.

    When its work is about to begin, `main` calls `ready`: strace watches from then on, so that it
    counts calls of the work alone, and none of the imports is slowed down by being watched.
    """

    asked: IO[str]
    told: IO[str]

    def run(
        self, module: str, *arguments: str, env: Mapping[str, str], options: Sequence[str] = ()
    ) -> int:
        """Do the work, under strace with these options if there are any; returns how it ended."""
        self.asked.write(json.dumps([module, arguments, dict(env)]) + "\n")
        self.asked.flush()
        number = int(self.told.readline())
        _wait_until_stopped(number)
        watching = _watch(number, options) if options else None
        os.kill(number, signal.SIGCONT)
        code = int(self.told.readline())
        if watching is not None:
            watching.communicate(timeout=patient_s(_RUN_LIMIT_S))
        return code


@contextmanager
def readied_programs() -> Iterator[Readied]:
    """Let a process wait for what is to be run; it ends with the context."""
    with subprocess.Popen(
        [sys.executable, "-m", __name__],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield Readied(server.stdin, server.stdout)
        server.stdin.close()


def ready() -> None:
    """Wait until this process is watched, and told to go on."""
    os.kill(os.getpid(), signal.SIGSTOP)


def _wait_until_stopped(number: int) -> None:
    deadline_s = time.monotonic() + patient_s(_START_LIMIT_S)
    while Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "T":
        assert time.monotonic() < deadline_s, "the program did not get ready"
        time.sleep(0.001)


def _watch(number: int, options: Sequence[str]) -> subprocess.Popen[str]:
    """Let strace watch a process; returns once it does."""
    command = ["strace", "-f", "-o", os.devnull, *options, "-p", str(number)]
    watching = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert watching.stderr is not None
    first = watching.stderr.readline()
    assert "attached" in first, first
    return watching


def _serve() -> None:
    for line in sys.stdin:
        module, arguments, env = json.loads(line)
        main = import_module(module).main
        number = os.fork()
        if not number:
            os.environ.update(env)
            silent = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1):
                os.dup2(silent, stream)
            os._exit(main(*arguments))
        _tell(number)
        _, status = os.waitpid(number, 0)
        _tell(os.waitstatus_to_exitcode(status))


def _tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _serve()
