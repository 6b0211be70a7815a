import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediadesk.catalog.files import records
from mediadesk.catalog.folders import folders
from mediadesk.catalog.lists import queries
from mediadesk.catalog.lists.place_counts import place_counts
from mediadesk.domain.browsing import FileList, FileQuery, SmartPlace
from mediadesk.domain.media import MediaKind
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.study import Study
from mediadesk.domain.timestamps import ConfidenceLevel
from tests.support import shelf

EVERYTHING = FileQuery()


@pytest.fixture
def library(catalog: sqlite3.Connection) -> sqlite3.Connection:
    """Return a catalog of five files in two folders."""
    shelf.root(catalog)
    add = {
        b"2019/b.jpg": Study(quick_hash="1", taken="2019-08-17T12:00:00", width=4, height=3,
                             camera="Canon", confidence="HIGH", facts_json="{}"),
        b"2019/A 100%_x.jpg": Study(quick_hash="2", taken="2019-08-17T09:00:00", width=40,
                                    height=30, camera="Nikon", confidence="LOW", facts_json="{}"),
        b"2020/\xc3\x85se.JPG": Study(quick_hash="3", taken="2020-01-02T00:00:00",
                                      confidence="MEDIUM", facts_json="{}"),
        b"2020/bad.jpg": Study(quick_hash="4", reason=Reason.of(ReasonCode.BROKEN)),
    }  # fmt: skip
    for number, (name, study) in enumerate(add.items()):
        shelf.studied(catalog, shelf.ROOT + b"/" + name, study, size_bytes=10 * (number + 1))
    shelf.studied(catalog, b"/photos/2020/film.mp4", kind=MediaKind.VIDEO, size_bytes=99)
    shelf.found(catalog, b"/photos/2020/not yet.jpg")
    gone = shelf.studied(catalog, b"/photos/2020/gone.jpg")
    queue = (b"A 100%_x.jpg", b"film.mp4")
    catalog.executemany("UPDATE file SET need = 3 WHERE name = ?", [(name,) for name in queue])
    catalog.execute("UPDATE file SET status = 'missing' WHERE id = ?", (gone,))
    return catalog


def shown(library: sqlite3.Connection, query: FileQuery) -> list[str]:
    ids = queries.ids(library, query)
    told = records.load(library, ids.tolist())
    return [told[file_id].name_shown for file_id in ids]


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"place": SmartPlace.VIDEOS}, {"film.mp4"}),
        ({"place": SmartPlace.ERRORS}, {"bad.jpg"}),
        ({"place": SmartPlace.NEEDS_DATE}, {"A 100%_x.jpg", "film.mp4"}),
        ({"search": "ase"}, {"\u00c5se.JPG"}),
        ({"search": "ASE jpg"}, {"\u00c5se.JPG"}),
        ({"search": "100%"}, {"A 100%_x.jpg"}),
        ({"search": "%_x"}, {"A 100%_x.jpg"}),
        ({"search": "_"}, {"A 100%_x.jpg"}),
        ({"search": "2019"}, {"b.jpg", "A 100%_x.jpg"}),
        ({"search": "'; DROP"}, set()),
        ({"kinds": frozenset({MediaKind.VIDEO})}, {"film.mp4"}),
        ({"extensions": frozenset({"mp4"})}, {"film.mp4"}),
        ({"cameras": frozenset({"Canon", "Nikon"})}, {"b.jpg", "A 100%_x.jpg"}),
        ({"confidences": frozenset({ConfidenceLevel.HIGH})}, {"b.jpg"}),
    ],
)
def test_a_view_shows_what_it_was_asked_for(
    library: sqlite3.Connection, changes: dict[str, object], names: set[str]
) -> None:
    assert set(shown(library, replace(EVERYTHING, **changes))) == names  # type: ignore[arg-type] # names of fields


def test_a_folder_shows_what_lies_below_it(library: sqlite3.Connection) -> None:
    folder_id = folders.find(library, b"/photos/2019")
    assert set(shown(library, replace(EVERYTHING, folder_id=folder_id))) == {
        "b.jpg",
        "A 100%_x.jpg",
    }


