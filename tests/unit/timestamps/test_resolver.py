"""The date proposed for a file: who is believed, in which zone, and how sure that is."""

from dataclasses import replace
from datetime import datetime

import pytest

from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.media import MediaKind
from mediadesk.domain.timestamps import (
    FILE_TIME,
    ConfidenceLevel,
    Meaning,
    Precision,
    Stamp,
    ZoneKind,
)
from mediadesk.timestamps.candidates import Candidate, Role
from mediadesk.timestamps.evidence import Evidence, Kin, KinKind
from mediadesk.timestamps.offsets import Basis
from mediadesk.timestamps.resolver import Resolution, resolve
from mediadesk.timestamps.why import FLAG_SENTENCES, Why, flag_sentence
from mediadesk.timestamps.zones import home_zone

HIGH, MEDIUM, LOW, NONE = ConfidenceLevel
DTO, CREATED, MODIFIED = "EXIF:DateTimeOriginal", "EXIF:CreateDate", "EXIF:ModifyDate"
MOVIE, APPLE, NAME = "QuickTime:CreateDate", "QuickTime:CreationDate", "filename_datetime"
BERLIN, KATHMANDU = Position(52.52, 13.405), Position(27.7, 85.3)
NOW = datetime.fromisoformat("2026-01-01")


def stamp(source: str, wall: str, *, offset: int | None = None, utc: bool = False) -> Stamp:
    zone = ZoneKind.UTC if utc else ZoneKind.NAIVE if offset is None else ZoneKind.OFFSET
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(wall))
    full = wall + "0000-01-01"[len(wall) :] if len(wall) < 10 else wall
    return Stamp(source, wall, full, precision or Precision.SECOND, zone, offset)


def look(*stamps: Stamp, evidence: Evidence | None = None, **facts: object) -> Resolution:
    known = Facts(stamps=stamps, **facts)  # type: ignore[arg-type] # keywords of Facts
    return resolve(replace(evidence or Evidence(now=NOW), facts=known))


def of(found: Resolution, source: str) -> Candidate:
    return next(item for item in found.candidates if item.stamp.source == source)


def answer(found: Resolution) -> tuple[str | None, int | None, ConfidenceLevel]:
    return found.wall, found.offset_minutes, found.confidence


# who is believed


def test_copies_of_one_camera_are_sure_and_one_witness() -> None:
    at = "2019-02-03T11:22:33.9"
    found = look(stamp(DTO, at), stamp(CREATED, at), stamp(MODIFIED, at))
    assert answer(found) == ("2019-02-03T11:22:33", None, HIGH)
    assert (found.source, found.basis) == (DTO, None)


def test_a_name_two_seconds_early_supports_the_camera_and_does_not_replace_it() -> None:
    found = look(stamp(DTO, "2019-02-03T11:22:33"), stamp(NAME, "2019-02-03T11:22:31"))
    assert answer(found) == ("2019-02-03T11:22:33", None, HIGH)
    assert found.seed.value == "2019-02-03T11:22:31"


def test_a_later_edit_is_no_conflict_but_an_earlier_one_is() -> None:
    shot = stamp(DTO, "2019-02-03T11:22:33")
    later = look(shot, stamp(MODIFIED, "2020-01-01T10:00:00"))
    assert of(later, MODIFIED).why is Why.LATER_STEP
    assert "conflict" not in later.flags
    earlier = look(shot, stamp(MODIFIED, "2018-01-01T10:00:00"))
    assert of(earlier, MODIFIED).role is Role.CONTRADICTS
    assert "conflict" in earlier.flags


def test_a_caption_beats_the_day_a_print_was_scanned() -> None:
    found = look(
        stamp(DTO, "2012-05-02T19:03:11"),
        stamp(CREATED, "2012-05-02T19:03:11"),
        stamp("XMP:DateCreated", "1978-06"),
        camera_model="Perfection V700",
    )
    assert (found.wall, found.precision, found.confidence) == (
        "1978-06-01T00:00:00",
        Precision.MONTH,
        MEDIUM,
    )
    assert "month-precision" in found.flags


