"""A search that is killed loses nothing, and one file under two names is never a copy of itself."""

import json
import random
import shutil
import subprocess
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.support.killed_scans import assert_sound, killed
from tests.support.killed_searches import clusters, copied, scanned_photos, stored
from tests.support.media import picture
from tests.support.patience import patient_s
from tests.support.terminal import COMMAND, environment

PHOTOS, KILLS = 8, 4
SIZE = (320, 240)
STRACE = ("strace", "-f", "-qq", "-e", "trace=pwrite64")


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scanned_photos(tmp_path_factory.mktemp("search"), PHOTOS)


@pytest.mark.fault(1)
def test_a_search_killed_at_any_moment_keeps_what_it_found(scanned: Path, tmp_path: Path) -> None:
    begun_s = time.monotonic()
    expected = clusters(copied(scanned, tmp_path / "whole"))
    whole_s = time.monotonic() - begun_s
    assert Counter(found["kind"] for found in expected) == {"exact": PHOTOS, "similar": PHOTOS}
    catalog = copied(scanned, tmp_path / "killed")
    moments = random.Random(3)  # noqa: S311 - moments to kill at, not secrets
    before = stored(catalog)
    for _ in range(KILLS):
        killed(["duplicates"], catalog, after_s=moments.uniform(0.3, whole_s))
        assert_sound(catalog.parent)
        now = stored(catalog)
        assert all(now[name] >= before[name] for name in before), "nothing is lost"
        before = now
    assert clusters(catalog) == expected


BOUND = """
mount --bind {root}/inner {root}/bound && mount --bind {root} {other} || exit 77
{program} scan {root} {other} --catalog {catalog} >&2 || exit 1
exec {program} duplicates --json --catalog {catalog}
"""


@pytest.mark.fault(29)
def test_a_folder_bound_to_a_second_place_holds_no_copies(tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    for folder in (root / "inner", root / "bound", other):
        folder.mkdir(parents=True)
    for seed in range(3):
        picture(root / "inner" / f"{seed}.jpg", size=SIZE, seed=seed)
    shutil.copyfile(root / "inner" / "0.jpg", root / "inner" / "copy.jpg")
    script = BOUND.format(
        root=root, other=other, catalog=tmp_path / "c.db", program=" ".join(COMMAND)
    )
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        capture_output=True,
        text=True,
        timeout=patient_s(100),
        check=False,
        env=environment(),
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("only root can bind a folder to a second place")
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["clusters"]
    names = [[member["path"], *member["same_as"]] for member in found["members"]]
    assert sorted(Path(path).name for same in names for path in same) == ["0.jpg", "copy.jpg"]
