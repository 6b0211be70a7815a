"""Decisions on dates: by content, locked, taken back, and in the order a review needs them."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mediadesk.catalog.dates import date_queue
from mediadesk.config import Settings
from mediadesk.domain.dating import ChosenDate, DateQuery, Need, Shift
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.timestamps import ConfidenceLevel, Precision
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.dates.date_review import DateReview
from mediadesk.operations.dates.dating import Dating, interpolated
from mediadesk.timestamps.clocks import Camera
from mediadesk.timestamps.typed import parse_typed
from tests.support import desks
from tests.support.desks import Desk
from tests.support.media import exif, picture

NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
LATER = datetime(2024, 3, 2, 10, 20, 30, tzinfo=UTC).timestamp()
CANON = ("Canon", "EOS 5D")


class Review:
    """A catalog with its dates, by file name."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.dating = Dating(desk.store, Settings())
        self.review = DateReview(desk.store.readers)

    def id(self, name: str) -> int:
        ((file_id,),) = self.desk.sql("SELECT id FROM file WHERE name_shown = ?", name)
        return int(file_id)

    def taken(self, name: str) -> tuple[str | None, str | None, str]:
        ((taken, source, level),) = self.desk.sql(
            "SELECT taken, taken_source, confidence FROM file WHERE name_shown = ?", name
        )
        return taken, source, level

    def names(self, query: DateQuery | None = None) -> list[str]:
        ids = self.review.queue(query or DateQuery()).ids
        found = dict(self.desk.sql("SELECT id, name_shown FROM file"))
        return [found[id_] for id_ in ids]


@pytest.fixture
def review(desk: Desk) -> Review:
    return Review(desk)


def shot(path: Path, at: datetime | None, *, seed: int = 0, **facts: object) -> Path:
    """Write a picture whose file time is years later."""
    made = picture(path, seed=seed, exif=exif(taken=at, **facts))  # type: ignore[arg-type]
    os.utime(made, (LATER, LATER))
    return made


def test_a_decision_outlasts_a_new_name_an_edit_and_a_rebuilt_catalog(
    review: Review, pictures: Path
) -> None:
    path = shot(pictures / "scan.jpg", None)
    review.desk.scan(pictures)
    date = parse_typed("Feb 1987")
    assert date is not None
    review.dating.set([review.id("scan.jpg")], date, raw="Feb 1987")
    assert review.taken("scan.jpg") == ("1987-02-01T00:00:00", "user", "HIGH")
    moved = path.rename(pictures / "other.jpg")
    review.desk.scan(pictures)
    assert review.taken("other.jpg")[:2] == ("1987-02-01T00:00:00", "user")
    data = moved.read_bytes()
    comment = b"\xff\xfe\x00\x07hello"
    moved.write_bytes(data[:2] + comment + data[2:])
    review.desk.scan(pictures)
    assert review.taken("other.jpg")[:2] == ("1987-02-01T00:00:00", "user")
    shutil.copy2(moved, pictures / "copy.jpg")
    review.desk.scan(pictures)
    assert review.taken("copy.jpg")[:2] == ("1987-02-01T00:00:00", "user")


def test_a_rebuilt_catalog_shows_the_decisions_again(
    decoders: Sandbox, pictures: Path, tmp_path: Path
) -> None:
    shot(pictures / "a.jpg", NOON)
    folder = tmp_path / "catalog"
    folder.mkdir()
    with desks.desk(folder, decoders) as first:
        first.scan(pictures)
        before = Review(first)
        before.dating.set([before.id("a.jpg")], ChosenDate("1999-01-02T03:04:05"))
    for path in folder.glob("catalog.db*"):
        path.unlink()
    with desks.desk(folder, decoders) as again:
        again.scan(pictures)
        assert Review(again).taken("a.jpg") == ("1999-01-02T03:04:05", "user", "HIGH")


def test_accepting_takes_the_proposal_and_undo_opens_it_again(
    review: Review, pictures: Path
) -> None:
    shot(pictures / "20190817_110000.jpg", NOON, camera=CANON)
    review.desk.scan(pictures)
    name = "20190817_110000.jpg"
    before = review.taken(name)
    assert before[0] == "2019-08-17T12:00:00"
    assert review.names() == [name]  # the first rule takes the earlier time of the name
    outcome = review.dating.accept([review.id(name)])
    assert outcome.files == {review.id(name)}
    assert not outcome.trouble
    assert review.taken(name) == ("2019-08-17T12:00:00", "user", "HIGH")
    assert review.names() == []
    assert review.review.totals().accepted == 1
    review.dating.undo()
    assert review.taken(name) == before
    assert review.names() == [name]
    with pytest.raises(OutsideError) as caught:
        review.dating.undo()
    assert caught.value.reason.code is ReasonCode.NOTHING_DECIDED


