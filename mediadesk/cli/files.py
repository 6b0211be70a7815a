"""`mediadesk files`: lists what the catalog knows, without opening any file."""

import argparse
from typing import Any

from mediadesk import words
from mediadesk.catalog.files.records import FileRow
from mediadesk.cli.listing import list_files
from mediadesk.cli.output import shown
from mediadesk.domain import names
from mediadesk.domain.media import MediaKind
from mediadesk.domain.streams import resolution_label


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder or file of the library")
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=[kind.value for kind in MediaKind],
        help="only files of this kind; may be given more than once",
    )


def run(options: argparse.Namespace) -> int:
    """Print the files, return the exit code."""
    return list_files(
        options,
        lambda library, path: library.stream(path, kinds=options.kind),
        as_json=_as_json,
        tell=lambda row: print(_as_line(row)),
    )


def _as_json(row: FileRow) -> dict[str, Any]:
    record = row.record
    return {
        "path": names.to_text(record.path),
        "kind": record.kind.value,
        "size": record.size_bytes,
        "mtime": record.mtime_ns / 1e9,
        "mtime_ns": record.mtime_ns,
        "quick_hash": record.quick_hash,
        "sha256": row.sha256,
        "perceptual_hash": record.perceptual_hash,
        "video_phash": record.video_phash,
        "width": record.width,
        "height": record.height,
        "duration": record.duration_s,
        "format": row.facts.get("format"),
        **_streams(row.facts),
        "camera": record.camera,
        "taken": record.taken,
        "confidence": record.confidence.value,
        "mismatch": record.mismatch,
        "facts": row.facts,
        "timestamp_candidates": row.timestamp_candidates,
        "status": record.status.value,
        "error": None if record.reason is None else words.sentence(record.reason),
    }


def _streams(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of films and recordings by plain names; None for what is not known."""
    tracks, sphere = facts.get("tracks", {}), facts.get("sphere", {})
    picture, music = tracks.get("picture", {}), facts.get("music", {})
    sound = (tracks.get("sounds") or [{}])[0]
    label = resolution_label(facts.get("width"), facts.get("height")) if picture else None
    return {
        "container": tracks.get("container"),
        "video_codec": picture.get("codec"),
        "resolution": label,
        "fps": picture.get("frames_per_s"),
        "bitrate": tracks.get("bit_rate"),
        "bits_per_pixel": picture.get("bits_per_pixel"),
        "rotation": picture.get("rotation", 0) if picture else None,
        "hdr": picture.get("hdr"),
        "audio_codec": sound.get("codec"),
        "audio_streams": len(tracks.get("sounds", ())),
        "sample_rate": sound.get("sample_rate_hz"),
        "channels": sound.get("channels"),
        "bit_depth": sound.get("bit_depth"),
        "lossless": sound.get("lossless", False) if sound else None,
        "stereo_mode": sphere.get("stereo"),
        "projection": sphere.get("projection"),
        "fov": sphere.get("fov_degrees"),
        "eye_width": sphere.get("eye_width"),
        "eye_height": sphere.get("eye_height"),
        "vr_completeness": sphere.get("completeness", 0) if sphere else None,
        "vr_missing": sphere.get("missing", []) if sphere else None,
        "artist": music.get("artist"),
        "album": music.get("album"),
        "title": music.get("title"),
        "track": music.get("track"),
        "year": music.get("year"),
        "cover": music.get("cover", False) if music else None,
    }


def _as_line(row: FileRow) -> str:
    record = row.record
    parts = [
        f"{words.size(record.size_bytes):>8}",
        f"{record.kind.value:5}",
        f"{record.width}x{record.height}" if record.width else "",
        (record.taken or "").replace("T", " "),
        shown(record.path),
    ]
    if record.reason is not None:
        parts.append(f"({words.sentence(record.reason)})")
    return "  ".join(part for part in parts if part)
