"""Any order of doings of user and program, three hundred times: nothing is ever lost."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.removal_machine import RemovalMachine
from tests.support.removal_truths import COUNTS


def test_nothing_is_lost_in_any_order_of_events() -> None:
    run_state_machine_as_test(
        RemovalMachine,
        settings=settings(
            max_examples=300,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    happened = {"restored", "restored under another name", "purged", "done: remove"}
    happened |= {"done: move", "done: link"}  # what is rarer, the torture run sees
    happened |= {"power cuts in a removal", "power cuts in an undo"}
    assert happened <= set(+COUNTS), happened - set(COUNTS)
