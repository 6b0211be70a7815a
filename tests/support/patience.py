"""How long tests wait for what is sure to come: longer on a busy machine, longest in long runs.

It never stands for what the program promises: a promise in seconds is measured (`pace`).
"""

import os

_MOST_TIMES = 8.0
_LONG_RUN_TIMES = 5.0
_is_long_run = False


def lengthen() -> None:
    """Wait longer from now on: a run of more than an hour must not fail for one busy minute."""
    global _is_long_run  # noqa: PLW0603 - it is of the whole run
    _is_long_run = True


def patient_s(usual_s: float) -> float:
    """Return how many seconds to wait at most for what takes `usual_s` at most on a quiet machine.

    Where three programs share a processor, as the system counts them, it is three times as long.
    """
    try:
        waiting = os.getloadavg()[0] / (os.cpu_count() or 1)
    except OSError:
        waiting = 1.0
    times = min(max(waiting, 1.0), _MOST_TIMES)
    return usual_s * times * (_LONG_RUN_TIMES if _is_long_run else 1.0)
