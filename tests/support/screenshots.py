"""Pictures of every page of the window, in both themes and three sizes: OUT [FOLDER].

Drawn without a display, from FOLDER or from media made for the purpose. The day they show is
always the same, so that only what looks different makes other pictures.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import ClassVar

from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from mediadesk import app
from mediadesk.session import open_session
from mediadesk.ui import program
from mediadesk.ui.actions import ActionId
from mediadesk.ui.views.dates.dates_place import DatesPlace
from tests.support.landscapes import photo
from tests.support.media import cut, exif, movie, recording

SIZES = ((1280, 800), (1920, 1080), (1280, 720))
THEMES = {"light": ActionId.THEME_LIGHT, "dark": ActionId.THEME_DARK}
PLACES = (ActionId.SHOW_ALL, ActionId.SHOW_VIDEOS, ActionId.SHOW_AUDIO, ActionId.SHOW_ERRORS)
README_PICTURES = Path(__file__).resolve().parents[2] / "packaging" / "screenshots"
IN_README = {
    "duplicates": "duplicates-side-by-side-1280x800-light",
    "dates": "dates-contradicted-1280x800-light",
    "plan": "bulk-plan-1280x800-dark",
}
"""The pictures that the README shows, in fewer colours; only of media made for it."""
ACCEPTED = 4
"""Files whose proposed dates are taken before dates are written."""
SENT = (14, 20, 25, 30)
"""Photos of which a smaller copy came back from a messenger; the review opens on one."""
SETTLE_MS = 900
"""Reads and thumbnails have arrived by then."""
SCAN_LIMIT_MS = 300_000

THE_DAY_S, THE_ZONE = 1_789_898_400.0, "Europe/Berlin"
"""When the pictures seem to be drawn, 20 September 2026 at noon, and where."""

CLOCK_BEHIND = timedelta(days=1324, hours=20, minutes=26, seconds=51)

Tour = Iterator[int]
"""Steps of a tour; each says how many milliseconds the window needs before the next."""


class Guide(program.Program):
    """The real window, led from page to page; every page is drawn into a file."""

    out: ClassVar[Path]
    folder: ClassVar[Path]
    is_ours: ClassVar[bool]
    """True when the folder was made for the tour."""

    def run(self) -> None:
        self._tour = self._pages()
        self._scanned = False
        self._jobs.finished.connect(self._note_end)
        self._step()
        super().run()

    def _note_end(self, _job: object) -> None:
        self._scanned = True

    def _step(self) -> None:
        wait_ms = next(self._tour, None)
        if wait_ms is None:
            self.end()
        else:
            QTimer.singleShot(wait_ms, self._step)

    def _pages(self) -> Tour:
        yield SETTLE_MS
        yield from self._draw("first-start")
        self.window.add([os.fsencode(self.folder)])
        yield SETTLE_MS
        yield from self._draw("scanning", sizes=SIZES[:1])
        waited_ms = 0
        while not self._scanned and waited_ms < SCAN_LIMIT_MS:
            waited_ms += SETTLE_MS
            yield SETTLE_MS
        for layout in (ActionId.GRID, ActionId.TABLE):
            for place in PLACES:
                self._actions[place].trigger()
                self._actions[layout].trigger()
                yield SETTLE_MS
                yield from self._draw(f"{place.removeprefix('show-')}-{layout}")
        yield from self._review()
        self._actions[ActionId.SHOW_ALL].trigger()
        self._actions[ActionId.GRID].trigger()
        self._actions[ActionId.DETAILS].trigger()
        self._actions[ActionId.JOBS].trigger()
        yield SETTLE_MS
        yield from self._draw("panels")
        for panel in (ActionId.DETAILS, ActionId.JOBS):
            self._actions[panel].trigger()
        yield from self._dates()
        self._actions[ActionId.SHOW_ALL].trigger()
        self._actions[ActionId.KEYS].trigger()
        yield from self._draw("keys")

    def _review(self) -> Tour:
        """Draw review and its plan; what removes files only where the files are our own."""
        self._actions[ActionId.SHOW_DUPLICATES].trigger()
        yield 3 * SETTLE_MS
        yield from self._draw("duplicates")
        for way in (ActionId.SWIPE, ActionId.DIFFERENCE, ActionId.SIDE_BY_SIDE):
            self._actions[way].trigger()
            yield SETTLE_MS
            yield from self._draw(f"duplicates-{way}", sizes=SIZES[:1])
        self._actions[ActionId.BULK_PLAN].trigger()
        yield 2 * SETTLE_MS
        yield from self._draw("bulk-plan")
        if self.is_ours:
            self._actions[ActionId.SHOW_DUPLICATES].trigger()
            for what in (ActionId.ACCEPT, ActionId.ACCEPT, ActionId.KEEP_ALL, ActionId.UNDO):
                yield SETTLE_MS
                self._actions[what].trigger()
            yield SETTLE_MS
        for place in (ActionId.SHOW_HISTORY, ActionId.SHOW_REMOVED):
            self._actions[place].trigger()
            yield SETTLE_MS
            yield from self._draw(place.removeprefix("show-"))

    def _dates(self) -> Tour:
        """Go through the queue, then look at every plan that begins at it."""
        self._actions[ActionId.SHOW_DATES].trigger()
        place = self.window.pages.currentWidget()
        assert isinstance(place, DatesPlace)
        yield SETTLE_MS
        yield from self._draw("dates-contradicted")
        self._actions[ActionId.SHIFT_CAMERA].trigger()
        yield SETTLE_MS
        yield from self._draw("dates-shift")
        place.go_back()
        yield SETTLE_MS
        for _file in range(ACCEPTED):
            QTest.keyClick(place.dates.side.list, Qt.Key.Key_Return)
            yield SETTLE_MS
        self._actions[ActionId.HISTOGRAM].trigger()
        QTest.keyClick(place.dates.side.list, Qt.Key.Key_End)
        yield SETTLE_MS
        yield from self._draw("dates-queue")
        self._actions[ActionId.WRITE_DATES].trigger()
        yield SETTLE_MS
        yield from self._draw("dates-write")
        self._actions[ActionId.EXPORT].trigger()
        place.export.form.choose_folder(os.fsencode(self.out.absolute() / "archive"))
        yield SETTLE_MS
        yield from self._draw("dates-export")

    def _draw(self, name: str, sizes: tuple[tuple[int, int], ...] = SIZES) -> Tour:
        for width, height in sizes:
            self.window.resize(width, height)
            for theme, action in THEMES.items():
                self._actions[action].trigger()
                yield SETTLE_MS
                self.window.grab().save(str(self.out / f"{name}-{width}x{height}-{theme}.png"))


def make_library(folder: Path) -> None:
    """Make a small library: photos of two trips, films, recordings, wrong dates, a broken file."""
    noon = datetime(2019, 7, 4, 12)  # noqa: DTZ001 - cameras know no zone
    shapes = ((960, 720), (720, 960), (1200, 675), (800, 800))
    for number in range(60):
        trip = folder / ("Iceland 2019" if number < 36 else "Phone backup")
        trip.mkdir(exist_ok=True)
        taken = exif(taken=noon + timedelta(hours=number * 7), camera=("Canon", "EOS 80D"))
        width, height = shapes[number % len(shapes)]
        if number in SENT:
            sent = folder / "Phone backup" / f"IMG-20190704-WA{number:04}.jpg"
            sent.parent.mkdir(exist_ok=True)
            photo(sent, size=(width, height), seed=number, quality=88)
            width, height = 2 * width, 2 * height
        path = trip / f"IMG_{4100 + number}.jpg"
        photo(path, size=(width, height), seed=number, quality=85, exif=taken)
    for number in range(12):
        original = folder / "Iceland 2019" / f"IMG_{4100 + number}.jpg"
        shutil.copy2(original, folder / "Phone backup" / f"IMG_{4100 + number} (1).jpg")
    make_wrong_dates(folder)
    for number in range(4):
        movie(folder / f"clip {number + 1}.mp4", size=(640, 360), duration_s=2, seed=90 + number)
        recording(folder / f"memo {number + 1}.mp3", duration_s=3, seed=number, title="A memo")
    cut(photo(folder / "half a photo.jpg", size=(800, 600), seed=99), 0.4)
    for path in folder.rglob("*.*"):
        os.utime(path, (THE_DAY_S - 86_400,) * 2)  # copies keep the time of what they show


def make_wrong_dates(folder: Path) -> None:
    """Add what needs a date: a camera that forgot it, sent pictures, scans."""
    lofoten, sent, scans = (folder / name for name in ("2019-08 Lofoten", "Sent", "Scans"))
    for made in (lofoten, sent, scans):
        made.mkdir()
    right = datetime(2019, 8, 17, 20, 31, 2)  # noqa: DTZ001 - cameras know no zone
    for number in range(16):
        took = right + timedelta(minutes=number * number)
        camera = exif(taken=took - CLOCK_BEHIND, camera=("Panasonic", "DMC-FZ30"))
        name = f"IMG_{took:%Y%m%d_%H%M%S}.jpg" if number % 4 == 0 else f"P10304{number + 55}.JPG"
        photo(lofoten / name, size=(800, 600), seed=200 + number, exif=camera)
    for number in range(12):
        day = right + timedelta(days=number * 9)
        photo(sent / f"IMG-{day:%Y%m%d}-WA{number:04}.jpg", size=(600, 800), seed=220 + number)
        photo(scans / f"scan{number + 42:04}.jpg", size=(800, 560), seed=240 + number)


def turn_clock() -> None:
    """Let the program's clock start on the same day wherever and whenever it runs."""
    os.environ["TZ"] = THE_ZONE
    time.tzset()
    began, running = THE_DAY_S, time.monotonic()
    time.time = lambda: began + time.monotonic() - running


def main(out: Path, folder: Path | None) -> int:
    """Draw all pages into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    turn_clock()
    with tempfile.TemporaryDirectory(prefix="mediadesk-screens-") as home:
        os.environ.update({f"MEDIADESK_{name}_DIR": home for name in ("DATA", "CACHE", "CONFIG")})
        os.environ.update(QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1", QT_FONT_DPI="96")
        Guide.is_ours = folder is None
        if folder is None:
            folder = Path(home) / "Pictures"
            folder.mkdir()
            make_library(folder)
        Guide.out, Guide.folder = out, folder.absolute()
        program.Program = Guide  # type: ignore[misc] # the program's own start, with a guide
        session = partial(open_session, catalog=Path(home) / "catalog.db", holder="the tour")
        code = app.run_window(session, [])
    if Guide.is_ours:
        for name, shown in IN_README.items():
            with Image.open(out / f"{shown}.png") as picture_of_page:
                small = picture_of_page.convert("RGB").quantize(256)
                small.save(README_PICTURES / f"{name}.png", optimize=True)
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None))
