"""What is held is listed once, and counted alike: by the bar, by Removed, beside places, and in
the terminal, however it came to be held, at every step, and after every start."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import Connection
from mediadesk.disk.rules import WalkRules
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.journal import EntryAction, HeldCount, RemovalPlace
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.records import FileRecord
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.operations import resolve
from mediadesk.operations.past.held import Held
from mediadesk.operations.resolve import Way
from tests.support import held_counts, quick_scan
from tests.support.held_library import COPY, WORDLESS, HeldLibrary, held_library, tell
from tests.support.quick_scan import scan
from tests.support.trees import tree


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldLibrary]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    with held_library(tmp_path) as library:
        yield library


def rows(library: HeldLibrary) -> list[FileRecord]:
    return held_counts.rows(library.store)


def counted(library: HeldLibrary) -> HeldCount:
    """Return how much is held, after all who tell of it have said the same, and the disk."""
    told = held_counts.counted(library.store)
    held = [entry.held_at for entry in resolve.held(library.store.decision_readers)]
    assert len({*held}) == len(held)
    assert on_disk(library) == {os.fsdecode(path) for path in held}
    return told


def on_disk(library: HeldLibrary) -> set[str]:
    """Return every file in Removed and in the computer's trash."""
    places = (library.root / ".mediadesk" / "removed", library.folder / "share" / "Trash" / "files")
    return {str(path) for place in places for path in place.rglob("*") if path.is_file()}


def sidecar(rating: int) -> bytes:
    text = xmp_sidecar.merged(None, SidecarValues(rating=rating))
    assert isinstance(text, bytes)
    return text


def plain(library: HeldLibrary) -> None:
    library.remove(*library.copies("1.jpg", "2.jpg"))


def trashed(library: HeldLibrary) -> None:
    library.remove(*library.copies("1.jpg", "2.jpg"), way=Way(RemovalPlace.TRASH))


def moved(library: HeldLibrary) -> None:
    (out := library.folder / "out").mkdir()
    way = Way(RemovalPlace.FOLDER, bytes(out))
    library.remove(*library.copies("1.jpg", "2.jpg"), way=way)


def linked(library: HeldLibrary) -> None:
    library.remove(*library.copies("1.jpg", "2.jpg", "3.jpg"), way=Way(link=True))


def with_sidecar(library: HeldLibrary) -> None:
    library.add("b/2.jpg.xmp", WORDLESS)
    library.remove(*library.copies("a/1.jpg", "b/2.jpg"))


def merged_anew(library: HeldLibrary) -> None:
    """Give the keeper a sidecar it has not had: nothing of it is held."""
    keeper, copy = library.copies("1.jpg", "2.jpg")
    tell(library, copy, facts={"rating": 4})
    assert library.remove(keeper, copy).merged


def merged_over(library: HeldLibrary) -> None:
    """Give the keeper what its sidecar lacked: the one it had is held."""
    library.add("1.jpg.xmp", sidecar(4))
    keeper, copy = library.copies("1.jpg", "2.jpg")
    tell(library, copy, facts={"tags": ["hut"]})
    (entry,) = library.remove(keeper, copy).merged
    assert entry.action is EntryAction.WRITE


def twice_at_one_name(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy)
    library.copies("2.jpg")
    library.remove(keeper, copy)


def name_taken_since(library: HeldLibrary) -> None:
    library.remove(*library.copies("1.jpg", "2.jpg"))
    library.add("2.jpg", b"another picture")
    scan(library.store, library.root)


def link_removed_since(library: HeldLibrary) -> None:
    keeper, copy, third = library.copies("1.jpg", "2.jpg", "3.jpg")
    library.remove(keeper, copy, way=Way(link=True))
    scan(library.store, library.root)
    copy.unlink()
    library.copies("2.jpg")
    library.remove(third, copy)


WAYS: dict[str, tuple[Callable[[HeldLibrary], None], int, int]] = {
    "removed": (plain, 1, 0),
    "system trash": (trashed, 1, 0),
    "moved to a folder": (moved, 0, 0),
    "hard links": (linked, 2, 0),
    "with a sidecar": (with_sidecar, 1, 1),
    "merged into a new sidecar": (merged_anew, 1, 0),
    "merged over a sidecar": (merged_over, 1, 1),
    "twice at one name": (twice_at_one_name, 2, 0),
    "name taken since": (name_taken_since, 1, 0),
    "link removed since": (link_removed_since, 2, 0),
}


