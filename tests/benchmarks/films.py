"""Makes films and variants of them, to measure what the search for similar films finds.

Base films are cut from photographs (pans, zooms, cuts, fades), drawn (a head that talks in a room,
a screen that is scrolled) or real clips; variants are made by FFmpeg's own program.
"""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

Frames = Iterator[npt.NDArray[np.uint8]]
SIZE = (480, 270)
RATE = 20


@dataclass(frozen=True, slots=True)
class Variant:
    """A change: FFmpeg's arguments, the ending of the file, and whether it must be found."""

    arguments: tuple[str, ...]
    ending: str = "mp4"
    least_s: float = 0.0
    """Only films of at least this length are changed so."""


_LOGO = "drawbox=x=iw*0.8:y=ih*0.06:w=iw*0.14:h=ih*0.12:color=red:t=fill"
_CAPTION = (
    "drawbox=y=ih*0.84:h=ih*0.1:w=iw:color=black@0.8:t=fill,"
    "drawbox=x=iw*0.2:y=ih*0.87:h=ih*0.04:w=iw*0.55:color=white:t=fill"
)
X264 = ("-c:v", "libx264", "-preset", "ultrafast")
VARIANTS: Mapping[str, Variant] = {
    "crf35": Variant((*X264, "-crf", "35")),
    "small": Variant(("-vf", "scale=240:-2", *X264, "-crf", "28")),
    "fps12": Variant(("-r", "12", *X264, "-crf", "26")),
    "fps30": Variant(("-r", "30", *X264, "-crf", "26")),
    "hevc": Variant(("-c:v", "libx265", "-preset", "ultrafast", "-crf", "30"), "mkv"),
    "vp9": Variant(("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"), "webm"),
    "mpeg4": Variant(("-c:v", "mpeg4", "-q:v", "6"), "avi"),
    "letterbox": Variant(("-vf", "pad=iw:ih*4/3:0:(oh-ih)/2", *X264, "-crf", "26")),
    "pillarbox": Variant(("-vf", "pad=iw*4/3:ih:(ow-iw)/2:0", *X264, "-crf", "26")),
    "stretch": Variant(("-vf", "scale=360:288,setsar=1", *X264, "-crf", "26")),
    "mirror": Variant(("-vf", "hflip", *X264, "-crf", "26")),
    "rot90": Variant(("-vf", "transpose=1", *X264, "-crf", "26")),
    "crop10": Variant(("-vf", "crop=iw*0.9:ih*0.9", *X264, "-crf", "26")),
    "centre": Variant(("-vf", "crop=ih*4/3:ih", *X264, "-crf", "26")),
    "caption": Variant(("-vf", _CAPTION, *X264)),
    "logo": Variant(("-vf", _LOGO, *X264)),
    "bright": Variant(("-vf", "eq=brightness=0.12:contrast=1.2", *X264)),
    "grey": Variant(("-vf", "hue=s=0", *X264)),
    "head20": Variant(("-ss", "20%", *X264), least_s=8),
    "head1.23": Variant(("-ss", "1.23", *X264)),
    "head0.71": Variant(("-ss", "0.71", "-r", "24", *X264, "-crf", "26")),
    "tail40": Variant(("-to", "60%", *X264), least_s=8),
    "both": Variant(("-ss", "15%", "-to", "85%", *X264), least_s=8),
    "pal": Variant(("-vf", "setpts=PTS/1.0427", "-r", "25", *X264), least_s=8),
    "clip8": Variant(("-ss", "45%", "-t", "8", *X264), least_s=20),
    "remux": Variant(("-c", "copy"), "mkv"),
    "ts": Variant(("-c", "copy"), "ts"),
}  # fmt: skip


