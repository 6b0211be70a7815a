"""What the search found of two files is read as their own seconds, whichever is asked first."""

import pytest

from mediadesk.catalog.likeness import films, sounds
from mediadesk.catalog.likeness.films import FilmMatchRow
from mediadesk.catalog.likeness.sounds import SoundMatchRow
from mediadesk.domain.passages import Passage
from tests.support.desks import Desk


@pytest.fixture
def two_files(desk: Desk) -> tuple[int, int]:
    """Files 1 and 2, and a third."""
    for number in (1, 2, 3):
        desk.write(
            "INSERT INTO content(id, size_bytes, quick_hash) VALUES (?, 1, ?)", number, "x" * number
        )
    desk.write("INSERT INTO volume VALUES (9, 'v', 'v', 'ext4', 1, 0)")
    desk.write("INSERT INTO folder(id, name, name_shown, name_search) VALUES (9, x'2f', '/', '/')")
    for number in (1, 2, 3):
        desk.write(
            "INSERT INTO file(id, folder_id, name, name_shown, name_search, extension, volume_id,"
            " kind, size_bytes, mtime_ns, ctime_ns, dev, inode, links, status, pending, content_id)"
            " VALUES (?, 9, CAST(? AS BLOB), '', '', '', 9, 'video', 1, 1, 1, 1, 1, 1, 'present',"
            " 0, ?)",
            number, str(number), number,
        )  # fmt: skip
    return 1, 2


def test_a_films_passages_in_both_directions(desk: Desk, two_files: tuple[int, int]) -> None:
    row = FilmMatchRow(1, 2, 0.9, "same", 1.0, -4.0, 0.4, 1.0, False, ((4.0, 9.0),))
    desk.store.catalog.submit(
        lambda writer: films.store_search(writer, [], [row], search_version=1)
    ).result()
    there = desk.library.passages(*two_files)
    back = desk.library.passages(*two_files[::-1])
    assert there is not None
    assert back is not None
    assert there.passages == (Passage(4.0, 9.0, 0.0, 5.0),)
    assert back.passages == (Passage(0.0, 5.0, 4.0, 9.0),)
    assert back.other_s(there.other_s(6.0)) == pytest.approx(6.0)


def test_two_films_that_only_match_a_third_lie_on_each_other_by_it(
    desk: Desk, two_files: tuple[int, int]
) -> None:
    rows = [
        FilmMatchRow(3, 1, 0.9, "mirror", 1.0, -4.0, 0.4, 1.0, False, ((4.0, 9.0),)),
        FilmMatchRow(2, 3, 0.8, "same", 2.0, 1.0, 1.0, 0.5, False, ((0.0, 3.0),)),
    ]
    desk.store.catalog.submit(
        lambda writer: films.store_search(writer, [], rows, search_version=1)
    ).result()
    found = desk.library.passages(*two_files)
    assert found is not None
    # second 5 of the third is second 1 of the first and second 2 of the second
    assert found.other_s(1.0) == pytest.approx(2.0)
    assert found.form == "mirror"
    assert found.passages == (Passage(0.0, 3.0, 1.5, 3.0),)


def test_a_recordings_passage_and_none(desk: Desk, two_files: tuple[int, int]) -> None:
    assert desk.library.passages(*two_files) is None
    row = SoundMatchRow(1, 2, 0.9, 3.0, 1.0, 6.0, 0.9, 0.8)
    desk.store.catalog.submit(lambda writer: sounds.store_search(writer, [], [row])).result()
    found = desk.library.passages(*two_files[::-1])
    assert found is not None
    assert found.passages == (Passage(4.0, 9.0, 1.0, 6.0),)
