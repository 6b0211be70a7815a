"""Short reads: answered on the window's thread, late answers dropped, workers own nothing."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread, QThreadPool
from pytestqt.qtbot import QtBot

from mediadesk.ui.threads import TaskRunner

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner(QThreadPool())
    yield made
    assert made.close()


def test_the_answer_comes_on_the_thread_of_the_window(runner: TaskRunner, qtbot: QtBot) -> None:
    answers = []
    runner.run(threading.get_ident, lambda value, error: answers.append((value, error, here())))
    qtbot.waitUntil(lambda: bool(answers))
    worker, error, answered_on = answers[0]
    assert worker != here()
    assert error is None
    assert answered_on == here()


def test_an_exception_is_an_answer(runner: TaskRunner, qtbot: QtBot) -> None:
    answers = []
    runner.run(lambda: 1 / 0, lambda value, error: answers.append((value, error)))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0][0] is None
    assert isinstance(answers[0][1], ZeroDivisionError)


def test_a_part_of_an_answer_is_heard_before_the_whole(runner: TaskRunner, qtbot: QtBot) -> None:
    heard: list[object] = []

    def work(tell: Callable[[object], None]) -> str:
        tell("part")
        return "whole"

    runner.hear(work, heard.append, lambda value, _error: heard.append(value))
    qtbot.waitUntil(lambda: heard == ["part", "whole"])


def test_large_numbers_arrive_whole(runner: TaskRunner, qtbot: QtBot) -> None:
    answers = []
    runner.run(lambda: 5_000_000_000, lambda value, _error: answers.append(value))
    qtbot.waitUntil(lambda: answers == [5_000_000_000])


def test_a_forgotten_read_is_not_answered(runner: TaskRunner, qtbot: QtBot) -> None:
    answers = []
    ticket = runner.run(lambda: "late", lambda value, _error: answers.append(value))
    runner.forget(ticket)
    runner.run(lambda: "wanted", lambda value, _error: answers.append(value))
    qtbot.waitUntil(lambda: "wanted" in answers)
    assert answers == ["wanted"]


def test_nothing_is_answered_after_the_end(qtbot: QtBot) -> None:
    runner, gate, answers = TaskRunner(QThreadPool()), threading.Event(), []
    runner.run(lambda: gate.wait(30), lambda value, _error: answers.append(value))
    gate.set()
    assert runner.close()
    runner.run(lambda: "too late", lambda value, _error: answers.append(value))
    qtbot.wait(50)
    assert answers == []


def test_a_waiting_read_keeps_nobody_alive(runner: TaskRunner, qtbot: QtBot) -> None:
    class Asker(QObject):
        def arrived(self, value: object, error: Exception | None) -> None:
            pytest.fail(f"the one who asked is gone, and gets {value} {error}")

    gate, asker = threading.Event(), Asker()
    gone = weakref.ref(asker)
    runner.run(lambda: gate.wait(30), asker.arrived)
    del asker
    gc.collect()
    assert gone() is None
    gate.set()
    qtbot.wait(50)


def test_many_reads_are_all_answered(runner: TaskRunner, qtbot: QtBot) -> None:
    answers = []
    for number in range(1000):
        runner.run(partial(abs, number), lambda value, _error: answers.append(value))
    qtbot.waitUntil(lambda: len(answers) == 1000)
    assert sorted(answers) == list(range(1000))


def here() -> int:
    assert QThread.currentThread() is not None
    return threading.get_ident()
