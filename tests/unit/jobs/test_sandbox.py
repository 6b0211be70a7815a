"""What a child does, dies of or is killed by costs that one call, and nothing is left behind."""

import contextlib
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import ReasonCode
from mediadesk.jobs.sandbox import Sandbox

ALLOWED_S = 15.0


def own_pid(_argument: object) -> int:
    return os.getpid()


def twice(number: int) -> int:
    return number * 2


class Knot:
    """What only a look for garbage takes away, such as a broken picture with its error."""

    alive = 0

    def __init__(self) -> None:
        self.knot = self
        Knot.alive += 1

    def __del__(self) -> None:
        Knot.alive -= 1


def tie(_argument: object) -> int:
    """Leave a knot behind; return how many there were before."""
    before = Knot.alive
    Knot()
    return before


def abort(_argument: object) -> None:
    os.abort()


def hang(_argument: object) -> None:
    while True:
        threading.Event().wait(60)


def burn(_argument: object) -> None:
    while True:
        pass


def swallow(_argument: object) -> int:
    return len(bytearray(8 << 30))


def refuse(text: str) -> None:
    raise ValueError(text)


def leave(_argument: object) -> None:
    sys.exit(5)


def lock(_argument: object) -> object:
    return threading.Lock()


def write(path: str) -> None:
    with open(path, "wb") as stream:
        stream.write(b"x")


def shout(_argument: object) -> None:
    os.write(2, b"a decoder complains\n")
    os.write(1, b"a decoder prints\n")


def slowly(number: int) -> int:
    threading.Event().wait(0.8)
    return number


def count_to(end: int) -> Iterator[int]:
    yield from range(end)


def fall_silent(_argument: object) -> Iterator[int]:
    yield 1
    threading.Event().wait(60)


def fail(message: str) -> Iterator[int]:
    yield 1
    raise ValueError(message)


def die(_argument: object) -> Iterator[int]:
    yield 1
    os.abort()


