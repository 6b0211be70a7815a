"""Runs programs as a user does, whole, and measures time and memory."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.workers import Workers

RUNS = 2
"""The first run warms the disk cache; the last one counts."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished program: how long, the memory of its largest process, what it printed."""

    seconds: float
    peak_bytes: int
    output: str
    child_peak_bytes: int = 0
    """The memory of the largest process that it started itself, until a file was there."""


class ProgramError(RuntimeError):
    """A measured program failed; its own words are the message."""


def run(
    *command: str, env: dict[str, str] | None = None, children_until: Path | None = None
) -> Run:
    """Run a program to its end; raises ProgramError when it fails."""
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as complained:
        started_s = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=told, stderr=complained, env={**os.environ, **(env or {})}
        )
        following = Workers(process.pid, children_until) if children_until else None
        with following or contextlib.nullcontext():
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started_s
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        complained.seek(0)
        output, complaint = told.read().decode(), complained.read().decode(errors="replace")
    if process.returncode != 0:
        raise ProgramError(f"{' '.join(command)}: {complaint.strip()[-2000:]}")
    child_bytes = following.peak_bytes if following else 0
    return Run(seconds, usage.ru_maxrss * 1024, output, child_bytes)


def scan(folder: Path, catalog: Path, *options: str) -> tuple[Run, dict[str, Any]]:
    """Scan a folder on the command line; returns the run and its JSON answer."""
    done = run(
        *(sys.executable, "-m", "mediadesk", "scan", str(folder)),
        *("--catalog", str(catalog), "--json", *options),
    )
    return done, json.loads(done.output)


def command(*words: str, catalog: Path) -> tuple[Run, dict[str, Any]]:
    """Run a command on a catalog; returns the run and its JSON answer."""
    done = run(sys.executable, "-m", "mediadesk", *words, "--catalog", str(catalog), "--json")
    return done, json.loads(done.output)


def fresh_scan(folder: Path) -> tuple[Run, dict[str, Any]]:
    """Scan into a new catalog, twice, and return the second time."""
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
            result = scan(folder, Path(home) / "catalog.db")
    return result


def python(module: str, *words: str, env: dict[str, str] | None = None) -> Run:
    """Run one of the modules beside this one in a process of its own.

    Like the program's own: its linear algebra starts no threads beside those that are counted.
    """
    env = {"OPENBLAS_NUM_THREADS": "1", **(env or {})}
    return run(sys.executable, "-m", f"tests.benchmarks.{module}", *words, env=env)
