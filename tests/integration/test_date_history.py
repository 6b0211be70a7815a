"""Decisions on dates in History: each can be taken back and done again."""

from datetime import datetime
from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.history import HistoryKind
from mediadesk.domain.timestamps import Precision
from mediadesk.operations.dates.dating import Dating
from mediadesk.operations.past.date_history import DateHistory
from mediadesk.operations.past.history import History
from mediadesk.timestamps.clocks import Camera
from tests.support.desks import Desk
from tests.support.media import exif, picture

NOON = datetime(2019, 8, 17, 12)  # noqa: DTZ001 - cameras know no zones
JUNE = ChosenDate("1987-06-01T00:00:00", Precision.MONTH)
TAKEN = "SELECT id, taken, taken_source FROM file ORDER BY id"


@pytest.fixture
def ids(desk: Desk, tmp_path: Path) -> list[int]:
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in range(3):
        taken = exif(taken=NOON, camera=("Canon", "EOS 80D"))
        picture(folder / f"scan{number}.jpg", seed=number, exif=taken)
    desk.scan(folder)
    return [row[0] for row in desk.sql("SELECT id FROM file ORDER BY id")]


def test_every_decision_is_one_item_with_its_files(desk: Desk, ids: list[int]) -> None:
    dating, source = Dating(desk.store, Settings()), DateHistory(desk.store, Settings())
    dating.set(ids[:2], JUNE)
    dating.correct_camera(Camera("Canon", "EOS 80D"), shift_s=3600.0)
    clock, dated = source.items()
    assert (clock.kind, dated.kind, dated.files) == (HistoryKind.CLOCK, HistoryKind.DATED, 2)
    detail = source.detail(dated.key)
    assert detail is not None
    assert [file.path.rpartition(b"/")[2] for file in detail.stayed] == [b"scan0.jpg", b"scan1.jpg"]
    assert [item.key for item in source.items("SCAN1")] == [dated.key]


def test_a_decision_is_taken_back_and_made_again(desk: Desk, ids: list[int]) -> None:
    history = History([DateHistory(desk.store, Settings())])
    before = desk.sql(TAKEN)
    Dating(desk.store, Settings()).set(ids, JUNE)
    decided = desk.sql(TAKEN)
    assert decided != before
    undone = history.undo()
    assert desk.sql(TAKEN) == before
    assert undone.changes.files == frozenset(ids)
    assert undone.item is not None
    assert undone.item.is_undone
    history.redo()
    assert desk.sql(TAKEN) == decided
    history.undo()
    assert desk.sql(TAKEN) == before


def test_a_clock_put_right_is_taken_back(desk: Desk, ids: list[int]) -> None:
    history = History([DateHistory(desk.store, Settings())])
    before = desk.sql(TAKEN)
    Dating(desk.store, Settings()).correct_camera(Camera("Canon", "EOS 80D"), shift_s=3600.0)
    assert [row[1] for row in desk.sql(TAKEN)] == ["2019-08-17T13:00:00"] * len(ids)
    history.undo()
    assert desk.sql(TAKEN) == before
    with pytest.raises(OutsideError):
        history.undo()
