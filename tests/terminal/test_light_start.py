"""A command starts with what it needs, and nothing more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.media import picture

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
            "numpy,asyncio,PIL,av,mediadesk.operations.resolve,mediadesk.catalog.likeness.films",
            ["duplicates", "--kind", "exact"],
        ),
        ("numpy,PIL,av,mediadesk.operations.resolve", ["scan", "."]),
    ],
    ids=["exact copies", "scan"],
)
def test_a_command_loads_only_what_it_needs(
    unneeded: str, words: list[str], tmp_path: Path
) -> None:
    run(tmp_path, unneeded, *words)


def test_a_scan_that_finds_nothing_new_starts_no_child_and_judges_no_date(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    picture(tmp_path / "photos" / "a.jpg")
    run(tmp_path, "", "scan", "photos")
    run(tmp_path, "pebble,mediadesk.operations.dates.timestamps", "scan", "photos")


def test_copies_with_nothing_beside_them_are_listed_without_what_reads_sidecars(
    tmp_path: Path,
) -> None:
    (tmp_path / "photos").mkdir()
    for name in ("a.jpg", "b.jpg"):
        picture(tmp_path / "photos" / name)
    run(tmp_path, "", "scan", "photos")
    run(tmp_path, "mediadesk.formats.xmp.xmp_sidecar,xml.etree", "duplicates", "--kind", "exact")


def test_clusters_that_stand_are_listed_without_what_makes_them_and_what_files_say(
    tmp_path: Path,
) -> None:
    (tmp_path / "photos").mkdir()
    for name in ("a.jpg", "b.jpg"):
        picture(tmp_path / "photos" / name)
    run(tmp_path, "", "scan", "photos")
    run(tmp_path, "mediadesk.operations.library", "duplicates", "--kind", "exact")
    unneeded = "mediadesk.dedupe.keepers.ranking,mediadesk.domain.facts,mediadesk.domain.streams"
    run(tmp_path, unneeded, "duplicates", "--kind", "exact")


def run(home: Path, unneeded: str, *words: str) -> None:
    """Run a command in a folder; what it need not load, with commas, must not be loaded."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, unneeded, *words, "--catalog", str(home / "c.db")],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
