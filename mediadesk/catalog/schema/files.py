"""Files, folders and roots in catalog.db, what is known of each, and the jobs that found it."""

import sqlite3

from mediadesk.catalog.schema.migrations import run_script


def add_files(connection: sqlite3.Connection) -> None:
    """Folders, files, what they are, and the jobs that looked at them.

    Names are bytes as on disk; `name_shown` is what people read, `name_search` what they type.
    `file.pending` holds what analysis still owes: 1 quick hash, 2 picture, 4 facts.
    """
    run_script(
        connection,
        """
        CREATE TABLE meta (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE volume (
            id INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            label TEXT NOT NULL,
            file_system TEXT NOT NULL,
            online INTEGER NOT NULL DEFAULT 1,
            last_seen REAL NOT NULL
        ) STRICT;
        CREATE TABLE folder (
            id INTEGER PRIMARY KEY,
            parent_id INTEGER REFERENCES folder(id),
            name BLOB NOT NULL,
            name_shown TEXT NOT NULL,
            name_search TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX folder_in_parent ON folder(parent_id, name)
            WHERE parent_id IS NOT NULL;
        CREATE UNIQUE INDEX folder_on_top ON folder(name) WHERE parent_id IS NULL;
        CREATE TABLE root (
            id INTEGER PRIMARY KEY,
            folder_id INTEGER NOT NULL UNIQUE REFERENCES folder(id),
            volume_id INTEGER NOT NULL REFERENCES volume(id),
            path_in_volume BLOB NOT NULL,
            protected INTEGER NOT NULL DEFAULT 0,
            online INTEGER NOT NULL DEFAULT 1,
            added_at REAL NOT NULL,
            last_seen REAL
        ) STRICT;
        CREATE TABLE content (
            id INTEGER PRIMARY KEY,
            size_bytes INTEGER NOT NULL,
            quick_hash TEXT NOT NULL,
            full_hash TEXT NOT NULL DEFAULT '',
            payload_key TEXT NOT NULL DEFAULT '',
            payload_hash TEXT NOT NULL DEFAULT '',
            UNIQUE (quick_hash, full_hash, payload_key)
        ) STRICT;
        CREATE INDEX content_of_payload ON content(payload_key) WHERE payload_key <> '';
        CREATE TABLE file (
            id INTEGER PRIMARY KEY,
            folder_id INTEGER NOT NULL REFERENCES folder(id),
            name BLOB NOT NULL,
            name_shown TEXT NOT NULL,
            name_search TEXT NOT NULL,
            extension TEXT NOT NULL,
            volume_id INTEGER NOT NULL REFERENCES volume(id),
            kind TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            ctime_ns INTEGER NOT NULL,
            dev INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            links INTEGER NOT NULL,
            status TEXT NOT NULL,
            reason TEXT,
            mismatch INTEGER NOT NULL DEFAULT 0,
            pending INTEGER NOT NULL,
            listed INTEGER NOT NULL DEFAULT 0,
            content_id INTEGER REFERENCES content(id),
            perceptual_hash TEXT,
            video_phash TEXT,
            width INTEGER,
            height INTEGER,
            duration_s REAL,
            camera TEXT,
            taken TEXT,
            taken_offset_minutes INTEGER,
            taken_precision TEXT,
            taken_source TEXT,
            confidence TEXT NOT NULL DEFAULT 'NONE',
            quick_version INTEGER NOT NULL DEFAULT 0,
            picture_version INTEGER NOT NULL DEFAULT 0,
            probe_version INTEGER NOT NULL DEFAULT 0,
            date_version INTEGER NOT NULL DEFAULT 0,
            UNIQUE (folder_id, name)
        ) STRICT;
        CREATE INDEX file_pending ON file(id) WHERE pending <> 0;
        CREATE INDEX file_of_content ON file(content_id, status);
        CREATE INDEX file_of_size ON file(size_bytes, status);
        CREATE INDEX file_by_date ON file(taken, id, kind, status) WHERE listed = 1;
        CREATE INDEX file_in_folder ON file(folder_id, status, kind, confidence, size_bytes)
            WHERE listed = 1;
        CREATE INDEX file_with_reason ON file(status) WHERE reason IS NOT NULL;
        CREATE TABLE file_detail (
            file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
            facts TEXT NOT NULL,
            timestamp_candidates TEXT NOT NULL,
            seed TEXT NOT NULL DEFAULT '{}',
            flags TEXT NOT NULL DEFAULT '[]'
        ) STRICT;
        CREATE TABLE sidecar (
            folder_id INTEGER NOT NULL REFERENCES folder(id),
            name BLOB NOT NULL,
            size_bytes INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            PRIMARY KEY (folder_id, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE picture_fingerprint (
            file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
            dhash_h INTEGER NOT NULL,
            dhash_v INTEGER NOT NULL,
            grey BLOB NOT NULL,
            colour BLOB NOT NULL
        ) STRICT;
        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            status TEXT NOT NULL,
            label TEXT NOT NULL,
            arguments TEXT NOT NULL,
            total INTEGER NOT NULL DEFAULT 0,
            found INTEGER NOT NULL DEFAULT 0,
            written INTEGER NOT NULL DEFAULT 0,
            processed INTEGER NOT NULL DEFAULT 0,
            error_count INTEGER NOT NULL DEFAULT 0,
            created_at REAL NOT NULL,
            finished_at REAL,
            reason TEXT
        ) STRICT;
        CREATE TABLE job_error (
            id INTEGER PRIMARY KEY,
            job_id INTEGER NOT NULL REFERENCES job(id) ON DELETE CASCADE,
            path BLOB NOT NULL,
            reason TEXT NOT NULL,
            at REAL NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX job_error_once ON job_error(job_id, path);
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


def list_held(connection: sqlite3.Connection) -> None:
    """List what is held in Removed, one row for each entry of the journal that holds something.

    `id` is that of the entry. `with_id` is the held file that a sidecar is listed with. There are
    no references: what is held outlives the rows of folders and files.
    """
    run_script(
        connection,
        """
        CREATE TABLE held (
            id INTEGER PRIMARY KEY,
            batch_id INTEGER NOT NULL,
            unit INTEGER NOT NULL,
            action TEXT NOT NULL,
            keeper BLOB NOT NULL,
            path BLOB NOT NULL,
            held_at BLOB NOT NULL,
            folder_id INTEGER,
            volume_id INTEGER,
            name BLOB NOT NULL,
            name_shown TEXT NOT NULL,
            name_search TEXT NOT NULL,
            extension TEXT NOT NULL,
            kind TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            quick_hash TEXT NOT NULL,
            with_id INTEGER
        ) STRICT;
        CREATE INDEX held_path ON held(path);
        CREATE INDEX held_unit ON held(batch_id, unit);
        CREATE INDEX held_keeper ON held(batch_id, keeper);
        CREATE INDEX held_replaced ON held(batch_id, keeper) WHERE action = 'write';
        CREATE INDEX held_with ON held(with_id) WHERE with_id IS NOT NULL;
        """,
    )
