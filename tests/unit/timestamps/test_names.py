"""Dates in file names: what cameras, phones and messengers write, and what only looks like it."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain import names
from mediadesk.domain.timestamps import Meaning, Precision, ZoneKind
from mediadesk.timestamps.folders import read_path
from mediadesk.timestamps.names import has_impossible_time, read_name

TAKEN, SENT, SAVED = Meaning.TAKEN, Meaning.SENT, Meaning.SAVED
FIRST, LAST = datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2079-12-31")
NAIVE, UTC, OFFSET = ZoneKind.NAIVE, ZoneKind.UTC, ZoneKind.OFFSET


@pytest.mark.parametrize(
    ("name", "wall", "zone", "meaning"),
    [
        ("IMG_20190203_112233.jpg", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("IMG_20190203_112233(1).jpg", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("IMG_20190203_112233~2.jpg", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("IMG_20190203_112233-edited.jpg", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("IMG20190203112233.jpg", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("MVIMG_20191230_232926.jpg", "2019-12-30T23:29:26", NAIVE, TAKEN),
        ("20231207_101605_001.jpg", "2023-12-07T10:16:05", NAIVE, TAKEN),
        ("PXL_20231026_210642603.RAW-02.ORIGINAL.dng", "2023-10-26T21:06:42.603000", UTC, TAKEN),
        ("20140101_123456000_iOS.jpg", "2014-01-01T12:34:56", UTC, TAKEN),
        ("00100lPORTRAIT_00100_BURST20181229213517346_COVER.jpg",
         "2018-12-29T21:35:17.346000", NAIVE, TAKEN),
        ("00002IMG_00002_BURST1723801037429.jpg", "2024-08-16T09:37:17.429000", UTC, TAKEN),
        ("201801261147521000.jpg", "2018-01-26T11:47:52.100000", NAIVE, TAKEN),
        ("WhatsApp Image 2026-08-31 at 15.41.14.jpeg", "2026-08-31T15:41:14", NAIVE, SENT),
        ("WhatsApp Video 2019-02-03 at 3.41.14 PM (1).mp4", "2019-02-03T15:41:14", NAIVE, SENT),
        ("PHOTO-2019-02-03-11-22-33.jpg", "2019-02-03T11:22:33", NAIVE, SENT),
        ("signal-2020-10-26-163832.jpg", "2020-10-26T16:38:32", NAIVE, SAVED),
        ("signal-2020-10-26-16-38-32-718-2.jpg", "2020-10-26T16:38:32.718000", NAIVE, SAVED),
        ("photo_2019-02-03_11-22-33.jpg", "2019-02-03T11:22:33", NAIVE, SAVED),
        ("photo_5@03-02-2019_11-22-33.jpg", "2019-02-03T11:22:33", NAIVE, SAVED),
        ("Screenshot_2019-02-03-11-22-33-123_com.app.png",
         "2019-02-03T11:22:33.123000", NAIVE, TAKEN),
        ("Screenshot_20190919-053857_Camera.jpg", "2019-09-19T05:38:57", NAIVE, TAKEN),
        ("Screenshot 2022-02-23 at 2.59.39 PM.png", "2022-02-23T14:59:39", NAIVE, TAKEN),
        ("Screenshot 2022-02-23 at 12.59.39\u202fAM.png", "2022-02-23T00:59:39", NAIVE, TAKEN),
        ("Screenshot 2022-02-23 at 2.59.39\u202fPM.png", "2022-02-23T14:59:39", NAIVE, TAKEN),
        ("Bildschirmfoto 2022-02-23 um 14.59.39.png", "2022-02-23T14:59:39", NAIVE, TAKEN),
        ("Captura de Pantalla 2022-02-23 a la(s) 14.59.39.png",
         "2022-02-23T14:59:39", NAIVE, TAKEN),
        ("FB_IMG_1549191743000.jpg", "2019-02-03T11:02:23", UTC, SAVED),
        ("mmexport1549191743000.jpg", "2019-02-03T11:02:23", UTC, SAVED),
        ("1772236849-camera_person.mp4", "2026-02-28T00:00:49", UTC, SAVED),
        ("DJI_20210703120000_0001_D.JPG", "2021-07-03T12:00:00", NAIVE, TAKEN),
        ("WP_20131004_12_34_56_Pro.jpg", "2013-10-04T12:34:56", NAIVE, TAKEN),
        ("20190203112233_0060.mp4", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("2019_0203_112233_001.MP4", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("FILE190203-112233F.MP4", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("20180719T194940Z.mp4", "2018-07-19T19:49:40", UTC, TAKEN),
        ("2019-02-03 11.22.33-1.jpg", "2019-02-03T11:22:33", NAIVE, TAKEN),
        ("1869_12_30_16_59_57.jpg", "1869-12-30T16:59:57", NAIVE, TAKEN),
    ],
)  # fmt: skip
def test_a_name_states_a_time_its_zone_and_what_happened_then(
    name: str, wall: str, zone: ZoneKind, meaning: Meaning
) -> None:
    stamp = read_name(name)
    assert stamp is not None
    assert (stamp.wall, stamp.zone, stamp.meaning) == (wall, zone, meaning)
    assert stamp.precision is Precision.SECOND
    assert stamp.raw in name


@pytest.mark.parametrize(
    ("name", "offset_minutes"),
    [("Bebop2_20180719194940+0200.mp4", 120), ("Bebop2_20180719194940-0330.mp4", -210)],
)
def test_a_drone_states_its_zone(name: str, offset_minutes: int) -> None:
    stamp = read_name(name)
    assert stamp is not None
    assert (stamp.zone, stamp.offset_minutes) == (OFFSET, offset_minutes)


@pytest.mark.parametrize(
    ("name", "day", "meaning"),
    [
        ("IMG-20190203-WA0001.jpg", "2019-02-03", SENT),
        ("VID-20191120-WA0001.jpg", "2019-11-20", SENT),
        ("PTT-20191120-WA0001.opus", "2019-11-20", SENT),
        ("telegram_2020-01-30_09-18.jpg", "2020-01-30", SAVED),
        ("2024-05-05.png", "2024-05-05", TAKEN),
        ("IMG_20190203.jpg", "2019-02-03", TAKEN),
        ("Screenshot 2019-05-21 at 10545.52.png", "2019-05-21", TAKEN),
    ],
)
def test_some_names_know_only_the_day(name: str, day: str, meaning: Meaning) -> None:
    stamp = read_name(name)
    assert stamp is not None
    assert (stamp.source, stamp.wall) == ("filename_date", f"{day}T00:00:00")
    assert (stamp.precision, stamp.meaning) == (Precision.DAY, meaning)


@pytest.mark.parametrize(
    "name",
    [
        *("IMG_1234.HEIC", "DSC_0101.JPG", "MVI_1724.MOV", "GX010123.MP4", "GOPR0533.MP4"),
        *("DJI_0001.JPG", "WP_000123.jpg", "fo.jpg", ".nomedia", "", "."),
        *("received_10157203008123456.jpeg", "received_2019020311223344.jpeg"),
        *("Snapchat-123456789.jpg", "2234089303984509579-edited.jpg", "2019020311223344.jpg"),
        *("4006381333931.jpg", "1234567890_0a1b2c3d4e_o.jpg", "0612345678.jpg"),
        *("20190203-1a2b-4c3d-8e9f-001122334455.jpg", "a2019020311223344556677889900aabb.jpg"),
        *("IMG_20170101_999999.jpg", "IMG_20190230_112233.jpg", "2020-01-00.jpg"),
        *("27.01.2015-19.20.00.jpg", "05-21-2019.jpg", "2024-05.png", "991231-125200.jpg"),
        *("20130518_142022_3D657EBD.jpg", "12019-02-03.jpg", "2019-02-031.jpg"),
        "\u0662\u0660\u0661\u0669-\u0660\u0662-\u0660\u0663.jpg",
    ],
)
def test_counters_ids_and_impossible_dates_state_nothing(name: str) -> None:
    assert read_name(name) is None


@pytest.mark.parametrize(
    ("name", "wall", "zone", "offset"),
    [
        ("image_2021-05-06T07_08_09.123Z.jpg", "2021-05-06T07:08:09.123000", ZoneKind.UTC, None),
        ("2021-05-06T07_08_10+05_30.jpg", "2021-05-06T07:08:10", ZoneKind.OFFSET, 330),
        (
            "Screenshot 2022-02-23 at 2.59.40\N{NARROW NO-BREAK SPACE}PM.png",
            *("2022-02-23T14:59:40", ZoneKind.NAIVE, None),
        ),
    ],
)
def test_names_that_programs_mend_for_other_systems_are_read_whole(
    name: str, wall: str, zone: ZoneKind, offset: int | None
) -> None:
    (stamp,) = read_path(names.shown(name.encode()))
    assert (stamp.wall, stamp.zone, stamp.offset_minutes) == (wall, zone, offset)


def test_an_impossible_time_is_told_from_no_time() -> None:
    assert has_impossible_time("IMG_20170101_999999.jpg")
    assert not has_impossible_time("IMG_20170101_115959.jpg")
    assert not has_impossible_time("IMG_1234.jpg")


@given(st.text(alphabet="0123456789-_. :TZ+PXLIMGBURSTat@", max_size=60))
def test_no_name_makes_the_reader_fail_and_what_it_reads_is_a_date(name: str) -> None:
    stamp = read_name(name)
    if stamp is not None:
        assert stamp.wall is not None
        assert 1800 <= datetime.fromisoformat(stamp.wall).year <= 2099


@given(st.datetimes(FIRST, LAST))
def test_every_phone_name_is_read_back(at: datetime) -> None:
    stamp = read_name(f"IMG_{at:%Y%m%d_%H%M%S}.jpg")
    assert stamp is not None
    assert stamp.wall == f"{at:%Y-%m-%dT%H:%M:%S}"
