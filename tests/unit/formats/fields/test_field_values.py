"""Fields that say the same are the same, however they are written; some say nothing."""

import pytest

from mediadesk.domain.fields import FieldKind, kinds_of
from mediadesk.formats.fields.field_values import numbers_of
from mediadesk.formats.fields.iptc_fields import Field

EXIF = ("exif 9003", b"2019:05:04 08:11:12\0")
DC = "xmp {http://purl.org/dc/elements/1.1/}"
EXIF_XMP = "xmp {http://ns.adobe.com/exif/1.0/}"
XAP, TIFF = "xmp {http://ns.adobe.com/xap/1.0/}", "xmp {http://ns.adobe.com/tiff/1.0/}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((f"{DC}title", b"Oma"), ("ifd0 9c9b", "Oma".encode("utf-16-le"))),
        ((f"{DC}description", b"At  the hut"), ("ifd0 10e", b"At the hut\0")),
        ((f"{DC}description", b"At the hut"), ("exif 9286", b"ASCII\0\0\0At the hut")),
        ((f"{DC}subject", b"hut"), ("iptc 2:25", b"hut")),
        ((f"{XAP}Rating", b"4"), ("ifd0 4746", b"4")),
        (EXIF, (f"{XAP}CreateDate", b"2019-05-04T08:11:12+02:00")),
        (("id3 TYER", b"2011"), ("comment date", b"2011-05-04")),
        (("id3 TRCK", b"3/12"), ("comment tracknumber", b"03")),
        (("comment comment", b"from LP"), ("comment description", b"from LP")),
        (
            ("box /udta/\xa9xyz", b"+48.8125+002.4862+000.000/"),
            ("box /udta/loci", bytes(8) + b"\0\x02|w\0\x30\xd0\0" + bytes(8)),
        ),
    ],
)
def test_one_thing_said_in_two_ways_is_one(one: Field, other: Field) -> None:
    assert numbers_of([one]) == numbers_of([other])
    assert len(numbers_of([one, other])) == 1


@pytest.mark.parametrize(
    "field",
    [
        ("ifd0 131", b"Adobe Photoshop 25"),
        (f"{XAP}ModifyDate", b"2024-01-01T00:00:00"),
        (f"{XAP}CreatorTool", b"Photos 9"),
        ("xmp {http://ns.adobe.com/xap/1.0/mm/}InstanceID", b"xmp.iid:1"),
        ("xmp about", b"uuid:1"),
        ("exif a420", b"0123"),
        ("interop 1", b"R98"),
        ("id3 TSSE", b"Lavf60"),
        ("comment encoder", b"Lavf60"),
        ("comment REPLAYGAIN_TRACK_GAIN", b"-6.1 dB"),
        ("box /udta/meta/ilst/\xa9too", b"Lavf60"),
        ("box /udta/meta/ilst/iTunSMPB", b" 00000000"),
        ("info ISFT", b"Lavf60"),
        ("ifd0 10e", b"\0\0\0"),
        (f"{XAP}Rating", b"0"),
    ],
)
def test_what_programs_write_of_themselves_says_nothing(field: Field) -> None:
    assert numbers_of([field]) == frozenset()


def test_the_time_of_the_last_change_counts_only_where_no_other_date_is() -> None:
    changed = ("ifd0 132", b"2024:01:01 00:00:00")
    assert kinds_of(numbers_of([changed])) == (FieldKind.DATE,)
    assert numbers_of([EXIF, changed]) == numbers_of([EXIF])


def test_xmp_that_repeats_exif_adds_nothing() -> None:
    repeated = (f"{TIFF}Make", b"Canon")
    assert kinds_of(numbers_of([repeated])) == (FieldKind.CAMERA,)
    assert numbers_of([EXIF, repeated]) == numbers_of([EXIF])


def test_a_place_in_xmp_counts_where_exif_has_none() -> None:
    place, other = (f"{EXIF_XMP}GPSLatitude", b"48,6.0N"), ("gps 2", b"48 6 0")
    assert kinds_of(numbers_of([EXIF, place])) == (FieldKind.DATE, FieldKind.PLACE)
    assert numbers_of([EXIF, other, place]) == numbers_of([EXIF, other])


def test_maker_notes_are_there_or_not_whatever_places_they_hold() -> None:
    assert numbers_of([("exif 927c", b"one")]) == numbers_of([("exif 927c", b"other")])