@pytest.mark.parametrize("sort", SortKey)
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_shows_every_file_once(
    library: sqlite3.Connection, sort: SortKey, descending: bool
) -> None:
    names = shown(library, replace(EVERYTHING, sort=sort, descending=descending))
    assert sorted(names) == ["A 100%_x.jpg", "b.jpg", "bad.jpg", "film.mp4", "\u00c5se.JPG"]
    if sort is SortKey.SIZE:
        by_size = ["b.jpg", "A 100%_x.jpg", "\u00c5se.JPG", "bad.jpg", "film.mp4"]
        assert names == (by_size[::-1] if descending else by_size)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(Grouping), st.sampled_from(SortKey), st.booleans())
def test_headings_cover_the_list_run_by_run(
    library: sqlite3.Connection, group: Grouping, sort: SortKey, descending: bool
) -> None:
    query = replace(EVERYTHING, group=group, sort=sort, descending=descending)
    told = queries.file_list(library, query)
    assert told.size_bytes == 10 + 20 + 30 + 40 + 99
    if group is Grouping.NONE:
        assert told.groups == []
        return
    assert sum(each.count for each in told.groups) == len(told.ids) == 5
    assert len({each.key for each in told.groups}) == len(told.groups)
    if group is Grouping.KIND:
        kinds = [library.execute("SELECT kind FROM file WHERE id = ?", (i,)).fetchone()[0]
                 for i in told.ids]  # fmt: skip
        assert kinds == [each.key for each in told.groups for _ in range(each.count)]


def test_a_date_known_by_the_month_or_less_has_no_day_over_it(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog)
    dates = {
        "2019-08-01T00:00:00": "month", "2019-08-01T00:00:01": "second",
        "2018-08-01T00:00:00": "day", "2017-01-01T00:00:00": "year",
        "1987-07-15T00:00:00": "season",
    }  # fmt: skip
    for number, (taken, precision) in enumerate(dates.items()):
        study = Study(quick_hash=f"{number}", taken=taken, taken_precision=precision)
        shelf.studied(catalog, b"/photos/%d.jpg" % number, study)

    def keys(group: Grouping) -> list[str]:
        query = replace(EVERYTHING, sort=SortKey.TAKEN, group=group)
        return [each.key for each in queries.file_list(catalog, query).groups]

    longer = ["year 2017-01-01T00:00:00", "season 1987-07-15T00:00:00"]
    assert keys(Grouping.DAY) == ["2019-08-01", "2019-08", "2018-08-01", *longer]
    assert keys(Grouping.MONTH) == ["2019-08", "2018-08", *longer]


@pytest.mark.parametrize("group", [Grouping.NONE, Grouping.KIND, Grouping.FOLDER])
def test_the_beginning_of_a_long_list_is_told_in_whole_groups(
    library: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, group: Grouping
) -> None:
    monkeypatch.setattr(queries, "_BEGINNING", 2)
    query = replace(EVERYTHING, group=group, descending=False)
    told: list[FileList] = []
    whole = queries.file_list(library, query, told.append)
    for beginning in told:
        assert beginning.ids == whole.ids[: len(beginning.ids)]
        assert beginning.groups == whole.groups[: len(beginning.groups)]
        assert group is Grouping.NONE or sum(each.count for each in beginning.groups) >= 2
    assert len(told) == 1


def test_within_a_folder_the_wanted_order_holds(library: sqlite3.Connection) -> None:
    by_folder = replace(EVERYTHING, group=Grouping.FOLDER, descending=False)
    by_size = shown(library, replace(by_folder, sort=SortKey.SIZE))
    assert by_size == ["b.jpg", "A 100%_x.jpg", "\u00c5se.JPG", "bad.jpg", "film.mp4"]
    by_name = shown(library, replace(by_folder, sort=SortKey.FOLDER))
    assert by_name == ["A 100%_x.jpg", "b.jpg", "\u00c5se.JPG", "bad.jpg", "film.mp4"]


def test_places_and_facets_count_what_they_show(library: sqlite3.Connection) -> None:
    counts = place_counts(library)
    for place in (
        SmartPlace.ALL,
        SmartPlace.PHOTOS,
        SmartPlace.VIDEOS,
        SmartPlace.ERRORS,
        SmartPlace.NEEDS_DATE,
    ):
        assert counts[place].files == len(shown(library, replace(EVERYTHING, place=place)))
    assert counts[SmartPlace.ALL].size_bytes == 199
    facets = queries.facets(library, EVERYTHING)
    assert facets.extensions == {"jpg": 4, "mp4": 1}
    assert facets.cameras == {"Canon": 1, "Nikon": 1}
    assert facets.kinds == {MediaKind.PHOTO: 4, MediaKind.VIDEO: 1}
