"""Similar copies go only while the one that stays is the one shown, and opens at that moment."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.resolutions import ReviewOutcome
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import resolve
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.past.history import History
from mediadesk.operations.past.removal_history import RemovalHistory
from mediadesk.operations.review import resembling
from mediadesk.operations.review.reviewing import Reviewing
from tests.support import music
from tests.support.desks import CHILDREN, Desk
from tests.support.media import scene


@pytest.fixture
def lanes(decoders: Sandbox) -> Iterator[Lanes]:
    made = Lanes(CHILDREN, first=decoders)
    yield made
    assert made.close()


def decide(
    desk: Desk,
    lanes: Lanes | None,
    *,
    keeper: str = "keep.png",
    first: Callable[[], None] = lambda: None,
) -> ReviewOutcome:
    """Find the similar pair, keep the one and remove the other; `first` happens in between."""
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.SIMILAR])
    (cluster_id,) = desk.library.cluster_ids([ClusterKind.SIMILAR])
    members = [member.file_id for member in desk.library.cluster_members(cluster_id)]
    names = desk.library.files(members)
    keep = [id_ for id_ in members if names[id_].name_shown == keeper]
    first()
    return Reviewing(desk.store, Settings(), lanes).accept(
        cluster_id, keep, [id_ for id_ in members if id_ not in keep]
    )


def spoil(path: Path, length: int) -> None:
    """Change the middle of a file, out of the quick hash's sight, and put its time back."""
    status, data = path.stat(), bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + length] = bytes(byte ^ 0xFF for byte in data[middle : middle + length])
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.fixture
def pair(desk: Desk, pictures: Path) -> tuple[Path, Path]:
    keeper, copy = pictures / "keep.png", pictures / "copy.jpg"
    whole = scene(640, 480, seed=3)
    whole.save(keeper)
    whole.save(copy, quality=70)
    assert keeper.stat().st_size > 300_000
    desk.scan(pictures)
    return keeper, copy


def test_a_similar_copy_goes_while_the_one_that_stays_opens(
    desk: Desk, lanes: Lanes, pair: tuple[Path, Path]
) -> None:
    assert decide(desk, lanes).files == 1
    assert not pair[1].exists()


def test_a_keeper_that_does_not_open_any_more_keeps_its_copy(
    desk: Desk, lanes: Lanes, pair: tuple[Path, Path]
) -> None:
    outcome = decide(desk, lanes, first=partial(spoil, pair[0], 1))
    assert [reason.code for _, reason in outcome.trouble] == [ReasonCode.KEEPER_GONE]
    assert pair[1].exists()


def test_a_keeper_that_looks_otherwise_by_now_keeps_its_copy(
    desk: Desk, lanes: Lanes, pair: tuple[Path, Path]
) -> None:
    """A bad disk, or a program that puts the time back: size, time, ends and sides are the same."""
    keeper, copy = pair[0].with_suffix(".bmp"), pair[1]
    Image.open(pair[0]).save(keeper)
    pair[0].unlink()
    desk.scan(keeper.parent)
    outcome = decide(desk, lanes, keeper=keeper.name, first=partial(spoil, keeper, 20_000))
    assert [reason.code for _, reason in outcome.trouble] == [ReasonCode.KEEPER_CHANGED]
    assert copy.exists()


def test_where_nothing_can_be_opened_no_similar_copy_goes(
    desk: Desk, pair: tuple[Path, Path]
) -> None:
    outcome = decide(desk, None)
    assert [reason.code for _, reason in outcome.trouble] == [ReasonCode.NOT_VERIFIABLE]
    assert pair[1].exists()


@pytest.mark.parametrize(
    ("edit", "same"),
    [
        (lambda _image: scene(240, 180, seed=9), False),
        (lambda image: image.crop((8, 6, 310, 230)), True),
        (lambda image: image.rotate(90, expand=True), True),
        (lambda image: image.point(lambda level: min(255, int(level * 1.2))), True),
    ],
    ids=["another picture", "cropped", "turned", "brighter"],
)
def test_a_name_that_another_picture_has_by_now_stands_for_nothing(
    lanes: Lanes, tmp_path: Path, edit: Callable[[Image.Image], Image.Image], same: bool
) -> None:
    held, keeper = tmp_path / "held.jpg", tmp_path / "IMG_0001.jpg"
    scene(320, 240, seed=3).save(held)
    edit(scene(320, 240, seed=3)).save(keeper)
    assert resembling.is_same(lanes, bytes(held), bytes(keeper), MediaKind.PHOTO) is same


def test_undo_brings_no_cluster_back_whose_keeper_became_another_picture(
    desk: Desk, lanes: Lanes, pair: tuple[Path, Path]
) -> None:
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.SIMILAR])
    (cluster_id,) = desk.library.cluster_ids([ClusterKind.SIMILAR])
    going, keep = sorted(
        (member.file_id for member in desk.library.cluster_members(cluster_id)),
        key=lambda id_: desk.library.files([id_])[id_].name_shown == "keep.png",
    )
    assert Reviewing(desk.store, Settings(), lanes).accept(cluster_id, [keep], [going]).files
    scene(320, 240, seed=99).save(pair[0])
    desk.scan(pair[0].parent)
    resolve.undo(desk.store)
    assert pair[1].exists()
    assert not desk.library.cluster_ids([ClusterKind.SIMILAR])


