"""What copies knew is written into the kept files, where that is allowed, and taken out again."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from mediadesk import words
from mediadesk.cli.output import FAILED
from mediadesk.cli.undo import print_undone
from mediadesk.config import Settings
from mediadesk.decoding import second_look, tag_writing
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.journal import EntryAction
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.source import open_source
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import opening, resolve
from mediadesk.operations.bulk import DEFAULT_RULES, BulkPlan, carry_out, gather
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.past import taking_back
from mediadesk.operations.past.history import History
from mediadesk.operations.past.removal_history import RemovalHistory
from mediadesk.operations.past.rewrite_history import RewriteHistory
from mediadesk.operations.resolve import RemovalOutcome
from mediadesk.operations.resolve.undoing import merges
from mediadesk.operations.resolve.undoing.merges import TakenOut
from mediadesk.operations.writing.folding import Folding
from mediadesk.operations.writing.stamp import Stamping
from tests.support.held_library import HeldLibrary, held_library, tell
from tests.support.media import movie, scene
from tests.support.quick_scan import exact, scan
from tests.support.trees import tree

INTO_FILES = Settings(removal_merge_into="files")
MADE_NOTHING = TakenOut()
KNOWN = {"rating": 4, "tags": ["hut", "snow"], "caption": "The hut"}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[HeldLibrary]:
    with held_library(tmp_path) as made:
        made.settings = INTO_FILES
        yield made


@pytest.fixture
def lanes(decoders: Sandbox) -> Iterator[Lanes]:
    made = Lanes(1, first=decoders)
    yield made
    assert made.close()


def copies(library: HeldLibrary, form: str = "JPEG") -> tuple[Path, Path]:
    """Write a picture twice; only of the second the catalog knows more."""
    keeper, copy = library.root / "a.jpg", library.root / "longer.jpg"
    scene(64, 48).save(keeper, format=form)
    copy.write_bytes(keeper.read_bytes())
    scan(library.store, library.root)
    tell(library, copy, facts=KNOWN)
    return keeper, copy


def remove(library: HeldLibrary, lanes: Lanes, keeper: Path, copy: Path) -> RemovalOutcome:
    plan = library.plan(exact(keeper, copy))
    done = resolve.act(library.store, plan)
    return Folding(library.store, library.settings, lanes).fold(plan, done)


def said(path: Path) -> dict[str, tuple[str, ...]]:
    return dict(tag_writing.inventory(path.read_bytes()).values)


def test_the_file_tells_it_itself_and_undo_brings_its_bytes_back(
    library: HeldLibrary, lanes: Lanes
) -> None:
    keeper, copy = copies(library)
    before = tree(library.root)
    outcome = remove(library, lanes, keeper, copy)
    assert not outcome.merged
    assert not keeper.with_name("a.jpg.xmp").exists()
    told = said(keeper)
    assert told["Xmp.xmp.Rating"] == ("4",)
    assert told["Xmp.dc.subject"] == ("hut, snow",)
    assert "The hut" in told["Xmp.dc.description"][0]
    assert keeper.stat().st_mtime_ns == before[bytes(keeper)].mtime_ns
    history = RemovalHistory(library.store, library.settings, lanes)
    item = history.newest()
    assert item is not None
    assert item.merged == 1
    assert [one.merged for one in resolve.history(library.store.decision_readers)] == [1]
    assert not list(RewriteHistory(library.store, lanes, library.settings).items())
    History([history]).undo(item.key)
    removed, back = sorted(history.items(), key=lambda one: one.key, reverse=True)
    assert (removed.merged, back.merged) == (0, 1)
    assert tree(library.root) == before


def test_what_was_written_into_is_still_the_copy_that_lets_others_be_purged(
    library: HeldLibrary, lanes: Lanes
) -> None:
    keeper, copy = copies(library)
    remove(library, lanes, keeper, copy)
    assert len(resolve.purge(library.store).purged) == 1
    assert said(keeper)["Xmp.xmp.Rating"] == ("4",)


def test_undo_names_the_kept_file_that_was_edited_since(library: HeldLibrary, lanes: Lanes) -> None:
    keeper, copy = copies(library)
    before = copy.read_bytes()
    remove(library, lanes, keeper, copy)
    edited = keeper.read_bytes() + b"edited"
    keeper.write_bytes(edited)
    history = RemovalHistory(library.store, library.settings, lanes)
    item = history.newest()
    assert item is not None
    found = History([history]).undo(item.key)
    assert copy.read_bytes() == before
    assert keeper.read_bytes() == edited
    why = Reason.of(ReasonCode.MERGED_STAYS)
    assert (found.files, found.trouble) == (1, (("a.jpg", why),))
    sentence = "It was changed after data from its copies had been written into it"
    assert words.sentence(why).startswith(sentence)
    detail = history.detail(item.key)
    assert detail is not None
    assert [(one.path, one.reason) for one in detail.stayed] == [(bytes(keeper), why)]


def test_undo_in_a_terminal_names_it_too(
    library: HeldLibrary, lanes: Lanes, capsys: pytest.CaptureFixture[str]
) -> None:
    keeper, copy = copies(library)
    remove(library, lanes, keeper, copy)
    keeper.write_bytes(keeper.read_bytes() + b"edited")
    undone = taking_back.take_back(
        library.store,
        Stamping(library.store, lanes, library.settings),
        None,
        checkpoint=lambda: None,
        on_step=lambda _done, _path: None,
    )
    assert print_undone([undone], as_json=False) == FAILED
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"{copy}: back"
    assert told[1].startswith(f"{keeper}: not as before. It was changed after data from its copies")


@pytest.mark.parametrize("way", ["purged", "deleted by hand"])
def test_undo_leaves_what_a_copy_that_is_gone_knew_in_the_file_that_is_the_last_one(
    library: HeldLibrary, lanes: Lanes, way: str
) -> None:
    keeper, copy = copies(library)
    other, third = library.root / "b.jpg", library.root / "b longer.jpg"
    scene(80, 60).save(other)
    third.write_bytes(other.read_bytes())
    scan(library.store, library.root)
    before = third.read_bytes()
    tell(library, third, facts=KNOWN)
    plan = library.plan(exact(keeper, copy), exact(other, third))
    done = resolve.act(library.store, plan)
    done = Folding(library.store, library.settings, lanes).fold(plan, done)
    (gone,) = (entry for entry in done.removed if entry.path == bytes(copy))
    if way == "purged":
        assert len(resolve.purge(library.store, [gone.id]).purged) == 1
    else:
        Path(os.fsdecode(gone.held_at)).unlink()
    take_back(library, lanes)
    assert not copy.exists()
    assert said(keeper)["Xmp.xmp.Rating"] == ("4",)
    assert (other.read_bytes(), third.read_bytes()) == (before, before)


def three(library: HeldLibrary) -> tuple[Path, Path, Path]:
    """Write a picture three times; only of the second the catalog knows more."""
    keeper, copy = copies(library)
    third = library.root / "third.jpg"
    third.write_bytes(keeper.read_bytes())
    scan(library.store, library.root)
    return keeper, copy, third


def test_undo_names_the_file_that_goes_on_saying_what_a_purged_copy_knew(
    library: HeldLibrary, lanes: Lanes
) -> None:
    keeper, copy, third = three(library)
    plan = library.plan(exact(keeper, copy, third))
    folding = Folding(library.store, library.settings, lanes)
    done = folding.fold(plan, resolve.act(library.store, plan))
    (gone,) = (entry for entry in done.removed if entry.path == bytes(copy))
    assert len(resolve.purge(library.store, [gone.id]).purged) == 1
    assert done.batch_id is not None
    undone = folding.undo(done.batch_id)
    assert [path for path, _ in undone.restored] == [bytes(third)]
    why = Reason.of(ReasonCode.MERGED_IS_LAST)
    assert [(left.path, left.reason) for left in undone.failed] == [(bytes(keeper), why)]
    assert words.sentence(why).startswith("A copy of it is gone for good")
    assert said(keeper)["Xmp.xmp.Rating"] == ("4",)


def test_nothing_is_taken_out_of_a_file_while_a_copy_that_knew_it_is_not_back(
    library: HeldLibrary, lanes: Lanes
) -> None:
    keeper, copy = copies(library)
    before = tree(library.root)
    (entry,) = remove(library, lanes, keeper, copy).removed
    held_at = Path(os.fsdecode(entry.held_at))
    aside = library.folder / "aside"
    held_at.rename(aside)
    held_at.write_bytes(b"something else")
    folding = Folding(library.store, library.settings, lanes)
    undone = folding.undo(entry.batch_id)
    assert [left.reason.code for left in undone.failed] == [ReasonCode.HELD_CHANGED]
    assert said(keeper)["Xmp.xmp.Rating"] == ("4",)
    aside.rename(held_at)
    undone = folding.undo(entry.batch_id)
    assert not undone.failed
    assert {p: leaf for p, leaf in tree(library.root).items() if leaf.content} == {
        p: leaf for p, leaf in before.items() if leaf.content
    }


def test_what_was_written_goes_again_with_the_last_copy_that_is_restored(
    library: HeldLibrary, lanes: Lanes
) -> None:
    keeper, copy, third = three(library)
    before = tree(library.root)
    plan = library.plan(exact(keeper, copy, third))
    folding = Folding(library.store, library.settings, lanes)
    first, second = folding.fold(plan, resolve.act(library.store, plan)).removed
    written = keeper.read_bytes()
    assert said(keeper)["Xmp.xmp.Rating"] == ("4",)
    (undone,) = folding.restore([first.id])
    assert not undone.failed
    assert keeper.read_bytes() == written
    (undone,) = folding.restore([second.id])
    assert not undone.failed
    assert tree(library.root) == before


def test_a_crash_between_the_copies_return_and_the_files_is_made_good_at_the_next_start(
    library: HeldLibrary, lanes: Lanes, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, copy = copies(library)
    before = tree(library.root)
    done = remove(library, lanes, keeper, copy)
    with monkeypatch.context() as crashing:
        crashing.setattr(merges, "take_out", lambda *_given, **_more: MADE_NOTHING)
        resolve.undo(library.store, done.batch_id)
    assert said(keeper)["Xmp.xmp.Rating"] == ("4",)
    for _ in range(2):
        library.store.close()
        library.store = opening.opened(library.store.path)
        assert tree(library.root) == before


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF"])
def test_other_pictures_tell_it_themselves_too(
    library: HeldLibrary, lanes: Lanes, form: str
) -> None:
    keeper, copy = copies(library, form)
    before = tree(library.root)
    assert not remove(library, lanes, keeper, copy).merged
    told = said(keeper)
    assert told["Xmp.xmp.Rating"] == ("4",)
    assert "The hut" in told["Xmp.dc.description"][0]
    take_back(library, lanes)
    assert tree(library.root) == before


def test_a_film_holds_a_date_whose_zone_is_known(library: HeldLibrary, lanes: Lanes) -> None:
    keeper, copy = library.root / "a.mp4", library.root / "longer.mp4"
    movie(keeper, created=datetime(2001, 2, 3, 4, 5, 6))  # noqa: DTZ001 - a film's own clock
    copy.write_bytes(keeper.read_bytes())
    scan(library.store, library.root)
    tell(
        library,
        copy,
        taken="2018-05-06T07:08:09",
        taken_precision="second",
        taken_offset_minutes=120,
        taken_source="QuickTime:CreationDate",
        confidence="HIGH",
    )
    before = tree(library.root)
    assert not remove(library, lanes, keeper, copy).merged
    with open_source(bytes(keeper)) as source:
        assert second_look.film_says(source) == datetime(2018, 5, 6, 5, 8, 9)  # noqa: DTZ001
    take_back(library, lanes)
    assert tree(library.root) == before


def test_where_the_file_cannot_hold_it_the_sidecar_stays_and_history_says_why(
    library: HeldLibrary, lanes: Lanes
) -> None:
    keeper, copy = copies(library, "GIF")
    before = keeper.read_bytes()
    (merged,) = remove(library, lanes, keeper, copy).merged
    assert merged.action is EntryAction.ADD
    assert keeper.read_bytes() == before
    assert keeper.with_name("a.jpg.xmp").exists()
    history = RemovalHistory(library.store, library.settings, lanes)
    item = history.newest()
    assert item is not None
    detail = history.detail(item.key)
    assert detail is not None
    (stayed,) = detail.stayed
    assert stayed.reason is not None
    assert stayed.reason.code is ReasonCode.INSIDE_NOT_SUPPORTED


def take_back(library: HeldLibrary, lanes: Lanes) -> None:
    history = RemovalHistory(library.store, library.settings, lanes)
    item = history.newest()
    assert item is not None
    History([history]).undo(item.key)


def test_nothing_is_written_into_files_unless_that_was_allowed(
    library: HeldLibrary, lanes: Lanes
) -> None:
    library.settings = replace(INTO_FILES, removal_merge_into="sidecars")
    keeper, copy = copies(library)
    before = keeper.read_bytes()
    assert len(remove(library, lanes, keeper, copy).merged) == 1
    assert keeper.read_bytes() == before


def test_a_plan_for_all_copies_does_the_same(library: HeldLibrary, lanes: Lanes) -> None:
    keeper, _ = copies(library)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    plan = BulkPlan(gather(library.store, library.settings), DEFAULT_RULES, ())
    assert plan.totals.merging == 1
    outcome = carry_out(library.store, library.settings, plan, lanes=lanes)
    assert len(outcome.removed) == 1
    assert said(keeper)["Xmp.xmp.Rating"] == ("4",)
