"""Files being changed and changed back, killed at every system call."""

from pathlib import Path

import pytest

from tests.support.readied import Readied
from tests.support.stamp_scene import StampScene

WAYS = {
    "usual": (),
    "no-renameat2": ("renameat2:error=EINVAL",),
    "no-links": ("linkat:error=EPERM", "link:error=EPERM"),
}


@pytest.mark.fault(3)
@pytest.mark.parametrize("action", ["act", "undo"])
@pytest.mark.parametrize("way", WAYS)
def test_a_kill_at_every_system_call_leaves_each_file_old_or_new(
    way: str, action: str, tmp_path: Path, readied: Readied
) -> None:
    scene = StampScene(tmp_path, readied, faults=WAYS[way])
    killed = scene.play(action, scene.points(action))
    assert killed > 100
