"""While the files of a folder follow it out of the library, none is shown, and undo is cheap."""

import os
import random
from pathlib import Path

import pytest

from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.roots import settling
from mediadesk.domain.browsing import FileQuery, SmartPlace
from mediadesk.domain.dating import DateQuery
from mediadesk.domain.ordering import Grouping
from mediadesk.operations.dates.date_review import DateReview
from mediadesk.operations.taking_out import bring_back_path, settle, settle_some, take_out
from tests.support.desks import Desk
from tests.support.media import picture

FILES = 24
STEPS = 60


@pytest.fixture
def shelves(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with files at three levels, of which two follow at a time."""
    monkeypatch.setattr(settling, "AT_ONCE", 2)
    folder = pictures / "Many"
    for number in range(FILES):
        place = folder / ("", "a", "a/b", "c")[number % 4]
        place.mkdir(parents=True, exist_ok=True)
        picture(place / f"{number:02}.jpg", size=(24, 16), seed=number)
    return folder


def listed(desk: Desk, grouping: Grouping = Grouping.NONE) -> int:
    return len(desk.library.file_list(FileQuery(group=grouping)).ids)


def gone(desk: Desk) -> int:
    return len(desk.sql("SELECT 1 FROM file WHERE aside IS NOT NULL"))


def pieces(desk: Desk) -> int:
    """Let all files follow; returns in how many pieces they did."""
    number = 0
    while settle_some(desk.store) is not None:
        number += 1
    return number


def test_its_files_are_in_no_list_from_the_moment_it_leaves(
    desk: Desk, shelves: Path, pictures: Path
) -> None:
    other = pictures / "Other"
    other.mkdir()
    picture(other / "stays.jpg", size=(24, 16), seed=99)
    desk.scan(shelves, other)
    dates = DateReview(desk.store.readers)
    everything = (FILES + 1, FILES + 1, FILES + 1)

    def shown() -> tuple[int, int, int]:
        counts = desk.library.place_counts()
        assert counts[SmartPlace.NEEDS_DATE].files == len(dates.queue(DateQuery()).ids)
        assert sum(desk.library.facets(FileQuery()).extensions.values()) == listed(desk)
        return listed(desk), listed(desk, Grouping.FOLDER), counts[SmartPlace.ALL].files

    assert shown() == everything
    take_out(desk.store, bytes(shelves))
    assert 0 < gone(desk) < FILES
    assert shown() == (1, 1, 1)
    bring_back_path(desk.store, bytes(shelves))
    settle(desk.store)
    assert shown() == everything


def test_undo_in_the_midst_goes_through_no_more_than_had_left(desk: Desk, shelves: Path) -> None:
    desk.scan(shelves)
    take_out(desk.store, bytes(shelves))
    settle_some(desk.store)
    had_left = gone(desk)
    assert had_left == 4
    bring_back_path(desk.store, bytes(shelves))
    assert pieces(desk) <= had_left // 2
    assert (gone(desk), listed(desk)) == (0, FILES)
    take_out(desk.store, bytes(shelves))  # and whoever changes his mind again loses nothing
    settle_some(desk.store)
    bring_back_path(desk.store, bytes(shelves))
    take_out(desk.store, bytes(shelves))
    settle(desk.store)
    assert (gone(desk), listed(desk)) == (FILES, 0)


@pytest.mark.parametrize("seed", range(4))
def test_however_often_minds_change_all_files_end_where_their_folder_is(
    desk: Desk, shelves: Path, seed: int
) -> None:
    desk.scan(shelves)
    with desk.store.readers.use() as reader:
        (root,) = folders.roots(reader)
        volume = volumes.load(reader, root.volume_id)
    whole, part = bytes(shelves), bytes(shelves / "a")
    chance = random.Random(seed)  # noqa: S311 - which order is tried

    def roots() -> set[bytes]:
        return {each.path for each in desk.library.roots()}

    def add(path: bytes) -> None:
        inside = [each for each in roots() if each.startswith(path + b"/")]
        desk.store.decide_root(
            path,
            volume_identity=volume.identity,
            volume_label=volume.label,
            file_system=volume.file_system,
            path_in_volume=path,
            absorbed=[(each, each) for each in inside],
        )

    for _ in range(STEPS):
        there = roots()
        path = chance.choice((whole, part))
        if path in there:
            take_out(desk.store, path)
        elif whole not in there:
            add(path)
        for _ in range(chance.choice((0, 1, 3, 20))):
            settle_some(desk.store)
    settle(desk.store)
    wanted = {
        file
        for file in shelves.rglob("*.jpg")
        if any(bytes(file).startswith(path + b"/") for path in roots())
    }
    assert {Path(os.fsdecode(path)) for path in desk.rows()} == wanted
    assert gone(desk) == FILES - len(wanted)
