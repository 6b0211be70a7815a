"""A command starts with what it needs, and nothing more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from mediadesk import cli

code = cli.run(sys.argv[2:], open_window=lambda *_: 1)
assert code == 0, code
loaded = sorted(set(sys.argv[1].split(",")) & set(sys.modules))
assert not loaded, loaded
"""


@pytest.mark.parametrize(
    ("unneeded", "words"),
    [
        (
            "numpy,asyncio,PIL,av,mediadesk.operations.resolve,mediadesk.catalog.films",
            ["duplicates", "--kind", "exact"],
        ),
        ("numpy,PIL,av,mediadesk.operations.resolve", ["scan", "."]),
    ],
    ids=["exact copies", "scan"],
)
def test_a_command_loads_only_what_it_needs(
    unneeded: str, words: list[str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, unneeded, *words, "--catalog", str(tmp_path / "c.db")],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
