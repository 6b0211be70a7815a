"""Videos and recordings: hashes beside FFmpeg, values beside ffprobe, and what is found again."""

import io
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imagehash
from PIL import Image

from mediadesk.config import extensions
from mediadesk.domain.media import MediaKind
from mediadesk.fingerprint.video import video_phash
from mediadesk.operations.scanning.analyse import AnalysisRequest, analyse
from tests.benchmarks import programs, recordings, samples
from tests.benchmarks.table import Line

_CORPORA = samples.REPO.parent / "shared" / "corpora"
_RECALL = 0.95
_SETS = 2
_LIBRARIES = {"recordings": (2_500, 5_000), "films": (1_000, 2_000)}
_MOST_MB = 300
_LONG_FILMS = {
    "H.264 1080p": ("-c:v", "libx264", "-preset", "veryfast", "-bf", "3", "-g", "250", "h264.mp4"),
    "H.264 1080p, no B frames": (
        "-c:v", "libx264", "-preset", "veryfast", "-bf", "0", "-g", "30", "h264-plain.mp4",
    ),
    "HEVC 1080p": ("-c:v", "libx265", "-preset", "ultrafast", "-g", "250", "-x265-params",
                   "log-level=error", "hevc.mkv"),
    "VP9 720p": ("-vf", "scale=-2:720", "-c:v", "libvpx-vp9", "-deadline", "realtime",
                 "-cpu-used", "8", "vp9.webm"),
}  # fmt: skip


def video_hash() -> Iterator[Line]:
    """Four exact frames of a film: one call beside one start of FFmpeg for each frame."""
    if shutil.which("ffmpeg") is None:
        yield Line("hash of frames", "ffmpeg is not installed")
        return
    home = samples.once("long-films", _make_long_films)
    for name, arguments in _LONG_FILMS.items():
        path = home / arguments[-1]
        for _ in range(programs.RUNS):
            ours, seconds = _timed(lambda path=path: video_phash(path, 24.0) or "")
            theirs, peer_seconds = _timed(lambda path=path: _ffmpeg_hash(path, 24.0))
        bits = max(_bits(ours, theirs))
        yield Line(
            f"hash of frames, {name}, {bits} bits apart",
            f"{1000 * seconds:.0f} ms",
            f"{1000 * peer_seconds:.0f} ms ffmpeg",
            peer_seconds / seconds,
            ">= 1, <= 2 bits",
            peer_seconds >= seconds and bits <= 2,
        )


def similar_videos() -> Iterator[Line]:
    """Variants of films: how many share a cluster with their original, and which are mixed."""
    if shutil.which("ffmpeg") is None or not _CORPORA.is_dir():
        yield Line("similar videos", "needs ffmpeg and sample photos")
        return
    for seed in range(_SETS):
        yield from _found_again(samples.film_set(seed), "video")


def similar_recordings() -> Iterator[Line]:
    """Variants of recordings: how many share a cluster with their original."""
    if shutil.which("ffmpeg") is None:
        yield Line("similar recordings", "ffmpeg is not installed")
        return
    songs = sorted(_CORPORA.glob("audio-czkawka/**/base.mp3"))
    folder = samples.once("recordings", lambda place: recordings.make(place, songs))
    yield from _found_again(folder, "audio")


def many_recordings() -> Iterator[Line]:
    """Made-up libraries of recordings, compared as a whole: time, memory, copies found."""
    yield from _compared("recordings")


def many_films() -> Iterator[Line]:
    """The same of films."""
    yield from _compared("films")


def _compared(kind: str) -> Iterator[Line]:
    for count in _LIBRARIES[kind]:
        told = json.loads(programs.python("libraries", kind, str(count)).output)
        yield Line(
            f"{count} {kind} compared, {told['found']} of {told['copies']} copies found",
            f"{told['seconds']:.0f} s",
            f"{told['peak_mb']} MB, {told['cpu_s']:.0f} s of a core",
            must=f"<= {_MOST_MB} MB, all",
            good=told["peak_mb"] <= _MOST_MB and told["found"] == told["copies"],
        )


def probes() -> Iterator[Line]:
    """Every sample film and recording: what is read beside what ffprobe says."""
    if shutil.which("ffprobe") is None or not _CORPORA.is_dir():
        yield Line("values of films and recordings", "needs ffprobe and sample media")
        return
    same: dict[str, int] = defaultdict(int)
    other: dict[str, list[str]] = defaultdict(list)
    for path, kind in _sample_media():
        ours, theirs = _our_values(path, kind), _their_values(path)
        for name in ours.keys() & theirs.keys():
            if _agree(ours[name], theirs[name]):
                same[name] += 1
            else:
                other[name].append(f"{path.name} {ours[name]} {theirs[name]}")
    for name in sorted(same):
        yield Line(
            f"  {name} as ffprobe says",
            f"{same[name]} of {same[name] + len(other[name])}",
            "; ".join(other[name][:2])[:60],
        )


