"""The settings file survives old versions, new versions, hand edits and full disks."""

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.config import Settings, changed, file, load, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "config.toml"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_no_file_means_the_defaults(path: Path) -> None:
    assert load(path) == Settings()


def test_what_was_saved_is_loaded(path: Path) -> None:
    settings = Settings()
    for name, value in {
        "hashing_workers": 3,
        "hashing_phash": True,
        "dates_home_zone": "America/Argentina/Buenos_Aires",
        "removal_place": "trash",
        "pools": [["/a b", '/with "quotes" and \\'], ["/c", "/d"]],
        "protected_roots": [
            b"/not/\xff\xfeutf-8 100%",
            b"/new\nline",
            b"file:///odd",
            "/späh".encode(),
        ],
        "photo_extensions": ["jpg"],
    }.items():
        settings = changed(settings, name, value)
    save(settings, path)
    assert load(path) == settings


def test_only_what_differs_is_written(path: Path) -> None:
    save(changed(Settings(), "dates_min_year", 1990), path)
    assert path.read_text() == "dates.min_year = 1990\n"


def test_a_wrong_value_becomes_the_default_and_is_said(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    written(path, '[hashing]\nworkers = -1\nphash = true\n[dates]\nmin_year = "never"\n')
    settings = load(path)
    assert settings == changed(Settings(), "hashing_phash", value=True)
    assert "hashing.workers" in caplog.text
    assert "dates.min_year" in caplog.text


def test_a_key_of_a_newer_version_is_kept_and_said(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    written(
        path,
        'future.mode = "on"\n"odd key" = [1.5, {a = true}]\nborn = 2001-02-03T04:05:06Z\n'
        "[hashing]\nturbo = 9\n",
    )
    before = load(path)
    save(changed(before, "hashing_phash", value=True), path)
    after = load(path)
    assert after.unknown == before.unknown
    assert set(after.unknown) == {"future.mode", "odd key", "born", "hashing.turbo"}
    assert after.hashing_phash
    assert "future.mode" in caplog.text


def test_a_table_turned_into_a_value_cannot_spoil_the_file(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = load(written(path, "hashing = 5\n"))
    save(changed(settings, "hashing_phash", value=True), path)
    assert load(path).hashing_phash
    assert "hashing" in caplog.text


@pytest.mark.parametrize("text", ["hashing = [", "\0", "a = 1\na = 2\n"])
def test_a_file_that_makes_no_sense_is_put_aside(
    path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert load(written(path, text)) == Settings()
    assert not path.exists()
    assert path.with_name("config.toml.broken").read_text() == text
    assert "cannot be read" in caplog.text


def test_a_failed_save_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(changed(Settings(), "dates_min_year", 1990), path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        save(changed(Settings(), "dates_min_year", 1991), path)
    assert load(path).dates_min_year == 1990


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_the_file(text: str) -> None:
    assert tomllib.loads(f"a = {file._toml_value(text)}") == {"a": text}
