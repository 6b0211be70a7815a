"""What a photo holds beside its picture stays, whatever else speaks for the plain one."""

import io
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from mediadesk import words
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind, ClusterMember
from mediadesk.domain.extras import Extra, Motion
from mediadesk.domain.keepers import Advantage, KeeperCode
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.review.weighing import weigh
from tests.support.desks import Desk
from tests.support.extras import PAIRS, SIZE, still, with_segments
from tests.support.media import exif, motion_photo, movie, picture, scene
from tests.support.payloads import segment

EARLY_S = 1_000_000_000
TAKEN = datetime(2019, 7, 4, 12)  # noqa: DTZ001 - the camera's clock


@pytest.fixture
def search(desk: Desk, decoders: Sandbox) -> DuplicateSearch:
    return DuplicateSearch(desk.store, Settings(), Lanes(1, first=decoders))


def clusters(desk: Desk) -> dict[str, dict[str, ClusterMember]]:
    """Return the members of all clusters, by the seed in their names and by their folder."""
    found: dict[str, dict[str, ClusterMember]] = {}
    for record, members in desk.library.clusters(list(ClusterKind)):
        assert record.kind is ClusterKind.SIMILAR
        files = desk.library.files([member.file_id for member in members])
        for member in members:
            folder, name = os.path.split(os.fsdecode(files[member.file_id].path))
            found.setdefault(name.split()[0], {})[os.path.basename(folder)] = member
    return found


def told(member: ClusterMember) -> str:
    return words.told(words.KEEPERS[KeeperCode(member.reason_code)], member.reason_facts)


def put(path: Path, data: bytes, *, mtime_s: int = EARLY_S * 3 // 2) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (mtime_s, mtime_s))


def test_what_holds_more_stays_although_the_plain_one_is_older_and_better_placed(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    """The plain one has the better name and place, is the older file, and none of it counts."""
    for seed, (_, suffix, make) in enumerate(PAIRS.values(), 10):
        rich, plain = make(seed, pictures)
        put(pictures / "Downloads" / f"{seed} copy (1){suffix}", rich)
        put(pictures / "Photos" / f"{seed} a{suffix}", plain, mtime_s=EARLY_S)
    desk.scan(pictures)
    facts = {os.path.relpath(path, pictures): row.facts for path, row in desk.rows().items()}
    search.run()
    found = clusters(desk)
    assert len(found) == len(PAIRS)
    for seed, (name, (extra, suffix, _)) in enumerate(PAIRS.items(), 10):
        assert facts[f"Downloads/{seed} copy (1){suffix}"]["extras"] == [extra], name
        assert "extras" not in facts[f"Photos/{seed} a{suffix}"], name
        rich_one, plain_one = found[str(seed)]["Downloads"], found[str(seed)]["Photos"]
        assert rich_one.keeper, name
        assert plain_one.reason_code == KeeperCode.HOLDS_BESIDE, name
        assert plain_one.reason_facts == {"holds": extra}
        assert told(plain_one).startswith("It also holds "), name
    (compared,) = weigh(desk.store, Settings(), next(iter(desk.library.cluster_ids()))).values()
    (held,) = [one for one in compared if one.code is KeeperCode.HOLDS_BESIDE]
    assert (held.advantage, held.other) == (Advantage.KEEPER, None)


def larger(seed: int) -> bytes:
    return with_segments(still(seed), *[segment(0xFE, bytes([65]) * 60_000)] * 2)


def rated() -> Image.Exif:
    data = exif()
    data[ExifTags.Base.ImageDescription] = "At the lake"
    return data


def of_size(seed: int) -> bytes:
    out = io.BytesIO()
    scene(SIZE[0] * 2, SIZE[1] * 2, seed=seed, grain=8.0).save(out, "JPEG", quality=92)
    return out.getvalue()


ADVANTAGES: dict[str, tuple[Callable[[int], bytes], bool]] = {
    "none": (still, True),
    "a larger file": (larger, True),
    "an earlier date": (lambda n: still(n, exif=exif(taken=TAKEN)), True),
    "more said": (lambda n: still(n, exif=rated()), True),
    "the camera's data": (lambda n: still(n, exif=exif(camera=("Canon", "5D"))), False),
    "better quality": (lambda n: still(n, quality=97), False),
    "more pixels": (of_size, False),
}
"""What the plain one has, and whether the one with more is the keeper all the same."""


def test_nobody_proposes_to_remove_what_holds_more(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    for seed, make in enumerate((make for make, _ in ADVANTAGES.values()), 10):
        motion = motion_photo(pictures / f"{seed}.jpg", seed=seed, size=SIZE)
        put(pictures / "rich" / f"{seed} a.jpg", motion.read_bytes())
        motion.unlink()
        put(pictures / "plain" / f"{seed} b.jpg", make(seed), mtime_s=EARLY_S)
    desk.scan(pictures)
    search.run([ClusterKind.SIMILAR])
    found = clusters(desk)
    assert len(found) == len(ADVANTAGES)
    for seed, (name, (_, is_kept)) in enumerate(ADVANTAGES.items(), 10):
        rich = found[str(seed)]["rich"]
        assert rich.keeper is is_kept, name
        assert rich.keeper or rich.stays, name
        if not is_kept:
            assert told(rich) == "This one also holds the moving part of the photo.", name
    gains = [record.reclaimable_bytes for record, _ in desk.library.clusters()]
    assert gains.count(0) == [is_kept for _, is_kept in ADVANTAGES.values()].count(False)


def test_a_photo_that_lost_its_film_is_not_said_to_hold_it(desk: Desk, pictures: Path) -> None:
    """The mention alone stays behind when a program drops the film, or the gain map."""
    _, _, make = PAIRS["hdr"]
    rich, _ = make(3, pictures)
    (pictures / "hdr.jpg").write_bytes(rich[: rich.rindex(b"\xff\xd8\xff")])
    path = motion_photo(pictures / "motion.jpg", seed=3)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"\xff\xd9") + 2])
    desk.scan(pictures)
    assert all("extras" not in row.facts for row in desk.rows().values())