def test_the_day_of_a_scan_is_never_sure() -> None:
    at = "2012-05-02T19:03:11"
    scanner = "Perfection V600"
    whole = look(stamp(DTO, at), stamp(CREATED, at), stamp(MODIFIED, at), camera_model=scanner)
    changed = look(stamp(MODIFIED, at), camera_model=scanner)
    for found in (whole, changed):
        assert answer(found) == (at, None, LOW)
        assert "scan-date" in found.flags
    assert answer(look(stamp(DTO, at), stamp(CREATED, at))) == (at, None, HIGH)


def test_a_folder_s_year_is_taken_where_nothing_else_is_older() -> None:
    copied = datetime.fromisoformat("2024-03-02T10:00:00+00:00")
    mtime_ns = int(copied.timestamp()) * 10**9
    told = Evidence(now=NOW, mtime_ns=mtime_ns, home_zone=home_zone("Europe/Berlin"))
    lost = resolve(replace(told, path="Sommer 1985/scan001.jpg"))
    assert (lost.wall, lost.precision, lost.confidence) == (
        "1985-07-15T00:00:00", Precision.SEASON, LOW,
    )  # fmt: skip
    same_year = resolve(replace(told, path="Photos from 2024/a.jpg"))
    assert (same_year.source, same_year.precision) == (FILE_TIME, Precision.SECOND)
    bare = resolve(replace(told, path="1970/a.jpg"))
    assert bare.source == FILE_TIME
    dated = look(stamp(DTO, "2021-01-02T10:00:00"), evidence=replace(told, path="2020/a.jpg"))
    assert (dated.wall, "conflict" in dated.flags) == ("2021-01-02T10:00:00", False)


@pytest.mark.parametrize("source", ["Matroska:DateUTC", MOVIE])
def test_the_header_of_an_export_does_not_beat_the_name_it_kept(source: str) -> None:
    told = Evidence(now=NOW, path="2019-07-03 11-22-33.mkv", kind=MediaKind.VIDEO)
    export = look(stamp(source, "2021-01-01T10:00:00", utc=True), evidence=told)
    assert (export.wall, export.source, export.confidence) == ("2019-07-03T11:22:33", NAME, LOW)
    sent = replace(told, path="signal-2019-07-03-112233.mp4")
    saved = look(stamp(source, "2021-01-01T10:00:00", utc=True), evidence=sent)
    assert saved.source == source


def test_the_original_s_date_of_a_scan_is_believed_where_a_person_entered_it() -> None:
    scan = stamp(CREATED, "2012-05-02T19:03:11")
    found = look(stamp(DTO, "1985-07-01T12:00:00"), scan, software="VueScan 9")
    assert answer(found) == ("1985-07-01T12:00:00", None, MEDIUM)
    assert of(found, CREATED).why is Why.LATER_STEP
    year_only = look(stamp(DTO, "1985-01-01T00:00:00"), scan)
    assert year_only.wall == "1985-01-01T00:00:00"
    reset = look(stamp(DTO, "2007-01-01T00:00:12"), scan)
    assert (reset.wall, reset.source) == ("2012-05-02T19:03:11", CREATED)


def test_the_finer_of_two_agreeing_captions_is_taken() -> None:
    found = look(stamp("XMP:DateCreated", "1978-06"), stamp("IPTC", "1978-06-15"))
    assert (found.wall, found.precision) == ("1978-06-15T00:00:00", Precision.DAY)


def test_a_day_borrows_the_time_of_the_best_timed_source() -> None:
    found = look(
        stamp("IPTC", "2019-02-03"),
        stamp(FILE_TIME, "2019-02-03T21:14:07"),
        stamp(CREATED, "2019-02-03T11:22:33"),
    )
    assert (found.wall, found.source) == ("2019-02-03T11:22:33", "IPTC")
    assert f"time-from:{CREATED}" in found.flags
    assert found.confidence is HIGH


def test_a_message_s_day_stays_doubtful_whatever_the_file_time_says() -> None:
    sent = replace(stamp("filename_date", "2019-02-03"), meaning=Meaning.SENT)
    found = look(sent, stamp(FILE_TIME, "2019-02-03T21:14:07"))
    assert answer(found) == ("2019-02-03T21:14:07", None, LOW)
    assert found.meaning is Meaning.SENT


