import os

import pytest

from mediadesk.cli.main import run
from mediadesk.domain.journal import part_name
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.health import examine
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.quick_scan import new_store, scan


def no_window(*_given: object, **_more: object) -> int:
    raise AssertionError


def lose_the_catalog(library: HeldLibrary) -> None:
    library.store.close()
    library.store = new_store(library.folder / "another")
    scan(library.store, library.root)


def test_what_lies_in_removed_when_the_catalog_is_lost_is_found_and_comes_back(
    library: HeldLibrary, capsys: pytest.CaptureFixture[str]
) -> None:
    keeper, copy, other = library.copies("1.jpg", "in/2.jpg", "in/3.jpg")
    (entry, _) = library.remove(keeper, copy, other).removed
    assert not resolve.find_unknown(library.store.path)
    lose_the_catalog(library)
    found = resolve.find_unknown(library.store.path)
    assert [one.path for one in found] == [bytes(copy), bytes(other)]
    (check,) = (one for one in examine(library.store.path) if one.name == "Removed")
    assert not check.ok
    assert check.reason.facts["path"] == os.fsdecode(entry.held_at)
    assert run(["removed", "--catalog", str(library.store.path)], open_window=no_window) == 0
    assert os.fsdecode(entry.held_at) in capsys.readouterr().out
    assert resolve.take_in(library.store)[0] == 2
    assert not resolve.find_unknown(library.store.path)
    assert resolve.take_in(library.store)[0] == 0
    assert [path for path, _ in resolve.undo(library.store).restored] == [bytes(copy), bytes(other)]
    assert copy.read_bytes() == other.read_bytes() == COPY
    assert not (library.root / ".mediadesk").exists()


def test_what_was_taken_in_is_purged_only_beside_another_copy(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy)
    lose_the_catalog(library)
    resolve.take_in(library.store)
    content = keeper.read_bytes()
    keeper.unlink()
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.LAST_COPY]
    keeper.write_bytes(content)
    scan(library.store, library.root)
    assert len(resolve.purge(library.store).purged) == 1
    assert keeper.read_bytes() == COPY


def test_a_link_in_removed_is_not_followed_and_half_a_copy_is_no_file(library: HeldLibrary) -> None:
    library.copies("1.jpg")
    outside = library.folder / "outside" / "batch"
    outside.mkdir(parents=True)
    (outside / "x.jpg").write_bytes(COPY)
    own = library.root / ".mediadesk"
    own.mkdir()
    (own / "removed").symlink_to(outside.parent)
    assert not resolve.find_unknown(library.store.path)
    (own / "removed").unlink()
    (own / "removed" / "batch").mkdir(parents=True)
    (own / "removed" / "batch" / "x.jpg").symlink_to(outside / "x.jpg")
    (own / "removed" / "batch" / os.fsdecode(part_name("batch", 1))).write_bytes(COPY)
    assert not resolve.find_unknown(library.store.path)
