"""The strip of what one camera took says times as far as they are known, and no day made up."""

from PySide6.QtCore import QModelIndex

from mediadesk.domain.dating import ChosenDate, Neighbour
from mediadesk.domain.timestamps import Precision
from mediadesk.ui.models.dates.neighbour_list import NeighbourListModel
from tests.support.fake_library import FakeLibrary

TIMED = ChosenDate("2019-08-17T20:31:02", Precision.SECOND)
MONTH = ChosenDate("2019-08-01T00:00:00", Precision.MONTH)


def strip(*dates: ChosenDate, this: int) -> NeighbourListModel:
    files = FakeLibrary(len(dates)).records
    rows = [Neighbour(files[number], date) for number, date in enumerate(dates, 1)]
    model = NeighbourListModel()
    model.show(rows, this)
    return model


def texts(model: NeighbourListModel) -> list[str]:
    return [str(model.data(model.index(row, 0, QModelIndex()))) for row in range(model.rowCount())]


def test_a_neighbour_known_by_the_month_is_shown_without_a_day() -> None:
    model = strip(MONTH, TIMED, this=2)
    assert texts(model) == ["Aug 2019", "this one"]
    assert model.caption() == "around 17 Aug 2019"


def test_around_a_month_no_day_is_named() -> None:
    model = strip(MONTH, TIMED, this=1)
    assert texts(model) == ["this one", "17 Aug"]
    assert model.caption() == "around Aug 2019"