def camera(photos: Sequence[Path], *, seed: int, seconds: float, shot_s: float = 3.0) -> Frames:
    """Shots of photographs, each panned and zoomed, with cuts and some fades."""
    random = np.random.default_rng(seed)
    count = round(seconds * RATE)
    done = 0
    last: npt.NDArray[np.uint8] | None = None
    while done < count:
        photo = Image.open(photos[int(random.integers(len(photos)))]).convert("RGB")
        length = max(RATE, round(RATE * shot_s * random.uniform(0.5, 1.6)))
        zoom = random.uniform(0.55, 0.95, 2)
        places = random.uniform(0, 1, (2, 2))
        fade = 8 if last is not None and random.random() < 0.3 else 0
        for at in range(min(length, count - done)):
            share = at / max(1, length - 1)
            frame = _view(photo, zoom, places, share)
            if fade and at < fade and last is not None:
                mix = at / fade
                frame = (frame * mix + last * (1 - mix)).astype(np.uint8)
            yield frame
        done += min(length, count - done)
        last = frame


def _view(
    photo: Image.Image, zoom: npt.NDArray[np.float64], places: npt.NDArray[np.float64], share: float
) -> npt.NDArray[np.uint8]:
    scale = zoom[0] + (zoom[1] - zoom[0]) * share
    height = photo.height * scale
    width = min(photo.width * scale, height * SIZE[0] / SIZE[1])
    height = width * SIZE[1] / SIZE[0]
    x, y = places[0] + (places[1] - places[0]) * share
    left, top = x * (photo.width - width), y * max(0.0, photo.height - height)
    box = (left, top, left + width, min(photo.height, top + height))
    return np.asarray(photo.resize(SIZE, Image.Resampling.BILINEAR, box=box))


def still(photos: Sequence[Path], *, seed: int, seconds: float) -> Frames:
    """A slide show: each photograph stands for four seconds."""
    random = np.random.default_rng(seed)
    chosen = random.permutation(len(photos))
    for number in range(round(seconds / 4)):
        photo = Image.open(photos[chosen[number]]).convert("RGB")
        frame = np.asarray(photo.resize(SIZE, Image.Resampling.BILINEAR))
        for _ in range(4 * RATE):
            yield frame


def talking(photo: Path, *, seed: int, seconds: float) -> Frames:
    """A head that moves before one and the same room; another seed is another take."""
    random = np.random.default_rng(seed)
    room = Image.open(photo).convert("RGB").resize(SIZE, Image.Resampling.BILINEAR)
    steps = np.cumsum(random.normal(0, 1, (round(seconds * RATE), 2)), axis=0)
    smooth = np.stack([np.convolve(steps[:, k], np.ones(9) / 9, "same") for k in (0, 1)], axis=1)
    mouth = random.uniform(0, 1, len(smooth))
    for place, wide in zip(smooth, mouth, strict=True):
        frame = room.copy()
        draw = ImageDraw.Draw(frame)
        x, y = 240 + 4 * place[0] % 90 - 45, 140 + 2 * place[1] % 50 - 25
        draw.ellipse((x - 45, y - 60, x + 45, y + 60), fill=(214, 170, 140))
        draw.ellipse((x - 18, y + 22, x + 18, y + 24 + 16 * wide), fill=(120, 30, 30))
        yield np.asarray(frame)


def screen(*, seed: int, seconds: float) -> Frames:
    """A page of text that is scrolled by fits and starts."""
    random = np.random.default_rng(seed)
    page = Image.new("RGB", (SIZE[0], 4000), "white")
    draw = ImageDraw.Draw(page)
    for row in range(0, 4000, 14):
        x = 20.0
        while x < 440 and random.random() < 0.97:
            width = random.uniform(8, 50)
            draw.rectangle((x, row + 3, min(x + width, 450), row + 10), fill=(40, 40, 60))
            x += width + 6
    at, goal = 0.0, 0.0
    for _ in range(round(seconds * RATE)):
        if random.random() < 0.04:
            goal = random.uniform(0, 3600)
        at += (goal - at) * 0.2
        yield np.asarray(page.crop((0, int(at), SIZE[0], int(at) + SIZE[1])))