def test_two_witnesses_against_a_lone_camera_lower_its_confidence() -> None:
    at = "2010-06-03T11:22:33"
    alone = look(stamp(DTO, at), stamp(CREATED, at))
    outvoted = look(
        stamp(DTO, at),
        stamp(CREATED, at),
        stamp("GPS", "2019-02-03T10:22:33", utc=True),
        stamp(NAME, "2019-02-03T11:22:33"),
    )
    assert (alone.confidence, outvoted.confidence) == (HIGH, MEDIUM)
    assert outvoted.wall == at


def test_an_audio_s_release_is_never_when_it_was_recorded() -> None:
    released = stamp("QuickTime:ContentCreateDate", "1995-10-03")
    evidence = Evidence(now=NOW, kind=MediaKind.AUDIO)
    found = look(released, stamp("ID3:TDRC", "1995"), evidence=evidence)
    assert answer(found) == (None, None, NONE)
    assert {item.why for item in found.candidates} == {Why.RELEASE_DATE}


def test_profile_and_history_dates_never_count() -> None:
    found = look(stamp("ICC:ProfileDateTime", "2012-01-25T03:41:57"))
    assert of(found, "ICC:ProfileDateTime").why is Why.NEVER_CAPTURE
    assert found.wall is None


def test_a_folder_loses_to_nothing_but_agrees_with_the_file_time() -> None:
    folder = stamp("foldername_date", "2016-08-18")
    copied = look(folder, stamp(FILE_TIME, "2024-03-02T10:00:00"))
    assert answer(copied) == ("2016-08-18T00:00:00", None, LOW)
    original = look(folder, stamp(FILE_TIME, "2016-08-18T14:05:09"))
    assert answer(original) == ("2016-08-18T14:05:09", None, LOW)
    imported = look(stamp("foldername_date", "2020-12-12"), stamp(FILE_TIME, "2013-05-18T14:20:22"))
    assert imported.wall == "2013-05-18T14:20:22"


# clocks that were never set


def test_a_clock_that_was_never_set_loses_to_a_name() -> None:
    found = look(
        stamp(DTO, "2016-01-01T00:03:12"),
        stamp(CREATED, "2016-01-01T00:03:12"),
        stamp(NAME, "2019-02-03T11:22:33"),
    )
    assert (found.wall, found.source, found.confidence) == ("2019-02-03T11:22:33", NAME, LOW)
    assert of(found, DTO).why is Why.SUSPECT_CLOCK
    assert found.seed.confidence is HIGH


def test_a_clock_that_was_never_set_is_at_best_a_poor_guess() -> None:
    reset = "2016-01-01T00:03:12"
    found = look(stamp(DTO, reset), stamp(CREATED, reset), stamp(FILE_TIME, "2016-01-01T00:03:14"))
    assert answer(found) == (reset, None, LOW)
    assert f"suspect-default:{DTO}" in found.flags


@pytest.mark.parametrize(
    "witness",
    [
        stamp(NAME, "2019-01-01T00:03:12"),
        stamp("GPS", "2018-12-31T23:03:10", utc=True),
        stamp("Takeout", "2018-12-31T23:03:12", utc=True),
    ],
)
def test_fireworks_at_new_year_are_believed_when_somebody_else_saw_them(witness: Stamp) -> None:
    at = "2019-01-01T00:03:12"
    found = look(stamp(DTO, at), stamp(CREATED, at), witness)
    assert (found.wall, found.confidence) == (at, HIGH)


def test_only_a_camera_that_names_itself_is_believed_before_the_year_2000() -> None:
    old = stamp(DTO, "1999-05-25T21:00:09")
    copied = stamp(FILE_TIME, "2024-03-02T10:00:00")
    assert look(old, copied, camera_make="KODAK").wall == "1999-05-25T21:00:09"
    assert look(old, copied).wall == "2024-03-02T10:00:00"
    assert look(old, copied, camera_make="KODAK", software="VueScan 9").source == FILE_TIME
    assert look(stamp(DTO, "1989-05-25T21:00:09"), camera_make="KODAK").wall is None


@pytest.mark.parametrize(
    ("source", "wall"),
    [
        (MOVIE, "1904-01-01T00:00:00"),
        (MOVIE, "1970-01-01T00:00:00"),
        ("GPS", "1970-01-01T00:00:00"),
        ("Takeout", "1970-01-01T00:00:00"),
        (FILE_TIME, "1980-01-01T00:00:00"),
        (CREATED, "2002-12-08T12:00:00"),
    ],
)
def test_what_devices_write_for_unknown_is_dropped_at_any_min_year(source: str, wall: str) -> None:
    found = look(stamp(source, wall), evidence=Evidence(now=NOW, min_year=1850))
    assert (found.wall, of(found, source).accepted) == (None, False)
    assert f"suspect-default:{source}" in found.flags


