"""A mistake nobody catches is logged, written down and told, and not over and over."""

import logging
import sys
import threading
from pathlib import Path

import pytest

from mediadesk.diagnostics import mistakes


def make(what: str) -> None:
    try:
        raise RuntimeError(what)  # noqa: TRY301 - as Qt finds it
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)


def test_a_mistake_is_logged_written_down_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    with mistakes.noticed(tmp_path) as noticed, caplog.at_level(logging.ERROR):
        noticed.listen(lambda: told.append("now"))
        make("lost")
        make("lost")  # as a widget does that cannot be painted
    assert told == ["now"]
    assert caplog.text.count("RuntimeError: lost") == 1
    assert "RuntimeError: lost" in mistakes.last(tmp_path)
    assert "in make" in mistakes.last(tmp_path)


def test_a_mistake_on_a_thread_is_noticed_too(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def work() -> None:
        raise ValueError("on a thread")

    with mistakes.noticed(tmp_path), caplog.at_level(logging.ERROR):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert "ValueError: on a thread" in mistakes.last(tmp_path)


def test_what_is_written_down_is_no_longer_than_can_be_copied(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with mistakes.noticed(tmp_path), caplog.at_level(logging.ERROR):
        make("x" * 100_000 + "the end")
    assert len(mistakes.last(tmp_path)) < 10_000
    assert mistakes.last(tmp_path).rstrip().endswith("the end")


def test_without_a_mistake_or_a_folder_there_is_nothing_to_send(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert mistakes.last(tmp_path) == ""
    with mistakes.noticed(tmp_path / "gone"), caplog.at_level(logging.ERROR):
        make("lost")
    assert mistakes.last(tmp_path / "gone") == ""
    assert "lost" in caplog.text
