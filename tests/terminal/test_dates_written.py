"""Dates decided and written, and an archive made, from a terminal: all of it comes back."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.media import exif, picture
from tests.support.trees import tree

NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones


class Terminal:
    """Runs commands on one catalog."""

    def __init__(self, folder: Path) -> None:
        self.catalog = folder / "catalog.db"
        self._env = {
            **os.environ,
            "TZ": "UTC",
            "MEDIADESK_DATA_DIR": str(folder / "data"),
            "MEDIADESK_CACHE_DIR": str(folder / "cache"),
            "MEDIADESK_CONFIG_DIR": str(folder / "config"),
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mediadesk", *words, "--catalog", str(self.catalog)]
        return subprocess.run(
            command, env=self._env, capture_output=True, text=True, check=False, timeout=120
        )

    def json(self, *words: str) -> dict[str, Any]:
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_dates_are_set_shifted_written_and_taken_back(terminal: Terminal, tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    picture(library / "a.jpg", exif=exif(taken=NOON))
    picture(library / "b.jpg", seed=2)
    before = tree(library)
    terminal.json("scan", str(library))
    assert terminal.json("dates", str(library / "b.jpg"), "--set", "Feb 1987")["decided"] == 1
    assert terminal.json("dates", str(library / "a.jpg"), "--shift", "+1:30")["decided"] == 1
    dry = terminal.json("dates", "--write", "sidecar", "--dry-run")
    assert [entry["after"] for entry in dry["written"]] == ["2019-08-17 13:30:00", "1987-02"]
    assert tree(library) == before
    written = terminal.json("dates", "--write", "sidecar")
    assert (library / "b.jpg.xmp").exists()
    assert terminal.json("history")["entries"][0]["batch"] == written["batch"]
    assert len(terminal.json("undo")["restored"]) == len(written["written"]) == 2
    assert tree(library) == before
    terminal.json("dates", "--undo")
    resolved = {
        os.path.basename(entry["path"]): entry["resolved"]
        for entry in terminal.json("dates")["files"]
    }
    assert resolved["a.jpg"]["wall"] == "2019-08-17T12:00:00"
    assert (resolved["b.jpg"]["wall"], resolved["b.jpg"]["precision"]) == (
        "1987-02-01T00:00:00",
        "month",
    )


def test_what_cannot_be_understood_is_said_in_a_sentence(
    terminal: Terminal, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    picture(library / "a.jpg", exif=exif(taken=NOON))
    terminal.json("scan", str(library))
    for words in (
        ("dates", str(library), "--set", "06/05/08"),
        ("dates", str(library), "--zone", "Nowhere/Land"),
        ("organise", "--into", str(tmp_path / "x"), "--template", "../YYYY.ext"),
    ):
        done = terminal.run(*words)
        assert done.returncode == 1, words
        assert done.stderr.strip().endswith("."), done.stderr


def test_an_archive_is_made_and_its_originals_go_and_come_back(
    terminal: Terminal, tmp_path: Path
) -> None:
    library, archive = tmp_path / "library", tmp_path / "archive"
    library.mkdir()
    picture(library / "a.jpg", exif=exif(taken=NOON))
    before = tree(library)
    terminal.json("scan", str(library))
    made = terminal.json("organise", "--into", str(archive), "--remove-originals")
    assert (archive / "2019" / "20190817_120000.jpg").exists()
    assert not (library / "a.jpg").exists()
    terminal.json("undo", str(made["removed_batch"]))
    assert tree(library) == before
    terminal.json("undo", str(made["batch"]))
    assert not any(archive.iterdir())