def black(seconds: float) -> Frames:
    """Nothing yet."""
    for _ in range(round(seconds * RATE)):
        yield np.zeros((SIZE[1], SIZE[0], 3), np.uint8)


def write(path: Path, frames: Frames) -> Path:
    """Encode frames as a camera would, with little loss."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "20"}
        for frame in frames:
            shown = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
            container.mux(stream.encode(shown))
        container.mux(stream.encode())
    return path


def bases(photos: Sequence[Path], seed: int) -> Mapping[str, Callable[[], Frames]]:
    """Return the films of one set, by name; another seed makes other films of other photos."""
    half = len(photos) // 2
    mine = photos[:half] if seed % 2 == 0 else photos[half:]
    s = 1000 * seed

    def shots(number: int, seconds: float, shot_s: float = 3.0) -> Frames:
        return camera(mine, seed=s + number, seconds=seconds, shot_s=shot_s)

    films: dict[str, Callable[[], Frames]] = {
        f"camera{n}": partial(shots, n, 16.0 + 3 * n) for n in range(6)
    }
    return films | {
        "phone0": lambda: shots(20, 5, 9),
        "phone1": lambda: shots(21, 7, 9),
        "slides": lambda: still(mine, seed=s + 30, seconds=24),
        "take0": lambda: talking(mine[seed], seed=s + 40, seconds=24),
        "take1": lambda: talking(mine[seed], seed=s + 41, seconds=24),
        "screen0": lambda: screen(seed=s + 50, seconds=20),
        "screen1": lambda: screen(seed=s + 51, seconds=20),
        "dark": lambda: chain(black(4), shots(60, 14)),
        "series0": lambda: chain(shots(99, 10), shots(70, 16)),
        "series1": lambda: chain(shots(99, 10), shots(71, 20)),
    }


def make(folder: Path, photos: Sequence[Path], clips: Sequence[Path], *, seed: int) -> None:
    """Fill `folder` with films, variants and `truth.json`: {file: [films it shows]}."""
    folder.mkdir(parents=True, exist_ok=True)
    truth: dict[str, list[str]] = {}
    films = {
        name: write(folder / f"{name}.mp4", film()) for name, film in bases(photos, seed).items()
    }
    films |= {clip.stem: clip for clip in clips}
    for name, path in films.items():
        if path.parent != folder:
            (folder / path.name).write_bytes(path.read_bytes())
        truth[path.name] = [name]
        truth |= _variants(folder, name, path)
    pairs = [("camera0", "camera1"), ("camera2", "slides"), ("camera3", "screen0")]
    for one, other in pairs:
        joined = folder / f"{one}+{other}.mp4"
        inputs = ["-i", str(films[one]), "-i", str(films[other])]
        _ffmpeg(*inputs, "-filter_complex", "[0:v][1:v]concat=n=2:v=1", *X264, str(joined))
        truth[joined.name] = [one, other]
    (folder / "truth.json").write_text(json.dumps(truth, indent=1))


def _variants(folder: Path, name: str, path: Path) -> dict[str, list[str]]:
    length_s = float(
        subprocess.run(
            ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path],
            capture_output=True, check=True, text=True,
        ).stdout
    )  # fmt: skip
    made: dict[str, list[str]] = {}
    for kind, variant in VARIANTS.items():
        if length_s < variant.least_s:
            continue
        arguments = [_seconds(each, length_s) for each in variant.arguments]
        target = folder / f"{name}_{kind}.{variant.ending}"
        _ffmpeg("-i", str(path), "-an", *arguments, str(target))
        made[target.name] = [name]
    return made


def _seconds(argument: str, length_s: float) -> str:
    if argument.endswith("%"):
        return f"{length_s * float(argument[:-1]) / 100:.3f}"
    return argument


def _ffmpeg(*arguments: str) -> None:
    command = ["ffmpeg", "-v", "error", "-y", "-threads", "1", *arguments]
    subprocess.run(command, check=True)
