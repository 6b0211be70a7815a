import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediadesk.catalog.clusters import clusters
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import CancelledError, DefectError
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.bulk import (
    CHOOSABLE,
    DEFAULT_RULES,
    BulkPlan,
    Rule,
    RuleKind,
    carry_out,
    gather,
)
from mediadesk.operations.bulk.resolver import BulkResolver
from mediadesk.operations.folder_rules import set_rule
from mediadesk.operations.review.verdicts import Verdicts
from tests.support.bulk_plans import FEW, bulk_plan, going
from tests.support.confined import with_own_mounts
from tests.support.held_library import HeldLibrary, held_library, tell
from tests.support.quick_scan import scan
from tests.support.trees import contents, tree


def decided(plan: BulkPlan) -> dict[RuleKind, int]:
    """Return how many clusters each rule decided, without those that decided none."""
    return {count.rule.kind: count.clusters for count in plan.rule_counts if count.clusters}


def test_the_first_rule_that_tells_two_copies_apart_decides(library: HeldLibrary) -> None:
    library.add("a/1 copy.jpg", b"one", mtime_s=1)
    library.add("b/1.jpg", b"one", mtime_s=9)
    library.add("a/2.jpg", b"two", mtime_s=9)
    library.add("b/2.jpg", b"two", mtime_s=1)
    plan = bulk_plan(library)
    assert going(plan, library) == {"a/1 copy.jpg": "b/1.jpg", "a/2.jpg": "b/2.jpg"}
    assert decided(plan) == {RuleKind.ORIGINAL_NAME: 1, RuleKind.OLDEST: 1}
    assert {row.decided_by for row in plan.rows(0, 9)} == set(decided(plan))
    other = BulkPlan(gather(library.store, library.settings), FEW[::-1], ())
    assert going(other, library) == {"b/1.jpg": "a/1 copy.jpg", "a/2.jpg": "b/2.jpg"}
    assert decided(other) == {RuleKind.OLDEST: 2}


def test_what_was_put_away_stays_rather_than_an_older_download(library: HeldLibrary) -> None:
    library.add("Downloads/1.jpg", b"one", mtime_s=1)
    library.add("Albums/Summer/1.jpg", b"one", mtime_s=9)
    plan = bulk_plan(library, DEFAULT_RULES)
    assert going(plan, library) == {"Downloads/1.jpg": "Albums/Summer/1.jpg"}
    assert decided(plan) == {RuleKind.LASTING_PLACE: 1}


@pytest.mark.parametrize("confidence", ["LOW", "MEDIUM"])
def test_the_copy_that_is_named_by_its_date_stays_rather_than_one_it_lends_the_date(
    confidence: str, library: HeldLibrary
) -> None:
    named = library.add("IMG_20190704_120000.jpg", b"one")
    other = library.add("hut.jpg", b"one")
    scan(library.store, library.root)
    tell(library, named, confidence=confidence, taken_source="filename_datetime")
    tell(library, other, confidence=confidence, taken_source="duplicate")
    plan = bulk_plan(library, DEFAULT_RULES)
    assert going(plan, library) == {other.name: named.name}
    assert decided(plan) == {RuleKind.MOST_COMPLETE: 1}


def test_a_preferred_folder_keeps_its_copies(library: HeldLibrary) -> None:
    for name in ("x/1.jpg", "best/in/1.jpg", "good/1.jpg"):
        library.add(name, b"one")
    best, good = bytes(library.root / "best"), bytes(library.root / "good")
    plan = bulk_plan(library, [Rule(RuleKind.PREFER_FOLDER, (best, good))])
    assert set(going(plan, library).values()) == {"best/in/1.jpg"}
    plan = bulk_plan(library, [Rule(RuleKind.PREFER_FOLDER, (good, best))])
    assert set(going(plan, library).values()) == {"good/1.jpg"}


def test_the_numbers_are_of_what_is_then_done(library: HeldLibrary) -> None:
    for folder in ("a", "b", "c"):
        library.add(f"{folder}/1.jpg", b"one" * 50)
        library.add(f"{folder}/2.jpg", b"two")
    library.add("a/single.jpg", b"three")
    plan = bulk_plan(library, [Rule(RuleKind.SHORTEST_PATH)])
    before = tree(library.root)
    lines = {os.path.basename(line.folder): line for line in plan.folders}
    assert (lines[b"a"].stays, lines[b"a"].goes) == (2, 0)
    assert (lines[b"b"].stays, lines[b"b"].goes, lines[b"b"].gain_bytes) == (0, 2, 153)
    assert tree(library.root) == before
    totals = plan.totals
    outcome = carry_out(library.store, library.settings, plan)
    assert (
        (len(outcome.removed), outcome.held_bytes) == (totals.files, totals.size_bytes) == (4, 306)
    )
    assert (totals.keepers, totals.clusters) == (2, 2)
    assert not outcome.left_out
    assert contents(library.root / "a") == contents(library.root)
    resolve.undo(library.store, outcome.batch_id)
    assert tree(library.root) == before