@pytest.mark.parametrize("is_other", [True, False])
def test_a_picture_that_took_another_s_name_is_in_no_cluster_of_that(
    desk: Desk, lanes: Lanes, pair: tuple[Path, Path], is_other: bool
) -> None:
    """Scanned since, and not compared with anything yet; one that only says more stays in it."""
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.SIMILAR])
    (cluster_id,) = desk.library.cluster_ids([ClusterKind.SIMILAR])
    going, keep = sorted(
        (member.file_id for member in desk.library.cluster_members(cluster_id)),
        key=lambda id_: desk.library.files([id_])[id_].name_shown == "keep.png",
    )
    data = pair[1].read_bytes()
    pair[1].write_bytes(data[:2] + b"\xff\xfe\0\x05Oma" + data[2:])
    if is_other:
        scene(320, 240, seed=99).save(pair[1])
    desk.scan(pair[1].parent)
    if is_other:
        assert not desk.library.cluster_ids([ClusterKind.SIMILAR])
        with pytest.raises(OutsideError):
            Reviewing(desk.store, Settings(), lanes).accept(cluster_id, [keep], [going])
    else:
        assert Reviewing(desk.store, Settings(), lanes).accept(cluster_id, [keep], [going]).files
    assert pair[1].exists() is is_other


@pytest.mark.parametrize("seed", [1, 7])
def test_another_film_or_recording_of_the_same_length_stands_for_nothing(
    lanes: Lanes, tmp_path: Path, seed: int
) -> None:
    """Cameras cut into parts of one length, and begin to count anew on an empty card."""
    held, keeper = tmp_path / "held.mp4", tmp_path / "GX010001.mp4"
    moving(held, seed=1, size=(160, 96))
    moving(keeper, seed=seed, size=(320, 192))
    assert resembling.is_same(lanes, bytes(held), bytes(keeper), MediaKind.VIDEO) is (seed == 1)
    heard, song = tmp_path / "held.wav", tmp_path / "STE-000.mp3"
    music.write(heard, music.melody(1, 12.0))
    music.write(song, music.melody(seed, 12.0), bit_rate=96_000)
    assert resembling.is_same(lanes, bytes(heard), bytes(song), MediaKind.AUDIO) is (seed == 1)


def moving(path: Path, *, seed: int, size: tuple[int, int]) -> None:
    """Write six seconds that pass over three scenes."""
    width, height = size
    with av.open(str(path), "w") as film:
        stream = film.add_stream("libx264", rate=10)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for part in range(3):
            wide = scene(width * 2, height, seed=seed * 3 + part)
            for at in range(20):
                seen = wide.crop((at * width // 20, 0, at * width // 20 + width, height))
                film.mux(
                    stream.encode(av.VideoFrame.from_ndarray(np.asarray(seen), format="rgb24"))
                )
        film.mux(stream.encode())


@pytest.fixture
def three(desk: Desk, pair: tuple[Path, Path]) -> int:
    """Find a picture, a copy of it that is there twice, and a smaller one, all in one cluster."""
    _keeper, copy = pair
    shutil.copyfile(copy, copy.with_name("copy again.jpg"))
    scene(640, 480, seed=3).resize((320, 240)).save(copy.with_name("small.jpg"), quality=80)
    desk.scan(copy.parent)
    DuplicateSearch(desk.store, Settings()).run([ClusterKind.SIMILAR])
    (cluster_id,) = desk.library.cluster_ids([ClusterKind.SIMILAR])
    return cluster_id


def test_of_a_cluster_that_lost_files_what_is_left_is_shown(
    desk: Desk, three: int, lanes: Lanes
) -> None:
    before = desk.library.cluster_records([three]), desk.library.cluster_members(three)
    keeper, *others = before[1]
    (twice,) = (one for one in others if one.same_as)
    going = [one.file_id for one in others]
    outcome = Reviewing(desk.store, Settings(), lanes).accept(three, [keeper.file_id], going)
    assert outcome.settled
    left = desk.library.cluster_members(three)
    assert [one.file_id for one in left] == [keeper.file_id, *twice.same_as]
    assert [one.same_as for one in left] == [(), ()]
    size = desk.library.files(twice.same_as)[twice.same_as[0]].size_bytes
    record = desk.library.cluster_records([three])[three]
    assert (record.members, record.reclaimable_bytes) == (2, size)
    History([RemovalHistory(desk.store, Settings(), lanes)]).undo(outcome.key)
    assert (desk.library.cluster_records([three]), desk.library.cluster_members(three)) == before


def test_where_the_best_copy_went_another_is_proposed_without_a_reason(
    desk: Desk, three: int, lanes: Lanes
) -> None:
    members = {one.file_id: one for one in desk.library.cluster_members(three)}
    files = desk.library.files(list(members))
    (small,) = (id_ for id_, file in files.items() if file.name_shown == "small.jpg")
    going = [id_ for id_ in members if id_ != small]
    assert Reviewing(desk.store, Settings(), lanes).accept(three, [small], going).settled
    left = desk.library.cluster_members(three)
    assert [one.keeper for one in left] == [True, False]
    assert left[0].reason_code == ""
