"""The files the benchmarks work on: generated once, kept in the user's cache folder."""

import os
import runpy
import shutil
import struct
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from itertools import product
from pathlib import Path

import numpy as np
import platformdirs
from PIL import Image

from tests.benchmarks import films
from tests.support.artwork import ARTWORK, LOOKALIKES, draw
from tests.support.media import picture

REPO = Path(__file__).resolve().parents[2]
CAMERA_SIZE = (4000, 3000)
CAMERA_PHOTOS, FEW_PHOTOS = 320, 24
SMALL_SIZE = (560, 420)
SMALL_PHOTOS = 2000
HEIC_SCENES = 6
HEIC_PHOTOS = 180
MANY_FILES = 20_000
COPIED_FILES = 100_000
CROWD_FILES = 200_000
ARCHIVE_FILES, ARCHIVE_FOLDERS = 200_000, 10_000
ONE_IS_A_COPY = 50
TINY_SPOTS, TINY_SIZE = (9, 12, 3), (160, 120)
FILES_A_FOLDER = 500
DRAWN, DRAWN_FROM = 8, 400
"""Drawn pictures of each family, and their first seed: none that a rule was fitted to."""
READY = ".ready"


def place() -> Path:
    """Return where generated files are kept: $MEDIADESK_BENCH_DIR or the user's cache folder."""
    chosen = os.environ.get("MEDIADESK_BENCH_DIR")
    return Path(chosen or platformdirs.user_cache_dir("mediadesk-benchmarks"))


def camera_photos() -> Path:
    """Return a folder of 12-megapixel JPEG photos."""
    return once(f"camera-{CAMERA_PHOTOS}", _make_camera_photos)


def few_photos() -> Path:
    """Return a folder with some of them only, where the start of a program counts most."""

    def link(folder: Path) -> None:
        for photo in sorted(camera_photos().glob("*.jpg"))[:FEW_PHOTOS]:
            (folder / photo.name).hardlink_to(photo)

    return once(f"camera-{FEW_PHOTOS}", link)


def small_photos() -> Path:
    """Return at least 2 000 small pictures: variants of real photos where there are any."""
    photos = REPO.parent / "shared" / "corpora" / "photos"
    maker = REPO.parent / "shared" / "tools" / "variants.py"
    if photos.is_dir() and maker.is_file():
        return once("variants", lambda folder: _run_maker(maker, photos, folder))
    return once(f"small-{SMALL_PHOTOS}", _make_small_photos)


def artwork() -> Path | None:
    """Return variants of drawn pictures with their truth file; None without the maker."""
    maker = REPO.parent / "shared" / "tools" / "variants.py"
    if not maker.is_file():
        return None

    def make(folder: Path) -> None:
        drawn = folder.with_name("drawn")
        drawn.mkdir(exist_ok=True)
        for family, seed in product(ARTWORK, range(DRAWN)):
            draw(family, DRAWN_FROM + seed).save(drawn / f"{family}{seed}.png")
        _run_maker(maker, drawn, folder)
        for family, seed in product(LOOKALIKES, range(DRAWN)):
            draw(family, DRAWN_FROM + seed).save(folder / f"{family}{seed}.jpg", quality=92)

    return once(f"artwork-{DRAWN}", make)


def heic_photos() -> Path:
    """Return a folder of 12-megapixel HEIC photos that carry a thumbnail item."""
    return once(f"heic-{HEIC_PHOTOS}", _make_heic_photos)


def many_files() -> Path:
    """Return a tree of 20 000 tiny photos, no two alike."""
    return once(f"many-{MANY_FILES}", _make_many_files)


def film_set(seed: int) -> Path:
    """Return a folder of films and variants of them; another seed gives other films."""
    corpora = REPO.parent / "shared" / "corpora"
    photos = sorted(corpora.glob("photos/*.JPEG"))
    clips = [*corpora.glob("video-clips/b*.mp4"), *corpora.glob("video-gopro/samples/*.mp4")]
    real = sorted(clips) if seed == 0 else []
    return once(f"films-{seed}", lambda folder: films.make(folder, photos, real, seed=seed))