def test_a_row_struck_out_stays_and_is_not_counted(library: HeldLibrary) -> None:
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        library.add(name, b"one")
    plan = bulk_plan(library, [Rule(RuleKind.FIRST_SEEN)])
    first, second = plan.rows(0, 2)
    less = BulkPlan(gather(library.store, library.settings), FEW, {first.victim_id})
    assert [row.struck_out for row in less.rows(0, 2)] == [True, False]
    assert less.totals.files == 1
    outcome = carry_out(library.store, library.settings, less)
    assert [entry.path for entry in outcome.removed] == [second.victim]
    assert os.path.exists(first.victim)


def test_protected_copies_stay_and_spare_no_other_from_going(library: HeldLibrary) -> None:
    for name in ("safe/1.jpg", "1.jpg", "2.jpg"):
        library.add(name, b"one")
    for name in ("safe/a.jpg", "safe/b.jpg"):
        library.add(name, b"two")
    library.set(protected_roots=(bytes(library.root / "safe"),))
    plan = bulk_plan(library)
    assert going(plan, library) == {"1.jpg": "safe/1.jpg", "2.jpg": "safe/1.jpg"}
    assert decided(plan) == {RuleKind.PROTECTED: 1}
    (line,) = plan.left_out
    assert (line.reason.code, line.clusters, line.files) == (ReasonCode.IN_PROTECTED, 1, 1)


def test_folders_protected_in_the_window_are_named_beside_those_of_the_settings(
    library: HeldLibrary,
) -> None:
    set_rule(library.store, bytes(library.root / "safe"), FolderRule.PROTECTED, holds=True)
    library.set(protected_roots=(bytes(library.root / "old"),))
    resolver = BulkResolver(library.store, library.settings)
    assert {os.path.basename(path) for path in resolver.protected} == {b"safe", b"old"}


def test_what_changed_since_the_scan_is_left_out_and_keeps_nothing(library: HeldLibrary) -> None:
    kept, other = library.add("1.jpg", b"one"), library.add("2.jpg", b"one")
    bulk_plan(library)
    kept.write_bytes(b"new")
    plan = BulkPlan(gather(library.store, library.settings), FEW, ())
    assert not len(plan)
    assert next(line.reason.code for line in plan.left_out) is ReasonCode.CHANGED_SINCE_SCAN
    assert other.exists()


def test_two_names_of_one_file_are_nothing_to_gain(library: HeldLibrary) -> None:
    one = library.add("1.jpg", b"one")
    os.link(one, library.root / "2.jpg")
    library.add("3.jpg", b"one")
    plan = bulk_plan(library)
    assert set(going(plan, library)) == {"3.jpg"}
    assert decided(plan) == {RuleKind.STAYS_ANYWAY: 1}


IN_MOUNTS = """
import json, os, subprocess, sys
from pathlib import Path
from mediadesk.operations.bulk import carry_out
from mediadesk.operations.bulk.resolver import BulkResolver
from mediadesk.operations.folder_rules import set_rule
from mediadesk.operations.review.verdicts import Verdicts
from tests.support.bulk_plans import bulk_plan, going
from tests.support.held_library import held_library
with held_library(Path(sys.argv[1])) as library:
    root = library.root
    (root / "disk").mkdir()
    subprocess.run("mount -t tmpfs none disk", shell=True, check=True, cwd=root)
    answer = None
    names = lambda paths: b" ".join(map(os.path.basename, paths)).decode()
    exec(sys.argv[2])
    print(json.dumps(answer))
"""


