"""The contract of JobRunner and JobProgress, to the letter."""

import itertools
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.errors import CancelledError
from mediadesk.jobs.runner import JobProgress, JobRunner

PROMPT_S = 1.0


def test_progress_starts_at_nothing() -> None:
    progress = JobProgress()
    told = (progress.running, progress.total, progress.processed, progress.current_file)
    assert told == (False, 0, 0, "")
    assert progress.cancel_requested is False


def test_progress_tells_everything_in_one_dictionary() -> None:
    progress = JobProgress()
    progress.running, progress.total = True, 8
    progress.update(2, "b.jpg")
    assert progress.to_dict() == {
        "running": True,
        "total": 8,
        "processed": 2,
        "current_file": "b.jpg",
        "percent": 25.0,
        "rate": 0.0,
        "eta": None,
        "error_count": 0,
    }


@given(st.integers(0, 50), st.integers(0, 50))
def test_percent_stays_between_nothing_and_all(processed: int, total: int) -> None:
    progress = JobProgress()
    progress.total = total
    progress.update(processed, "")
    assert 0.0 <= progress.to_dict()["percent"] <= 100.0


@given(st.lists(st.integers()), st.integers(1, 6))
def test_every_item_is_worked_on_once_and_written_once(items: list[int], workers: int) -> None:
    written: list[tuple[int, int]] = []
    progress = JobProgress()
    count = JobRunner(workers).run(
        items, lambda item: item * 2, lambda item, result: written.append((item, result)), progress
    )
    assert count == len(items)
    assert sorted(written) == sorted((item, item * 2) for item in items)
    assert (progress.total, progress.processed, progress.running) == (len(items),) * 2 + (False,)


def test_the_writer_runs_on_the_calling_thread_and_the_workers_beside_each_other() -> None:
    meet = threading.Barrier(3, timeout=5)
    workers, writers = set(), set()

    def work(item: int) -> int:
        meet.wait()  # three at once, or this breaks
        workers.add(threading.get_ident())
        return item

    JobRunner(3).run(
        range(3), work, lambda _item, _result: writers.add(threading.get_ident()), JobProgress()
    )
    assert writers == {threading.get_ident()}
    assert len(workers) == 3
    assert not workers & writers


def test_results_of_none_are_skipped() -> None:
    written: list[int] = []
    progress = JobProgress()
    count = JobRunner(2).run(
        range(6),
        lambda item: item if item % 2 else None,
        lambda item, _result: written.append(item),
        progress,
    )
    assert (count, sorted(written), progress.error_count) == (3, [1, 3, 5], 0)
    assert progress.processed == 6