@pytest.mark.parametrize("end", ["undo", "restore", "purge"])
@pytest.mark.parametrize("way", WAYS)
def test_everything_held_is_listed_once_and_counted_alike(
    way: str, end: str, library: HeldLibrary
) -> None:
    act, files, sidecars = WAYS[way]
    act(library)
    assert counted(library)[:2] == (files, sidecars)
    behind(library)
    assert counted(library)[:2] == (files, sidecars)
    if end == "undo":
        while any(batch.is_undoable for batch in resolve.history(library.store.decision_readers)):
            resolve.undo(library.store)
            counted(library)
    else:
        while found := rows(library):
            held = Held(library.store)
            (held.restore if end == "restore" else held.purge)([found[0].id])
            assert counted(library).files == len(found) - 1
    if way != "moved to a folder" or end == "undo":
        assert counted(library) == (0, 0, 0)
        assert not on_disk(library)


def behind(library: HeldLibrary) -> None:
    """Start with a catalog that lists nothing of what is held."""

    def forget(writer: Connection) -> None:
        writer.execute("DELETE FROM held")
        writer.execute("DELETE FROM meta WHERE key = 'applied_seq'")

    library.store.catalog.submit(forget).result()
    library.reopen()


def test_a_start_lists_what_an_older_catalog_did_not(library: HeldLibrary) -> None:
    linked(library)
    library.store.catalog.submit(lambda w: w.execute("DELETE FROM held")).result()
    library.reopen()
    assert counted(library).files == 2
    library.rebuild()
    assert counted(library).files == 2


def test_the_original_of_a_link_is_told_of_and_comes_back_alone(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    os.setxattr(one, "user.note", b"mine")
    one.chmod(0o640)
    scan(library.store, library.root)
    before = tree(library.root)
    library.remove(keeper, one, two, way=Way(link=True))
    first, second = sorted(rows(library), key=lambda record: record.path)
    assert (first.is_linked, first.path, first.size_bytes) == (True, bytes(one), len(COPY))
    outcome = Held(library.store).restore([first.id])
    assert (outcome.files, outcome.trouble) == (1, ())
    assert not one.samefile(keeper)
    assert two.samefile(keeper)
    Held(library.store).restore([second.id])
    assert tree(library.root) == before


def test_undo_after_a_purge_says_what_has_gone(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    outcome = library.remove(keeper, one, two, way=Way(link=True))
    first, _ = sorted(rows(library), key=lambda record: record.path)
    assert Held(library.store).purge([first.id]).size_bytes == len(COPY)
    undone = resolve.undo(library.store, outcome.batch_id)
    assert (undone.purged, [path for path, _ in undone.restored]) == (1, [bytes(two)])
    assert one.samefile(keeper)
    assert not two.samefile(keeper)
    outcome = library.remove(keeper, two, way=Way(link=True))
    Held(library.store).purge(None)
    with pytest.raises(OutsideError) as told:
        resolve.undo(library.store, outcome.batch_id)
    assert told.value.reason.code is ReasonCode.ALL_PURGED


def test_a_sidecar_left_over_can_be_purged_but_not_brought_back(library: HeldLibrary) -> None:
    library.add("1.jpg.xmp", sidecar(4))
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    tell(library, one, facts={"tags": ["hut"]})
    library.remove(keeper, one, two)
    assert counted(library)[:2] == (2, 1)
    held = {record.name_shown: record.id for record in rows(library)}
    Held(library.store).purge([held["2.jpg"]])
    Held(library.store).restore([held["3.jpg"]])
    (left,) = rows(library)
    assert (left.name_shown, counted(library)[:2]) == ("1.jpg.xmp", (1, 0))
    with pytest.raises(OutsideError) as told:
        resolve.restore(library.store, [-left.id])
    assert told.value.reason.code is ReasonCode.MERGED_IS_LAST
    outcome = Held(library.store).restore([left.id])
    assert [reason.code for _, reason in outcome.trouble] == [ReasonCode.MERGED_IS_LAST]
    assert Held(library.store).purge([left.id]).sidecars == 1
    assert counted(library) == (0, 0, 0)


def test_a_file_of_an_ending_the_user_added_is_listed_and_back_after_a_rebuild(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = WalkRules(kinds=dict.fromkeys((b"jpg", b"foo"), MediaKind.PHOTO))
    monkeypatch.setattr(quick_scan, "RULES", photos)
    keeper, copy = library.copies("1.jpg", "2.foo")
    library.remove(keeper, copy)
    library.rebuild()
    scan(library.store, library.root)
    assert [row.name_shown for row in rows(library)] == ["2.foo"]
    assert not resolve.undo(library.store).failed
    assert quick_scan.statuses(library.store)[bytes(copy)] == "present"
