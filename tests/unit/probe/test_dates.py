from mediadesk.decoding.tags import Tags
from mediadesk.domain.timestamps import Precision, Stamp, ZoneKind
from mediadesk.probe.dates import picture_stamps, rationals


def stamps(**texts: str) -> dict[str, Stamp]:
    named = {key.replace("_", "."): text for key, text in texts.items()}
    return {stamp.source: stamp for stamp in picture_stamps(Tags(texts=named))}


def test_each_exif_date_takes_its_own_offset_and_sub_seconds_only() -> None:
    found = stamps(
        Exif_Photo_DateTimeOriginal="2019:02:03 11:22:33",
        Exif_Photo_SubSecTimeOriginal="17",
        Exif_Photo_OffsetTimeOriginal="+01:00",
        Exif_Photo_DateTimeDigitized="2019:02:03 11:22:34",
        Exif_Image_DateTime="2020:05:06 07:08:09",
        Exif_Photo_OffsetTime="-07:00",
    )
    assert found["EXIF:DateTimeOriginal"] == Stamp(
        "EXIF:DateTimeOriginal",
        "2019:02:03 11:22:33",
        "2019-02-03T11:22:33.17",
        zone=ZoneKind.OFFSET,
        offset_minutes=60,
    )
    assert found["EXIF:CreateDate"].zone is ZoneKind.NAIVE
    assert found["EXIF:ModifyDate"].offset_minutes == -420


def test_what_cannot_be_read_keeps_its_raw_text() -> None:
    for raw in ("0000:00:00 00:00:00", "    :  :     :  :  ", "yesterday"):
        found = stamps(Exif_Photo_DateTimeOriginal=raw)["EXIF:DateTimeOriginal"]
        assert (found.raw, found.wall) == (raw, None)


def test_a_dng_may_state_the_original_date_elsewhere() -> None:
    assert stamps(Exif_Image_DateTimeOriginal="2019:02:03 11:22:33")["EXIF:DateTimeOriginal"].wall


def test_gps_time_is_utc_and_needs_its_date() -> None:
    whole = stamps(
        Exif_GPSInfo_GPSDateStamp="2008:10:23", Exif_GPSInfo_GPSTimeStamp="14/1 27/1 724/100"
    )["GPS"]
    assert (whole.wall, whole.zone) == ("2008-10-23T14:27:07.24", ZoneKind.UTC)
    alone = stamps(Exif_GPSInfo_GPSTimeStamp="14/1 27/1 7/1")["GPS"]
    assert (alone.raw, alone.wall) == ("14:27:07", None)
    day = stamps(Exif_GPSInfo_GPSDateStamp="2008:10:23")["GPS"]
    assert (day.wall, day.precision) == ("2008-10-23T00:00:00", Precision.DAY)
    broken = stamps(
        Exif_GPSInfo_GPSDateStamp="2008:10:23", Exif_GPSInfo_GPSTimeStamp="99/1 0/0 1/1"
    )["GPS"]
    assert broken.wall is None


def test_curated_dates_may_be_partial_and_zoned() -> None:
    found = stamps(
        Xmp_photoshop_DateCreated="1978-06",
        Xmp_xmp_CreateDate="2004-02-26T10:11:12.5+01:00",
        Xmp_exif_DateTimeOriginal="2004-02-26T10:11:12Z",
    )
    assert found["XMP:DateCreated"].precision is Precision.MONTH
    assert found["XMP:CreateDate"].offset_minutes == 60
    assert found["XMP:DateTimeOriginal"].zone is ZoneKind.UTC


def test_an_iptc_time_without_its_day_is_ignored() -> None:
    assert "IPTC" not in stamps(Iptc_Application2_TimeCreated="11:39:59+00:00")
    found = stamps(
        Iptc_Application2_DateCreated="1992-01-01", Iptc_Application2_TimeCreated="02:11:11+01:00"
    )["IPTC"]
    assert (found.wall, found.offset_minutes) == ("1992-01-01T02:11:11", 60)


def test_the_day_a_print_was_digitised_is_read_from_iptc() -> None:
    found = stamps(
        Iptc_Application2_DigitizationDate="2011-02-03",
        Iptc_Application2_DigitizationTime="04:05:06+01:00",
    )["IPTC:DigitalCreationDate"]
    assert (found.wall, found.offset_minutes) == ("2011-02-03T04:05:06", 60)


def test_rationals_end_at_what_is_no_number() -> None:
    assert rationals("1/2 3/1 4") == [0.5, 3.0, 4.0]
    assert rationals("1/0 3/1") == []
    assert rationals("x") == []
    assert rationals(f"1/1 {'9' * 400}/1") == [1.0]


def test_an_xmp_position_time_is_world_time() -> None:
    found = stamps(Xmp_exif_GPSTimeStamp="2023-11-15T12:30:00Z")["XMP:GPSTimeStamp"]
    assert (found.wall, found.zone) == ("2023-11-15T12:30:00", ZoneKind.UTC)
