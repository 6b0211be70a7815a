import sqlite3

from mediadesk.catalog.files import records
from mediadesk.catalog.files.records import Whereabouts
from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.study import Study
from tests.support import shelf


def paths(catalog: sqlite3.Connection, where: Whereabouts | None, *kinds: str) -> list[bytes]:
    return [row.record.path for row in records.stream(catalog, where, kinds=kinds)]


def test_a_path_leads_to_a_file_a_folder_or_all_roots_below(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog, b"/photos/a")
    shelf.root(catalog, b"/photos/b", "uuid:2")
    wanted = [b"/photos/a/in/1.jpg", b"/photos/a/2.jpg", b"/photos/b/3\xff.jpg"]
    for path in wanted:
        shelf.studied(catalog, path)
    for path in wanted:
        assert paths(catalog, records.locate(catalog, path)) == [path]
    assert paths(catalog, records.locate(catalog, b"/photos/a/in")) == wanted[:1]
    assert sorted(paths(catalog, records.locate(catalog, b"/photos/a"))) == sorted(wanted[:2])
    for above in (b"/photos", b"/"):
        assert sorted(paths(catalog, records.locate(catalog, above))) == sorted(wanted)
    for unknown in (b"/photos/c", b"/photos/a/none.jpg", b"/phot"):
        assert records.locate(catalog, unknown) is None


def test_a_list_holds_missing_files_but_none_that_was_never_looked_at(
    catalog: sqlite3.Connection,
) -> None:
    shelf.root(catalog)
    shelf.studied(catalog, b"/photos/film.mp4", kind=MediaKind.VIDEO)
    gone = shelf.studied(catalog, b"/photos/gone.jpg")
    shelf.found(catalog, b"/photos/new.jpg")
    catalog.execute("UPDATE file SET status = 'missing' WHERE id = ?", (gone,))
    assert paths(catalog, None) == [b"/photos/film.mp4", b"/photos/gone.jpg"]
    assert paths(catalog, None, "video") == [b"/photos/film.mp4"]


def test_files_of_a_disk_that_is_away_are_offline(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog)
    file_id = shelf.studied(catalog, b"/photos/a.jpg")
    catalog.execute("UPDATE volume SET online = 0")
    assert records.load(catalog, [file_id])[file_id].status is FileStatus.OFFLINE


def test_details_of_a_file_hold_its_facts(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog)
    study = Study(quick_hash="q", facts_json='{"format":"jpeg","width":4,"of_a_newer_version":1}')
    file_id = shelf.studied(catalog, b"/photos/a.jpg", study, size_bytes=77)
    told = records.load_one(catalog, file_id)
    assert told is not None
    assert (told.facts.format, told.facts.width, told.stat.size_bytes) == ("jpeg", 4, 77)
    assert records.load_one(catalog, file_id + 1) is None
    assert records.load(catalog, [file_id + 1]) == {}
