import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mediadesk.catalog.store import Store
from mediadesk.disk.walk import walk
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.scanning import places
from mediadesk.operations.scanning.discover import Discovery
from mediadesk.operations.scanning.tally import Tally
from tests.support.quick_scan import RULES, new_store

MANY = 300


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_store(tmp_path / "home")) as opened:
        yield opened


@pytest.mark.parametrize("folders", [1, 30])
def test_some_files_are_handed_on_before_all_are_stored(
    store: Store, tmp_path: Path, folders: int
) -> None:
    root = tmp_path / "photos"
    for number in range(MANY):
        path = root / f"{number % folders}" / f"{number:03}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    told: list[list[bytes]] = []
    with closing(Lanes(1)) as lanes:
        places.prepare(store, [os.fsencode(root)], lanes)
    discovery = Discovery(
        store,
        tally=Tally(),
        on_owed=lambda owed: told.append([file.path for file in owed]),
        on_changes=lambda _: None,
    )
    for listing in walk(os.fsencode(root), RULES, checkpoint=lambda: None):
        discovery.take(listing)
    discovery.finish()
    assert 0 < len(told[0]) < MANY / 2
    paths = [path for some in told for path in some]
    assert len(paths) == len(set(paths)) == MANY
