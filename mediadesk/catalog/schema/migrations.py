"""Brings a database file to the current schema by numbered steps, all of them or none."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Step = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Schema:
    """The steps that make one kind of database; step n brings `user_version` to n.

    Steps are never edited after a release: a change is a further step.
    """

    application_id: int
    steps: Sequence[Step]

    @property
    def version(self) -> int:
        """The `user_version` that this program writes."""
        return len(self.steps)


def pending(connection: sqlite3.Connection, schema: Schema) -> int:
    """Return how many steps the file still lacks. Writes nothing."""
    return max(0, schema.version - int(connection.execute("PRAGMA user_version").fetchone()[0]))


def migrate(connection: sqlite3.Connection, schema: Schema) -> None:
    """Apply the missing steps together with their records; one that fails takes all back."""
    missing = pending(connection, schema)
    if not missing:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA application_id={schema.application_id}")
        for number in range(schema.version - missing + 1, schema.version + 1):
            _apply(connection, schema.steps[number - 1], number)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Execute statements one by one: `executescript` would commit the open transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    if statement.strip():
        connection.execute(statement)


def _apply(connection: sqlite3.Connection, step: Step, number: int) -> None:
    step(connection)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration "
        "(number INTEGER PRIMARY KEY, applied_at REAL NOT NULL) STRICT"
    )
    connection.execute("INSERT OR REPLACE INTO migration VALUES (?, ?)", (number, time.time()))
    connection.execute(f"PRAGMA user_version={number}")
