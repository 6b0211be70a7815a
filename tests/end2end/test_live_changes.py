"""The window keeps up with folders that change while it is open."""

import os
import time
from pathlib import Path

import pytest

from tests.support.media import picture
from tests.support.programs import answer, window


@pytest.fixture
def watching() -> None:
    settings = Path(os.environ["MEDIADESK_CONFIG_DIR"]) / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[watch]\nfolders = true\n")


@pytest.mark.fault(42)
@pytest.mark.usefixtures("watching")
def test_a_new_file_appears_and_a_growing_one_is_taken_when_it_is_whole(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    (shelf / "inner").mkdir(parents=True)
    picture(shelf / "inner" / "first.jpg", size=(64, 48), seed=1)
    picture(tmp_path / "whole.jpg", size=(1600, 1200), seed=2)
    whole = (tmp_path / "whole.jpg").read_bytes()
    catalog = tmp_path / "c" / "catalog.db"
    with window(catalog, shelf) as first:
        first.wait_for(lambda: first.files() == ["first.jpg"])
        parts = [whole[start : start + 50_000] for start in range(0, len(whole), 50_000)]
        growing = (shelf / "inner" / "growing.jpg").open("wb", buffering=0)
        with growing:
            for part in parts[:4]:
                growing.write(part)
                time.sleep(0.7)
            assert first.files() == ["first.jpg"]
            growing.write(b"".join(parts[4:]))
        first.wait_for(lambda: first.files() == ["first.jpg", "growing.jpg"])
    known = {Path(file["path"]).name: file for file in answer(catalog, "files")["files"]}
    assert known["growing.jpg"]["size"] == len(whole)
    assert known["growing.jpg"]["error"] is None
    assert known["growing.jpg"]["width"] == 1600
