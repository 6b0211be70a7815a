from collections.abc import Callable
from unittest.mock import Mock

import pytest

from mediadesk.catalog.files.files import Owed, PendingFile
from mediadesk.domain.media import FileStat, MediaKind
from mediadesk.operations.scanning.backlog import Backlog

KB, MB = 1_000, 1_000_000
FULL = 24


def pending(number: int, size_bytes: int) -> PendingFile:
    stat = FileStat(size_bytes, 1, 1, 1, number, 1)
    return PendingFile(
        number, b"/p/%d.jpg" % number, MediaKind.PHOTO, Owed.ALL, stat, None, is_new=True
    )


@pytest.fixture
def batches() -> Callable[[int, int], list[int]]:
    """Return how many files each batch has, of so many files of one size."""

    def sizes(count: int, size_bytes: int) -> list[int]:
        backlog = Backlog(Mock(), lambda: None, Mock(), belongs=lambda _: True)
        backlog.add([pending(number, size_bytes) for number in range(count)])
        backlog.walk_is_over()
        return [len(batch) for batch in backlog.batches()]

    return sizes


def test_small_files_share_a_batch_and_large_ones_have_their_own(
    batches: Callable[[int, int], list[int]],
) -> None:
    assert batches(1_000, 50 * KB)[0] == FULL
    assert set(batches(5, 4 * MB)) == {1}


def test_the_last_batches_are_small_so_that_no_child_works_on_alone(
    batches: Callable[[int, int], list[int]],
) -> None:
    found = batches(1_000, 50 * KB)
    assert sum(found) == 1_000
    assert found == sorted(found, reverse=True)
    assert found[-4:] == [1, 1, 1, 1]
