"""Makes recordings and variants of them, to measure what the search for recordings finds."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from tests.support.music import melody, write

SONGS = 8
SECONDS = 40.0
VARIANTS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "mp3-64": (("-b:a", "64k"), "mp3"),
    "mp3-24": (("-b:a", "24k", "-ar", "22050"), "mp3"),
    "aac-64": (("-b:a", "64k"), "m4a"),
    "opus-24": (("-c:a", "libopus", "-b:a", "24k"), "opus"),
    "vorbis": (("-c:a", "libvorbis", "-q:a", "1"), "ogg"),
    "flac": ((), "flac"),
    "mulaw": (("-c:a", "pcm_mulaw", "-ar", "8000"), "wav"),
    "quiet": (("-af", "volume=-14dB"), "mp3"),
    "clipped": (("-af", "volume=9dB"), "mp3"),
    "start": (("-ss", "3.4"), "mp3"),
    "end": (("-t", "24"), "mp3"),
    "clip10": (("-ss", "12", "-t", "10"), "mp3"),
    "clip5": (("-ss", "20", "-t", "5"), "mp3"),
    "bass": (("-af", "bass=g=8"), "mp3"),
    "echo": (("-af", "aecho=0.8:0.6:60:0.3"), "mp3"),
    "fade": (("-af", "afade=t=in:d=6"), "mp3"),
    "tempo2": (("-af", "atempo=1.02"), "mp3"),
}


def make(folder: Path, songs: Sequence[Path]) -> None:
    """Fill `folder` with recordings, variants and `truth.json`: {file: [recordings it holds]}."""
    bases = {path.stem: path for path in songs}
    opening = melody(99, 8)
    for number in range(SONGS):
        whole = melody(number, SECONDS)
        if number < 2:  # one opening, two songs
            whole = np.concatenate([opening, whole])
        path = write(folder / f"song{number}.flac", whole, tags={"artist": "One", "title": "Same"})
        bases[path.stem] = path
    truth: dict[str, list[str]] = {}
    for name, path in bases.items():
        if path.parent != folder:
            (folder / path.name).write_bytes(path.read_bytes())
        truth[path.name] = [name]
        for change, (arguments, ending) in VARIANTS.items():
            target = folder / f"{name}_{change}.{ending}"
            command = ["ffmpeg", "-v", "error", "-y", "-i", str(path), "-vn", *arguments]
            subprocess.run([*command, str(target)], check=True)
            truth[target.name] = [name]
    (folder / "truth.json").write_text(json.dumps(truth, indent=1))