def test_a_photo_with_its_film_beside_it_stays_rather_than_one_alone(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    for folder in ("Camera", "A"):
        (pictures / folder).mkdir()
    photo = picture(pictures / "Camera" / "IMG_0001.jpg", size=SIZE)
    movie(pictures / "Camera" / "IMG_0001.MOV", duration_s=2.0)
    put(pictures / "A" / "IMG_0001.jpg", photo.read_bytes(), mtime_s=EARLY_S)
    desk.scan(pictures)
    assert desk.row(photo).record.motion is Motion.LIVE_PHOTO
    search.run()
    ((record, members),) = desk.library.clusters()
    assert record.kind is ClusterKind.EXACT
    (keeper,) = [one for one in members if one.keeper]
    assert desk.library.files([keeper.file_id])[keeper.file_id].path == bytes(photo)
    assert {one.reason_code for one in members} == {KeeperCode.HOLDS_BESIDE}
    assert all(one.reason_facts == {"holds": Extra.FILM.value} for one in members)


def test_the_film_beside_its_photo_stays_rather_than_one_alone(
    desk: Desk, pictures: Path, search: DuplicateSearch
) -> None:
    for folder in ("Camera", "A"):
        (pictures / folder).mkdir()
    picture(pictures / "Camera" / "IMG_0001.jpg", size=SIZE)
    film = movie(pictures / "Camera" / "IMG_0001.MOV", duration_s=2.0)
    put(pictures / "A" / "film.mov", film.read_bytes(), mtime_s=EARLY_S)
    desk.scan(pictures)
    search.run()
    ((_, members),) = desk.library.clusters()
    (keeper,) = [one for one in members if one.keeper]
    assert desk.library.files([keeper.file_id])[keeper.file_id].path == bytes(film)
    assert {one.reason_code for one in members} == {KeeperCode.BESIDE_PHOTO}
