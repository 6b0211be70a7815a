"""The date engine against what others expect: names, Takeout pairs, cases, immich, exiftool.

The expectations are facts collected from other projects' tests and from careful people. Where
this program answers otherwise, the difference is in a table here, with the reason.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mediadesk.domain.facts import Facts, Position
from mediadesk.domain.timestamps import Meaning, Precision, Stamp, ZoneKind
from mediadesk.formats.datetext import zone_minutes
from mediadesk.timestamps import takeout, takeout_names, xmp
from mediadesk.timestamps.evidence import Evidence
from mediadesk.timestamps.folders import read_path
from mediadesk.timestamps.resolver import Resolution, resolve
from mediadesk.timestamps.zones import home_zone, named_zone, offset_of_instant
from tests.support.exiftool import facts_of

NOW = datetime.fromisoformat("2026-01-01")
EPOCH = datetime.fromisoformat("1970-01-01")

CASE_FLAGS_ADDED = {
    # the camera's ModifyDate lies two years before the shot: docs say "conflict", the data do not
    "C09": ["conflict"],
}
NOT_AS_EXIFTOOL_READS = {
    "dates-exif-samples/jpg/exif-org/sanyo-vpcg250.jpg": "1 January 1998, 00:00: a clock never set",
    "dates-exif-samples/jpg/WWL_(Polaroid)_ION230.jpg": "in the future of this test",
    "decode-pillow/Tests/images/exif_gps.jpg": "the year 2099",
}


def load(path: Path) -> Any:  # noqa: ANN401 - whatever the oracle holds
    return json.loads(path.read_text(encoding="utf-8"))


# names and pairs


def test_every_collected_name_is_read_as_a_careful_reader_would(corpora: Path) -> None:
    wrong = []
    for entry in load(corpora / "oracles" / "filename-dates.json")["entries"]:
        stamps = read_path(entry["path"])
        got = datetime.fromisoformat(stamps[0].wall) if stamps and stamps[0].wall else None
        if "expect_epoch_ms" in entry:
            expected = EPOCH + timedelta(milliseconds=entry["expect_epoch_ms"])
        else:
            expected = entry["expect"] and datetime.fromisoformat(entry["expect"])
        if got and expected and not expected.microsecond:
            got = got.replace(microsecond=0)  # most projects read no milliseconds
        if got != expected:
            wrong.append((entry["path"], expected, got))
        elif got and entry["zone"] in ("UTC", "absolute"):
            assert stamps[0].zone is ZoneKind.UTC, entry["path"]
    assert wrong == []


def test_every_collected_takeout_pair_is_judged_right(corpora: Path) -> None:
    entries = load(corpora / "oracles" / "takeout-json-matching.json")["entries"]
    wrong = [
        entry
        for entry in entries
        if takeout_names.belongs(entry["jsonName"], entry["fileName"]) is not entry["match"]
    ]
    assert wrong == []


def test_every_json_of_the_export_trees_finds_its_file(corpora: Path) -> None:
    found = Counter[bool]()
    for folder in {path.parent for path in (corpora / "takeout-trees").rglob("*.json")}:
        names = [path.name for path in folder.iterdir()]
        index = takeout_names.TakeoutIndex(names)
        for name in names:
            if name.lower().endswith((".jpg", ".mp4")) and any("json" in other for other in names):
                hit = index.find(name)
                found[hit is not None] += 1
                record = takeout.parse((folder / hit[0]).read_bytes()) if hit else None
                assert not isinstance(record, takeout.TakeoutRecord) or record.stamps[0].wall
    assert found[True] > 20


# cases


def cases(corpora: Path) -> Iterator[tuple[dict[str, Any], Resolution]]:
    for case in load(corpora / "oracles" / "timestamp-cases.json")["cases"]:
        yield case, resolve(evidence_of(case))


def evidence_of(case: Mapping[str, Any]) -> Evidence:
    context = case["context"]
    stamps = tuple(case_stamp(entry, context) for entry in case["candidates"])
    home = context.get("home_tz")
    return Evidence(
        facts=Facts(
            stamps=stamps,
            camera_make=context.get("make"),
            duration_s=context.get("duration_s"),
            maker_zone_minutes=zone_minutes(context.get("maker_tz", "")),
        ),
        is_scan=True if context.get("kind") == "scanner" else None,
        home_zone=home_zone(home) if home else None,
        now=datetime.fromisoformat(context.get("now", "2026-01-01")),
    )


def case_stamp(entry: Mapping[str, str], context: Mapping[str, Any]) -> Stamp:
    text = entry["value"]
    precision = {7: Precision.MONTH, 10: Precision.DAY}.get(len(text), Precision.SECOND)
    wall = text.replace(" ", "T") if len(text) > 10 else (text + "-01")[:10]
    sent = context.get("messenger") and entry["source"].startswith("filename")
    return Stamp(
        entry["source"],
        text,
        wall,
        precision,
        ZoneKind.UTC if entry.get("tz") == "Z" else ZoneKind.NAIVE,
        meaning=Meaning.SENT if sent else Meaning.TAKEN,
    )


def iso(text: str | None) -> str | None:
    return None if text is None else text.replace(" ", "T")


def test_the_first_rule_answers_every_case_to_the_letter(corpora: Path) -> None:
    wrong = []
    for case, found in cases(corpora):
        seed = case["seed"]
        expected = (iso(seed["value"]), seed["source"], seed["confidence"])
        if (found.seed.value, found.seed.source, found.seed.confidence) != expected:
            wrong.append((case["id"], expected, found.seed))
    assert wrong == []


def test_the_resolver_answers_every_case_as_a_careful_person_does(corpora: Path) -> None:
    wrong: list[tuple[object, ...]] = []
    for case, found in cases(corpora):
        human = case["human"]
        offset = zone_minutes(human["offset"] or "")
        expected = (iso(human["wall"]), offset, human["confidence"])
        if (found.wall, found.offset_minutes, found.confidence) != expected:
            wrong.append((case["id"], expected, found))
        flags = [*case["flags"], *CASE_FLAGS_ADDED.get(case["id"], ())]
        if list(found.flags) != flags:
            wrong.append((case["id"], flags, found.flags))
    assert wrong == []


# immich


def immich(corpora: Path, name: str, **evidence: Any) -> Resolution:  # noqa: ANN401 - keywords of Evidence
    entries = load(corpora / "dates-immich" / "ORACLE.exiftool-12.57.time.json")
    entry = next(item for item in entries if item["SourceFile"] == f"dates-immich/{name}")
    expected = load(corpora / "dates-immich" / "ORACLE.immich-expected.json")["entries"]
    place = next(item for item in expected if item["file"] == name)
    position = Position(place["lat"], place["lon"]) if "lat" in place else None
    facts = facts_of(entry, position=evidence.pop("position", position))
    return resolve(Evidence(facts=facts, now=NOW, **evidence))


@pytest.mark.parametrize(
    "name",
    [
        "formats/jpg/el_torcal_rocks.jpg",
        "formats/heic/IMG_2682.heic",
        "metadata/dates/date-priority-test.jpg",
        "metadata/dates/gps-datetime.jpg",
    ],
)
def test_immich_s_instants_and_zones_are_ours(corpora: Path, name: str) -> None:
    entries = load(corpora / "dates-immich" / "ORACLE.immich-expected.json")["entries"]
    expected = next(entry for entry in entries if entry["file"] == name)
    # immich's test knows the place of this one from tags that are no dates
    place = Position(34.05, -118.25) if name.endswith("gps-datetime.jpg") else None
    found = immich(corpora, name, **({"position": place} if place else {}))
    instant = datetime.fromisoformat(expected["dateTimeOriginal"]).replace(tzinfo=None)
    zone = named_zone(expected["timeZone"] or "")
    assert found.wall is not None
    wall = datetime.fromisoformat(found.wall)
    if zone is None:
        assert wall == instant
        assert found.offset_minutes is None
    else:
        assert found.offset_minutes == offset_of_instant(zone, instant)
        apart = wall - timedelta(minutes=found.offset_minutes or 0) - instant
        assert abs(apart) < timedelta(seconds=1)  # walls are cut to the second


def test_a_time_without_a_date_leaves_the_file_time(corpora: Path) -> None:
    mtime_ns = 1_600_000_000_000_000_000
    found = immich(
        corpora, "metadata/dates/time-created.jpg", mtime_ns=mtime_ns, home_zone=home_zone("UTC")
    )
    assert (found.source, found.wall) == ("File:FileModifyDate", "2020-09-13T12:26:40")


@pytest.mark.parametrize("year", [2000, 2010])
def test_an_xmp_sidecar_replaces_the_file_s_dates_until_it_is_gone(
    corpora: Path, year: int
) -> None:
    data = (corpora / f"dates-immich/metadata/xmp/dates/{year}.xmp").read_bytes()
    record = xmp.parse(data)
    assert isinstance(record, xmp.XmpRecord)
    name = "formats/jpg/el_torcal_rocks.jpg"
    with_sidecar = immich(corpora, name, sidecar=record.stamps)
    assert with_sidecar.wall == f"{year}-09-27T14:35:33"
    assert with_sidecar.offset_minutes == 120  # immich: 12:35:33 UTC
    assert immich(corpora, name).wall == "2012-08-05T11:39:59"


# exiftool


def exiftool_entries(corpora: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(corpora.glob("*/ORACLE.exiftool-12.57.time.json")):
        yield from load(path)


def test_a_camera_s_own_date_is_kept_wherever_exiftool_reads_one(corpora: Path) -> None:
    compared, different = 0, {}
    for entry in exiftool_entries(corpora):
        facts = facts_of(entry)
        found = resolve(Evidence(facts=facts, now=NOW))
        for stamp in facts.stamps:
            if stamp.source == "EXIF:DateTimeOriginal" and stamp.wall is not None:
                compared += 1
                if found.wall != stamp.wall[:19]:
                    different[entry["SourceFile"]] = found
    assert compared > 150
    assert set(different) == set(NOT_AS_EXIFTOOL_READS)


def test_a_fix_with_the_wrong_day_still_gives_the_zone(corpora: Path) -> None:
    found = [
        resolve(Evidence(facts=facts_of(entry), now=NOW))
        for entry in exiftool_entries(corpora)
        if entry["SourceFile"].startswith("dates-exif-samples/jpg/gps/")
    ]
    dated = [item for item in found if item.wall is not None]
    assert len(dated) >= 9
    for item in dated:
        assert (item.offset_minutes, item.confidence) == (120, "HIGH")
        assert "gps-date-off-by-one" in item.flags


def test_sidecars_are_read_as_exiftool_reads_them(corpora: Path) -> None:
    compared = 0
    for entry in exiftool_entries(corpora):
        expected = {
            stamp.source: stamp.wall
            for stamp in facts_of(entry).stamps
            if stamp.source in ("XMP:DateTimeOriginal", "XMP:DateCreated", "XMP:CreateDate")
        }
        if entry["SourceFile"].endswith(".xmp") and expected:
            record = xmp.parse((corpora / entry["SourceFile"]).read_bytes())
            assert isinstance(record, xmp.XmpRecord), entry["SourceFile"]
            read = {stamp.source: stamp.wall for stamp in record.stamps}
            assert {source: read.get(source) for source in expected} == expected
            compared += 1
    assert compared >= 2
