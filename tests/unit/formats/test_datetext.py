from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.timestamps import Precision, ZoneKind
from mediadesk.formats.datetext import DateText, parse_exif, parse_free, zone_minutes


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("2008:05:30 15:56:01", "2008-05-30T15:56:01"),
        ("2008:05:30 15:56:01\x00", "2008-05-30T15:56:01"),
        ("2005.09.15 16:28:54", "2005-09-15T16:28:54"),
        ("2005/09/15 16:28:54", "2005-09-15T16:28:54"),
        ("2023-09-27T14:35:33.25", "2023-09-27T14:35:33.25"),
        ("20230927 143533", "2023-09-27T14:35:33"),
        ("2016:12:31 23:59:60", "2017-01-01T00:00:00"),
    ],
)
def test_usual_and_unusual_spellings_are_read(text: str, wall: str) -> None:
    assert parse_exif(text) == DateText(wall)


@pytest.mark.parametrize(
    "text",
    ["0000:00:00 00:00:00", "    :  :     :  :  ", "", "2008:02:30 10:00:00", "2008:05:30 25:00:00",
     "2008:13", "06/05/08", "no date", "2008:05:30 15:56:01 and more", "٢٠٠٨:05:30 10:00:00x"],
)  # fmt: skip
def test_zeros_blanks_and_impossible_days_are_no_date(text: str) -> None:
    assert parse_exif(text) is None
    assert parse_free(text) is None


def test_sub_seconds_are_digits_after_the_point() -> None:
    assert parse_exif("2008:05:30 15:56:01", subsec="17 ") == DateText("2008-05-30T15:56:01.17")
    assert parse_exif("2008:05:30 15:56:01", subsec="017") == DateText("2008-05-30T15:56:01.017")
    assert parse_exif("2008:05:30 15:56:01", subsec="a7") == DateText("2008-05-30T15:56:01")


def test_an_offset_of_zero_is_an_offset() -> None:
    expected = DateText("2008-05-30T15:56:01", zone=ZoneKind.OFFSET, offset_minutes=0)
    assert parse_exif("2008:05:30 15:56:01", offset="+00:00") == expected


def test_a_zone_in_the_text_goes_before_the_tag() -> None:
    expected = DateText("2008-05-30T15:56:01", zone=ZoneKind.OFFSET, offset_minutes=-210)
    assert parse_exif("2008-05-30T15:56:01-03:30", offset="+02:00") == expected


def test_z_is_utc() -> None:
    assert parse_exif("2008-05-30T15:56:01Z") == DateText("2008-05-30T15:56:01", zone=ZoneKind.UTC)


@pytest.mark.parametrize(
    ("text", "wall", "precision"),
    [
        ("1978", "1978-01-01T00:00:00", Precision.YEAR),
        ("1978-06", "1978-06-01T00:00:00", Precision.MONTH),
        ("1978-06-05", "1978-06-05T00:00:00", Precision.DAY),
        ("19780605", "1978-06-05T00:00:00", Precision.DAY),
        ("1978-06-05T10:20", "1978-06-05T10:20:00", Precision.MINUTE),
    ],
)
def test_a_partial_date_says_how_exact_it_is(text: str, wall: str, precision: Precision) -> None:
    assert parse_exif(text) == DateText(wall, precision)


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("Mon Mar 10 15:04:43 2003\n\x00", "2003-03-10T15:04:43"),
        ("2001/ 1/27  1:42PM", "2001-01-27T13:42:00"),
        ("2001/ 1/27 12:42AM", "2001-01-27T00:42:00"),
        ("2005/11/28/ 09:19", "2005-11-28T09:19:00"),
        ("2002-12-16  15:35:01", "2002-12-16T15:35:01"),
        ("Tue, 5 Mar 2019 12:34:56 +0100", "2019-03-05T12:34:56"),
    ],
)
def test_free_texts_of_old_cameras_are_read(text: str, wall: str) -> None:
    reading = parse_free(text)
    assert reading is not None
    assert reading.wall == wall


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("+02:00", 120), ("-0330", -210), ("Z", 0), ("+15:00", 900), ("+15:01", None), ("CET", None)],
)
def test_offsets_are_minutes_east(text: str, minutes: int | None) -> None:
    assert zone_minutes(text) == minutes


@given(st.datetimes(min_value=datetime(1800, 1, 1)))  # noqa: DTZ001 - a wall time
def test_every_date_written_as_exif_comes_back(at: datetime) -> None:
    at = at.replace(microsecond=0)
    assert parse_exif(at.strftime("%Y:%m:%d %H:%M:%S")) == DateText(at.isoformat())


@given(st.text(max_size=100), st.text(max_size=10), st.text(max_size=10))
def test_any_text_gives_an_iso_date_or_nothing(text: str, subsec: str, offset: str) -> None:
    for reading in (parse_exif(text, subsec=subsec, offset=offset), parse_free(text)):
        assert reading is None or datetime.fromisoformat(reading.wall[:19])
