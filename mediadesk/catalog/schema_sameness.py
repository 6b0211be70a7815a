"""The tables that clusters came to need: steps of catalog.db."""

import sqlite3

from mediadesk.catalog.migrations import run_script


def add_cluster_details(connection: sqlite3.Connection) -> None:
    """Keep what tells versions of a picture apart, and what only may belong to a cluster.

    `cluster.digest` changes when anything stored of the cluster does. `cluster_member.stays` is
    set for what is proposed to be kept beside the keeper: an edit. `cluster_perhaps` holds files
    that resemble the medoid weakly.
    """
    run_script(
        connection,
        """
        ALTER TABLE cluster ADD COLUMN digest TEXT NOT NULL DEFAULT '';
        ALTER TABLE cluster_member ADD COLUMN stays INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE cluster_perhaps (
            cluster_id INTEGER NOT NULL REFERENCES cluster(id) ON DELETE CASCADE,
            file_id INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
            similarity REAL NOT NULL,
            PRIMARY KEY (cluster_id, file_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX cluster_perhaps_of_file ON cluster_perhaps(file_id);
        CREATE TABLE picture_detail (
            content_id INTEGER PRIMARY KEY REFERENCES content(id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            true_scale REAL,
            blockiness REAL
        ) STRICT;
        """,
    )


def add_rule_versions(connection: sqlite3.Connection) -> None:
    """Note by which rules a pair matched, and which numbers clusters had: none is given twice.

    `cluster_number.last` is the highest number of a cluster that is gone.
    """
    run_script(
        connection,
        """
        ALTER TABLE picture_match ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        CREATE TABLE cluster_number (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            last INTEGER NOT NULL
        ) STRICT;
        INSERT INTO cluster_number VALUES (1, 0);
        CREATE TRIGGER number_of_former_cluster AFTER DELETE ON cluster BEGIN
            UPDATE cluster_number SET last = OLD.id WHERE last < OLD.id;
        END;
        """,
    )


def add_closer_looks(connection: sqlite3.Connection) -> None:
    """Keep what a whole look at members of clusters gave, by content.

    `spectrum` is float32 numbers, `tags` a sorted list of 64-bit numbers, one for each tag with
    its value. `picture_match.share` is what the left picture shows, in areas of the right one.
    """
    run_script(
        connection,
        """
        ALTER TABLE picture_match ADD COLUMN share REAL NOT NULL DEFAULT 1;
        DROP TABLE picture_detail;
        CREATE TABLE picture_detail (
            content_id INTEGER PRIMARY KEY REFERENCES content(id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            with_pixels INTEGER NOT NULL,
            spectrum BLOB,
            blockiness REAL,
            maker_notes INTEGER NOT NULL,
            tags BLOB NOT NULL
        ) STRICT;
        """,
    )
