"""Later columns of catalog.db that tell what became of folders of the library."""

import sqlite3

from mediadesk.catalog.migrations import run_script


def note_gone_roots(connection: sqlite3.Connection) -> None:
    """Note which roots are not where they were although their disk is there."""
    run_script(connection, "ALTER TABLE root ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;")


def put_aside(connection: sqlite3.Connection) -> None:
    """Keep what is known of files whose root was taken out of the library.

    `file.aside` is the status such a file had, and is empty for every other one.
    """
    run_script(connection, "ALTER TABLE file ADD COLUMN aside TEXT;")
