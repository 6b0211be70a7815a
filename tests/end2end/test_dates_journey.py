"""A user's way: review dates with the keyboard, write them beside the files, take it all back."""

import json
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from mediadesk.session import open_reading
from tests.support.display import Desktop
from tests.support.journeys import LIMIT_S, press, type_in
from tests.support.media import exif, picture
from tests.support.programs import wait_until, window
from tests.support.trees import tree

RIGHT = datetime(2019, 8, 17, 20, 31, 2, tzinfo=UTC)
RESET = datetime(2016, 1, 1, 0, 4, 11)  # noqa: DTZ001 - cameras know no zones
COPIED = datetime(2024, 3, 2, 10, 20, 30, tzinfo=UTC).timestamp()


def make_pictures(folder: Path) -> None:
    """A camera whose clock was reset, with what Google knows of it; and a scan without a date."""
    folder.mkdir()
    reset = exif(taken=RESET, camera=("Panasonic", "DMC-FZ30"))
    picture(folder / "P1030455.JPG", size=(320, 240), seed=1, exif=reset)
    said = {"title": "P1030455.JPG", "photoTakenTime": {"timestamp": str(int(RIGHT.timestamp()))}}
    (folder / "P1030455.JPG.json").write_text(json.dumps(said))
    picture(folder / "scan0042.jpg", size=(320, 240), seed=2)
    for path in (*folder.iterdir(), folder):
        os.utime(path, (COPIED, COPIED))


def decided(catalog: Path) -> dict[str, str]:
    """Return the dates that the user decided, by file name."""
    with open_reading(catalog) as library:
        found = [] if library is None else list(library.dates(None))
    return {
        Path(os.fsdecode(row.path)).name: str(row.taken) for row in found if row.source == "user"
    }


def is_decided(catalog: Path, name: str, start: str) -> bool:
    return decided(catalog).get(name, "").startswith(start)


def is_open(catalog: Path, name: str) -> bool:
    return name not in decided(catalog)


def waits_for_review(catalog: Path) -> bool:
    with open_reading(catalog) as library:
        found = [] if library is None else list(library.dates(None))
    by_name = {Path(os.fsdecode(row.path)).name: str(row.taken) for row in found}
    contradicted = by_name.get("P1030455.JPG", "").startswith("2019-08-17")
    return contradicted and "scan0042.jpg" in by_name


def sidecars(folder: Path) -> int:
    return len(list(folder.glob("*.xmp")))


def has_sidecars(folder: Path, number: int) -> bool:
    return sidecars(folder) == number


def test_review_type_undo_write_undo(x11: Desktop, tmp_path: Path) -> None:
    folder, catalog = tmp_path / "Pictures", tmp_path / "c" / "catalog.db"
    make_pictures(folder)
    before = tree(folder)
    with window(catalog, folder, env={**x11.env, "TZ": "UTC"}):
        shown = x11.window("MediaDesk")
        wait_until(partial(waits_for_review, catalog), limit_s=LIMIT_S)
        x11.key(shown, "ctrl+7")
        contradicted = partial(is_decided, catalog, "P1030455.JPG", "2019-08-17T20:31:02")
        press(x11, shown, "Return", until=contradicted)
        x11.key(shown, "t")
        type_in(x11, shown, "June 1987")
        typed = partial(is_decided, catalog, "scan0042.jpg", "1987-06-01")
        press(x11, shown, "Return", until=typed)
        press(x11, shown, "ctrl+z", until=partial(is_open, catalog, "scan0042.jpg"))
        press(x11, shown, "ctrl+shift+z", until=typed)
        assert tree(folder) == before  # deciding changes no file
        x11.key(shown, "w")
        press(x11, shown, "ctrl+Return", until=partial(has_sidecars, folder, 2))
        written = (folder / "scan0042.jpg.xmp").read_text()
        assert "1987-06" in written
        press(x11, shown, "ctrl+z", until=partial(has_sidecars, folder, 0))
        wait_until(lambda: tree(folder) == before)
