"""A photo that moves is one thing in every list, whether its film lies inside it or beside it."""

from pathlib import Path

from mediadesk.decoding.video import inner_strip_jpegs
from mediadesk.domain.browsing import FileQuery, SmartPlace
from mediadesk.domain.dating import DateQuery
from mediadesk.domain.extras import Motion
from mediadesk.domain.records import FileRecord
from mediadesk.operations.dates.date_review import DateReview
from tests.support.desks import Desk
from tests.support.media import motion_photo, movie, picture


def shown(
    desk: Desk, place: SmartPlace = SmartPlace.ALL, search: str = ""
) -> dict[str, FileRecord]:
    ids = desk.library.file_list(FileQuery(place, search=search)).ids
    assert ids == desk.library.file_ids(FileQuery(place, search=search))
    return {record.name_shown: record for record in desk.library.files(ids).values()}


def test_a_live_photo_is_one_tile_as_long_as_both_halves_are_there(
    desk: Desk, pictures: Path
) -> None:
    still = picture(pictures / "IMG_0001.jpg")
    movie(pictures / "IMG_0001.MOV", duration_s=2.0)
    movie(pictures / "other.mp4")
    desk.scan(pictures)
    tiles = shown(desk)
    assert set(tiles) == {"IMG_0001.jpg", "other.mp4"}
    assert tiles["IMG_0001.jpg"].motion is Motion.LIVE_PHOTO
    assert set(shown(desk, SmartPlace.VIDEOS)) == {"other.mp4"}
    counts = desk.library.place_counts()
    assert [
        counts[place].files for place in (SmartPlace.ALL, SmartPlace.PHOTOS, SmartPlace.VIDEOS)
    ] == [2, 1, 1]
    assert desk.library.roots()[0].files == 2
    sizes = {path.name: path.stat().st_size for path in pictures.iterdir()}
    assert counts[SmartPlace.ALL].halves == 1
    photo = sizes["IMG_0001.jpg"] + sizes["IMG_0001.MOV"]
    wanted = {
        SmartPlace.ALL: sum(sizes.values()),
        SmartPlace.PHOTOS: photo,
        SmartPlace.VIDEOS: sizes["other.mp4"],
    }
    for place, size in wanted.items():
        assert counts[place].size_bytes == size
        assert desk.library.file_list(FileQuery(place)).size_bytes == size
    details = desk.library.details(tiles["IMG_0001.jpg"].id)
    assert details is not None
    assert details.moving is not None
    assert details.moving.name_shown == "IMG_0001.MOV"
    assert set(shown(desk, search="img_0001")) == {"IMG_0001.jpg", "IMG_0001.MOV"}
    assert set(shown(desk, SmartPlace.NEEDS_DATE)) == {"IMG_0001.jpg", "other.mp4"}
    assert counts[SmartPlace.NEEDS_DATE].files == 2
    queue = DateReview(desk.store.readers).queue(DateQuery())
    assert {*queue.ids} == {tiles[name].id for name in tiles}

    still.unlink()
    desk.scan(pictures)
    assert set(shown(desk)) == {"IMG_0001.MOV", "other.mp4"}
    assert desk.library.place_counts()[SmartPlace.VIDEOS].files == 2


def test_halves_that_come_later_are_joined_and_those_that_leave_part(
    desk: Desk, pictures: Path
) -> None:
    film = movie(pictures / "IMG_0001.MOV", duration_s=2.0)
    desk.scan(pictures)
    assert set(shown(desk)) == {"IMG_0001.MOV"}
    picture(pictures / "IMG_0001.jpg")
    desk.scan(pictures)
    assert set(shown(desk)) == {"IMG_0001.jpg"}
    (pictures / "clips").mkdir()
    film.rename(pictures / "clips" / film.name)
    desk.scan(pictures)
    tiles = shown(desk)
    assert set(tiles) == {"IMG_0001.jpg", "IMG_0001.MOV"}


def test_a_photo_with_a_film_inside_is_told_and_shows_its_frames(
    desk: Desk, pictures: Path
) -> None:
    path = motion_photo(pictures / "PXL_1.jpg", duration_s=2.0)
    picture(pictures / "still.jpg", seed=3)
    desk.scan(pictures)
    tiles = shown(desk)
    assert tiles["PXL_1.jpg"].motion is Motion.MOTION_PHOTO
    assert tiles["still.jpg"].motion is None
    frames = inner_strip_jpegs(bytes(path), 4, 128)
    assert len(frames) == 4
    assert len(set(frames)) == 4
    assert all(frame is not None for frame in frames)
    assert inner_strip_jpegs(bytes(pictures / "still.jpg"), 4, 128) == []
