"""Runs MediaDesk as a user of a terminal does, and reads what it says."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.patience import patient_s

LIMIT_S = 60
COMMAND = [sys.executable, "-m", "mediadesk"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a command left: its exit code, what it printed and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output, which is pure ASCII and strict."""
        assert self.out.isascii()
        told = json.loads(self.out, parse_constant=_refuse)
        assert isinstance(told, dict)
        return told


def _refuse(word: str) -> object:
    raise ValueError(f"{word} is no JSON")


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a terminal without a display."""
    usual = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    return usual | more


def mediadesk(
    *words: str | bytes | Path, catalog: Path | None = None, env: dict[str, str] | None = None
) -> Told:
    """Run a command to its end."""
    own = [] if catalog is None else ["--catalog", str(catalog)]
    done = subprocess.run(
        [*COMMAND, *words, *own],
        capture_output=True,
        timeout=patient_s(LIMIT_S),
        check=False,
        env=environment() if env is None else env,
    )
    return Told(done.returncode, done.stdout.decode(), done.stderr.decode())
