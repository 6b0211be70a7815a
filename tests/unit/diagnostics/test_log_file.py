import logging
from pathlib import Path

import pytest

from mediadesk.diagnostics import log_file

log = logging.getLogger("mediadesk.test")


def test_what_is_logged_goes_to_the_file_and_nowhere_else(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    handlers, level = list(logging.getLogger().handlers), logging.getLogger().level
    with log_file.kept(tmp_path / "deep" / "logs"):
        log.info("looked at %s", "caf\u00e9-\udcff")
        log.debug("too much")
    told = (tmp_path / "deep" / "logs" / log_file.NAME).read_text()
    assert told.endswith(" INFO mediadesk.test: looked at caf\u00e9-\\udcff\n")
    assert "too much" not in told
    assert capfd.readouterr() == ("", "")
    assert caplog.records
    assert (logging.getLogger().handlers, logging.getLogger().level) == (handlers, level)


def test_nothing_is_made_when_nothing_happens(tmp_path: Path) -> None:
    with log_file.kept(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_old_news_make_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(log_file, "_LIMIT_BYTES", 2_000)
    with log_file.kept(tmp_path):
        for number in range(300):
            log.info("news %d", number)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 6_000
    assert "news 299" in (tmp_path / log_file.NAME).read_text()
    assert len(caplog.records) == 300


def test_a_place_that_cannot_be_written_costs_only_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "taken" / log_file.NAME).mkdir(parents=True)
    for folder in (tmp_path / "file" / "logs", tmp_path / "taken"):
        with log_file.kept(folder):
            log.info("unheard")
    assert capfd.readouterr() == ("", "")
    assert len(caplog.records) == 2
