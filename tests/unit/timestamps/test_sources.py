"""What every source is worth, and what an unknown one is."""

import pytest

from mediadesk.timestamps.confidence import SOURCE_WEIGHTS
from mediadesk.timestamps.sources import Tier, is_release, kind_of


@pytest.mark.parametrize(("source", "weight"), SOURCE_WEIGHTS.items())
def test_the_first_rule_s_sources_keep_their_weight(source: str, weight: int) -> None:
    assert kind_of(source).weight == weight


def test_the_tiers_stand_in_the_order_of_belief() -> None:
    order = [
        *("user", "EXIF:DateTimeOriginal", "XMP:DateCreated", "pair", "EXIF:CreateDate"),
        *("QuickTime:CreateDate", "GPS", "Takeout", "filename_datetime", "filename_date"),
        *("EXIF:ModifyDate", "File:FileModifyDate"),
    ]
    tiers = [kind_of(source).tier for source in order]
    assert tiers == sorted(tiers)
    assert len(set(tiers)) == len(tiers)


@pytest.mark.parametrize(
    ("source", "like"),
    [
        ("XMP:exif:DateTimeOriginal", "XMP:DateTimeOriginal"),
        ("XMP-photoshop:DateCreated", "XMP:DateCreated"),
        ("GPS:GPSDateTime", "GPS"),
        ("Takeout:photoTakenTime", "Takeout"),
        ("IPTC:DateCreated", "IPTC"),
        ("PNG:tIME", "PNG:ModifyDate"),
    ],
)
def test_a_source_is_known_under_its_other_names(source: str, like: str) -> None:
    assert kind_of(source) == kind_of(like)


@pytest.mark.parametrize(
    "source",
    [
        *("ICC:ProfileDateTime", "XMP:MetadataDate", "XMP:HistoryWhen", "PDF:CreateDate"),
        *("Takeout:creationTime", "ID3:TDRC", "", "EXIF:Whatever", "nonsense"),
    ],
)
def test_any_other_source_is_never_when_a_picture_was_taken(source: str) -> None:
    assert kind_of(source).tier is Tier.NEVER


def test_a_release_date_is_known_as_such() -> None:
    assert is_release("Vorbis:DATE")
    assert not is_release("EXIF:DateTimeOriginal")
