"""Later steps of the journal's tables in decisions.db."""

import sqlite3

from mediadesk.catalog.migrations import run_script


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
