"""Dates in catalog.db: how far each is settled, what the user chose, which need a look."""

import sqlite3

from mediadesk.catalog.schema.migrations import run_script


def add_date_states(connection: sqlite3.Connection) -> None:
    """Note how far each file's date is settled, and what the sidecars said.

    `file.related`: 0 the date is judged by what the file itself offers, what belongs to it is
    still to be looked at; 1 all of it is judged. A new look-alike can lend its date to a file
    that has none of its own, and a lost one takes it back.
    """
    run_script(
        connection,
        """
        ALTER TABLE file ADD COLUMN related INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX file_unrelated ON file(folder_id) WHERE related = 0 AND listed = 1;
        CREATE TABLE sidecar_reading (
            folder_id INTEGER NOT NULL REFERENCES folder(id),
            name BLOB NOT NULL,
            size_bytes INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            version INTEGER NOT NULL,
            said TEXT NOT NULL,
            PRIMARY KEY (folder_id, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER date_of_new_member AFTER INSERT ON cluster_member BEGIN
            UPDATE file SET related = 0 WHERE id = NEW.file_id AND related <> 0
                AND confidence IN ('LOW', 'NONE');
        END;
        CREATE TRIGGER date_of_former_member AFTER DELETE ON cluster_member BEGIN
            UPDATE file SET related = 0 WHERE id = OLD.file_id AND related <> 0
                AND taken_source = 'duplicate';
        END;
        """,
    )


def add_choices(connection: sqlite3.Connection) -> None:
    """Show what the user decided on dates, and keep the review queue in order.

    `date_choice.key` is a payload key, or `q:` and a quick hash; one choice has both. `need` is
    why a date needs a look (`catalog/dates/date_queue.py`), 0 when it does not; `unwritten` tells
    that the user's date is not in the file, nor beside it.
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
