"""Writing dates: only the date changes, nothing is lost on the way, and all of it can be undone."""

import os
import stat
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mediadesk.config import Settings
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.stamping import StampTarget
from mediadesk.domain.timestamps import Precision
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.dates.dating import Dating
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.resolve import Rewritten, let_go_of_all, settle_rewrites
from mediadesk.operations.writing.stamp import Stamping
from mediadesk.operations.writing.stamp_plan import StampPlan
from tests.support.desks import Desk
from tests.support.media import exif, movie, picture
from tests.support.trees import tree

NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
TRUE = ChosenDate("2018-05-06T07:08:09", Precision.SECOND, 120)
YEAR = ChosenDate("1987-07-01T00:00:00", Precision.YEAR)


class Desk2:
    """A catalog whose dates are decided and written, by file name."""

    def __init__(self, desk: Desk, box: Lanes) -> None:
        self.desk = desk
        self.settings = Settings()
        self.stamping = Stamping(desk.store, box, self.settings)
        self.dating = Dating(desk.store, self.settings)

    def ids(self, *names: str) -> list[int]:
        rows = self.desk.sql("SELECT id, name_shown FROM file ORDER BY name")
        return [file_id for file_id, name in rows if name in names]

    def decide(self, date: ChosenDate, *names: str) -> None:
        self.dating.set(self.ids(*names), date)

    def plan(self, target: StampTarget, **more: Any) -> StampPlan:  # noqa: ANN401
        return self.stamping.plan(target, **more)

    def write(self, target: StampTarget, **more: Any) -> Rewritten:  # noqa: ANN401
        return self.stamping.write(self.plan(target, **more))

    def taken(self, name: str) -> tuple[Any, ...]:
        (row,) = self.desk.sql(
            "SELECT taken, taken_source, unwritten, pending FROM file WHERE name_shown = ?", name
        )
        return row


@pytest.fixture
def lanes(decoders: Sandbox) -> Lanes:
    return Lanes(2, first=decoders)


@pytest.fixture
def desk2(desk: Desk, lanes: Lanes) -> Desk2:
    return Desk2(desk, lanes)


def pixels(path: Path) -> bytes:
    with Image.open(path) as image:
        return image.tobytes()


def shot(path: Path, *, seed: int = 0) -> Path:
    made = picture(path, seed=seed, exif=exif(taken=NOON, camera=("Canon", "EOS")))
    os.chmod(made, 0o640)
    os.setxattr(made, "user.note", b"mine")
    os.utime(made, ns=(1_600_000_000_000_000_001, 1_600_000_000_123_456_789))
    return made


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".mediadesk-*")]


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif"])
def test_a_date_is_written_inside_and_everything_else_stays(
    desk2: Desk2, pictures: Path, suffix: str
) -> None:
    path = shot(pictures / f"a.{suffix}")
    desk2.desk.scan(pictures)
    desk2.decide(TRUE, path.name)
    before, status, seen = tree(pictures), path.stat(), pixels(path)
    (step,) = desk2.plan(StampTarget.INSIDE).steps
    assert (step.field, step.after) == ("EXIF:DateTimeOriginal", "2018-05-06 07:08:09 +02:00")
    assert step.before == ("" if suffix == "tif" else "2019-08-17 12:00:00")
    written = desk2.write(StampTarget.INSIDE)
    assert (len(written.done), written.left_out) == (1, ())
    assert pixels(path) == seen
    now = path.stat()
    assert (now.st_mode, now.st_mtime_ns) == (status.st_mode, status.st_mtime_ns)
    assert os.getxattr(path, "user.note") == b"mine"
    with Image.open(path) as image:
        inner = image.getexif().get_ifd(0x8769)
        assert (inner[0x9003], inner[0x9011]) == ("2018:05:06 07:08:09", "+02:00")
    assert desk2.taken(path.name) == ("2018-05-06T07:08:09", "user", 0, 0)
    assert not desk2.plan(StampTarget.INSIDE).steps
    assert written.batch_id is not None
    back = desk2.stamping.take_back(written.batch_id)
    assert (back.restored, back.failed) == ((bytes(path),), ())
    assert tree(pictures) == before
    assert desk2.taken(path.name) == ("2018-05-06T07:08:09", "user", 1, 0)
    assert not leftovers(pictures)


