"""Searches for copies are killed at the very writes that store what they found."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.killed_scans import assert_sound
from tests.support.killed_searches import clusters, copied, scanned_photos
from tests.support.patience import patient_s
from tests.support.terminal import COMMAND, environment

PHOTOS, KILLS = 12, 12
STRACE = ("strace", "-f", "-qq", "-e", "trace=pwrite64")


@pytest.mark.fault(1)
def test_a_search_killed_while_it_stores_is_completed_by_the_next(tmp_path: Path) -> None:
    scanned = scanned_photos(tmp_path, PHOTOS)
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: it kills at a write")
    expected = clusters(copied(scanned, tmp_path / "whole"))
    log = tmp_path / "writes"
    writes = traced(copied(scanned, tmp_path / "traced"), ["-o", str(log)])
    if "ptrace" in writes.stderr:
        pytest.skip("this machine lets nobody trace a program")
    # each thread counts its own writes: the busiest one stores what is found
    most = max(Counter(line.split()[0] for line in log.read_text().splitlines()).values())
    for number in sorted({1 + most * part // KILLS for part in range(KILLS)}):
        catalog = copied(scanned, tmp_path / f"killed-{number}")
        inject = f"--inject=pwrite64:signal=KILL:when={number}"
        assert traced(catalog, ["-o", "/dev/null", inject]).returncode != 0
        assert_sound(catalog.parent)
        assert clusters(catalog) == expected


def traced(catalog: Path, options: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*STRACE, *options, *COMMAND, "duplicates", "--catalog", str(catalog)],
        capture_output=True,
        text=True,
        timeout=patient_s(100),
        check=False,
        env=environment(),
    )
