"""A removal and an undo, killed at every system call, on disks that rename, link or copy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.fold_scene import FoldScene
from tests.support.kill_points import Scene
from tests.support.purge_scene import PurgeScene
from tests.support.readied import Readied

WAYS = {
    "removed": ("removed", ()),
    "below": ("below", ()),
    "trash": ("trash", ()),
    "no-renameat2": ("removed", ("renameat2:error=EINVAL",)),
    "across-mounts": ("removed", ("renameat2:error=EXDEV:when=1+2",)),
    "folder": ("folder", ()),
    "link": ("link", ()),
    "link-no-renameat2": ("link", ("renameat2:error=EINVAL",)),
    "merge": ("merge", ()),
    "merge-no-renameat2": ("merge", ("renameat2:error=EINVAL",)),
}


@pytest.mark.fault(2, 4)
@pytest.mark.parametrize("action", ["act", "undo"])
@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_every_system_call_loses_nothing(
    way: str,
    action: str,
    tmp_path: Path,
    readied: Readied,
    record_property: Callable[[str, object], None],
) -> None:
    place, faults = WAYS[way]
    scene = Scene(tmp_path, readied, place=place, faults=faults)
    killed = scene.play(action, scene.points(action))
    record_property("played", killed)
    assert killed > 60  # an undo out of a folder of the user's has the fewest


@pytest.mark.fault(2)
@pytest.mark.parametrize("place", ["removed", "below", "trash", "link"])
def test_a_kill_while_purging_leaves_all_else_as_it_was(
    place: str,
    tmp_path: Path,
    readied: Readied,
    record_property: Callable[[str, object], None],
) -> None:
    scene = PurgeScene(tmp_path, readied, place=place)
    killed = scene.play("purge", scene.points("purge"))
    record_property("played", killed)
    assert killed > 30


@pytest.mark.fault(2, 3, 4)
@pytest.mark.parametrize("action", ["act", "undo"])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "trash:JPEG"])
def test_a_kill_while_merging_into_a_file_loses_nothing(
    form: str,
    action: str,
    tmp_path: Path,
    readied: Readied,
    record_property: Callable[[str, object], None],
) -> None:
    scene = FoldScene(tmp_path, readied, place=form)
    killed = scene.play(action, scene.points(action))
    record_property("played", killed)
    assert killed > 60
