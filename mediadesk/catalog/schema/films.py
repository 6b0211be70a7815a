"""Films and recordings in catalog.db: what they are made of, show and sound like."""

import sqlite3

from mediadesk.catalog.schema.migrations import run_script


def add_streams(connection: sqlite3.Connection) -> None:
    """Keep what lists show of films and recordings, and by which rules a film was hashed.

    `file.video_hash_version` is also set for films whose frames cannot be read.
    """
    run_script(
        connection,
        """
        ALTER TABLE file ADD COLUMN video_hash_version INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX file_of_film ON file(video_hash_version) WHERE kind IN ('video', 'vr');
        CREATE TABLE stream (
            file_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
            resolution TEXT,
            codec TEXT,
            frames_per_s REAL,
            bit_rate INTEGER,
            bits_per_pixel REAL,
            hdr TEXT,
            sound_codec TEXT,
            sample_rate_hz INTEGER,
            channels INTEGER,
            bit_depth INTEGER,
            lossless INTEGER,
            stereo TEXT,
            projection TEXT,
            fov_degrees INTEGER,
            eye_width INTEGER,
            eye_height INTEGER,
            completeness INTEGER,
            artist TEXT,
            album TEXT,
            title TEXT,
            track INTEGER,
            year INTEGER
        ) STRICT;
        CREATE INDEX stream_by_artist ON stream(artist) WHERE artist IS NOT NULL;
        """,
    )


def add_sequences(connection: sqlite3.Connection) -> None:
    """Keep what films look like and recordings sound like over time, and what matches.

    All of it belongs to contents, so that copies and renames cost nothing. A film's entries come
    in parts, each of them stored when it is read; `searched_version` is the version by which a
    film was compared with all others that were there.
    """
    run_script(
        connection,
        """
        CREATE TABLE film (
            content_id INTEGER PRIMARY KEY REFERENCES content(id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            step_ms INTEGER NOT NULL,
            next_ms INTEGER NOT NULL DEFAULT 0,
            is_over INTEGER NOT NULL DEFAULT 0,
            searched_version INTEGER NOT NULL DEFAULT 0,
            box TEXT,
            reason TEXT
        ) STRICT;
        CREATE TABLE film_part (
            content_id INTEGER NOT NULL REFERENCES film(content_id) ON DELETE CASCADE,
            start_ms INTEGER NOT NULL,
            entries BLOB NOT NULL,
            PRIMARY KEY (content_id, start_ms)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE film_match (
            film_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            copy_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            score REAL NOT NULL,
            form TEXT NOT NULL,
            rate REAL NOT NULL,
            shift_s REAL NOT NULL,
            coverage REAL NOT NULL,
            copy_coverage REAL NOT NULL,
            still INTEGER NOT NULL,
            windows TEXT NOT NULL,
            PRIMARY KEY (film_id, copy_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX film_match_copy ON film_match(copy_id);
        CREATE TABLE sound (
            content_id INTEGER PRIMARY KEY REFERENCES content(id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            searched_version INTEGER NOT NULL DEFAULT 0,
            prints BLOB NOT NULL,
            reason TEXT
        ) STRICT;
        CREATE TABLE sound_match (
            left_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            right_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
            score REAL NOT NULL,
            shift_s REAL NOT NULL,
            start_s REAL NOT NULL,
            stop_s REAL NOT NULL,
            coverage REAL NOT NULL,
            right_coverage REAL NOT NULL,
            PRIMARY KEY (left_id, right_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sound_match_right ON sound_match(right_id);
        """,
    )


def add_moving_photos(connection: sqlite3.Connection) -> None:
    """Keep which photos move: by a film inside them, or by one beside them that is their half.

    `stream.words` is what a search finds of artist, album and title, folded as names are.
    """
    run_script(
        connection,
        """
        ALTER TABLE file ADD COLUMN has_film INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE stream ADD COLUMN words TEXT;
        CREATE TABLE live_photo (
            film_id INTEGER PRIMARY KEY REFERENCES file(id) ON DELETE CASCADE,
            still_id INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX live_photo_still ON live_photo(still_id);
        """,
    )


def try_unread_again(connection: sqlite3.Connection) -> None:
    """Let films and recordings that could not be read be tried again: more of them can be.

    FFmpeg refuses a packet in several ways, and only one of them was passed over.
    """
    run_script(
        connection,
        """
        DELETE FROM film WHERE reason IS NOT NULL;
        DELETE FROM sound WHERE reason IS NOT NULL;
        UPDATE file SET video_hash_version = 0
            WHERE kind IN ('video', 'vr') AND video_phash IS NULL;
        """,
    )


def name_containers(connection: sqlite3.Connection) -> None:
    """Keep what container a film or recording is in, as found by its content."""
    run_script(
        connection,
        """
        ALTER TABLE stream ADD COLUMN container TEXT;
        UPDATE stream SET container = (SELECT json_extract(facts, '$.format') FROM file_detail
            WHERE file_id = stream.file_id AND json_extract(facts, '$.tracks') IS NOT NULL);
        """,
    )
