"""Clearing up memory: often and little while a job runs, thoroughly when the window is at rest."""

import gc
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from mediadesk.ui.collector import GarbageCollector

pytestmark = pytest.mark.usefixtures("qapp")


class Job:
    is_running = True


@pytest.fixture
def generations() -> Iterator[list[int]]:
    """The generations that were collected, in order."""
    seen: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(info["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def test_a_busy_window_looks_only_at_what_is_new(qtbot: QtBot, generations: list[int]) -> None:
    job = Job()
    kept: list[list[list[object]]] = []
    collector = GarbageCollector(lambda: not job.is_running)
    try:
        collector.collect()  # from now on in short rounds
        generations.clear()
        for rounds in range(1, 16):
            qtbot.waitUntil(partial(_has_more, generations, rounds, kept), timeout=2000)
        assert set(generations) == {0}
        job.is_running = False
        collector.collect()
        qtbot.waitUntil(lambda: _has_more([], 1, kept) or 1 in generations, timeout=3000)
    finally:
        collector.stop()


def _has_more(collected: list[int], rounds: int, kept: list[list[list[object]]]) -> bool:
    """Make objects, for others may go meanwhile, and tell whether there was a collection."""
    kept.append([[] for _ in range(gc.get_threshold()[0] + 1)])
    return len(collected) >= rounds
