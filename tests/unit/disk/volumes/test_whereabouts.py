from pathlib import Path

from mediadesk.disk.volumes.whereabouts import Location, Whereabouts
from tests.support.confined import with_own_mounts


def test_a_link_lies_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    where = Whereabouts()
    assert where.of(bytes(tmp_path / "link")) == where.of(bytes(tmp_path / "real"))


def test_a_folder_is_within_those_above_it_and_not_within_its_neighbours() -> None:
    assert Location(1, b"/a/b").is_within(Location(1, b"/a"))
    assert Location(1, b"/a").is_within(Location(1, b"/"))
    assert Location(1, b"/a").is_within(Location(1, b"/a"))
    assert not Location(1, b"/ab").is_within(Location(1, b"/a"))
    assert not Location(2, b"/a/b").is_within(Location(1, b"/a"))


def test_a_bind_mount_of_a_part_of_a_folder_lies_in_that_folder(tmp_path: Path) -> None:
    (tmp_path / "folder" / "part").mkdir(parents=True)
    (tmp_path / "alias").mkdir()
    script = """
import json, os, subprocess, sys
from mediadesk.disk.volumes.whereabouts import Whereabouts
folder, alias = sys.argv[1:]
subprocess.run(["mount", "--bind", folder + "/part", alias], check=True)
where = Whereabouts()
print(json.dumps(where.of(os.fsencode(alias)).is_within(where.of(os.fsencode(folder)))))
"""
    assert with_own_mounts(script, tmp_path / "folder", tmp_path / "alias") is True
