"""Copies on a disk that is away stay listed, are left alone, and make no other one superfluous."""

from pathlib import Path

import pytest

from tests.support.confined import with_own_mounts

SCRIPT = """
import json, shutil, subprocess, sys
from dataclasses import replace
from pathlib import Path
from PIL import Image
from mediadesk.config import Settings
from mediadesk.operations.bulk import BulkPlan, DEFAULT_RULES, gather
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support import desks
from tests.support.media import picture

here = Path(sys.argv[1])
home, usb, held = (here / name for name in ("home", "usb", "held"))
for folder in (home, usb, held, here / "catalog"):
    folder.mkdir()

def run(command):
    subprocess.run(command.split(), check=True)

def shown(library, members):
    files = library.files([one.file_id for one in members])
    return {
        files[one.file_id].name_shown: [files[one.file_id].status, one.keeper, one.removable]
        for one in members
    }

def told(desk):
    desk.scan(home, usb)
    settings = replace(Settings(), pools=((bytes(home), bytes(usb)),))
    DuplicateSearch(desk.store, settings).run()
    found = {
        record.kind: [record.key, record.reclaimable_bytes, shown(desk.library, members)]
        for record, members in desk.library.clusters()
    }
    plan = BulkPlan(gather(desk.store, settings), DEFAULT_RULES, ())
    return found, plan.totals.files

if __name__ == "__main__":
    run(f"mount -t tmpfs held {held}")
    photo = picture(home / "IMG_1 (1).jpg", size=(640, 480), seed=1)
    shutil.copyfile(photo, held / "IMG_1.jpg")
    shutil.copyfile(photo, held / "IMG_1 (2).jpg")
    with Image.open(photo) as image:
        image.save(held / "larger.png")
        image.resize((320, 240)).save(home / "small.jpg", quality=80)
    found = []
    with desks.warm_decoders() as decoders, desks.desk(here / "catalog", decoders) as desk:
        run(f"mount --bind {held} {usb}")
        found.append(told(desk))
        run(f"umount {usb}")
        found.append(told(desk))
        run(f"mount --bind {held} {usb}")
        found.append(told(desk))
    print(json.dumps(found))
"""


@pytest.mark.fault(16)
def test_copies_on_a_disk_that_is_away_stay_listed_and_nothing_goes_for_their_sake(
    tmp_path: Path,
) -> None:
    first, away, back = with_own_mounts(SCRIPT, tmp_path)
    assert first == back
    (clusters, going), (others, going_then) = first, away
    assert (going, going_then) == (2, 0)
    assert {kind: found[0] for kind, found in clusters.items()} == {
        kind: found[0] for kind, found in others.items()
    }
    assert clusters["exact"][1] > 0
    assert others["exact"][1:] == [
        0,
        {
            "IMG_1 (1).jpg": ["present", True, False],
            "IMG_1.jpg": ["offline", False, False],
            "IMG_1 (2).jpg": ["offline", False, False],
        },
    ]
    similar = others["similar"][2]
    assert similar["larger.png"] == ["offline", False, False]
    assert [status for status, keeper, _ in similar.values() if keeper] == ["present"]