def _found_again(folder: Path, kind: str) -> Iterator[Line]:
    truth: dict[str, list[str]] = json.loads((folder / "truth.json").read_text())
    with tempfile.TemporaryDirectory(prefix="mediadesk-bench-") as home:
        catalog = Path(home) / "catalog.db"
        programs.scan(folder, catalog)
        done, answer = programs.command("duplicates", "--kind", kind, catalog=catalog)
    group_of: dict[str, int] = {}
    mixed = 0
    for number, cluster in enumerate(answer["clusters"]):
        names = [Path(path).name for m in cluster["members"] for path in (m["path"], *m["same_as"])]
        group_of |= dict.fromkeys(names, number)
        mixed += not set.intersection(*(set(truth[name]) for name in names))
    together: dict[str, list[bool]] = defaultdict(list)
    originals = {Path(name).stem: name for name, shows in truth.items() if len(shows) == 1}
    for name, shows in truth.items():
        change = Path(name).stem.partition("_")[2]
        if change and len(shows) == 1:
            home_group = group_of.get(originals[shows[0]])
            together[change].append(home_group is not None and group_of.get(name) == home_group)
    for change, found in sorted(together.items()):
        if not all(found):
            yield Line(f"  {folder.name}: {change}", f"{sum(found)} of {len(found)}")
    every = [each for found in together.values() for each in found]
    yield Line(
        f"{folder.name}: found again, {len(together)} kinds of change",
        f"{sum(every)} of {len(every)}",
        f"{done.seconds:.0f} s",
        must=f">= {_RECALL:.0%}",
        good=sum(every) >= _RECALL * len(every),
    )
    yield Line(
        f"{folder.name}: clusters that mix what is different, of {len(answer['clusters'])}",
        str(mixed), must="0", good=mixed == 0,
    )  # fmt: skip


def _make_long_films(folder: Path) -> None:
    source = "testsrc2=size=1920x1080:rate=25:duration=24"
    for arguments in _LONG_FILMS.values():
        programs.run(
            "ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p",
            *arguments[:-1], str(folder / arguments[-1]),
        )  # fmt: skip


def _timed(work: Any) -> tuple[str, float]:  # noqa: ANN401 - a call that returns a hash
    started_s = time.perf_counter()
    return work(), time.perf_counter() - started_s


def _ffmpeg_hash(path: Path, duration_s: float) -> str:
    hashes = []
    for number in range(1, 5):
        at = str(duration_s * number / 5)
        command = ["ffmpeg", "-v", "quiet", "-ss", at, "-i", str(path), "-frames:v", "1"]
        command += ["-f", "image2pipe", "-vcodec", "png", "-"]
        done = subprocess.run(command, capture_output=True, check=True)
        hashes.append(str(imagehash.dhash(Image.open(io.BytesIO(done.stdout)))))
    return "|".join(hashes)


def _bits(one: str, other: str) -> list[int]:
    pairs = zip(one.split("|"), other.split("|"), strict=True)
    return [(int(left, 16) ^ int(right, 16)).bit_count() for left, right in pairs]


def _sample_media() -> Iterator[tuple[Path, MediaKind]]:
    for path in sorted(_CORPORA.rglob("*")):
        ending = path.suffix[1:].lower()
        if path.is_file() and ending in extensions.VIDEO_EXTENSIONS:
            yield path, MediaKind.VIDEO
        elif path.is_file() and ending in extensions.AUDIO_EXTENSIONS:
            yield path, MediaKind.AUDIO


def _our_values(path: Path, kind: MediaKind) -> dict[str, object]:
    facts = analyse(AnalysisRequest(os.fsencode(path), kind)).facts
    if facts.tracks is None:
        return {}
    picture, sounds = facts.tracks.picture, facts.tracks.sounds
    found: dict[str, object] = {"duration": facts.duration_s, "bitrate": facts.tracks.bit_rate}
    if picture is not None:
        sides = sorted((facts.width or 0, facts.height or 0))
        found |= {"video codec": picture.codec, "sides": sides, "fps": picture.frames_per_s}
        found |= {"pixel format": picture.pixel_format}
    if sounds:
        found |= {"audio codec": sounds[0].codec, "sample rate": sounds[0].sample_rate_hz}
        found |= {"channels": sounds[0].channels, "audio streams": len(sounds)}
    return found


def _their_values(path: Path) -> dict[str, object]:
    command = ["ffprobe", "-v", "quiet", "-of", "json", "-show_format", "-show_streams", str(path)]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout or "{}")
    streams = told.get("streams", ())
    pictures = [
        s for s in streams if s["codec_type"] == "video" and not s["disposition"]["attached_pic"]
    ]
    sounds = [stream for stream in streams if stream["codec_type"] == "audio"]
    form = told.get("format", {})
    found: dict[str, object] = {}
    for name, key in (("duration", "duration"), ("bitrate", "bit_rate")):
        if key in form:
            found[name] = float(form[key])
    if pictures:
        first = pictures[0]
        above, _, below = first["avg_frame_rate"].partition("/")
        if float(below):
            found["fps"] = float(above) / float(below)
        found |= {"video codec": first["codec_name"], "pixel format": first.get("pix_fmt")}
        found["sides"] = sorted((first["width"], first["height"]))
    if sounds:
        first = sounds[0]
        found |= {"audio codec": first["codec_name"], "sample rate": int(first["sample_rate"])}
        found |= {"channels": first["channels"], "audio streams": len(sounds)}
    return found


def _agree(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 0.02 * max(abs(one), abs(other))
    return one == other
