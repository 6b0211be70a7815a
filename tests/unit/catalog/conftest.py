"""A migrated catalog to write to and read from, without a scan."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import connect_writer
from mediadesk.catalog.schema import CATALOG
from mediadesk.catalog.schema.migrations import migrate


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection to an empty catalog."""
    connection = connect_writer(tmp_path / "catalog.db")
    migrate(connection, CATALOG)
    yield connection
    connection.close()
