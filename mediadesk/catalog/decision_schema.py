"""The tables of decisions.db, which must never be lost: decisions, and the journal of changes."""

import sqlite3

from mediadesk.catalog.migrations import Schema, run_script
from mediadesk.catalog.schema_dates import add_rewrites
from mediadesk.catalog.schema_journal import add_actions


def _decisions_1(connection: sqlite3.Connection) -> None:
    """One growing list: what the user decided, in order."""
    run_script(
        connection,
        """
        CREATE TABLE decision (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            at REAL NOT NULL,
            kind TEXT NOT NULL,
            facts TEXT NOT NULL
        ) STRICT;
        """,
    )


def _decisions_2(connection: sqlite3.Connection) -> None:
    """Keep a journal of what is changed on disk, batch by batch, and how far each has come.

    `folder_time` keeps the folders' own times, so that an undo can bring them back:
    `restore_ns` is set while an undo is under way.
    """
    run_script(
        connection,
        """
        CREATE TABLE batch (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            at REAL NOT NULL,
            kind TEXT NOT NULL
        ) STRICT;
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch_id INTEGER NOT NULL REFERENCES batch(id),
            state TEXT NOT NULL,
            kind TEXT NOT NULL,
            path BLOB NOT NULL,
            root BLOB NOT NULL,
            keeper BLOB NOT NULL,
            keeper_stat TEXT NOT NULL,
            held_at BLOB NOT NULL,
            place TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            stat TEXT NOT NULL,
            mode INTEGER NOT NULL,
            quick_hash TEXT NOT NULL,
            restored_to BLOB,
            reason TEXT,
            changed_at REAL NOT NULL
        ) STRICT;
        CREATE INDEX entry_of_batch ON entry(batch_id, state);
        CREATE INDEX entry_by_state ON entry(state);
        CREATE TABLE folder_time (
            batch_id INTEGER NOT NULL REFERENCES batch(id),
            path BLOB NOT NULL,
            before_ns INTEGER NOT NULL,
            after_ns INTEGER,
            restore_ns INTEGER,
            PRIMARY KEY (batch_id, path)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX folder_time_due ON folder_time(batch_id)
            WHERE after_ns IS NULL OR restore_ns IS NOT NULL;
        """,
    )


DECISIONS = Schema(
    application_id=0x4D444431,
    steps=(_decisions_1, _decisions_2, add_rewrites, add_actions),
)
"""decisions.db: application id "MDD1"."""