@pytest.mark.parametrize("error", [ValueError("odd"), MemoryError(), SystemExit(3)])
def test_an_exception_in_a_worker_is_counted_and_logged_and_costs_that_item_alone(
    error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    def work(item: int) -> int:
        if item == 3:
            raise error
        return item

    written: list[int] = []
    progress = JobProgress()
    count = JobRunner(2).run(range(6), work, lambda item, _: written.append(item), progress)
    assert (count, sorted(written)) == (5, [0, 1, 2, 4, 5])
    assert (progress.error_count, progress.processed) == (1, 6)
    assert len(caplog.records) == 1
    assert "3" in caplog.text


def test_an_exception_in_the_writer_is_counted_and_logged_and_that_item_is_not_written(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def write(item: int, _result: int) -> None:
        if item == 2:
            raise OSError("disk full")

    progress = JobProgress()
    assert JobRunner(2).run(range(5), lambda item: item, write, progress) == 4
    assert progress.error_count == 1
    assert "disk full" in caplog.text


def test_cancelling_from_another_thread_ends_the_run_promptly() -> None:
    progress = JobProgress()
    gate, begun = threading.Event(), threading.Event()

    def work(item: int) -> int:
        begun.set()
        gate.wait(3)
        return item

    def cancel() -> None:
        begun.wait(5)
        progress.cancel_requested = True

    canceller = threading.Thread(target=cancel)
    canceller.start()
    started_s = time.monotonic()
    assert JobRunner(2).run(itertools.count(), work, lambda *_: None, progress) == 0
    assert time.monotonic() - started_s < PROMPT_S
    assert progress.running is False
    gate.set()
    canceller.join()


def test_cancelling_in_the_writer_keeps_what_was_written_and_no_more() -> None:
    progress = JobProgress()
    written: list[int] = []

    def write(item: int, _result: int) -> None:
        written.append(item)
        progress.cancel_requested = len(written) == 3

    assert JobRunner(4).run(itertools.count(), lambda item: item, write, progress) == 3
    assert len(written) == 3


def test_a_run_that_was_cancelled_before_does_nothing() -> None:
    progress = JobProgress()
    progress.cancel_requested = True
    assert JobRunner(2).run(range(100), lambda item: item, lambda *_: None, progress) == 0


def test_endless_items_and_a_slow_writer_need_bounded_room() -> None:
    taken = itertools.count()
    highest, progress = [0], JobProgress()
    written: list[int] = []

    def items() -> Iterator[int]:
        for number in taken:
            highest[0] = number
            yield number

    def write(item: int, _result: int) -> None:
        threading.Event().wait(0.005)
        written.append(item)
        # 3 in work, 6 waiting for the writer, 1 with the writer
        assert highest[0] - len(written) <= 12
        progress.cancel_requested = len(written) == 40

    assert JobRunner(3).run(items(), lambda item: item, write, progress) == 40
    assert progress.error_count == 0


def test_items_that_raise_end_the_run_and_the_error_is_passed_on() -> None:
    def items() -> Iterator[int]:
        yield from range(3)
        raise OSError("the list itself is broken")

    written: list[int] = []
    progress = JobProgress()
    with pytest.raises(OSError, match="itself"):
        JobRunner(2).run(items(), lambda item: item, lambda item, _: written.append(item), progress)
    assert sorted(written) == [0, 1, 2]
    assert progress.running is False


def test_items_that_were_cancelled_simply_end() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise CancelledError

    progress = JobProgress()
    assert JobRunner(2).run(items(), lambda item: item, lambda *_: None, progress) == 1
    assert progress.error_count == 0


def test_a_worker_that_was_cancelled_is_no_error() -> None:
    def work(_item: int) -> int:
        raise CancelledError

    progress = JobProgress()
    assert JobRunner(2).run(range(3), work, lambda *_: None, progress) == 0
    assert progress.error_count == 0


def test_weighed_items_count_for_as_many_as_they_stand_for() -> None:
    progress = JobProgress()
    batches = [["a", "b"], ["c"], ["d", "e", "f"]]
    count = JobRunner(1).run(
        batches,
        lambda batch: batch if batch != ["c"] else None,
        lambda *_: None,
        progress,
        weigh=len,
        describe=lambda batch: batch[-1],
    )
    assert (count, progress.processed, progress.total) == (5, 6, 6)
    assert progress.current_file == "f"


def test_large_items_in_hand_count_for_what_is_done_of_them() -> None:
    progress = JobProgress()
    progress.total = 4
    progress.update(1, "a.jpg")
    progress.note_share("b", 0.5, "b.mov")
    progress.note_share("c", 7.0, "c.mov")
    figures = progress.to_dict()
    assert (figures["processed"], figures["percent"]) == (1, 62.5)
    assert figures["current_file"] == "c.mov"
    for key in ("b", "c", "never noted"):
        progress.forget_share(key)
    assert progress.to_dict()["percent"] == 25.0


def test_the_rate_follows_the_last_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("mediadesk.jobs.runner.time.monotonic", lambda: now[0])
    progress = JobProgress()
    progress.total = 1000
    for second in range(20):
        now[0] = 100.0 + second
        progress.update(10 * second if second < 10 else 100 + 40 * (second - 10), "")
    figures = progress.to_dict()
    assert 35 < figures["rate"] < 45
    assert figures["eta"] == pytest.approx((1000 - 460) / figures["rate"])
    progress.update(1000, "")  # the last file is read: how long storing it takes is not known
    assert progress.to_dict()["eta"] is None


def test_the_time_left_of_one_large_item_follows_from_what_is_done_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("mediadesk.jobs.runner.time.monotonic", lambda: now[0])
    progress = JobProgress()
    progress.total = 1
    for second in range(5):
        now[0] = 100.0 + second
        progress.note_share("a", 0.1 * second, "a.mov")
    assert progress.to_dict()["eta"] == pytest.approx(6.0)
