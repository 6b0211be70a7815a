"""Versions on another disk are a backup: none is counted as a gain or offered to go."""

import os
from dataclasses import replace
from pathlib import Path

from PIL import Image

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.desks import Desk
from tests.support.media import picture

WHOLE = (320, 240)


def smaller(photo: Path, target: Path, width: int) -> Path:
    target.parent.mkdir(exist_ok=True)
    with Image.open(photo) as image:
        image.resize((width, width * 3 // 4)).save(target, quality=80)
    return target


def put_on_another_disk(desk: Desk, *names: str) -> None:
    desk.write(
        "INSERT OR IGNORE INTO volume(id, identity, label, file_system, last_seen)"
        " VALUES (77, 'other', 'Backup', 'ext4', 0)"
    )
    for name in names:
        desk.write("UPDATE file SET volume_id = 77 WHERE name_shown = ?", name)


def found(desk: Desk, settings: Settings) -> tuple[int, dict[str, ClusterMember]]:
    DuplicateSearch(desk.store, settings).run([ClusterKind.SIMILAR])
    ((record, members),) = desk.library.clusters([ClusterKind.SIMILAR])
    files = desk.library.files([member.file_id for member in members])
    return record.reclaimable_bytes, {files[one.file_id].name_shown: one for one in members}


def test_a_version_alone_on_its_disk_is_never_offered(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "whole.jpg", size=WHOLE, seed=3)
    smaller(photo, pictures / "backup" / "half.jpg", 160)
    desk.scan(pictures)
    settings = Settings()
    gain, members = found(desk, settings)
    assert gain > 0
    assert members["half.jpg"].removable
    put_on_another_disk(desk, "half.jpg")
    gain, members = found(desk, settings)
    assert gain == 0
    assert not members["half.jpg"].removable
    assert members["half.jpg"].reason_code == KeeperCode.STAYS_BACKUP
    folders = tuple(os.fsencode(one) for one in (pictures, pictures / "backup"))
    gain, members = found(desk, replace(settings, pools=(folders,)))
    assert gain > 0
    assert members["half.jpg"].removable


def test_of_several_versions_on_another_disk_the_best_is_proposed_to_stay(
    desk: Desk, pictures: Path
) -> None:
    photo = picture(pictures / "whole.jpg", size=WHOLE, seed=3)
    half = smaller(photo, pictures / "half.jpg", 160)
    small = smaller(photo, pictures / "small.jpg", 120)
    desk.scan(pictures)
    put_on_another_disk(desk, half.name, small.name)
    gain, members = found(desk, Settings())
    assert gain == small.stat().st_size
    assert {name for name, one in members.items() if one.stays} == {"half.jpg"}
    assert members["half.jpg"].removable  # whoever rather keeps the other one there may
    assert members["small.jpg"].removable
