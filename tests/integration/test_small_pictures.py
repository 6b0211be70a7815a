"""Small pictures come from the cache, else from a child, else there are none; never an error."""

import io
from pathlib import Path

from PIL import Image

from mediadesk.catalog.databases.thumbnails import ThumbnailCache
from mediadesk.config import Settings
from mediadesk.domain.media import FileStatus
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import resolve
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.past.held import Held
from mediadesk.operations.thumbnails import Thumbnails
from tests.support.desks import Desk
from tests.support.media import cut, picture, recording
from tests.support.quick_scan import exact


def test_a_small_picture_is_made_once_and_outlives_its_file(
    desk: Desk, pictures: Path, tmp_path: Path, decoders: Sandbox
) -> None:
    path = picture(pictures / "a.jpg", size=(800, 600))
    desk.scan(pictures)
    cache = ThumbnailCache(tmp_path / "thumbs.db", limit_bytes=1_000_000)
    thumbnails = Thumbnails(cache, Lanes(1, first=decoders))
    record = desk.row(path).record
    jpeg = thumbnails.get(record, 200)
    assert jpeg is not None
    with Image.open(io.BytesIO(jpeg)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (256, 192))
    path.unlink()
    desk.scan(pictures)
    assert thumbnails.get(desk.row(path).record, 256) == jpeg
    assert thumbnails.get(desk.row(path).record, 512) == jpeg  # better than none
    cache.close()


def test_a_removed_file_is_shown_though_its_picture_was_never_made(
    desk: Desk, pictures: Path, tmp_path: Path, decoders: Sandbox
) -> None:
    keeper = picture(pictures / "a.jpg", size=(800, 600))
    copy = pictures / "b.jpg"
    copy.write_bytes(keeper.read_bytes())
    desk.scan(pictures)
    plan = resolve.plan(desk.store, [exact(keeper, copy)], settings=Settings())
    assert resolve.act(desk.store, plan).removed
    assert not copy.exists()
    cache = ThumbnailCache(tmp_path / "thumbs.db", limit_bytes=1_000_000)
    thumbnails = Thumbnails(cache, Lanes(1, first=decoders), Held(desk.store).place_of)
    removed = desk.row(copy).record
    assert removed.status is FileStatus.REMOVED
    assert thumbnails.get(removed, 128) is not None
    cache.close()


def test_what_cannot_be_shown_is_simply_not_there(
    desk: Desk, pictures: Path, tmp_path: Path, decoders: Sandbox
) -> None:
    sound = recording(pictures / "a.wav")
    broken = pictures / "b.jpg"
    broken.write_text("no picture")
    vanished = picture(pictures / "c.jpg")
    half = cut(picture(pictures / "d.jpg", size=(640, 480)), 0.5)
    desk.scan(pictures)
    vanished.unlink()
    cache = ThumbnailCache(tmp_path / "thumbs.db", limit_bytes=1_000_000)
    thumbnails = Thumbnails(cache, Lanes(1, first=decoders))
    for path in (sound, broken, vanished, half):
        assert thumbnails.get(desk.row(path).record, 128) is None
    cache.close()