def test_a_dropped_candidate_can_be_chosen_and_stays_chosen(review: Review, pictures: Path) -> None:
    shot(pictures / "x.jpg", datetime(1988, 8, 1, 1, 2, 3))  # noqa: DTZ001 - a wall time
    review.desk.scan(pictures)
    file_id = review.id("x.jpg")
    offered = review.review.candidates(file_id)
    place = next(n for n, one in enumerate(offered) if one.stamp.source == "EXIF:DateTimeOriginal")
    assert not offered[place].accepted
    review.dating.choose(file_id, place)
    assert review.taken("x.jpg")[:2] == ("1988-08-01T01:02:03", "user")
    review.dating.keep_up(checkpoint=lambda: None, on_changes=lambda _: None)
    assert review.taken("x.jpg")[:2] == ("1988-08-01T01:02:03", "user")
    kept = {one.stamp.source: one.role.value for one in review.review.candidates(file_id)}
    assert kept["user"] == "chosen"


def test_a_cameras_old_date_needs_no_look_for_the_files_newer_time(
    review: Review, pictures: Path
) -> None:
    shot(pictures / "old.jpg", datetime(1999, 5, 25, 21, 0, 9), camera=CANON)  # noqa: DTZ001
    review.desk.scan(pictures)
    assert review.taken("old.jpg") == ("1999-05-25T21:00:09", "EXIF:DateTimeOriginal", "HIGH")
    assert review.names() == []


def test_the_queue_is_ordered_by_need_and_narrowed_by_filters(
    review: Review, pictures: Path
) -> None:
    shot(pictures / "none.jpg", None, seed=1)
    shot(pictures / "sure.jpg", NOON, seed=2, camera=CANON)
    shot(pictures / "20190817_110000.jpg", NOON, seed=3, camera=CANON)
    review.desk.scan(pictures)
    review.desk.write(
        "UPDATE file_detail SET seed = json_object('value', '2012-05-02T19:03:11', 'source',"
        " 'EXIF:CreateDate', 'confidence', 'HIGH')"
        " WHERE file_id = (SELECT id FROM file WHERE name_shown = 'sure.jpg')"
    )
    review.desk.store.catalog.submit(
        lambda writer: date_queue.renew(writer, [review.id("sure.jpg")])
    ).result()
    assert review.names() == ["sure.jpg", "20190817_110000.jpg", "none.jpg"]
    groups = review.review.queue(DateQuery()).groups
    assert [need for need, _ in groups] == [Need.CONTRADICTED, Need.ZONE, Need.LOW]
    assert review.names(DateQuery(needs=frozenset({Need.LOW}))) == ["none.jpg"]
    assert review.names(DateQuery(cameras=frozenset({"Canon EOS 5D"}))) == [
        "sure.jpg",
        "20190817_110000.jpg",
    ]
    assert review.names(DateQuery(confidences=frozenset({ConfidenceLevel.LOW}))) == ["none.jpg"]
    assert review.names(DateQuery(years=frozenset({2024}))) == ["none.jpg"]
    assert review.names(DateQuery(months=frozenset({"2019-08"}), flags=frozenset({"conflict"})))
    facets = review.review.facets(DateQuery())
    assert facets.years == {2019: 2, 2024: 1}
    assert facets.cameras == {"Canon EOS 5D": 2}
    assert [number for _, number in facets.folders.values()] == [3]
    assert review.review.histogram() == {"2019-08": 2, "2024-03": 1}
    record = review.review.records([review.id("sure.jpg")])[review.id("sure.jpg")]
    assert (record.need, record.before) == (Need.CONTRADICTED, "2012-05-02T19:03:11")