def test_a_sidecar_is_written_beside_any_file_and_read_as_the_same_date(
    desk2: Desk2, pictures: Path
) -> None:
    path = shot(pictures / "a.jpg")
    shared = pictures / "b.xmp"
    shot(pictures / "b.jpg", seed=2)
    shared.write_text(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
        '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/></rdf:RDF></x:xmpmeta>'
    )
    desk2.desk.scan(pictures)
    desk2.decide(YEAR, "a.jpg", "b.jpg")
    before = tree(pictures)
    written = desk2.write(StampTarget.SIDECAR)
    assert [os.path.basename(one.target) for one in written.done] == [b"a.jpg.xmp", b"b.jpg.xmp"]
    assert tree(pictures)[bytes(path)] == before[bytes(path)]
    assert b'xmp:Rating="3"' in (pictures / "b.jpg.xmp").read_bytes()
    assert b">1987<" in (pictures / "a.jpg.xmp").read_bytes()
    assert desk2.taken("a.jpg") == ("1987-07-01T00:00:00", "user", 0, 0)
    assert stat.S_IMODE((pictures / "a.jpg.xmp").stat().st_mode) == 0o644
    desk2.decide(TRUE, "a.jpg")
    again = desk2.write(StampTarget.SIDECAR)
    assert b"2018-05-06T07:08:09+02:00" in (pictures / "a.jpg.xmp").read_bytes()
    for batch_id in (again.batch_id, written.batch_id):
        assert batch_id is not None
        assert not desk2.stamping.take_back(batch_id).failed
    assert tree(pictures) == before


def test_a_film_s_own_dates_are_replaced_where_they_stand(desk2: Desk2, pictures: Path) -> None:
    path = movie(pictures / "a.mp4", created=NOON)
    desk2.desk.scan(pictures)
    desk2.decide(TRUE, "a.mp4")
    before, data = tree(pictures), path.read_bytes()
    written = desk2.write(StampTarget.INSIDE)
    assert not written.left_out
    after = path.read_bytes()
    assert len(after) == len(data)
    assert sum(one != other for one, other in zip(data, after, strict=True)) <= 4 * 3 * 2
    assert written.kept_bytes < 4_000 + len(data) // 2
    assert desk2.taken("a.mp4") == ("2018-05-06T07:08:09", "user", 0, 0)
    assert written.batch_id is not None
    desk2.stamping.take_back(written.batch_id)
    assert tree(pictures) == before


def test_a_vague_date_goes_into_xmp_and_not_into_films(desk2: Desk2, pictures: Path) -> None:
    path = shot(pictures / "a.jpg")
    movie(pictures / "b.mp4", created=NOON)
    desk2.desk.scan(pictures)
    desk2.decide(YEAR, "a.jpg", "b.mp4")
    plan = desk2.plan(StampTarget.INSIDE)
    assert [one.reason.code for one in plan.left_out] == [ReasonCode.DATE_TOO_VAGUE]
    assert plan.left_out[0].sidecar_helps
    desk2.stamping.write(plan)
    data = path.read_bytes()
    assert b">1987<" in data
    assert b"2019:08:17 12:00:00" in data


def test_links_read_only_and_many_named_files_are_refused_and_a_sidecar_is_offered(
    desk2: Desk2, pictures: Path
) -> None:
    shot(pictures / "many.jpg", seed=1)
    read_only = shot(pictures / "read.jpg", seed=2)
    swapped = shot(pictures / "swapped.jpg", seed=3)
    changed = shot(pictures / "changed.jpg", seed=4)
    desk2.desk.scan(pictures)
    desk2.decide(TRUE, "many.jpg", "read.jpg", "swapped.jpg", "changed.jpg")
    plan = desk2.plan(StampTarget.INSIDE)
    assert len(plan.steps) == 4
    os.link(pictures / "many.jpg", pictures.parent / "other name")
    read_only.chmod(0o444)
    swapped.rename(pictures.parent / "elsewhere.jpg")
    swapped.symlink_to(pictures.parent / "elsewhere.jpg")
    changed.write_bytes(changed.read_bytes() + b"\0")
    before = tree(pictures)
    expected = {
        b"many.jpg": ReasonCode.FILE_HAS_LINKS,
        b"read.jpg": ReasonCode.FILE_READ_ONLY,
        b"swapped.jpg": ReasonCode.FILE_IS_LINK,
        b"changed.jpg": ReasonCode.CHANGED_SINCE_SCAN,
    }
    written = desk2.stamping.write(plan)
    told = {os.path.basename(one.path): one.reason.code for one in written.left_out}
    assert told == expected
    assert not written.done
    assert tree(pictures) == before
    again = desk2.plan(StampTarget.INSIDE)
    assert {os.path.basename(one.path): one.reason.code for one in again.left_out} == expected
    helped = {os.path.basename(one.path) for one in again.left_out if one.sidecar_helps}
    assert helped == {b"many.jpg", b"read.jpg", b"swapped.jpg"}


