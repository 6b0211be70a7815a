from array import array

from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.browsing import FileGroup
from mediadesk.ui.models.rows.listing import (
    Listing,
    below,
    listing,
    rows_of,
    shared_start,
    sparse_days_joined,
)


def made(*ids: int, groups: tuple[FileGroup, ...] = ()) -> Listing:
    return Listing(array("q", ids), groups)


def test_new_files_above_what_is_seen_wait_below_it() -> None:
    result = below(made(5, 4, 3, 2), made(9, 5, 8, 4, 3, 7, 2), rows=2)
    assert list(result.ids) == [5, 4, 9, 8, 3, 7, 2]
    assert result.waiting == 2


def test_files_that_belong_further_down_do_not_wait() -> None:
    fresh = made(5, 4, 9, 3, 8)
    assert below(made(5, 4, 3), fresh, rows=2) is fresh


def test_a_file_that_is_gone_leaves_at_once() -> None:
    result = below(made(5, 4, 3), made(5, 3), rows=3)
    assert list(result.ids) == [5, 3]
    assert not result.waiting


def test_files_that_wait_stand_under_their_own_headings() -> None:
    shown = made(5, 4, 3, groups=(FileGroup("b", 2), FileGroup("a", 1)))
    fresh = made(9, 5, 4, 8, 3, groups=(FileGroup("c", 1), FileGroup("b", 3), FileGroup("a", 1)))
    result = below(shown, fresh, rows=2)
    assert list(result.ids) == [5, 4, 9, 8, 3]
    assert result.groups == (
        FileGroup("b", 2), FileGroup("c", 1), FileGroup("b", 1), FileGroup("a", 1),
    )  # fmt: skip


orders = st.lists(st.integers(0, 40), unique=True)


@given(shown=orders, fresh=orders, rows=st.integers(0, 45))
def test_nothing_is_lost_or_doubled_and_what_is_seen_keeps_its_order(
    shown: list[int], fresh: list[int], rows: int
) -> None:
    groups = (FileGroup("x", len(fresh)),) if fresh else ()
    old = (FileGroup("x", len(shown)),) if shown else ()
    result = below(made(*shown, groups=old), made(*fresh, groups=groups), rows)
    stay = [id_ for id_ in shown[:rows] if id_ in fresh]
    assert sorted(result.ids) == sorted(fresh)
    if result.waiting:
        assert list(result.ids)[: len(stay)] == stay
    assert sum(group.count for group in result.groups) == len(fresh)


def test_headings_read_a_moment_later_are_evened_out() -> None:
    assert listing(array("q", [1, 2, 3]), [FileGroup("a", 2)]).groups == (FileGroup("a", 3),)
    assert listing(array("q", [1]), [FileGroup("a", 2), FileGroup("b", 1)]).groups == (
        FileGroup("a", 1),
    )


def test_rows_in_common_are_counted_from_the_top() -> None:
    assert shared_start(made(1, 2, 3), made(1, 2, 4, 5)) == 2
    assert shared_start(made(1, 2), made(1, 2, 3)) == 2
    assert shared_start(made(), made(1)) == 0


def test_rows_are_found_by_id_and_unknown_ids_are_absent() -> None:
    assert rows_of(array("q", [7, 5, 9]), [9, 7, 1]) == {7: 0, 9: 2}


def test_days_of_a_sparse_month_share_one_heading_and_full_ones_have_their_own() -> None:
    days = [("2026-03-04", 1), ("2026-03-02", 2), ("2026-02-01", 1), ("2025-07-09", 40),
            ("2025-07-08", 2), ("", 5)]  # fmt: skip
    joined = sparse_days_joined([FileGroup(day, count) for day, count in days])
    assert [(group.key, group.count) for group in joined] == [
        ("2026-03", 3), ("2026-02-01", 1), ("2025-07-09", 40), ("2025-07-08", 2), ("", 5),
    ]  # fmt: skip


def test_a_year_known_by_itself_keeps_a_heading_of_its_own() -> None:
    days = [("2019-01-02", 1), ("2019-01-01", 1), ("year 2019-01-01T00:00:00", 1),
            ("year 2018-01-01T00:00:00", 1)]  # fmt: skip
    joined = sparse_days_joined([FileGroup(day, count) for day, count in days])
    assert [(group.key, group.count) for group in joined] == [
        ("2019-01", 2), ("year 2019-01-01T00:00:00", 1), ("year 2018-01-01T00:00:00", 1),
    ]  # fmt: skip