def test_an_accepted_correction_moves_the_camera_s_dates_and_their_copies_only() -> None:
    at = "2016-01-01T00:03:12"
    evidence = Evidence(now=NOW, clock_shift_s=86400.0 * 900)
    found = look(
        stamp(DTO, at),
        stamp(CREATED, at),
        stamp("XMP:DateCreated", at),
        stamp("GPS", "2018-06-19T00:03:10", utc=True),
        evidence=evidence,
    )
    assert (found.wall, found.confidence) == ("2018-06-19T00:03:12", HIGH)
    assert "clock-corrected" in found.flags
    assert "conflict" not in found.flags
    assert (found.seed.value, of(found, DTO).normalised) == (at, "2018-06-19T00:03:12")


# zones


@pytest.mark.parametrize(
    ("utc", "offset"),
    [("05:37:30", 345), ("05:52:31", 330), ("01:07:30", None), ("22:37:33", None)],
)
def test_a_fix_proves_half_hours_and_quarters_but_no_zone_that_never_was(
    utc: str, offset: int | None
) -> None:
    found = look(stamp(DTO, "2019-06-09T11:22:33"), stamp("GPS", f"2019-06-09T{utc}", utc=True))
    assert found.offset_minutes == offset


def test_the_hour_that_occurs_twice_is_told_apart_by_the_fix() -> None:
    twice = stamp(DTO, "2022-10-30T02:30:00")
    first = look(twice, stamp("GPS", "2022-10-30T00:29:58", utc=True), position=BERLIN)
    second = look(twice, stamp("GPS", "2022-10-30T01:29:58", utc=True), position=BERLIN)
    unknown = look(twice, position=BERLIN)
    assert (first.offset_minutes, second.offset_minutes) == (120, 60)
    assert unknown.offset_minutes is None
    assert "dst-ambiguous" in unknown.flags


def test_a_fix_filled_with_local_time_does_not_make_it_greenwich() -> None:
    at = "2019-06-09T12:57:32"
    found = look(stamp(DTO, at), stamp(CREATED, at), stamp("GPS", at, utc=True))
    assert answer(found) == (at, None, HIGH)
    assert of(found, "GPS").why is Why.LOCAL_TIME_AS_UTC
    placed = look(stamp(DTO, at), stamp("GPS", at, utc=True), position=BERLIN)
    assert (placed.offset_minutes, placed.basis) == (120, Basis.POSITION)
    london = look(stamp(DTO, "2019-01-09T12:57:32"), stamp("GPS", "2019-01-09T12:57:30", utc=True),
                  position=Position(51.5, -0.12))  # fmt: skip
    assert (london.offset_minutes, london.basis) == (0, Basis.PROVED)


def test_a_stale_fix_proves_nothing_and_is_no_conflict() -> None:
    found = look(
        stamp(DTO, "2019-06-09T12:57:32"),
        stamp("GPS", "2019-06-09T10:46:00", utc=True),
        position=BERLIN,
    )
    assert (found.offset_minutes, found.basis) == (120, Basis.POSITION)
    assert of(found, "GPS").why is Why.STALE_FIX
    assert "conflict" not in found.flags


def test_a_fix_that_is_no_hours_old_speaks_against_the_camera() -> None:
    found = look(
        stamp(DTO, "2019-06-09T08:10:33"),
        stamp("GPS", "2019-06-09T10:46:00", utc=True),
        position=BERLIN,
    )
    assert of(found, "GPS").why is Why.OTHER_TIME
    assert "conflict" in found.flags
    midnight = look(
        stamp(DTO, "2019-06-09T08:10:33"), stamp("GPS", "2019-06-09T00:00:00", utc=True),
        position=BERLIN,
    )  # fmt: skip
    assert "conflict" not in midnight.flags  # receivers write it where they know the day alone


