"""The tables that dates and changed files came with: steps of decisions.db and of catalog.db."""

import sqlite3

from mediadesk.catalog.migrations import run_script


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


def add_choices(connection: sqlite3.Connection) -> None:
    """Show what the user decided on dates, and keep the review queue in order.

    `date_choice.key` is a payload key, or `q:` and a quick hash; one choice has both. `need` is
    why a date wants a look (catalog/date_queue.py), 0 when it does not; `unwritten` tells that
    the user's date is not in the file, nor beside it.
    """
    run_script(
        connection,
        """
        CREATE TABLE date_choice (
            key TEXT PRIMARY KEY,
            wall TEXT NOT NULL,
            precision TEXT NOT NULL,
            offset_minutes INTEGER,
            raw TEXT NOT NULL,
            seq INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE camera_clock (
            make TEXT NOT NULL,
            model TEXT NOT NULL,
            serial TEXT NOT NULL,
            shift_s REAL NOT NULL,
            movie_is_local INTEGER,
            PRIMARY KEY (make, model, serial)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE file ADD COLUMN need INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE file ADD COLUMN unwritten INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX file_by_need ON file(need, taken, id) WHERE need > 0;
        CREATE INDEX file_unwritten ON file(id) WHERE unwritten = 1;
        CREATE INDEX file_of_camera ON file(camera, taken, id) WHERE camera IS NOT NULL;
        """,
    )


def index_needs(connection: sqlite3.Connection) -> None:
    """Let the queue and its counts be read from indexes alone."""
    run_script(
        connection,
        """
        DROP INDEX file_by_need;
        CREATE INDEX file_by_need ON file(need, taken, id, confidence, status)
            WHERE need > 0 AND listed = 1;
        CREATE INDEX file_decided ON file(id, status)
            WHERE taken_source = 'user' AND listed = 1;
        """,
    )


def index_sizes(connection: sqlite3.Connection) -> None:
    """Let a library be listed by date, with its size, from an index alone."""
    run_script(
        connection,
        """
        DROP INDEX file_by_date;
        CREATE INDEX file_by_date ON file(taken, id, kind, status, size_bytes) WHERE listed = 1;
        """,
    )


def let_likeness_lend(connection: sqlite3.Connection) -> None:
    """Have a date judged again for a new cluster only where that brings it new copies.

    Files with the same bytes share their content, and lend each other dates by that already.
    """
    run_script(
        connection,
        """
        DROP TRIGGER date_of_new_member;
        CREATE TRIGGER date_of_new_member AFTER INSERT ON cluster_member
            WHEN (SELECT kind FROM cluster WHERE id = NEW.cluster_id) <> 'exact' BEGIN
            UPDATE file SET related = 0 WHERE id = NEW.file_id AND related <> 0
                AND confidence IN ('LOW', 'NONE');
        END;
        """,
    )


def settle_sure_dates(connection: sqlite3.Connection) -> None:
    """Ask no more for a look at sure dates that differ from the file's own time alone."""
    run_script(
        connection,
        """
        UPDATE file SET need = 0 WHERE need = 2 AND confidence = 'HIGH'
            AND (SELECT json_extract(seed, '$.source') FROM file_detail WHERE file_id = file.id)
                = 'File:FileModifyDate';
        """,
    )
