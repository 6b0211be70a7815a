"""All of decisions.db: the user's decisions, and the journal of what is changed on disk."""

import sqlite3

from mediadesk.catalog.schema.migrations import run_script


def add_decisions(connection: sqlite3.Connection) -> None:
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


def add_journal(connection: sqlite3.Connection) -> None:
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


def add_rewrites(connection: sqlite3.Connection) -> None:
    """Keep a journal of files that are changed: what they held, where that is kept.

    `prepared` is NULL until a new file lies ready; `before` where there was no file.
    """
    run_script(
        connection,
        """
        CREATE TABLE rewrite (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch_id INTEGER NOT NULL REFERENCES batch(id),
            state TEXT NOT NULL,
            kind TEXT NOT NULL,
            path BLOB NOT NULL,
            root BLOB NOT NULL,
            target BLOB NOT NULL,
            before TEXT,
            before_keys TEXT,
            old_values TEXT NOT NULL,
            new_values TEXT NOT NULL,
            prepared TEXT,
            after TEXT,
            kept_bytes INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            changed_at REAL NOT NULL
        ) STRICT;
        CREATE INDEX rewrite_of_batch ON rewrite(batch_id, state);
        CREATE INDEX rewrite_by_state ON rewrite(state);
        """,
    )


def add_actions(connection: sqlite3.Connection) -> None:
    """Journal more than removals: what was done, which files belong together, what was written.

    See `EntryAction`; `unit` is 0 for a file that belongs with no other.
    """
    run_script(
        connection,
        """
        ALTER TABLE entry ADD COLUMN action TEXT NOT NULL DEFAULT 'remove';
        ALTER TABLE entry ADD COLUMN unit INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE entry ADD COLUMN new_sha256 TEXT NOT NULL DEFAULT '';
        CREATE INDEX entry_of_action ON entry(state, action);
        """,
    )


def index_what_is_held(connection: sqlite3.Connection) -> None:
    """Let what is held be found by where it was."""
    run_script(connection, "CREATE INDEX entry_of_path ON entry(path);")
