import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediadesk.ui.widgets.lists.grid_geometry import GAP, HEADING, GridGeometry


def grid(*counts: int, width: int = 1040, wanted: int = 180, headings: bool = True) -> GridGeometry:
    return GridGeometry(counts, width=width, wanted=wanted, left=20, right=20, headings=headings)


def test_the_smallest_window_shows_five_columns_of_four_to_three() -> None:
    five = grid(10)
    assert five.columns == 5
    assert (five.cell_width, five.cell_height) == (193, 145)


def test_a_group_begins_a_new_line_under_its_heading() -> None:
    two = grid(3, 4)
    first, fourth = two.box(0), two.box(3)
    assert first[1] == HEADING
    assert fourth[0] == first[0]
    assert fourth[1] == first[1] + two.cell_height + HEADING
    assert list(two.headings_between(0, 10_000)) == [(0, 0), (1, fourth[1] - HEADING)]


groups = st.lists(st.integers(1, 30), min_size=1, max_size=12)
widths = st.integers(120, 4000)


@settings(max_examples=40)
@given(groups, widths, st.sampled_from((96, 180, 256)), st.booleans())
def test_the_file_at_the_middle_of_a_cell_is_the_cells_file(
    counts: list[int], width: int, wanted: int, headings: bool
) -> None:
    made = grid(*counts, width=width, wanted=wanted, headings=headings)
    for row in range(sum(counts)):
        left, top, cell_width, cell_height = made.box(row)
        assert made.row_at(left + cell_width // 2, top + cell_height // 2) == row
        assert made.row_at(left, top) == row
        assert made.row_at(left + cell_width + GAP // 2, top) == -1
        assert left >= 20
        assert left + cell_width <= max(width - 20, 21)


@settings(max_examples=40)
@given(groups, widths, st.integers(-50, 5000), st.integers(1, 2000))
def test_the_rows_in_sight_are_those_that_touch_the_viewport(
    counts: list[int], width: int, top: int, height: int
) -> None:
    made = grid(*counts, width=width)
    seen = made.rows_between(top, top + height)
    touching = [
        row for row in range(sum(counts))
        if made.box(row)[1] < top + height and made.box(row)[1] + made.cell_height > top
    ]  # fmt: skip
    assert list(seen) == touching


@settings(max_examples=40)
@given(groups, widths, st.integers(0, 800), st.integers(0, 900), st.integers(1, 900))
def test_a_rubber_band_catches_the_cells_it_touches(
    counts: list[int], width: int, left: int, top: int, side: int
) -> None:
    made = grid(*counts, width=width)
    caught = {row for run in made.rows_in((left, top, side, side)) for row in run}

    def touches(row: int) -> bool:
        x, y, w, h = made.box(row)
        return x < left + side and x + w > left and y < top + side and y + h > top

    assert caught == {row for row in range(sum(counts)) if touches(row)}


@settings(max_examples=40)
@given(groups, widths, st.integers(0, 300))
def test_down_and_up_stay_in_the_column_where_there_is_one(
    counts: list[int], width: int, row: int
) -> None:
    made = grid(*counts, width=width)
    row %= sum(counts)
    below = made.vertical(row, 1)
    assert 0 <= below < sum(counts)
    assert below == row or made.box(below)[1] > made.box(row)[1]
    assert made.box(below)[0] <= made.box(row)[0]
    assert made.vertical(row, -1) <= row


@pytest.mark.parametrize("headings", [True, False])
def test_an_empty_list_has_no_height_and_no_file(headings: bool) -> None:
    empty = grid(0, headings=headings)
    assert empty.height == 0
    assert empty.row_at(30, 60) == -1
    assert not empty.rows_between(0, 1000)
