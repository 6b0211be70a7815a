"""What was said of folders, and what became of roots, in catalog.db."""

import sqlite3

from mediadesk.catalog.schema.migrations import run_script


def add_folder_rules(connection: sqlite3.Connection) -> None:
    """Keep what the user said of folders: rules for single ones, and which are one pool."""
    run_script(
        connection,
        """
        CREATE TABLE folder_rule (
            path BLOB NOT NULL,
            rule TEXT NOT NULL,
            PRIMARY KEY (path, rule)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pool_folder (
            path BLOB PRIMARY KEY,
            pool TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """,
    )


def note_gone_roots(connection: sqlite3.Connection) -> None:
    """Note which roots are not where they were although their disk is there."""
    run_script(connection, "ALTER TABLE root ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;")


def put_aside(connection: sqlite3.Connection) -> None:
    """Keep what is known of files whose root was taken out of the library.

    `file.aside` is the status such a file had, and is empty for every other one.
    """
    run_script(connection, "ALTER TABLE file ADD COLUMN aside TEXT;")


def follow_in_pieces(connection: sqlite3.Connection) -> None:
    """Note which folders' files still have to follow their root, and how far they have come."""
    run_script(
        connection,
        """
        CREATE TABLE unsettled (
            folder_id INTEGER PRIMARY KEY REFERENCES folder(id) ON DELETE CASCADE,
            upto_folder INTEGER NOT NULL DEFAULT 0,
            upto_name BLOB NOT NULL DEFAULT x''
        ) STRICT;
        """,
    )


def turn_back_in_the_midst(connection: sqlite3.Connection) -> None:
    """Note up to where files of a folder that comes back had left, if only these did (`mixed`)."""
    run_script(
        connection,
        """
        ALTER TABLE unsettled ADD COLUMN until_folder INTEGER;
        ALTER TABLE unsettled ADD COLUMN until_name BLOB;
        ALTER TABLE unsettled ADD COLUMN mixed INTEGER NOT NULL DEFAULT 1;
        """,
    )