def test_only_the_matching_offset_tag_counts() -> None:
    shot = stamp(DTO, "2019-06-09T12:57:32")
    assert look(shot, stamp(MODIFIED, "2023-09-27T14:35:33", offset=120)).offset_minutes is None
    found = look(stamp(DTO, "2019-06-09T12:57:32", offset=0), position=BERLIN)
    assert (found.offset_minutes, found.basis) == (0, Basis.STATED)


def test_a_stated_zone_is_kept_and_doubted_where_the_fix_proves_another() -> None:
    found = look(
        stamp(DTO, "2019-06-09T12:57:32", offset=0),
        stamp("GPS", "2019-06-09T10:57:29", utc=True),
    )
    assert (found.offset_minutes, found.basis) == (0, Basis.STATED)
    assert "zone-conflict" in found.flags
    assert of(found, "GPS").why is Why.OTHER_ZONE


def test_a_caption_s_zero_is_filler_and_its_other_offsets_count_for_the_same_time() -> None:
    shot = stamp(DTO, "2012-08-05T11:39:59")
    assert look(shot, stamp("IPTC", "2012-08-05T11:39:59", offset=0)).offset_minutes is None
    curated = look(shot, stamp("IPTC", "2012-08-05T11:39:59", offset=540))
    assert (curated.offset_minutes, curated.basis) == (540, Basis.CURATED)
    proved = look(
        shot,
        stamp("IPTC", "2012-08-05T11:39:59", offset=-240),
        stamp("GPS", "2012-08-05T17:39:48", utc=True),
    )
    assert (proved.offset_minutes, proved.basis) == (-360, Basis.PROVED)


def test_a_pixel_s_utc_name_proves_the_zone_of_its_own_picture() -> None:
    evidence = Evidence(now=NOW, path="DCIM/PXL_20210712_225625784.jpg")
    found = look(stamp(DTO, "2021-07-12T15:56:25"), evidence=evidence)
    assert answer(found) == ("2021-07-12T15:56:25", -420, HIGH)
    assert of(found, NAME).why is Why.SAME_INSTANT


def test_the_offset_may_change_within_one_burst() -> None:
    neighbour = Kin(KinKind.NEIGHBOUR, "2022-10-30T02:59:50", 120)
    burst = Evidence(now=NOW, kin=(neighbour,))
    lent = look(stamp(DTO, "2022-10-30T02:00:10"), evidence=burst)
    assert (lent.offset_minutes, lent.basis) == (120, Basis.KIN)
    own = look(
        stamp(DTO, "2022-10-30T02:00:10"),
        stamp("GPS", "2022-10-30T01:00:09", utc=True),
        evidence=burst,
    )
    assert (own.offset_minutes, own.basis) == (60, Basis.PROVED)


def test_utc_alone_is_shown_at_its_place_else_at_home_else_as_it_is() -> None:
    movie = stamp(MOVIE, "2023-08-22T11:38:06", utc=True)
    placed = look(movie, position=KATHMANDU)
    assert answer(placed) == ("2023-08-22T17:23:06", 345, MEDIUM)
    at_home = look(movie, evidence=Evidence(now=NOW, home_zone=home_zone("Europe/Berlin")))
    assert answer(at_home) == ("2023-08-22T13:38:06", 120, MEDIUM)
    assert "zone-assumed" in at_home.flags
    nowhere = look(movie)
    assert answer(nowhere) == ("2023-08-22T11:38:06", None, MEDIUM)
    assert "zone-unknown" in nowhere.flags


# films


def test_a_pixel_film_starts_when_its_name_says_and_ends_when_its_header_says() -> None:
    evidence = Evidence(
        now=NOW, path="PXL_20210712_225625784.mp4", home_zone=home_zone("America/Los_Angeles")
    )
    found = look(stamp(MOVIE, "2021-07-12T22:56:37", utc=True), evidence=evidence, duration_s=11.15)
    assert answer(found) == ("2021-07-12T15:56:25", -420, HIGH)
    assert (found.source, found.why) == (NAME, Why.START_OF_RECORDING)
    assert "mvhd-is-end" in found.flags


def test_apple_s_local_date_beats_the_header_which_may_be_the_export() -> None:
    found = look(
        stamp(APPLE, "2019-06-09T12:57:32", offset=120),
        stamp(MOVIE, "2021-01-05T08:00:00", utc=True),
    )
    assert answer(found) == ("2019-06-09T12:57:32", 120, MEDIUM)
    assert of(found, MOVIE).why is Why.LATER_STEP


