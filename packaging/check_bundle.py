"""Tries a frozen MediaDesk as its user would: check_bundle.py [--root CHROOT] PROGRAM.

It must tell its version, find its parts, read one file of every format in its own child processes,
find a copy, and show its window. With --root the program is started inside that folder (chroot).
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pillow_jxl  # noqa: F401 - lets Pillow write JPEG XL

from tests.support.display import desktop
from tests.support.media import movie, picture, recording

PICTURES = ("jpg", "png", "gif", "webp", "tif", "bmp", "jp2", "avif", "heic", "jxl")
FILMS = {"mp4": "libx264", "mov": "libx264", "mkv": "libx264", "webm": "libvpx-vp9", "avi": "mpeg4"}
SOUNDS = ("wav", "flac", "mp3", "m4a", "ogg", "opus")
ABSENT = (
    "scipy/",
    "pywt/",
    "__pycache__",
    "PySide6/Qt/qml",
    "libQt6Qml",
    "libQt6Quick",
    "libgtk-3",
)
"""What must not be in the bundle: it would be dead weight."""
PRESENT = ("mediadesk_de.qm", "qtbase_de.qm", "help/de/10-start.md", "mediadesk.svg")
LIMIT_S = 60


@dataclass(frozen=True, slots=True)
class Bundle:
    """The program under test; `root` is what it sees as /, `work` a folder inside that."""

    program: str
    root: Path
    work: Path

    def command(self, *words: str) -> list[str]:
        """Return the command line that starts the program."""
        if self.root == Path("/"):
            return [self.program, *words]
        return ["chroot", str(self.root), self.program, *words]

    def seen(self, path: Path) -> str:
        """Return a path as the program sees it."""
        return "/" + str(path.relative_to(self.root))

    def environment(self, **more: str) -> dict[str, str]:
        """Return an environment with no Python in it and places of its own."""
        places = {name: self.seen(self.work / name) for name in ("data", "cache", "config")}
        named = {f"MEDIADESK_{name.upper()}_DIR": place for name, place in places.items()}
        usual = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": self.seen(self.work)}
        return {**usual, "LANG": "C.UTF-8", **named, **more}

    def answer(self, *words: str) -> str:
        """Run a command to its end and return what it printed."""
        done = subprocess.run(
            self.command(*words),
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
        if done.returncode != 0:
            sys.exit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
        return done.stdout


def main() -> None:
    """Try everything; the first thing that is wrong ends it with a sentence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("/"))
    parser.add_argument("program")
    options = parser.parse_args()
    root = options.root.resolve()
    program = options.program if options.root != Path("/") else os.path.abspath(options.program)
    with _bundle(program, root) as bundle:
        for number, check in enumerate((_lean, _version, _doctor, _formats, _copies, _window), 1):
            print(f"{number}. {check(bundle)}")


@contextmanager
def _bundle(program: str, root: Path) -> Iterator[Bundle]:
    with tempfile.TemporaryDirectory(dir=root / "tmp", prefix="check-bundle-") as work:
        yield Bundle(program, root, Path(work))


def _lean(bundle: Bundle) -> str:
    inside = Path(os.path.realpath(bundle.root / bundle.program.lstrip("/"))).parent
    names = [str(path.relative_to(inside)) for path in inside.rglob("*")]
    heavy = [name for name in names if any(part in name for part in ABSENT)]
    if not names or heavy:
        sys.exit(f"{inside} holds what it should not: {heavy[:3] or 'nothing at all'}")
    lacking = [part for part in PRESENT if not any(name.endswith(part) for name in names)]
    if lacking:
        sys.exit(f"{inside} lacks {lacking}")
    size = sum(path.lstat().st_size for path in inside.rglob("*"))
    return f"{len(names)} files, {size / 1e6:.0f} MB, nothing that is not needed"


def _version(bundle: Bundle) -> str:
    return bundle.answer("--version").strip()


def _doctor(bundle: Bundle) -> str:
    checks = json.loads(bundle.answer("doctor", "--json"))["checks"]
    return f"{len(checks)} checks of the doctor in order"


def _formats(bundle: Bundle) -> str:
    shelf = bundle.work / "shelf"
    shelf.mkdir()
    for number, ending in enumerate(PICTURES):
        picture(shelf / f"picture.{ending}", seed=number)
    for number, (ending, codec) in enumerate(FILMS.items()):
        movie(shelf / f"film.{ending}", codec=codec, seed=number)
    for number, ending in enumerate(SOUNDS):
        recording(shelf / f"sound.{ending}", seed=number)
    bundle.answer("scan", bundle.seen(shelf))
    files = json.loads(bundle.answer("files", "--json"))["files"]
    unread = [
        file["path"]
        for file in files
        if file["error"] or not (file["width"] or file["duration"] or file["path"].endswith(".ogg"))
    ]
    made = len(PICTURES) + len(FILMS) + len(SOUNDS)
    if unread or len(files) != made:
        sys.exit(f"{len(files)} of {made} files were found; not read: {unread}")
    return f"one file of each of {made} formats read"


def _copies(bundle: Bundle) -> str:
    shelf = bundle.work / "shelf"
    (shelf / "copy.jpg").write_bytes((shelf / "picture.jpg").read_bytes())
    bundle.answer("scan", bundle.seen(shelf))
    clusters = json.loads(bundle.answer("duplicates", "--kind", "exact", "--json"))["clusters"]
    if [len(cluster["members"]) for cluster in clusters] != [2]:
        sys.exit(f"the copy was not found: {clusters}")
    return "a copy found"


def _window(bundle: Bundle) -> str:
    with desktop() as screen:
        shown = bundle.environment(DISPLAY=screen.display, QT_QPA_PLATFORM="xcb")
        with subprocess.Popen(bundle.command(), env=shown) as process:
            try:
                screen.window("MediaDesk", limit_s=LIMIT_S)
            finally:
                process.send_signal(signal.SIGTERM)
            if process.wait(LIMIT_S) != 0:
                sys.exit(f"the window ended with {process.returncode}")
    return "the window shown and closed"


if __name__ == "__main__":
    main()
