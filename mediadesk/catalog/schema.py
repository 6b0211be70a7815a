"""The tables of catalog.db, which can be thrown away and made anew."""

import sqlite3

from mediadesk.catalog import film_schema, schema_roots, schema_sameness
from mediadesk.catalog.migrations import Schema, run_script
from mediadesk.catalog.schema_dates import (
    add_choices,
    index_needs,
    index_sizes,
    let_likeness_lend,
    settle_sure_dates,
)


def _catalog_1(connection: sqlite3.Connection) -> None:
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
            current_filename TEXT NOT NULL DEFAULT '',
            error_count INTEGER NOT NULL DEFAULT 0,
            created_at REAL NOT NULL,
            started_at REAL,
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


def _catalog_2(connection: sqlite3.Connection) -> None:
    """Keep what was found to be the same: matches of pictures, and the clusters they make.

    Matches are between contents (left < right), so that copies and renames cost nothing.
    `searched` holds the contents that were compared with all others, by which version, and the
    hashes of their views, which the next new pictures are compared with.
    A cluster's key is made of its kind and members: it stays while they do.
    """
    run_script(
        connection,
        """
        CREATE TABLE searched (
            content_id INTEGER PRIMARY KEY REFERENCES content(id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            views BLOB NOT NULL
        ) STRICT;
        CREATE TABLE picture_match (
            left_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            right_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            score REAL NOT NULL,
            lane INTEGER NOT NULL,
            orientation INTEGER NOT NULL,
            PRIMARY KEY (left_id, right_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX picture_match_right ON picture_match(right_id);
        CREATE TABLE cluster (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            members INTEGER NOT NULL,
            reclaimable_bytes INTEGER NOT NULL,
            cohesion REAL NOT NULL,
            hidden INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX cluster_by_gain ON cluster(kind, hidden, reclaimable_bytes);
        CREATE TABLE cluster_member (
            cluster_id INTEGER NOT NULL REFERENCES cluster(id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            file_id INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
            similarity REAL NOT NULL,
            keeper INTEGER NOT NULL,
            removable INTEGER NOT NULL,
            reason TEXT NOT NULL,
            same_as TEXT NOT NULL DEFAULT '[]',
            PRIMARY KEY (cluster_id, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX cluster_of_file ON cluster_member(file_id);
        """,
    )


def _catalog_3(connection: sqlite3.Connection) -> None:
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


def _catalog_4(connection: sqlite3.Connection) -> None:
    """Keep what the user said of clusters, by content, and which clusters that decides.

    `verdict_content.files` is how many files the content had then.
    """
    run_script(
        connection,
        """
        CREATE TABLE verdict (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL
        ) STRICT;
        CREATE TABLE verdict_content (
            id INTEGER PRIMARY KEY,
            verdict_id INTEGER NOT NULL REFERENCES verdict(id) ON DELETE CASCADE,
            payload_key TEXT NOT NULL,
            payload_hash TEXT NOT NULL,
            quick_hash TEXT NOT NULL,
            full_hash TEXT NOT NULL,
            files INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX verdict_content_of ON verdict_content(verdict_id);
        CREATE INDEX verdict_content_by_payload ON verdict_content(payload_key)
            WHERE payload_key <> '';
        CREATE INDEX verdict_content_by_ends ON verdict_content(quick_hash);
        ALTER TABLE cluster ADD COLUMN decided INTEGER NOT NULL DEFAULT 0;
        """,
    )


def _catalog_5(connection: sqlite3.Connection) -> None:
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


CATALOG = Schema(
    application_id=0x4D444331,
    steps=(
        _catalog_1,
        _catalog_2,
        _catalog_3,
        _catalog_4,
        _catalog_5,
        film_schema.streams,
        add_choices,
        schema_sameness.add_cluster_details,
        film_schema.sequences,
        schema_sameness.add_closer_looks,
        index_needs,
        index_sizes,
        film_schema.moving_photos,
        schema_sameness.add_rule_versions,
        let_likeness_lend,
        schema_roots.note_gone_roots,
        schema_roots.put_aside,
        settle_sure_dates,
    ),
)
"""catalog.db: application id "MDC1"."""