def test_a_header_written_when_the_film_was_finished_agrees() -> None:
    found = look(
        stamp(APPLE, "2019-06-09T12:57:32", offset=120),
        stamp(MOVIE, "2019-06-09T10:58:14", utc=True),
        duration_s=18.0,
    )
    assert answer(found) == ("2019-06-09T12:57:32", 120, HIGH)
    assert of(found, MOVIE).why is Why.END_OF_RECORDING


def test_a_header_in_local_time_is_seen_by_the_name_beside_it() -> None:
    found = look(
        stamp(MOVIE, "2020-07-15T18:33:43", utc=True),
        stamp(NAME, "2020-07-15T18:33:43"),
        evidence=Evidence(now=NOW, home_zone=home_zone("+02:00")),
    )
    assert answer(found) == ("2020-07-15T18:33:43", None, HIGH)
    assert "mvhd-is-local" in found.flags


def test_the_file_time_of_a_film_in_utc_does_not_make_it_local() -> None:
    evidence = Evidence(now=NOW, home_zone=home_zone("UTC"))
    found = look(
        stamp(MOVIE, "2023-08-22T11:38:06", utc=True),
        stamp(NAME, "2023-08-22T14:38:03"),
        stamp(FILE_TIME, "2023-08-22T11:38:06"),
        evidence=evidence,
        duration_s=2.99,
    )
    assert answer(found) == ("2023-08-22T14:38:03", 180, HIGH)


def test_the_films_of_a_gopro_tell_local_time() -> None:
    evidence = Evidence(now=NOW, home_zone=home_zone("+02:00"))
    movie = stamp(MOVIE, "2020-07-15T18:33:43", utc=True)
    found = look(movie, evidence=evidence, camera_make="GoPro")
    assert found.wall == "2020-07-15T18:33:43"


def test_a_gopro_film_is_known_by_its_name_when_it_names_no_maker() -> None:
    movie = stamp(MOVIE, "2020-07-15T18:33:43", utc=True)
    home = home_zone("+02:00")
    gopro = look(movie, evidence=Evidence(now=NOW, home_zone=home, path="DCIM/GX010123.MP4"))
    other = look(movie, evidence=Evidence(now=NOW, home_zone=home, path="DCIM/MVI_0123.MP4"))
    assert (gopro.wall, other.wall) == ("2020-07-15T18:33:43", "2020-07-15T20:33:43")


def test_an_avi_s_text_date_is_local() -> None:
    evidence = Evidence(now=NOW, home_zone=home_zone("+02:00"))
    found = look(stamp("RIFF:IDIT", "2003-03-10T15:04:43"), evidence=evidence)
    assert answer(found) == ("2003-03-10T15:04:43", None, MEDIUM)


# sidecars, kin, and the user


def test_a_sidecar_that_says_otherwise_replaces_every_date_of_the_file() -> None:
    corrected = stamp("XMP:CreateDate", "2000-09-27T14:35:33", offset=120)
    evidence = Evidence(now=NOW, sidecar=(corrected,))
    at = "2010-07-20T17:27:12"
    found = look(stamp(DTO, at), stamp(CREATED, at), evidence=evidence)
    assert (found.wall, found.offset_minutes) == ("2000-09-27T14:35:33", 120)
    assert "from-sidecar" in found.flags
    assert look(stamp(DTO, at), stamp(CREATED, at)).wall == at


def test_a_sidecar_that_says_the_same_only_supports() -> None:
    at = "2010-07-20T17:27:12"
    evidence = Evidence(now=NOW, sidecar=(stamp("XMP:DateTimeOriginal", at),))
    found = look(stamp(DTO, at), evidence=evidence)
    assert (found.source, found.confidence) == (DTO, HIGH)


def test_takeout_proves_the_zone_of_a_good_camera_date_and_never_replaces_it() -> None:
    at = "2016-08-22T09:35:41"
    evidence = Evidence(now=NOW, sidecar=(stamp("Takeout", "2016-08-22T07:35:41", utc=True),))
    found = look(stamp(DTO, at), stamp(CREATED, at), evidence=evidence)
    assert answer(found) == (at, 120, HIGH)
    wrong = Evidence(now=NOW, sidecar=(stamp("Takeout", "2021-05-01T00:00:00", utc=True),))
    assert look(stamp(DTO, at), stamp(CREATED, at), evidence=wrong).wall == at


