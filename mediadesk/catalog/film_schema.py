"""The tables of films and recordings in catalog.db."""

import sqlite3

from mediadesk.catalog.migrations import run_script


def streams(connection: sqlite3.Connection) -> None:
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