def test_copies_on_another_disk_go_only_within_a_pool(tmp_path: Path) -> None:
    script = """
library.add("1.jpg", b"one"); library.add("disk/1.jpg", b"one"); library.add("disk/2.jpg", b"one")
plan = bulk_plan(library)
answer = [going(plan, library), [line.reason.code for line in plan.left_out]]
library.add("3.jpg", b"three"); library.add("disk/3.jpg", b"three")
plan = bulk_plan(library)
answer += [[(line.reason.code, line.clusters) for line in plan.left_out]]
library.set(pools=((bytes(root), bytes(root / "disk")),))
plan = bulk_plan(library)
answer += [[[names(line.folders), line.files] for line in plan.pools]]
answer += [sorted(names([row.victim]) for row in plan.rows(0, 9) if row.across)]
answer += [len(plan), len(carry_out(library.store, library.settings, plan).removed)]
"""
    answer = with_own_mounts(IN_MOUNTS, tmp_path, script)
    assert answer == [
        {"disk/2.jpg": "disk/1.jpg"},
        [],
        [[ReasonCode.ON_OTHER_VOLUME, 1]],
        [["library disk", 3]],
        ["1.jpg", "2.jpg", "3.jpg"],
        3,
        3,
    ]


def test_only_exact_and_identical_copies_ever_get_in(library: HeldLibrary) -> None:
    with pytest.raises(DefectError):
        gather(library.store, library.settings, [ClusterKind.SIMILAR])


def test_it_can_be_stopped_and_what_was_done_taken_back(library: HeldLibrary) -> None:
    for number in range(5):
        library.add(f"{number}.jpg", b"one")
    plan = bulk_plan(library)
    before, seen = tree(library.root), list[bytes]()

    def checkpoint() -> None:
        if len(seen) == 2:
            raise CancelledError

    outcome = carry_out(
        library.store,
        library.settings,
        plan,
        checkpoint=checkpoint,
        on_step=lambda _done, path: seen.append(path),
    )
    assert len(outcome.removed) == 2
    assert outcome.stopped is not None
    assert len(outcome.left_out) == 2
    resolve.undo(library.store, outcome.batch_id)
    assert tree(library.root) == before


choices = st.lists(st.sampled_from(CHOOSABLE), max_size=5)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kinds=choices,
    bodies=st.lists(st.integers(0, 3), min_size=2, max_size=8),
    struck=st.sets(st.integers(1, 8)),
    protected=st.booleans(),
)
@pytest.mark.fault(28)
def test_whatever_the_rules_a_copy_of_everything_stays(
    kinds: list[RuleKind],
    bodies: list[int],
    struck: set[int],
    protected: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with held_library(tmp_path_factory.mktemp("rules")) as library:
        for number, body in enumerate(bodies):
            folder = "safe/" if number % 3 == 0 else ""
            library.add(f"{folder}{number} copy.jpg", bytes([body]) * 9, mtime_s=number % 4)
        if protected:
            library.set(protected_roots=(bytes(library.root / "safe"),))
        plan = bulk_plan(library, [Rule(kind) for kind in kinds], struck)
        before = contents(library.root)
        outcome = carry_out(library.store, library.settings, plan)
        assert len(outcome.removed) == plan.totals.files
        assert not outcome.left_out
        assert contents(library.root) == before
        living = [path for path in library.root.rglob("*.jpg") if ".mediadesk" not in path.parts]
        assert {path.read_bytes() for path in living} == {bytes([body]) * 9 for body in bodies}
        assert sum(count.clusters for count in plan.rule_counts) == plan.totals.clusters


def test_what_was_said_to_be_different_or_wanted_is_no_part_of_it(library: HeldLibrary) -> None:
    for name in ("1.jpg", "2.jpg"):
        library.add(name, b"one")
    plan = bulk_plan(library)
    with library.store.readers.use() as reader:
        (cluster_id,) = clusters.ids(reader, [ClusterKind.EXACT])
    given = Verdicts(library.store).keep_all(cluster_id)
    assert len(plan) == 1
    assert given is not None
    assert not len(BulkPlan(gather(library.store, library.settings), FEW, ()))
    Verdicts(library.store).take_back(given.uid)
    assert len(BulkPlan(gather(library.store, library.settings), FEW, ())) == 1


def test_a_carried_out_plan_leaves_nothing_to_plan_until_it_is_undone(library: HeldLibrary) -> None:
    for name in ("1.jpg", "2.jpg"):
        library.add(name, b"one")
    plan = bulk_plan(library)
    carry_out(library.store, library.settings, plan)
    assert not len(BulkPlan(gather(library.store, library.settings), FEW, ()))
    with library.store.readers.use() as reader:
        assert not clusters.ids(reader, [ClusterKind.EXACT])
    resolve.undo(library.store)
    with library.store.readers.use() as reader:
        assert len(clusters.ids(reader, [ClusterKind.EXACT])) == 1
    assert len(BulkPlan(gather(library.store, library.settings), FEW, ())) == 1
