"""Matches of pictures, the clusters they make, and what was said of them, in catalog.db."""

import sqlite3

from mediadesk.catalog.schema.migrations import run_script


def add_clusters(connection: sqlite3.Connection) -> None:
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


def add_verdicts(connection: sqlite3.Connection) -> None:
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


def add_picture_pasts(connection: sqlite3.Connection) -> None:
    """Keep which JPEG quality a picture had before, and what is written in it."""
    run_script(
        connection,
        """
        ALTER TABLE picture_detail ADD COLUMN earlier_quality INTEGER;
        ALTER TABLE picture_detail ADD COLUMN letters BLOB;
        """,
    )


def add_cluster_bases(connection: sqlite3.Connection) -> None:
    """Keep what each cluster was made of, as a short text; empty where that does not hold any more.

    A member that goes with its file leaves a cluster that no search has made: it is not the one of
    its digest either.
    """
    run_script(
        connection,
        """
        ALTER TABLE cluster ADD COLUMN basis TEXT NOT NULL DEFAULT '';
        CREATE TRIGGER basis_without_member AFTER DELETE ON cluster_member BEGIN
            UPDATE cluster SET basis = '', digest = '' WHERE id = OLD.cluster_id AND digest <> '';
        END;
        CREATE TRIGGER basis_without_perhaps AFTER DELETE ON cluster_perhaps BEGIN
            UPDATE cluster SET basis = '', digest = '' WHERE id = OLD.cluster_id AND digest <> '';
        END;
        """,
    )


def add_writers(connection: sqlite3.Connection) -> None:
    """Keep whether a camera or a program wrote a picture, see `domain.detail.Writer`."""
    run_script(connection, "ALTER TABLE picture_detail ADD COLUMN writer INTEGER;")


def add_kept_paths(connection: sqlite3.Connection) -> None:
    """Keep where the files of a verdict were, as a list in JSON; empty in those given before."""
    run_script(
        connection, "ALTER TABLE verdict_content ADD COLUMN paths TEXT NOT NULL DEFAULT '[]';"
    )


def add_enlargements(connection: sqlite3.Connection) -> None:
    """Keep which larger pictures were held against which smaller ones, by content.

    `enlarged` tells whether the larger one was only enlarged from the smaller.
    """
    run_script(
        connection,
        """
        CREATE TABLE enlargement (
            large_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            small_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            enlarged INTEGER NOT NULL,
            PRIMARY KEY (large_id, small_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX enlargement_of_small ON enlargement(small_id);
        """,
    )


def add_blocks(connection: sqlite3.Connection) -> None:
    """Keep a digest for each part of a picture's file, see `fingerprint.blocks`."""
    run_script(connection, "ALTER TABLE picture_detail ADD COLUMN blocks BLOB;")


def keep_fine_planes(connection: sqlite3.Connection) -> None:
    """Keep a fine plane of every drawing, not only of what is written: `fingerprint.fine_plane`."""
    run_script(connection, "ALTER TABLE picture_detail RENAME COLUMN letters TO fine_plane;")


def add_resaves(connection: sqlite3.Connection) -> None:
    """Keep what compression left of pictures, and which contents were saved from which.

    `traces` is packed, see `fingerprint.recompression`.
    """
    run_script(
        connection,
        """
        ALTER TABLE picture_detail ADD COLUMN traces BLOB;
        CREATE TABLE resave (
            copy_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            source_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            found INTEGER NOT NULL,
            PRIMARY KEY (copy_id, source_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX resave_of_source ON resave(source_id);
        """,
    )


def say_reasons_without_list(connection: sqlite3.Connection) -> None:
    """Say what older versions noted of identical copies in words that are true of it.

    They counted what a copy holds alone and did not name it; of pictures that are the same none
    was re-encoded by a messenger.
    """
    run_script(
        connection,
        """
        UPDATE cluster_member SET reason = '{"code": "keeper-holds-all"}'
        WHERE reason ->> 'code' = 'keeper-superset' AND reason ->> 'fields' IS NULL;
        UPDATE cluster_member SET reason = json_set(reason, '$.code', 'keeper-not-sent')
        WHERE reason ->> 'code' = 'keeper-not-messenger'
        AND cluster_id IN (SELECT id FROM cluster WHERE kind = 'identical');
        """,
    )


def add_pixel_digests(connection: sqlite3.Connection) -> None:
    """Keep a digest of all pixels of a picture, see `fingerprint.every_pixel`."""
    run_script(connection, "ALTER TABLE picture_detail ADD COLUMN pixel_digest BLOB;")


def index_searched(connection: sqlite3.Connection) -> None:
    """Let what was compared be counted, and what was not be found, without reading any views."""
    run_script(connection, "CREATE INDEX searched_by_version ON searched(version);")
