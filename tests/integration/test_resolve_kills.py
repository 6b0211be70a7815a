"""A removal or an undo killed at some moment: every file is at its place or held, and comes back.

A few moments of each here; every system call of each in the long tests.
"""

from pathlib import Path

import pytest

from mediadesk.domain.reasons import ReasonCode
from mediadesk.operations.opening import opened
from tests.support.fold_scene import FoldScene
from tests.support.kill_points import KillPoint, Scene, sampled
from tests.support.purge_scene import PurgeScene
from tests.support.readied import Readied
from tests.support.terminal import mediadesk

POINTS = 10
FEWER = {"folder": 3, "link": 6, "merge": 8}


@pytest.mark.fault(2, 4)
@pytest.mark.parametrize("action", ["act", "undo"])
@pytest.mark.parametrize("place", ["removed", "trash", "folder", "link", "merge"])
def test_a_kill_at_any_moment_loses_nothing(
    action: str, place: str, tmp_path: Path, readied: Readied
) -> None:
    scene = Scene(tmp_path, readied, place=place)
    wanted = FEWER.get(place, POINTS)
    points = sampled(scene.points(action), wanted, seed=5)
    assert len(points) == wanted
    killed = scene.play(action, points)
    assert killed > wanted // 2


@pytest.mark.fault(2, 3, 4)
@pytest.mark.parametrize("action", ["act", "undo"])
def test_a_kill_while_merging_into_a_file_loses_nothing(
    action: str, tmp_path: Path, readied: Readied
) -> None:
    scene = FoldScene(tmp_path, readied, place="JPEG")
    killed = scene.play(action, sampled(scene.points(action), 6, seed=5))
    assert killed > 3


@pytest.mark.fault(2)
@pytest.mark.parametrize(("place", "wanted"), [("below", 8), ("link", 4)])
def test_a_kill_while_purging_leaves_all_else_as_it_was(
    place: str, wanted: int, tmp_path: Path, readied: Readied
) -> None:
    scene = PurgeScene(tmp_path, readied, place=place)
    assert scene.play("purge", sampled(scene.points("purge"), wanted, seed=5)) > wanted // 2


def test_without_a_kill_the_scene_plays_to_its_end(tmp_path: Path, readied: Readied) -> None:
    scene = Scene(tmp_path, readied)
    for action in ("act", "undo"):
        scene.set_up(action)
        assert scene.run(action) == 0
        scene.require_order()


def test_the_start_after_a_kill_says_how_far_a_removal_came(
    tmp_path: Path, readied: Readied
) -> None:
    scene = Scene(tmp_path, readied)
    assert scene.kill("act", KillPoint("renameat2", 3))
    store = opened(scene.catalog)
    (told,) = store.notices
    store.close()
    assert told.code is ReasonCode.REMOVAL_CUT_OFF
    done, planned = told.facts["done"], told.facts["planned"]
    assert isinstance(done, int)
    assert isinstance(planned, int)
    assert 0 < done < planned
    scene.require_order()


@pytest.mark.parametrize("action", ["act", "undo"])
def test_after_a_kill_the_terminal_says_what_is_open_until_it_is_looked_at(
    action: str, tmp_path: Path, readied: Readied
) -> None:
    scene = Scene(tmp_path, readied, place="merge")
    catalog = scene.catalog
    assert scene.kill(action, KillPoint("renameat2", 5))
    (entry,) = mediadesk("history", "--json", catalog=catalog).json["entries"]
    settled = {name: entry[name] for name in ("held", "restored", "purged", "left_out")}
    assert set(settled.values()) == {0}
    assert (entry["unsettled"], entry["sidecars"]["unsettled"], entry["undoable"]) == (6, 1, True)
    line, sentence = mediadesk("history", catalog=catalog).out.splitlines()
    assert line.endswith("5 files and 1 sidecar not settled")
    assert sentence.startswith("5 files and 1 sidecar not settled: their batch is under way, or")
    removed = mediadesk("removed", catalog=catalog)
    assert removed.out.splitlines() == ["0 files, 0 B, held.", sentence]
    told = mediadesk("removed", "--json", catalog=catalog).json
    assert (told["held"], told["unsettled"]) == ([], 6)

    undone = mediadesk("undo", "--json", catalog=catalog)
    assert undone.code == 0
    assert undone.json["restored"]
    (entry,) = mediadesk("history", "--json", catalog=catalog).json["entries"]
    assert (entry["unsettled"], entry["held"]) == (0, 0)
    assert "not settled" not in mediadesk("history", catalog=catalog).out
    scene.require_order()
