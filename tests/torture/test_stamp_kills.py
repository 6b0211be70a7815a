"""Files being changed and changed back, killed at every system call."""

from collections import Counter
from pathlib import Path

import pytest

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
    way: str, action: str, tmp_path: Path
) -> None:
    scene = StampScene(tmp_path, faults=WAYS[way])
    killed: Counter[str] = Counter()
    for point in scene.points(action):
        killed[point.call] += scene.kill(action, point)
        scene.require_order()
    assert killed.total() > 100
