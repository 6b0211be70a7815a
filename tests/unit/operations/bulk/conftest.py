"""What the tests of plans for all copies share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.held_library import HeldLibrary, held_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HeldLibrary]:
    """Return an empty library."""
    with held_library(tmp_path) as made:
        yield made
