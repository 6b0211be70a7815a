"""A migrated catalog to write to and read from, without a scan."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.catalog.database import connect_writer
from mediadesk.catalog.migrations import migrate
from mediadesk.catalog.schema import CATALOG


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection to an empty catalog."""
    connection = connect_writer(tmp_path / "catalog.db")
    migrate(connection, CATALOG)
    yield connection
    connection.close()