class _Clock:
    """The module `time`, its clock on the wall set to another time."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.time = now
        self.sleep = time.sleep


@contextlib.contextmanager
def sandbox(workers: int = 1) -> Iterator[Sandbox]:
    box = Sandbox(workers)
    try:
        yield box
    finally:
        assert box.close()


def code_of(box: Sandbox, function: object, timeout_s: float = ALLOWED_S) -> ReasonCode:
    with pytest.raises(OutsideError) as caught:
        box.run(function, None, timeout_s=timeout_s)  # type: ignore[arg-type] # any will do
    return caught.value.reason.code


def test_what_a_task_leaves_behind_is_gone_before_the_next_one() -> None:
    box = Sandbox(1)
    try:
        assert [box.run(tie, None, timeout_s=ALLOWED_S) for _ in range(4)] == [0, 0, 0, 0]
    finally:
        box.close()


def test_a_call_is_answered_from_another_process() -> None:
    with sandbox() as box:
        assert box.run(own_pid, None, timeout_s=ALLOWED_S) != os.getpid()
        assert box.run(twice, 21, timeout_s=ALLOWED_S) == 42


def test_what_the_function_raises_arrives() -> None:
    with sandbox() as box, pytest.raises(ValueError, match="no such picture"):
        box.run(refuse, "no such picture", timeout_s=ALLOWED_S)


@pytest.mark.fault(40)
def test_a_crash_a_hang_and_too_much_memory_cost_that_call_alone() -> None:
    with sandbox() as box:
        assert code_of(box, abort) is ReasonCode.DECODER_CRASHED
        assert box.run(twice, 1, timeout_s=ALLOWED_S) == 2
        assert code_of(box, swallow) is ReasonCode.DECODER_MEMORY
        assert box.run(twice, 2, timeout_s=ALLOWED_S) == 4
        started_s = time.monotonic()
        assert code_of(box, hang, timeout_s=0.5) is ReasonCode.DECODER_TIMEOUT
        assert time.monotonic() - started_s < 2.5
        assert box.run(twice, 3, timeout_s=ALLOWED_S) == 6


def test_a_busy_loop_is_ended_in_time() -> None:
    with sandbox() as box:
        box.run(twice, 1, timeout_s=ALLOWED_S)
        started_s = time.monotonic()
        assert code_of(box, burn, timeout_s=0.5) is ReasonCode.DECODER_TIMEOUT
        assert time.monotonic() - started_s < 2.5


def test_a_child_that_leaves_by_itself_does_not_take_the_pool_along() -> None:
    with sandbox() as box:
        with pytest.raises((SystemExit, OutsideError)):
            box.run(leave, None, timeout_s=ALLOWED_S)
        assert box.run(twice, 4, timeout_s=ALLOWED_S) == 8


def test_what_cannot_travel_is_an_error_of_the_call() -> None:
    with sandbox() as box:
        with pytest.raises(Exception, match=r"pickle|local"):
            box.run(lambda argument: argument, 1, timeout_s=ALLOWED_S)
        with pytest.raises(TypeError, match="pickle"):
            box.run(lock, None, timeout_s=ALLOWED_S)
        assert box.run(twice, 5, timeout_s=ALLOWED_S) == 10


def test_a_child_can_write_no_file_and_says_nothing_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with sandbox() as box:
        with pytest.raises(OSError, match="File too large"):
            box.run(write, str(tmp_path / "made.jpg"), timeout_s=ALLOWED_S)
        box.run(shout, None, timeout_s=ALLOWED_S)
    assert capfd.readouterr() == ("", "")


def test_a_child_killed_while_idle_is_replaced() -> None:
    with sandbox() as box:
        for _ in range(3):
            os.kill(box.run(own_pid, None, timeout_s=ALLOWED_S), signal.SIGKILL)
            assert box.run(twice, 6, timeout_s=ALLOWED_S) == 12


@pytest.mark.fault(40)
def test_a_child_killed_while_others_work_costs_nobody_an_answer() -> None:
    """As the OOM killer does: an idle child goes, and pebble takes the whole pool for broken."""
    with sandbox(2) as box:
        pids = {box.run(own_pid, None, timeout_s=ALLOWED_S) for _ in range(20)}
        answers: list[int] = []
        threads = [
            threading.Thread(target=lambda: answers.append(box.run(slowly, 7, timeout_s=ALLOWED_S)))
            for _ in range(6)
        ]
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [7] * 6


@pytest.mark.parametrize("jump_s", [3_600.0, -3_600.0])
@pytest.mark.fault(44)
def test_setting_the_clock_costs_no_task_its_answer(
    jump_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sandbox() as box:
        box.run(twice, 1, timeout_s=ALLOWED_S)
        answers: list[int] = []
        thread = threading.Thread(
            target=lambda: answers.append(box.run(slowly, 8, timeout_s=ALLOWED_S))
        )
        thread.start()
        threading.Event().wait(0.2)
        real = time.time
        monkeypatch.setattr("pebble.pool.process.time", _Clock(lambda: real() + jump_s))
        thread.join()
    assert answers == [8]


def test_an_interrupted_call_is_done_again_unless_its_checkpoint_ends_it() -> None:
    with sandbox() as box:
        box.run(twice, 1, timeout_s=ALLOWED_S)
        answers: list[object] = []
        is_over = threading.Event()

        def checkpoint() -> None:
            if is_over.is_set():
                raise CancelledError

        def ask() -> None:
            try:
                found = box.run(slowly, 9, timeout_s=ALLOWED_S, checkpoint=checkpoint)
            except CancelledError as error:
                answers.append(error)
            else:
                answers.append(found)

        for ends in (False, True):
            thread = threading.Thread(target=ask)
            thread.start()
            threading.Event().wait(0.2)
            if ends:
                is_over.set()
            box.interrupt()
            thread.join(ALLOWED_S)
        assert answers[0] == 9
        assert isinstance(answers[1], CancelledError)
        box.interrupt()  # nothing is being done: nothing happens
        assert box.run(twice, 2, timeout_s=ALLOWED_S) == 4


def test_a_stream_tells_one_thing_after_the_other_and_ends_with_its_reader() -> None:
    with sandbox() as box:
        told = box.stream(count_to, 3, silence_s=ALLOWED_S, checkpoint=lambda: None)
        assert list(told) == [0, 1, 2]
        endless = box.stream(count_to, 10**9, silence_s=ALLOWED_S, checkpoint=lambda: None)
        assert [next(endless) for _ in range(3)] == [0, 1, 2]
        endless.close()  # type: ignore[attr-defined]  # it is a generator


def test_a_stream_that_falls_silent_fails_or_is_cancelled_is_told() -> None:
    def cancelled() -> None:
        raise CancelledError

    with sandbox() as box:
        with pytest.raises(TimeoutError):
            list(box.stream(fall_silent, None, silence_s=0.3, checkpoint=lambda: None))
        with pytest.raises(CancelledError):
            list(box.stream(fall_silent, None, silence_s=ALLOWED_S, checkpoint=cancelled))
        with pytest.raises(ValueError, match="no such folder"):
            list(box.stream(fail, "no such folder", silence_s=9, checkpoint=lambda: None))
        with pytest.raises(OutsideError) as caught:
            list(box.stream(die, None, silence_s=ALLOWED_S, checkpoint=lambda: None))
        assert caught.value.reason.code is ReasonCode.DECODER_CRASHED


def test_children_outlive_the_thread_that_first_asked_for_them() -> None:
    with sandbox() as box:
        pids: list[int] = []
        first = threading.Thread(
            target=lambda: pids.append(box.run(own_pid, None, timeout_s=ALLOWED_S))
        )
        first.start()
        first.join()
        threading.Event().wait(0.3)
        assert box.run(own_pid, None, timeout_s=ALLOWED_S) == pids[0]


def test_many_threads_share_few_children() -> None:
    with sandbox(2) as box:
        answers: list[int] = []
        threads = [
            threading.Thread(
                target=lambda number=number: answers.append(
                    box.run(twice, number, timeout_s=ALLOWED_S)
                )
            )
            for number in range(40)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(answers) == [2 * number for number in range(40)]


def test_a_crash_leaves_the_calls_of_other_threads_alone() -> None:
    with sandbox(2) as box:
        answers: list[object] = []

        def ask(number: int) -> None:
            try:
                task = abort if number % 5 == 0 else twice
                answers.append(box.run(task, number, timeout_s=ALLOWED_S))
            except OutsideError as error:
                answers.append(error.reason.code)

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(15)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers.count(ReasonCode.DECODER_CRASHED) == 3
    assert sorted(each for each in answers if isinstance(each, int)) == sorted(
        2 * number for number in range(15) if number % 5
    )


def test_closing_while_busy_takes_less_than_a_second_and_wakes_who_waits() -> None:
    box = Sandbox(2)
    box.run(twice, 1, timeout_s=ALLOWED_S)
    ended: list[str] = []

    def ask() -> None:
        try:
            box.run(hang, None, timeout_s=60)
        except CancelledError:
            ended.append("cancelled")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    threading.Event().wait(0.5)
    started_s = time.monotonic()
    assert box.close()
    assert time.monotonic() - started_s < 1.0
    for thread in threads:
        thread.join(2)
    assert ended == ["cancelled"] * 4
    with pytest.raises(CancelledError):
        box.run(twice, 1, timeout_s=ALLOWED_S)


def test_children_go_with_a_parent_that_is_killed() -> None:
    script = textwrap.dedent(
        """
        import os
        from mediadesk.jobs.sandbox import Sandbox
        from mediadesk.operations.children import warm_up
        if __name__ == "__main__":
            box = Sandbox(2)
            box.start(warm_up)
            box.run(len, "ready", timeout_s=30)
            tasks = "/proc/self/task"
            pids = [open(f"{tasks}/{tid}/children").read() for tid in os.listdir(tasks)]
            print(*pids, flush=True)
            box.run(__import__("time").sleep, 60, timeout_s=90)
        """
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # multiprocessing complains of its semaphores there
        text=True,
    )
    assert parent.stdout is not None
    with parent, parent.stdout:
        children = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(children) >= 2
        parent.kill()
        parent.wait()
    deadline_s = time.monotonic() + 5
    while any(is_decoder(pid) for pid in children):
        assert time.monotonic() < deadline_s, "a child outlived its parent"
        threading.Event().wait(0.05)


def is_decoder(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in command and stat.rpartition(")")[2].split()[0] != "Z"