def test_a_stripped_copy_inherits_its_original_s_date_and_says_so() -> None:
    original = Kin(KinKind.DUPLICATE, "2019-02-03T11:22:33", 60, confidence=HIGH, name="IMG_1.jpg")
    evidence = Evidence(now=NOW, kin=(original,))
    found = look(stamp(FILE_TIME, "2024-03-02T10:00:00"), evidence=evidence)
    assert answer(found) == ("2019-02-03T11:22:33", 60, HIGH)
    assert (found.source, "from-duplicate" in found.flags) == ("duplicate", True)


def test_the_other_half_of_a_pair_decides_only_where_the_file_has_no_shot_of_its_own() -> None:
    still = Kin(KinKind.PAIR, "2019-06-09T12:57:32", 120, confidence=HIGH)
    evidence = Evidence(now=NOW, kin=(still,))
    movie = stamp(MOVIE, "2019-06-09T10:57:31", utc=True)
    assert answer(look(movie, evidence=evidence)) == ("2019-06-09T12:57:32", 120, HIGH)
    own = look(stamp(DTO, "2018-01-02T03:04:05"), evidence=evidence)
    assert own.wall == "2018-01-02T03:04:05"


def test_kin_that_knows_little_does_not_overrule_the_file() -> None:
    guess = Kin(KinKind.PAIR, "2024-03-02T10:00:00", confidence=LOW)
    found = look(stamp(CREATED, "2019-02-03T11:22:33"), evidence=Evidence(now=NOW, kin=(guess,)))
    assert (found.wall, found.confidence) == ("2019-02-03T11:22:33", MEDIUM)


def test_the_user_s_choice_is_kept_with_the_offset_the_user_gave() -> None:
    chosen = Stamp("user", "June 1978", "1978-06-01T00:00:00", Precision.MONTH, ZoneKind.OFFSET, 60)
    found = look(stamp(DTO, "2012-05-02T19:03:11"), evidence=Evidence(now=NOW, user=chosen))
    assert (found.wall, found.precision, found.confidence) == (
        "1978-06-01T00:00:00",
        Precision.MONTH,
        HIGH,
    )
    assert "user-choice" in found.flags
    assert of(found, DTO).why is Why.OTHER_TIME


# the file time


def test_the_file_time_is_read_in_the_zone_of_home() -> None:
    mtime_ns = 1_549_191_743_900_000_000
    berlin = resolve(Evidence(mtime_ns=mtime_ns, home_zone=home_zone("Europe/Berlin"), now=NOW))
    assert answer(berlin) == ("2019-02-03T12:02:23", None, LOW)
    assert berlin.seed.value == "2019-02-03T12:02:23"


def test_a_place_says_nothing_of_the_zone_a_copy_was_made_in() -> None:
    found = look(stamp(FILE_TIME, "2024-03-02T10:00:00"), position=BERLIN)
    assert answer(found) == ("2024-03-02T10:00:00", None, LOW)


@pytest.mark.parametrize("mtime_ns", [-(2**63), 2**63 - 1, 10**30, -(10**30)])
def test_an_absurd_file_time_is_dropped(mtime_ns: int) -> None:
    found = resolve(Evidence(mtime_ns=mtime_ns, home_zone=home_zone("+02:00"), now=NOW))
    assert (found.wall, found.candidates[0].accepted) == (None, False)


def test_the_end_of_a_recording_is_a_film_s_usual_file_time() -> None:
    found = look(
        stamp(NAME, "2022-02-23T14:59:39"),
        stamp(FILE_TIME, "2022-02-23T15:04:39"),
        duration_s=300.0,
    )
    assert answer(found) == ("2022-02-23T14:59:39", None, MEDIUM)
    assert of(found, FILE_TIME).why is Why.END_OF_RECORDING


@pytest.mark.parametrize("code", FLAG_SENTENCES)
def test_every_flag_reads_as_a_sentence(code: str) -> None:
    assert flag_sentence(f"{code}:EXIF:CreateDate").endswith(".")
    assert "{" not in flag_sentence(code)
    assert flag_sentence("new-flag") == "new-flag"
