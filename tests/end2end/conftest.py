"""What the journeys through the real window need."""

from collections.abc import Iterator

import pytest

from tests.support.display import Desktop, desktop, missing_programs


@pytest.fixture(scope="session")
def x11() -> Iterator[Desktop]:
    """Return a display with a window manager, for all journeys of this run."""
    if missing := missing_programs():
        pytest.skip(f"not installed: {', '.join(missing)}")
    with desktop() as running:
        yield running
