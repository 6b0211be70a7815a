"""Any order of doings of user and program, twenty thousand times: nothing is ever lost."""

import sys

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.removal_machine import RemovalMachine
from tests.support.removal_truths import COUNTS

RUNS, RUNS_AT_ONCE = 20_000, 500
"""Hypothesis remembers every choice of its runs to repeat none, a tenth of a megabyte for each."""


def test_nothing_is_lost_in_any_order_of_events(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(RUNS // RUNS_AT_ONCE):
        run_state_machine_as_test(
            RemovalMachine,
            settings=settings(
                max_examples=RUNS_AT_ONCE,
                stateful_step_count=25,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    with capsys.disabled():
        for what, times in COUNTS.most_common():
            sys.stdout.write(f"\n{times:9,}  {what}")