def test_neighbours_are_of_the_same_camera_and_can_lend_their_date(
    review: Review, pictures: Path
) -> None:
    for number in range(4):
        at = NOON + timedelta(minutes=number)
        shot(pictures / f"{number}.jpg", at, seed=number, camera=CANON)
    shot(pictures / "phone.jpg", NOON + timedelta(seconds=90), seed=9, camera=("Apple", "iPhone"))
    review.desk.scan(pictures)
    before, after = review.review.neighbours(review.id("2.jpg"))
    assert [one.file.name_shown for one in before] == ["1.jpg", "0.jpg"]
    assert [one.file.name_shown for one in after] == ["3.jpg"]
    review.dating.same_as([review.id("phone.jpg")], review.id("0.jpg"))
    assert review.taken("phone.jpg")[0] == NOON.isoformat()


def test_files_between_two_others_are_spread_no_more_exactly_than_that_is_known(
    review: Review, pictures: Path
) -> None:
    shot(pictures / "a.jpg", NOON, seed=1, camera=CANON)
    shot(pictures / "d.jpg", NOON + timedelta(minutes=30), seed=2, camera=CANON)
    for name in ("b.jpg", "c.jpg"):
        shot(pictures / name, None, seed=len(name) + ord(name[0]))
    review.desk.scan(pictures)
    ids = [review.id(name) for name in ("b.jpg", "c.jpg")]
    review.dating.between(ids, review.id("a.jpg"), review.id("d.jpg"))
    assert review.taken("b.jpg")[0] == "2019-08-17T12:10:00"
    assert review.taken("c.jpg")[0] == "2019-08-17T12:20:00"
    assert review.dating.proposed(ids)[ids[0]] == ChosenDate(
        "2019-08-17T12:10:00", Precision.MINUTE, None
    )
    months = interpolated(ChosenDate("1987-01-01T00:00:00"), ChosenDate("1988-01-01T00:00:00"), 0.5)
    assert months.precision is Precision.YEAR


def test_a_shift_is_shown_before_it_is_decided_and_can_change_the_zone(
    review: Review, pictures: Path
) -> None:
    shot(pictures / "a.jpg", NOON, camera=CANON)
    shot(pictures / "b.jpg", None, seed=2)
    review.desk.scan(pictures)
    ids = [review.id("a.jpg"), review.id("b.jpg")]
    shift = Shift(seconds=-3600 * 6.5, offset_minutes=330)
    (first, _) = review.dating.preview_shift(ids, shift)
    assert first.after == ChosenDate("2019-08-17T05:30:00", Precision.SECOND, 330)
    assert review.taken("a.jpg")[1] != "user"
    review.dating.shift(ids, shift)
    assert review.taken("a.jpg")[:2] == ("2019-08-17T05:30:00", "user")
    far = review.dating.preview_shift(ids, Shift(seconds=1e15))
    assert {one.trouble.code for one in far if one.trouble} == {ReasonCode.DATE_OUT_OF_RANGE}


def test_a_camera_clock_once_corrected_holds_for_files_that_come_later(
    review: Review, pictures: Path
) -> None:
    shot(pictures / "a.jpg", NOON, seed=1, camera=CANON)
    review.desk.scan(pictures)
    review.dating.correct_camera(Camera("Canon", "EOS 5D"), shift_s=3600)
    assert review.taken("a.jpg") == ("2019-08-17T13:00:00", "EXIF:DateTimeOriginal", "HIGH")
    shot(pictures / "b.jpg", NOON, seed=2, camera=CANON)
    review.desk.scan(pictures)
    assert review.taken("b.jpg")[0] == "2019-08-17T13:00:00"
    ((flags,),) = review.desk.sql(
        "SELECT flags FROM file_detail JOIN file ON file.id = file_id WHERE name_shown = 'b.jpg'"
    )
    assert "clock-corrected" in json.loads(flags)
    review.dating.undo()
    review.dating.keep_up(checkpoint=lambda: None, on_changes=lambda _: None)
    assert review.taken("a.jpg")[0] == review.taken("b.jpg")[0] == NOON.isoformat()


def test_a_file_without_a_date_gets_none_by_accepting_and_is_named(
    review: Review, pictures: Path
) -> None:
    shot(pictures / "a.jpg", NOON)
    review.desk.scan(pictures)
    review.desk.write("UPDATE file SET taken = NULL")
    outcome = review.dating.accept([review.id("a.jpg")])
    ((name, reason),) = outcome.trouble
    assert (name, reason.code) == ("a.jpg", ReasonCode.NO_DATE)
