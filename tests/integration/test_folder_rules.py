"""What is said of folders holds for the search and for removals, wherever the folder goes."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.folder_rules import FolderRule, FolderRules
from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations import resolve
from mediadesk.operations.bulk import DEFAULT_RULES, BulkPlan, gather
from mediadesk.operations.folder_rules import join, part, rules_of, set_pool, set_rule
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.past.history import History
from mediadesk.operations.past.rule_history import RuleHistory
from mediadesk.operations.relink import relink
from tests.support.desks import Desk
from tests.support.media import picture

SIZE = (320, 240)


def found(desk: Desk, *kinds: ClusterKind, **settings: object) -> list[set[str]]:
    chosen = replace(Settings(), **settings)  # type: ignore[arg-type] # names of settings
    DuplicateSearch(desk.store, chosen).run(kinds)
    listed = []
    for _, members in desk.library.clusters(kinds):
        ids = [id_ for member in members for id_ in (member.file_id, *member.same_as)]
        files = desk.library.files(ids).values()
        listed.append({f"{file.folder_shown[-1]}/{file.name_shown}" for file in files})
    return listed


def shelf(pictures: Path) -> tuple[Path, Path]:
    """Make two folders; each holds a picture twice and a smaller version of it."""
    one, two = pictures / "1", pictures / "2"
    one.mkdir()
    photo = picture(one / "whole.jpg", size=SIZE, seed=3)
    shutil.copyfile(photo, one / "copy.jpg")
    with Image.open(photo) as image:
        image.resize((160, 120)).save(one / "half.jpg", quality=80)
    shutil.copytree(one, two)
    return one, two


def test_nothing_is_suggested_from_a_folder_until_that_is_taken_back(
    desk: Desk, pictures: Path
) -> None:
    one, _ = shelf(pictures)
    desk.scan(pictures)
    set_rule(desk.store, bytes(one), FolderRule.NEVER_SUGGEST, holds=True)
    assert {name[0] for cluster in found(desk) for name in cluster} == {"2"}
    set_rule(desk.store, bytes(one), FolderRule.NEVER_SUGGEST, holds=False)
    assert {name[0] for cluster in found(desk) for name in cluster} == {"1", "2"}


def test_a_protected_folder_keeps_its_copies_from_the_moment_it_is_said(
    desk: Desk, pictures: Path
) -> None:
    one, two = shelf(pictures)
    desk.scan(pictures)
    found(desk, ClusterKind.EXACT)
    settings = Settings()
    decided = BulkPlan(gather(desk.store, settings), DEFAULT_RULES, ()).resolutions()
    set_rule(desk.store, bytes(two), FolderRule.PROTECTED, holds=True)
    plan = resolve.plan(desk.store, decided, settings=settings)
    assert all(step.victim.path.startswith(bytes(one)) for step in plan.steps)
    assert ReasonCode.IN_PROTECTED in {left.reason.code for left in plan.left_out}
    found(desk, ClusterKind.EXACT)
    for _, members in desk.library.clusters([ClusterKind.EXACT]):
        removable = desk.library.files([m.file_id for m in members if m.removable]).values()
        assert {file.folder_shown[-1] for file in removable} <= {"1"}


def test_a_protected_root_is_marked_as_such(desk: Desk, pictures: Path) -> None:
    desk.scan(pictures)
    set_rule(desk.store, bytes(pictures), FolderRule.PROTECTED, holds=True)
    assert [root.protected for root in desk.library.roots()] == [True]
    set_rule(desk.store, bytes(pictures), FolderRule.PROTECTED, holds=False)
    assert [root.protected for root in desk.library.roots()] == [False]


def test_rules_follow_a_root_to_its_new_path(desk: Desk, pictures: Path) -> None:
    one, two = shelf(pictures)
    desk.scan(pictures)
    set_rule(desk.store, bytes(one), FolderRule.PROTECTED, holds=True)
    set_pool(desk.store, [bytes(one), bytes(two)], holds=True)
    moved = pictures.with_name("Moved")
    pictures.rename(moved)
    relink(desk.store, bytes(pictures), bytes(moved))
    assert rules_of(desk.store) == FolderRules(
        protected=(bytes(moved / "1"),), pools=((bytes(moved / "1"), bytes(moved / "2")),)
    )


def test_joining_one_of_a_pool_takes_all_of_it_and_parting_leaves_the_others(desk: Desk) -> None:
    join(desk.store, [b"/a", b"/b"])
    join(desk.store, [b"/c", b"/d"])
    join(desk.store, [b"/b", b"/e"])
    assert rules_of(desk.store).pools == ((b"/a", b"/b", b"/e"), (b"/c", b"/d"))
    part(desk.store, b"/a")
    assert rules_of(desk.store).pools == ((b"/b", b"/e"), (b"/c", b"/d"))


def test_the_roots_of_a_pool_are_known_as_such(desk: Desk, pictures: Path) -> None:
    one, two = shelf(pictures)
    desk.scan(one, two)
    ids = {root.id for root in desk.library.roots()}
    assert join(desk.store, [bytes(one), bytes(two)]).roots == ids
    first, second = desk.library.roots()
    assert first.pool == second.pool
    assert first.pool is not None
    assert join(desk.store, [bytes(one), bytes(two)]).roots == frozenset()
    assert part(desk.store, bytes(two)).roots == ids
    assert [root.pool for root in desk.library.roots()] == [None, None]


def test_a_folder_is_in_one_pool_at_most_and_a_pool_of_one_is_none(desk: Desk) -> None:
    set_pool(desk.store, [b"/a", b"/b"], holds=True)
    set_pool(desk.store, [b"/c", b"/b"], holds=True)
    assert rules_of(desk.store).pools == ((b"/b", b"/c"),)
    set_pool(desk.store, [b"/c"], holds=False)
    assert rules_of(desk.store).pools == ()


@pytest.mark.parametrize("kind", [ClusterKind.EXACT, ClusterKind.SIMILAR])
def test_duplicates_can_be_looked_for_within_folders_or_between_them(
    desk: Desk, pictures: Path, kind: ClusterKind
) -> None:
    one, two = shelf(pictures)
    (two / "half.jpg").unlink()
    desk.scan(pictures)
    if kind is ClusterKind.EXACT:
        within = found(desk, kind, duplicates_between="same-folder")
        assert sorted(sorted(cluster) for cluster in within) == [
            ["1/copy.jpg", "1/whole.jpg"],
            ["2/copy.jpg", "2/whole.jpg"],
        ]
        for path in (two / "copy.jpg", two / "whole.jpg"):
            path.unlink()
        desk.scan(pictures)
        assert found(desk, kind, duplicates_between="other-folders") == []
        return
    assert len(found(desk, kind, duplicates_between="same-folder")) == 1
    assert len(found(desk, kind, duplicates_between="other-folders")) == 1
    (one / "half.jpg").rename(pictures / "half.jpg")
    desk.scan(pictures)
    assert found(desk, kind, duplicates_between="same-folder") == []


def test_less_sensitive_shows_fewer_without_comparing_again(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "whole.jpg", size=SIZE, seed=3)
    with Image.open(photo) as image:
        image.crop((30, 20, 300, 225)).save(pictures / "cropped.jpg", quality=70)
    desk.scan(pictures)
    assert len(found(desk, ClusterKind.SIMILAR)) == 1
    strict = replace(Settings(), duplicates_sensitivity=0)
    DuplicateSearch(desk.store, strict).run([ClusterKind.SIMILAR])
    assert list(desk.library.cluster_ids([ClusterKind.SIMILAR])) == []
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.SIMILAR])
    assert len(desk.library.cluster_ids([ClusterKind.SIMILAR])) == 1


def test_a_rule_is_taken_back_like_anything_else(desk: Desk, pictures: Path) -> None:
    one, two = pictures / "1", pictures / "2"
    history = History([RuleHistory(desk.store)])
    set_rule(desk.store, bytes(one), FolderRule.PROTECTED, holds=True)
    set_rule(desk.store, bytes(two), FolderRule.NEVER_SUGGEST, holds=True)
    assert [item.names for item in history.items()] == [(str(two),), (str(one),)]
    done = history.undo()
    assert done.item is not None
    assert done.item.is_undone
    assert rules_of(desk.store) == FolderRules(protected=(bytes(one),))
    history.undo()
    assert rules_of(desk.store) == FolderRules()
    assert history.newest() is None
    history.redo()
    assert rules_of(desk.store) == FolderRules(protected=(bytes(one),))


def test_a_rule_that_was_said_again_since_is_not_taken_back(desk: Desk, pictures: Path) -> None:
    history = History([RuleHistory(desk.store)])
    for holds in (True, True, False):
        set_rule(desk.store, bytes(pictures), FolderRule.PROTECTED, holds=holds)
    last, first = history.items()
    assert (last.undoable, first.undoable) == (1, 0)
    with pytest.raises(OutsideError):
        history.undo(first.key)
    history.undo(last.key)
    assert rules_of(desk.store) == FolderRules(protected=(bytes(pictures),))


def test_undoing_a_pool_brings_back_those_it_broke_up(desk: Desk, pictures: Path) -> None:
    history = History([RuleHistory(desk.store)])
    one, two, three = (bytes(pictures / name) for name in "123")
    set_pool(desk.store, [one, two], holds=True)
    set_pool(desk.store, [two, three], holds=True)
    assert rules_of(desk.store).pools == ((two, three),)
    history.undo()
    assert rules_of(desk.store).pools == ((one, two),)
    history.undo()
    assert rules_of(desk.store).pools == ()
