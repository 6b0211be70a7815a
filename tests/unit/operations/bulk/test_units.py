"""Copies of what belongs together: one whole unit stays, the others go whole or not at all."""

import os

import pytest
from PIL import ExifTags

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.bulk import BulkPlan, Rule, RuleKind, carry_out, gather
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.bulk_plans import bulk_plan, going
from tests.support.held_library import HeldLibrary, tell
from tests.support.media import exif, scene
from tests.support.quick_scan import scan
from tests.support.trees import tree

STILL, FILM = b"still" * 400, b"film" * 400
OLDEST = [Rule(RuleKind.OLDEST)]


def live_photo(library: HeldLibrary, folder: str, *, still_s: int = 5, film_s: int = 5) -> None:
    library.add(f"{folder}/IMG_1.jpg", STILL, mtime_s=still_s)
    library.add(f"{folder}/IMG_1.mp4", FILM, mtime_s=film_s)


def planned(library: HeldLibrary, rules: list[Rule]) -> BulkPlan:
    """Plan, the films known to be short ones."""
    scan(library.store, library.root)
    for film in library.root.rglob("IMG_1.mp4"):
        tell(library, film, duration_s=2.0)
    return bulk_plan(library, rules)


@pytest.mark.parametrize("rules", [OLDEST, [Rule(RuleKind.NEWEST)], [Rule(RuleKind.SHORTEST_PATH)]])
def test_pairs_whose_halves_differ_in_age_are_not_torn(
    library: HeldLibrary, rules: list[Rule]
) -> None:
    live_photo(library, "a", still_s=100, film_s=900)
    live_photo(library, "bb", still_s=900, film_s=100)
    live_photo(library, "ccc", still_s=500, film_s=50)
    plan = planned(library, rules)
    assert len(plan) == 4
    assert not plan.left_out
    kept = {os.path.dirname(path) for path in going(plan, library).values()}
    assert len(kept) == 1
    before = tree(library.root)
    outcome = carry_out(library.store, library.settings, plan)
    assert len(outcome.removed) == 4
    assert not outcome.left_out
    assert not resolve.undo(library.store, outcome.batch_id).failed
    assert tree(library.root) == before


def test_a_photo_with_its_film_stays_for_one_that_lost_it(library: HeldLibrary) -> None:
    live_photo(library, "there", still_s=900)
    library.add("a/IMG_1.jpg", STILL, mtime_s=1)
    library.add("b/film.mp4", FILM, mtime_s=1)
    plan = planned(library, OLDEST)
    assert going(plan, library) == {
        "a/IMG_1.jpg": "there/IMG_1.jpg",
        "b/film.mp4": "there/IMG_1.mp4",
    }
    assert {row.decided_by for row in plan.rows(0, 9)} == {RuleKind.BELONGS_TOGETHER}


def test_a_half_without_a_copy_keeps_the_other_and_says_so(library: HeldLibrary) -> None:
    live_photo(library, "a")
    live_photo(library, "b", still_s=900)
    library.add("b/IMG_1.mp4", FILM + b"other", mtime_s=900)
    plan = planned(library, OLDEST)
    assert not going(plan, library)
    (line,) = plan.left_out
    assert line.reason.code is ReasonCode.UNIT_HAS_NO_COPY
    assert line.reason.facts["name"] == "IMG_1.mp4"


def test_a_protected_half_keeps_its_whole_unit(library: HeldLibrary) -> None:
    live_photo(library, "a", still_s=1, film_s=1)
    live_photo(library, "safe", still_s=900, film_s=900)
    library.set(protected_roots=(bytes(library.root / "safe"),))
    plan = planned(library, OLDEST)
    assert going(plan, library) == {
        "a/IMG_1.jpg": "safe/IMG_1.jpg",
        "a/IMG_1.mp4": "safe/IMG_1.mp4",
    }


def test_a_film_that_has_two_names_keeps_its_photo(library: HeldLibrary) -> None:
    live_photo(library, "a", still_s=1, film_s=1)
    live_photo(library, "b", still_s=900, film_s=900)
    os.link(library.root / "b/IMG_1.mp4", library.root / "b/linked.mp4")
    plan = planned(library, OLDEST)
    assert set(going(plan, library)) == {"a/IMG_1.jpg", "a/IMG_1.mp4"}
    again = BulkPlan(gather(library.store, library.settings), OLDEST, ())
    assert going(again, library) == going(plan, library)


def held_apart(library: HeldLibrary, *names: str) -> None:
    """Write one picture below these names; the first, protected, holds what the others do not."""
    for number, name in enumerate(names):
        tag, text = ("Copyright", "Anna") if number else ("Artist", "Paul")
        said = exif(camera=("Canon", "EOS"))
        said[ExifTags.Base[tag]] = text
        path = library.add(name)
        scene(64, 48).save(path, quality=80, exif=said)
        os.utime(path, (900 + number, 900 + number))
    library.set(protected_roots=(bytes((library.root / names[0]).parent),))


def identical_pictures(library: HeldLibrary, rules: list[Rule]) -> BulkPlan:
    """Plan for all copies, the pictures known to be the same under other metadata."""
    planned(library, rules)
    library.store.catalog.submit(
        lambda w: w.execute(
            "UPDATE content SET payload_key = 'p', payload_hash = 'p' WHERE id IN"
            " (SELECT content_id FROM file WHERE kind = 'photo')"
        )
    ).result()
    DuplicateSearch(library.store, library.settings).run([ClusterKind.IDENTICAL])
    return BulkPlan(gather(library.store, library.settings), rules, ())


def test_of_equal_units_that_hold_something_alone_one_stays_whole(library: HeldLibrary) -> None:
    units = ("safe", "a", "b")
    held_apart(library, *(f"{unit}/IMG_1.jpg" for unit in units))
    for unit in units:
        library.add(f"{unit}/IMG_1.mp4", FILM)
    plan = identical_pictures(library, OLDEST)
    assert going(plan, library) == {
        "b/IMG_1.jpg": "a/IMG_1.jpg",
        "b/IMG_1.mp4": "safe/IMG_1.mp4",
    }
    assert {left.path: left.reason.code for left in plan.files_left()} == {
        bytes(library.root / "a/IMG_1.jpg"): ReasonCode.EACH_HOLDS,
        bytes(library.root / "a/IMG_1.mp4"): ReasonCode.UNIT_HAS_NO_COPY,
    }
    outcome = carry_out(library.store, library.settings, plan)
    assert len(outcome.removed) == 2
    assert not outcome.left_out


def test_of_equal_copies_that_hold_something_alone_a_whole_unit_stays(library: HeldLibrary) -> None:
    held_apart(library, "safe/1.jpg", "lone.jpg", "one/IMG_1.jpg", "two/IMG_1.jpg")
    for unit in ("one", "two"):
        library.add(f"{unit}/IMG_1.mp4", FILM * 20)  # the most to gain: these come first
    plan = identical_pictures(library, OLDEST)
    assert going(plan, library) == {
        "lone.jpg": "one/IMG_1.jpg",
        "two/IMG_1.jpg": "one/IMG_1.jpg",
        "two/IMG_1.mp4": "one/IMG_1.mp4",
    }
    told = {row.victim: row.decided_by for row in plan.rows(0, 9)}
    assert told[bytes(library.root / "lone.jpg")] is RuleKind.BELONGS_TOGETHER
    outcome = carry_out(library.store, library.settings, plan)
    assert len(outcome.removed) == 3
    assert not outcome.left_out
