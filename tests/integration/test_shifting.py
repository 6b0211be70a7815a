"""Many dates changed at once: what is shown before is what is then decided."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.domain.dating import ChosenDate, Shift
from mediadesk.domain.shifting import DateChange
from mediadesk.domain.timestamps import Precision
from mediadesk.operations.dates.dating import Dating
from mediadesk.operations.dates.shifting import Shifting
from tests.support.desks import Desk
from tests.support.media import exif, picture

RIGHT = datetime(2019, 8, 17, 20, 31, 2)  # noqa: DTZ001 - cameras know no zones
WRONG_BY = timedelta(days=1324, hours=20, minutes=26, seconds=51)
LUMIX = ("Panasonic", "DMC-FZ30")
KEY = (*LUMIX, "")


@pytest.fixture
def ids(desk: Desk, tmp_path: Path) -> dict[str, int]:
    """Four pictures of a camera whose clock was reset; two have the right time in their names."""
    folder = tmp_path / "card"
    folder.mkdir()
    for number in range(4):
        right = RIGHT + timedelta(minutes=number)
        named = right.strftime("IMG_%Y%m%d_%H%M%S.jpg")
        name = named if number < 2 else f"P103045{number}.JPG"
        taken = exif(taken=right - WRONG_BY, camera=LUMIX)
        picture(folder / name, seed=number, exif=taken)
    desk.scan(folder)
    return dict(desk.sql("SELECT name_shown, id FROM file"))


def test_a_camera_put_right_gets_what_the_preview_showed(desk: Desk, ids: dict[str, int]) -> None:
    shifting = Shifting(desk.store, Settings())
    (camera,) = shifting.cameras()
    assert (camera.name, camera.files) == ("Panasonic DMC-FZ30", 4)
    change = DateChange(shift=Shift(WRONG_BY.total_seconds()), camera=KEY)
    summary = shifting.summary(shifting.files_of(KEY), change)
    assert summary.changing == 4
    assert set(summary.agreeing) == {
        ids["IMG_20190817_203102.jpg"], ids["IMG_20190817_203202.jpg"],
    }  # fmt: skip
    assert summary.after == {"2019-08": 4}
    rows = shifting.rows(summary.ids, change)
    first = rows[ids["P1030452.JPG"]]
    assert first.before is not None
    assert first.before.wall == (RIGHT + timedelta(minutes=2) - WRONG_BY).isoformat()
    outcome = shifting.carry_out(summary, change)
    assert outcome.files == frozenset(summary.ids)
    taken = dict(desk.sql("SELECT id, taken FROM file"))
    for id_, row in rows.items():
        assert row.after is not None
        assert taken[id_] == row.after.wall
    assert shifting.cameras()[0].shift_s == WRONG_BY.total_seconds()
    assert desk.sql("SELECT DISTINCT need FROM file") == [(0,)]


def test_what_the_user_decided_stays_as_it_is(desk: Desk, ids: dict[str, int]) -> None:
    mine = ids["P1030453.JPG"]
    dating = Dating(desk.store, Settings())
    dating.set([mine], ChosenDate("2019-08-20T00:00:00", Precision.DAY))
    shifting = Shifting(desk.store, Settings())
    for change in (
        DateChange(shift=Shift(3600.0), camera=KEY),
        DateChange(shift=Shift(3600.0, 120)),
        DateChange(date=ChosenDate("1987-06-01T00:00:00", Precision.MONTH)),
    ):
        summary = shifting.summary(list(ids.values()), change)
        assert list(summary.left) == [mine]
        row = shifting.rows([mine], change)[mine]
        assert row.decided
        assert row.after is None
    shifting.carry_out(summary, change)
    assert desk.sql("SELECT taken FROM file WHERE id = ?", mine) == [("2019-08-20T00:00:00",)]


def test_a_folder_of_scans_gets_one_date_and_loses_it_again(
    desk: Desk, ids: dict[str, int]
) -> None:
    shifting = Shifting(desk.store, Settings())
    june = ChosenDate("1987-06-01T00:00:00", Precision.MONTH)
    change = DateChange(date=june, text="June 1987")
    before = desk.sql("SELECT id, taken FROM file ORDER BY id")
    summary = shifting.summary(list(ids.values()), change)
    assert summary.after == {"1987-06": 4}
    shifting.carry_out(summary, change)
    known = desk.sql("SELECT DISTINCT taken, taken_precision, taken_source FROM file")
    assert known == [("1987-06-01T00:00:00", "month", "user")]
    Dating(desk.store, Settings()).undo()
    assert desk.sql("SELECT id, taken FROM file ORDER BY id") == before


def test_the_clock_is_proposed_where_enough_others_say_so(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(5):
        right = RIGHT + timedelta(minutes=number)
        taken = exif(taken=right - WRONG_BY, camera=LUMIX)
        picture(folder / right.strftime("IMG_%Y%m%d_%H%M%S.jpg"), seed=number, exif=taken)
    desk.scan(folder)
    (clock,) = Shifting(desk.store, Settings()).clocks()
    assert clock.correction.shift_s == WRONG_BY.total_seconds()
    assert clock.correction.agreeing == 5
