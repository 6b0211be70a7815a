"""Which folders of a catalog can be watched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.store import Store, open_store
from mediadesk.operations.scanning.watching import WatchPlan, plan


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "catalog.db")
    yield opened
    opened.close()


def add(store: Store, root: bytes, *inside: bytes, file_system: str = "ext4") -> None:
    store.decide_root(
        root,
        volume_identity=os.fsdecode(root),
        volume_label="disk",
        file_system=file_system,
        path_in_volume=b".",
    )
    for path in inside:
        store.catalog.submit(
            lambda writer, path=path: folders.ensure_path(writer, path)  # type: ignore[misc] # bound now
        ).result()


def test_every_folder_of_a_disk_that_is_there_is_watched(store: Store) -> None:
    add(store, b"/a", b"/a/b/c")
    assert plan(store.readers, 10) == WatchPlan(
        (b"/a", b"/a/b", b"/a/b/c"), 3, (), frozenset({b"/a"})
    )


def test_a_disk_that_is_away_and_a_root_that_is_gone_are_left_out(store: Store) -> None:
    add(store, b"/a")
    store.catalog.submit(lambda writer: volumes.set_online(writer, 1, online=False)).result()
    assert plan(store.readers, 10) == WatchPlan()
    store.catalog.submit(lambda writer: volumes.set_online(writer, 1, online=True)).result()
    store.catalog.submit(lambda writer: folders.set_gone(writer, 1, gone=True)).result()
    assert plan(store.readers, 10) == WatchPlan()


def test_shares_odd_names_and_what_is_over_the_limit_are_for_the_focus(store: Store) -> None:
    add(store, b"/share", b"/share/x", file_system="cifs")
    add(store, b"/odd", b"/odd/\xff")
    add(store, b"/many", b"/many/1", b"/many/2", b"/many/3")
    assert plan(store.readers, 3) == WatchPlan(
        (b"/odd", b"/many", b"/many/1"),
        8,
        (b"/share", b"/odd", b"/many"),
        frozenset({b"/share", b"/odd", b"/many"}),
    )
