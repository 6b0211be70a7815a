"""Google Takeout: pairing by name, and reading what a JSON says, however hostile it is."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.facts import Position
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import ZoneKind
from mediadesk.timestamps.takeout import LARGEST_BYTES, TakeoutRecord, parse
from mediadesk.timestamps.takeout_names import Rule, TakeoutIndex, belongs, original_of

LONG = "Screenshot_2024-08-31-00-53-48-647_com.snapchat.jpg"


@pytest.mark.parametrize(
    ("json_name", "file_name", "rule"),
    [
        ("IMG_1.jpg.json", "IMG_1.jpg", Rule.EXACT),
        ("IMG_1.jpg.supplemental-metadata.json", "IMG_1.jpg", Rule.SAME_TITLE),
        ("IMG_1.jpg.s.json", "IMG_1.jpg", Rule.SAME_TITLE),
        ("IMG_1.jpg..json", "IMG_1.jpg", Rule.SAME_TITLE),
        ("DSC_0101.JPG(1).json", "DSC_0101(1).JPG", Rule.SAME_TITLE),
        ("Scan35.jpg.supplemental-metadata(1).json", "Scan35(1).jpg", Rule.SAME_TITLE),
        (f"{LONG[:46]}.json", LONG, Rule.CUT_TITLE),
        ("20030616.json", "20030616.jpg", Rule.NO_EXTENSION),
        ("IMG_1.HEIC.json", "IMG_1.MOV", Rule.LIVE_PHOTO),
        ("IMG_1.HEIC.supplemental-metadata(2).json", "IMG_1(2).MP4", Rule.LIVE_PHOTO),
        ("PXL_1.MP.jpg.json", "PXL_1.MP", Rule.LIVE_PHOTO),
        ("IMG_1.jpg.json", "IMG_1-edited.jpg", Rule.EDITED_COPY),
        ("IMG_1.HEIC.json", "IMG_1-bearbeitet.jpg", Rule.EDITED_COPY),
        ("IMG_1.jpg(2).json", "IMG_1-edited(2).jpg", Rule.EDITED_COPY),
        ("IMG_1.jpg(2).json", "IMG_1(2)-edited.jpg", Rule.EDITED_COPY),
        ("223.supplemental-metadata.json", "223-edited.jpg", Rule.EDITED_COPY),
        (f"{'x' * 46}.json", f"{'x' * 46}P(1).jpg", Rule.LOST_INDEX),
    ],
)
def test_a_json_finds_its_file(json_name: str, file_name: str, rule: Rule) -> None:
    assert TakeoutIndex([json_name]).find(file_name) == (json_name, rule)


@pytest.mark.parametrize(
    ("json_name", "file_name"),
    [
        ("DSC_0102.JPG(2).json", "DSC_0102(1).JPG"),
        ("DSC_0104.JPG.json", "DSC_0104(1).JPG"),
        ("DSC_0104.JPG(1).json", "DSC_0104.JPG"),
        ("IMG_1.jpg.json", "IMG_10.jpg"),
        ("IMG_1.jpg.json", "IMG_1.png"),
        ("IMG_1.MOV.json", "IMG_1.HEIC"),
        ("metadata.json", "IMG_1.jpg"),
        ("IMG_1.jpg.xmp", "IMG_1.jpg"),
        (f"{'x' * 45}.json", f"{'x' * 60}.jpg"),
        (f"{'x' * 46}(4).json", f"{'x' * 46}P(1).jpg"),
    ],
)
def test_a_json_of_another_file_stays_away(json_name: str, file_name: str) -> None:
    assert not belongs(json_name, file_name)


def test_the_surest_rule_wins_in_a_folder_of_look_alikes() -> None:
    index = TakeoutIndex(["A.jpg.json", "A.jpg(1).json", "A(1).jpg.json", "A.json"])
    assert index.find("A(1).jpg") == ("A(1).jpg.json", Rule.EXACT)
    assert index.find("A.jpg") == ("A.jpg.json", Rule.EXACT)


def test_names_match_however_their_accents_are_written() -> None:
    composed = "Café-modifié.jpg"
    decomposed = unicodedata.normalize("NFD", composed)
    assert belongs("Café.jpg.json", decomposed)
    assert belongs(unicodedata.normalize("NFD", "Café.jpg.json"), composed)


def test_the_original_of_an_edited_copy_keeps_its_index() -> None:
    assert original_of("IMG_1-edited(1)") == "IMG_1(1)"
    assert original_of("IMG_1-ha editado") == "IMG_1"
    assert original_of("well-edited-film") is None


def takeout(**fields: object) -> bytes:
    taken = {"timestamp": "1471851354", "formatted": "22.08.2016, 07:35:54 UTC"}
    return json.dumps({"title": "VID.mp4", "photoTakenTime": taken, **fields}).encode()


def test_a_json_says_its_title_its_utc_time_and_where() -> None:
    place = {"latitude": 48.8583, "longitude": 2.2919, "altitude": 68.7}
    found = parse(takeout(geoData=place, creationTime={"timestamp": "1600000000"}))
    assert isinstance(found, TakeoutRecord)
    assert (found.title, found.position) == ("VID.mp4", Position(48.8583, 2.2919, 68.7))
    taken, uploaded = found.stamps
    assert (taken.source, taken.wall, taken.zone) == (
        "Takeout",
        "2016-08-22T07:35:54",
        ZoneKind.UTC,
    )
    assert uploaded.source == "Takeout:creationTime"


def test_a_json_says_who_is_on_it_and_that_it_is_a_favourite() -> None:
    people: list[object] = [{"name": "Anna"}, {"name": ""}, {}, "Ben", {"name": "Carla"}]
    found = parse(takeout(people=people, favorited=True))
    assert isinstance(found, TakeoutRecord)
    assert found.tags == ("Anna", "Carla", "Favorite")
    other = parse(takeout(people={"name": "Anna"}, favorited="no"))
    assert isinstance(other, TakeoutRecord)
    assert other.tags == ()


def test_a_time_before_1970_is_read_and_nowhere_is_no_place() -> None:
    nowhere = {"latitude": 0.0, "longitude": 0.0, "altitude": 0.0}
    found = parse(takeout(photoTakenTime={"timestamp": "-86400"}, geoData=nowhere))
    assert isinstance(found, TakeoutRecord)
    assert found.stamps[0].wall == "1969-12-31T00:00:00"
    assert found.position is None


@pytest.mark.parametrize(
    "timestamp", ["", "soon", "9" * 30, "9" * 5000, None, True, 1e300, [1], {"a": 1}, "1_0"]
)
def test_a_time_that_is_none_gives_a_stamp_without_wall(timestamp: object) -> None:
    found = parse(takeout(photoTakenTime={"timestamp": timestamp}))
    assert isinstance(found, TakeoutRecord)
    assert found.stamps[0].wall is None or timestamp == "1_0"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ReasonCode.BROKEN),
        (b"\xff\xfe\x00", ReasonCode.BROKEN),
        (b"[" * 100_000, ReasonCode.BROKEN),
        (b'{"photoTakenTime":' * 20_000, ReasonCode.BROKEN),
        (b'{"a":' + b"9" * 100_000 + b"}", ReasonCode.BROKEN),
        (b" " * (LARGEST_BYTES + 1), ReasonCode.BROKEN),
        (b"[]", ReasonCode.NOT_SUPPORTED),
        (b'{"title": "Album", "description": ""}', ReasonCode.NOT_SUPPORTED),
    ],
)
def test_what_is_no_takeout_json_gives_a_reason(data: bytes, code: ReasonCode) -> None:
    found = parse(data)
    assert isinstance(found, Reason)
    assert found.code is code


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["timestamp", "latitude", "longitude", "x"]), inner)
    ),
    max_leaves=8,
)
fields = st.dictionaries(
    st.sampled_from(["title", "photoTakenTime", "creationTime", "geoData", "description"]),
    json_values,
)


@given(fields)
def test_no_field_makes_reading_fail(content: dict[str, object]) -> None:
    assert isinstance(parse(json.dumps(content).encode()), TakeoutRecord | Reason)


@given(st.text(alphabet="aB(1).-edited jpgjson", max_size=70), st.text(max_size=70))
def test_no_name_makes_pairing_fail(json_name: str, file_name: str) -> None:
    assert belongs(f"{file_name}.json", file_name)
    assert isinstance(belongs(f"{json_name}.json", file_name), bool)
