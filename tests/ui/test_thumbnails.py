import threading
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from mediadesk.domain.records import FileRecord
from mediadesk.ui.threads import TaskRunner
from mediadesk.ui.thumbnails import IN_FLIGHT, Fit, Thumbnails
from tests.support.picture_library import PictureLibrary, Pictures

CELL = Fit(40, 30)
Records = dict[int, FileRecord]


class Gated(Pictures):
    """Pictures that come only when the gate is open."""

    def __init__(self) -> None:
        super().__init__(without=[7])
        self.gate = threading.Event()
        self.gate.set()
        self.running = self.most = 0
        self.begun: list[int] = []

    def get(self, record: FileRecord, edge_px: int) -> bytes | None:
        self.begun.append(record.id)
        self.running += 1
        self.most = max(self.most, self.running)
        self.gate.wait(30)
        self.running -= 1
        return super().get(record, edge_px)


@pytest.fixture
def source() -> Gated:
    return Gated()


@pytest.fixture
def thumbnails(source: Gated, tasks: TaskRunner) -> Thumbnails:
    return Thumbnails(source, tasks)


@pytest.fixture
def records() -> Records:
    return PictureLibrary(300).records


def shown(qtbot: QtBot, thumbnails: Thumbnails, record: FileRecord, fit: Fit = CELL) -> QImage:
    def is_there() -> bool:
        image = thumbnails.picture(record, fit, "test")
        return image is not None and image.size() == fit.size_px

    qtbot.waitUntil(is_there, timeout=3000)
    found = thumbnails.picture(record, fit, "test")
    assert found is not None
    return found


def test_asking_answers_at_once_and_the_picture_follows_as_a_signal(
    qtbot: QtBot, thumbnails: Thumbnails, source: Gated, records: Records
) -> None:
    source.gate.clear()
    assert thumbnails.picture(records[1], CELL, "grid") is None
    with qtbot.waitSignal(thumbnails.arrived) as told:
        source.gate.set()
    assert told.args == [frozenset({1})]
    found = thumbnails.picture(records[1], CELL, "grid")
    assert found is not None
    assert found.size() == CELL.size_px


def test_a_cell_is_filled_at_the_screens_own_pixels(
    qtbot: QtBot, thumbnails: Thumbnails, records: Records
) -> None:
    sharp = Fit(40, 30, scale=2.0)
    assert shown(qtbot, thumbnails, records[1], sharp).size().toTuple() == (80, 60)


def test_a_picture_of_another_size_stands_in(
    qtbot: QtBot, thumbnails: Thumbnails, source: Gated, records: Records
) -> None:
    shown(qtbot, thumbnails, records[1])
    source.gate.clear()
    stand_in = thumbnails.picture(records[1], Fit(80, 60), "grid")
    assert stand_in is not None
    assert stand_in.size() == CELL.size_px
    source.gate.set()
    shown(qtbot, thumbnails, records[1], Fit(80, 60))


def test_a_file_without_a_picture_is_asked_for_once(
    qtbot: QtBot, thumbnails: Thumbnails, source: Gated, records: Records
) -> None:
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.picture(records[7], CELL, "grid")
    assert thumbnails.is_without(records[7])
    assert thumbnails.picture(records[7], CELL, "grid") is None
    assert len(source.asked) == 1
    thumbnails.try_again()
    assert not thumbnails.is_without(records[7])


def test_few_are_read_at_a_time_and_the_newest_wish_comes_first(
    qtbot: QtBot, thumbnails: Thumbnails, source: Gated, records: Records
) -> None:
    source.gate.clear()
    for number in range(10, 30):
        thumbnails.picture(records[number], CELL, "grid")
    source.gate.set()
    qtbot.waitUntil(lambda: len(source.asked) == 20)
    assert source.most <= IN_FLIGHT
    # A thread may be held up between taking a wish and noting its beginning, the others not.
    newest, oldest = (source.begun.index(number) for number in (29, 10 + IN_FLIGHT))
    assert newest < oldest


def test_wishes_scrolled_out_of_sight_are_dropped(
    qtbot: QtBot, thumbnails: Thumbnails, source: Gated, records: Records
) -> None:
    source.gate.clear()
    for number in range(10, 20):
        thumbnails.picture(records[number], CELL, "grid")
    thumbnails.picture(records[5], CELL, "details")
    thumbnails.keep_in_sight("grid", [18, 19])
    source.gate.set()
    qtbot.waitUntil(lambda: len(source.asked) == IN_FLIGHT + 3)
    qtbot.wait(50)
    assert {id_ for id_, _ in source.asked} == {10, 11, 18, 19, 5}


def test_memory_stays_within_its_limit_and_the_oldest_pictures_go(
    qtbot: QtBot, source: Gated, tasks: TaskRunner, records: Records
) -> None:
    one = 40 * 30 * 4
    thumbnails = Thumbnails(source, tasks, limit_bytes=5 * one)
    for number in (*range(10, 18), *range(20, 22)):
        shown(qtbot, thumbnails, records[number])
    assert thumbnails.size_bytes <= 5 * one
    source.gate.clear()
    assert thumbnails.picture(records[21], CELL, "grid") is not None
    assert thumbnails.picture(records[10], CELL, "grid") is None
    source.gate.set()


def test_a_changed_file_gets_a_new_picture(
    qtbot: QtBot, thumbnails: Thumbnails, source: Gated, records: Records
) -> None:
    shown(qtbot, thumbnails, records[1])
    changed = replace(records[1], mtime_ns=5)
    shown(qtbot, thumbnails, changed)
    assert len(source.asked) == 2


def test_a_broken_picture_counts_as_none(qtbot: QtBot, tasks: TaskRunner, records: Records) -> None:
    class Broken:
        def get(self, _record: FileRecord, _edge_px: int) -> bytes | None:
            return b"not a picture"

        def strip(self, _record: FileRecord, _count: int, _edge_px: int) -> list[bytes | None]:
            return []

    thumbnails = Thumbnails(Broken(), tasks)
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.picture(records[1], CELL, "grid")
    assert thumbnails.is_without(records[1])