def test_what_was_edited_after_writing_is_not_taken_back(desk2: Desk2, pictures: Path) -> None:
    path = shot(pictures / "a.jpg")
    desk2.desk.scan(pictures)
    desk2.decide(TRUE, "a.jpg")
    written = desk2.write(StampTarget.INSIDE)
    path.write_bytes(path.read_bytes() + b"edited")
    assert written.batch_id is not None
    (failed,) = desk2.stamping.take_back(written.batch_id).failed
    assert failed.reason.code is ReasonCode.CHANGED_SINCE_WRITTEN
    assert path.read_bytes().endswith(b"edited")


def test_a_file_time_and_a_name_can_be_the_date_and_go_back(desk2: Desk2, pictures: Path) -> None:
    shot(pictures / "IMG_1.jpg")
    shot(pictures / "IMG_1.tif", seed=1)
    shot(pictures / "other.jpg", seed=2)
    (pictures / "IMG_1.jpg.xmp").write_text("<x/>")
    (pictures / "20180506_070809.png").write_bytes(b"in the way")
    desk2.desk.scan(pictures)
    desk2.decide(TRUE, "IMG_1.jpg", "other.jpg")
    before = tree(pictures)
    timed = desk2.write(StampTarget.FILE_TIME)
    assert (pictures / "other.jpg").stat().st_mtime == 1525583289
    named = desk2.write(StampTarget.FILE_NAME)
    assert not named.left_out
    assert sorted(path.name for path in pictures.iterdir() if path.is_file()) == [
        "20180506_070809.jpg",
        "20180506_070809.jpg.xmp",
        "20180506_070809.png",
        "20180506_070809.tif",
        "20180506_070809_2.jpg",
    ]
    assert desk2.taken("20180506_070809.jpg")[:2] == ("2018-05-06T07:08:09", "user")
    for batch in (named, timed):
        assert batch.batch_id is not None
        assert not desk2.stamping.take_back(batch.batch_id).failed
    assert tree(pictures) == before
    assert desk2.taken("IMG_1.jpg")[1] == "user"


def test_a_batch_that_is_stopped_leaves_what_is_done_and_can_take_it_back(
    desk2: Desk2, pictures: Path
) -> None:
    for number in range(5):
        shot(pictures / f"{number}.jpg", seed=number)
    desk2.desk.scan(pictures)
    desk2.decide(TRUE, *(f"{number}.jpg" for number in range(5)))
    before, calls = tree(pictures), iter(range(100))

    def stop_at_third() -> None:
        if next(calls) == 2:
            raise CancelledError

    plan = desk2.plan(StampTarget.INSIDE)
    written = desk2.stamping.write(plan, checkpoint=stop_at_third)
    assert written.stopped is not None
    assert len(written.done) + len(written.left_out) == 5
    assert not leftovers(pictures)
    if written.done:
        assert written.batch_id is not None
        desk2.stamping.take_back(written.batch_id)
    assert tree(pictures) == before


def test_what_cannot_be_kept_for_undo_is_not_written(
    desk2: Desk2, pictures: Path, lanes: Lanes
) -> None:
    shot(pictures / "a.jpg")
    desk2.desk.scan(pictures)
    desk2.decide(TRUE, "a.jpg")
    before = tree(pictures)
    tight = Stamping(desk2.desk.store, lanes, replace(desk2.settings, dates_undo_megabytes=0))
    (left,) = tight.write(tight.plan(StampTarget.INSIDE)).left_out
    assert left.reason.code is ReasonCode.NO_ROOM_TO_UNDO
    assert tree(pictures) == before
    settle_rewrites(desk2.desk.store)
    assert tree(pictures) == before


def test_what_is_kept_can_be_let_go_and_then_nothing_is_taken_back(
    desk2: Desk2, pictures: Path
) -> None:
    path = shot(pictures / "a.jpg")
    desk2.desk.scan(pictures)
    desk2.decide(TRUE, "a.jpg")
    written = desk2.write(StampTarget.INSIDE)
    data = path.read_bytes()
    assert let_go_of_all(desk2.desk.store) == written.kept_bytes > 0
    assert not (pictures / ".mediadesk").exists()
    assert path.read_bytes() == data
    assert written.batch_id is not None
    with pytest.raises(OutsideError) as caught:
        desk2.stamping.take_back(written.batch_id)
    assert caught.value.reason.code is ReasonCode.NO_SUCH_BATCH
