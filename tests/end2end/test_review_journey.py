"""A user's way: drop a folder, review three clusters with the keyboard, take it all back."""

import os
import shutil
import time
from functools import partial
from pathlib import Path

from mediadesk.domain.clusters import ClusterKind
from mediadesk.operations import resolve
from mediadesk.session import open_journal, open_reading
from tests.support.display import Desktop
from tests.support.journeys import LIMIT_S, press
from tests.support.media import picture
from tests.support.programs import wait_until, window
from tests.support.trees import Leaf, tree
from tests.support.xdnd import Drag, uri_list


def make_pictures(folder: Path) -> None:
    """Two pictures twice, and one that was saved again, with less quality."""
    for place in ("2018", "Phone backup"):
        (folder / place).mkdir(parents=True)
    for number in range(2):
        original = picture(folder / "2018" / f"IMG_{number}.jpg", size=(320, 240), seed=number)
        shutil.copy2(original, folder / "Phone backup" / f"IMG_{number} (1).jpg")
    picture(folder / "2018" / "dune.jpg", size=(640, 480), seed=7, quality=95)
    picture(folder / "Phone backup" / "dune again.jpg", size=(640, 480), seed=7, quality=60)
    old = time.time() - 86_400 * 400
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (old, old))


def open_clusters(catalog: Path) -> int:
    with open_reading(catalog) as library:
        if library is None:
            return -1
        totals = library.cluster_totals()
        return sum(total.clusters for total in totals.values()) if totals else 0


def kinds(catalog: Path) -> set[ClusterKind]:
    with open_reading(catalog) as library:
        return set() if library is None else set(library.cluster_totals())


def is_held(catalog: Path, files: int) -> bool:
    return held(catalog) == files


def held(catalog: Path) -> int:
    with open_journal(catalog) as readers:
        if readers is None:
            return 0
        return resolve.held_count(readers).files


def drop(x11: Desktop, shown: str, folder: Path) -> None:
    x, y, width, height = x11.place(shown)
    drag = Drag(uri_list([os.fsencode(folder)]))
    assert drag.drop_at(x11.display, x + width // 2, y + height // 2)


def test_drop_find_review_resolve_undo(x11: Desktop, tmp_path: Path) -> None:
    folder, catalog = tmp_path / "Pictures", tmp_path / "c" / "catalog.db"
    make_pictures(folder)
    before: dict[bytes, Leaf] = tree(folder)
    with window(catalog, env=x11.env):
        shown = x11.window("MediaDesk")
        drop(x11, shown, folder)
        wait_until(lambda: open_clusters(catalog) == 3, limit_s=LIMIT_S)
        assert kinds(catalog) == {ClusterKind.EXACT, ClusterKind.SIMILAR}
        assert tree(folder) == before  # looking changes nothing
        x11.key(shown, "ctrl+6")
        for decided in (1, 2, 3):
            press(x11, shown, "Return", until=partial(is_held, catalog, decided))
        wait_until(lambda: open_clusters(catalog) == 0, limit_s=LIMIT_S)
        gone = set(before) - set(tree(folder))
        assert {os.path.dirname(path) for path in gone} <= {
            os.fsencode(folder / place) for place in ("2018", "Phone backup")
        }
        assert len(gone) == 3
        for left in (2, 1, 0):
            press(x11, shown, "ctrl+z", until=partial(is_held, catalog, left))
        wait_until(lambda: open_clusters(catalog) == 3, limit_s=LIMIT_S)
        wait_until(lambda: tree(folder) == before)
