"""However a library changes, a thousand times: what stands of its clusters is as if made anew."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.test_standing_clusters import CHANGES, as_if_anew, dates_stay, library
from tests.support.changing_library import Change

__all__ = ["dates_stay", "library"]


@settings(
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rounds=st.lists(CHANGES, min_size=2, max_size=8))
def test_after_a_thousand_changes_clusters_are_as_if_all_were_made_anew(
    library: Path,
    rounds: Sequence[Sequence[Change]],
) -> None:
    as_if_anew(library, rounds)