def copied_files() -> Path:
    """Return a tree of 100 000 tiny photos; one in fifty is a copy of the one before it."""
    return once(f"copies-{COPIED_FILES}", _make_copied_files)


def crowd() -> Path:
    """Return one folder with 200 000 tiny photos; one in fifty is a copy of the one before it."""
    return once(f"crowd-{CROWD_FILES}", _make_crowd)


def archive() -> Path:
    """Return 10 000 folders with 200 000 tiny photos, as many small events make them."""
    few = ARCHIVE_FILES // ARCHIVE_FOLDERS
    contents = _with_copies(ARCHIVE_FILES)
    return once(f"archive-{ARCHIVE_FILES}", lambda folder: _fill(folder, contents, a_folder=few))


def once(name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder of generated files, which are made when they are not there yet."""
    folder = place() / name
    if not (folder / READY).exists():
        print(f"generating {folder}", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        (folder / READY).touch()
    return folder


def _each(work: Callable[[Path, int], None], folder: Path, count: int) -> None:
    with ProcessPoolExecutor() as pool:
        for done in [pool.submit(work, folder, number) for number in range(count)]:
            done.result()


def _make_camera_photos(folder: Path) -> None:
    _each(_camera_photo, folder, CAMERA_PHOTOS)


def _camera_photo(folder: Path, number: int) -> None:
    picture(folder / f"IMG_{number:04}.jpg", size=CAMERA_SIZE, seed=number, quality=93)


def _make_small_photos(folder: Path) -> None:
    _each(_small_photo, folder, SMALL_PHOTOS)


def _small_photo(folder: Path, number: int) -> None:
    picture(folder / f"small_{number:04}.jpg", size=SMALL_SIZE, seed=number, quality=88)


def _run_maker(maker: Path, photos: Path, folder: Path) -> None:
    words, sys.argv = sys.argv, [str(maker), str(photos), str(folder)]
    try:
        runpy.run_path(str(maker), run_name="__main__")
    finally:
        sys.argv = words


def _make_heic_photos(folder: Path) -> None:
    for number in range(HEIC_SCENES):
        path = folder / f"IMG_{number:04}.heic"
        picture(path, size=CAMERA_SIZE, seed=number, quality=40, thumbnails=[320])
        whole = path.read_bytes()
        for again in range(number + HEIC_SCENES, HEIC_PHOTOS, HEIC_SCENES):
            # one more box that readers skip makes it another file
            box = struct.pack(">I4sI", 12, b"free", again)
            (folder / f"IMG_{again:04}.heic").write_bytes(whole + box)


def _make_many_files(folder: Path) -> None:
    _fill(folder, range(MANY_FILES))


def _make_copied_files(folder: Path) -> None:
    _fill(folder, _with_copies(COPIED_FILES))


def _make_crowd(folder: Path) -> None:
    _fill(folder, _with_copies(CROWD_FILES), a_folder=CROWD_FILES)


def _with_copies(count: int) -> Iterable[int]:
    """Return the number of each file's content."""
    last = ONE_IS_A_COPY - 1
    return (n - (n % ONE_IS_A_COPY == last) for n in range(count))


def _fill(folder: Path, contents: Iterable[int], *, a_folder: int = FILES_A_FOLDER) -> None:
    """Write a file for each content's number, so many to a folder."""
    for number, content in enumerate(contents):
        shelf = folder / f"{number // a_folder:03}"
        shelf.mkdir(exist_ok=True)
        (shelf / f"IMG_{number:06}.jpg").write_bytes(_tiny_jpeg(content))


def _tiny_jpeg(seed: int) -> bytes:
    """Return a picture of soft random spots: quickly made, and no two of them look alike."""
    spots = np.random.default_rng(seed).integers(0, 256, TINY_SPOTS, np.uint8)
    out = BytesIO()
    Image.fromarray(spots).resize(TINY_SIZE, Image.Resampling.BICUBIC).save(out, "JPEG", quality=80)
    return out.getvalue()
