"""A removal that writes what copies knew into the kept file, killed at some system call.

`main` is the program that gets killed.
"""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast
from unittest.mock import patch

from mediadesk.catalog.store import Store, open_store
from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.journal import RemovalPlace
from mediadesk.operations import resolve
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.past.removal_history import RemovalHistory
from mediadesk.operations.resolve import Way
from mediadesk.operations.writing import folding
from mediadesk.operations.writing.folding import Folding
from tests.support.held_library import held_library, tell
from tests.support.kill_points import Scene
from tests.support.media import scene
from tests.support.quick_scan import exact, scan
from tests.support.readied import ready

_TRASH = "trash:"
SETTINGS = Settings(removal_merge_into="files")


class FoldScene(Scene):
    """Copies of a picture of which one knows more.

    `place` is the form of the picture; after "trash:", its copies go to the system's trash.
    """

    program = "tests.support.fold_scene"

    def _fill(self) -> None:
        data = io.BytesIO()
        scene(64, 48).save(data, format=_form(self.place))
        with held_library(self.folder) as library:
            (self.folder / "out").mkdir()
            for name in self._names():
                library.add(name, data.getvalue())
            scan(library.store, library.root)
            tell(library, library.root / "a" / "2.jpg", facts={"rating": 4, "caption": "The hut"})

    def settle(self, store: Store) -> None:
        """Do what the program does at its start."""
        super().settle(store)
        resolve.settle_rewrites(store)
        resolve.settle_merges(store)

    def take_back(self, store: Store) -> None:
        """Undo as the window does."""
        take_back(store)


class _Here:
    """Lanes that do their work in this process."""

    def of(self, _path: bytes) -> "_Here":
        return self

    def run(self, work: Callable[..., object], *given: object, timeout_s: float) -> object:
        assert timeout_s
        return work(*given)


def take_back(store: Store) -> None:
    """Undo the latest removal, with what was written into the file that stayed."""
    history = RemovalHistory(store, SETTINGS, cast("Lanes", _Here()))
    item = history.newest()
    assert item is not None
    with _not_studied():
        found = history.undo(item.key, checkpoint=lambda: None, on_step=lambda _done, _path: None)
    assert not found.trouble, found.trouble


def _not_studied() -> AbstractContextManager[object]:
    """Leave what was written to be looked into by the next scan: it is owed."""
    return patch.object(folding, "restudy", lambda *_given: CatalogChanges())


def _form(place: str) -> str:
    return place.removeprefix(_TRASH)


def main(action: str, where: str, place: str) -> int:
    """Be the program that gets killed."""
    folder = Path(where)
    store = open_store(folder / "catalog" / "catalog.db")
    root = folder / "library"
    ready()
    if action == "act":
        names = sorted(path for path in root.rglob("*.jpg") if "keep" not in path.parts)
        decided = exact(root / "keep" / "1.jpg", *names)
        goes = RemovalPlace.TRASH if place.startswith(_TRASH) else RemovalPlace.REMOVED
        plan = resolve.plan(store, [decided], settings=SETTINGS, way=Way(goes))
        done = resolve.act(store, plan)
        with _not_studied():
            done = Folding(store, SETTINGS, cast("Lanes", _Here())).fold(plan, done)
        assert not done.merged
    else:
        take_back(store)
    store.close()
    return 0
