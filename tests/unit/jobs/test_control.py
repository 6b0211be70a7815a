import threading

import pytest

from mediadesk.domain.errors import CancelledError
from mediadesk.jobs.control import JobControl
from mediadesk.jobs.runner import JobProgress


def test_a_checkpoint_lets_pass_holds_and_lets_pass_again() -> None:
    control = JobControl(JobProgress())
    control.checkpoint()
    control.pause()
    passed = threading.Event()

    def work() -> None:
        control.checkpoint()
        passed.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert not passed.wait(0.25)
    control.resume()
    assert passed.wait(2)
    worker.join()


@pytest.mark.parametrize("way", ["cancel", "suspend", "attribute"])
def test_a_held_job_can_be_stopped(way: str) -> None:
    progress = JobProgress()
    control = JobControl(progress)
    control.pause()
    stopped = threading.Event()

    def work() -> None:
        with pytest.raises(CancelledError):
            control.checkpoint()
        stopped.set()

    worker = threading.Thread(target=work)
    worker.start()
    if way == "attribute":
        progress.cancel_requested = True
    else:
        getattr(control, way)()
    assert stopped.wait(2)
    worker.join()
    assert control.is_cancelled
    assert control.is_suspended is (way == "suspend")
