"""Every floor and door of the house is really guarded: each contract is seen to fail."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

BREAKS = {
    "floors": ("domain/media.py", "import mediadesk.catalog"),
    "operation-floors": ("operations/dates/judging.py", "import mediadesk.operations.bulk"),
    "matching-floors": (
        "operations/matching/keepers/contenders.py",
        "import mediadesk.operations.matching.clusters.standing",
    ),
    "resolve-floors": (
        "operations/resolve/planning/units.py",
        "import mediadesk.operations.resolve.removing.batch",
    ),
    "catalog-floors": ("catalog/schema/files.py", "import mediadesk.catalog.store"),
    "dedupe-floors": ("dedupe/hamming/bands.py", "import mediadesk.dedupe.pictures.orientations"),
    "dedupe-picture-floors": (
        "dedupe/pictures/registration/affine.py",
        "import mediadesk.dedupe.pictures.candidates.trim",
    ),
    "disk-floors": ("disk/comparing.py", "import mediadesk.disk.volumes.mounts"),
    "format-floors": ("formats/source.py", "import mediadesk.formats.boxes.isobmff"),
    "ui-floors": ("ui/theme.py", "import mediadesk.ui.models.rows"),
    "model-floors": ("ui/models/rows/listing.py", "import mediadesk.ui.models.wording"),
    "widget-floors": ("ui/widgets/labels/labels.py", "import mediadesk.ui.widgets.rows"),
    "qt": ("operations/broken.py", "from PySide6.QtCore import QObject"),
    "sqlite": ("operations/broken.py", "import sqlite3"),
    "processes": ("jobs/runner.py", "import multiprocessing"),
    "programs": ("operations/broken.py", "import subprocess"),
    "decoders": ("probe/broken.py", "from PIL import Image"),
    "choke-point": ("operations/writing/organise.py", "import mediadesk.disk.changing.transfer"),
    "words": ("operations/broken.py", "import mediadesk.words"),
}
"""Contract: the module that breaks it, with one line."""


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--no-logo", "--no-cache", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(repo: Path, tmp_path: Path) -> Path:
    shutil.copytree(
        repo / "mediadesk",
        tmp_path / "mediadesk",
        ignore=shutil.ignore_patterns("__pycache__", "icons", "fonts"),
    )
    shutil.copy(repo / "pyproject.toml", tmp_path)
    return tmp_path


def contracts(repo: Path) -> dict[str, str]:
    settings = tomllib.loads((repo / "pyproject.toml").read_text())
    return {one["id"]: one["name"] for one in settings["tool"]["importlinter"]["contracts"]}


def test_every_contract_has_a_line_that_breaks_it(repo: Path) -> None:
    assert set(BREAKS) == set(contracts(repo))


def test_the_house_keeps_its_contracts(repo: Path) -> None:
    result = lint(repo)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("contract", BREAKS)
def test_a_broken_contract_is_named(contract: str, copy: Path, repo: Path) -> None:
    package = copy / "mediadesk"
    module, line = BREAKS[contract]
    with (package / module).open("a") as stream:
        stream.write(f"\n{line}\n")
    result = lint(copy, "--contract", contract)
    assert result.returncode == 1
    assert f"{contracts(repo)[contract]} BROKEN" in result.stdout


def test_a_room_without_a_floor_is_refused(copy: Path) -> None:
    (copy / "mediadesk" / "cellar.py").write_text('"""A new room."""\n')
    result = lint(copy, "--contract", "floors")
    assert result.returncode == 1
    assert "cellar" in result.stdout
