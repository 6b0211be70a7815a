"""What the tests of whole operations share: decoders that stay warm, and a catalog for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.jobs.sandbox import Sandbox
from tests.support import desks


@pytest.fixture(scope="module")
def decoders() -> Iterator[Sandbox]:
    """Return a sandbox with its children started, for all tests of a module."""
    with desks.warm_decoders() as box:
        yield box


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory, decoders: Sandbox) -> Iterator[desks.Desk]:
    """Return an empty catalog, apart from the media of the test."""
    with desks.desk(tmp_path_factory.mktemp("catalog"), decoders) as opened:
        yield opened


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Return an empty folder for the media of the test."""
    folder = tmp_path / "Pictures"
    folder.mkdir()
    return folder
