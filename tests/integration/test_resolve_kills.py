"""A removal or an undo killed at some moment: every file is at its place or held, and comes back.

A few moments of each here; every system call of each in the long tests.
"""

from pathlib import Path

import pytest

from tests.support.fold_scene import FoldScene
from tests.support.kill_points import Scene, sampled
from tests.support.purge_scene import PurgeScene
from tests.support.readied import Readied

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
