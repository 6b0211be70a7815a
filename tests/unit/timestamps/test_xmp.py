"""XMP sidecars: dates and positions from good, odd, damaged and hostile files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.facts import Position
from mediadesk.domain.reasons import Reason
from mediadesk.domain.timestamps import Precision
from mediadesk.timestamps.xmp import LARGEST_BYTES, XmpRecord, parse

NAMES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:e="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
)


def sidecar(attributes: str = "", inside: str = "") -> str:
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {NAMES}>'
        f"<rdf:Description {attributes}>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def read(text: str, encoding: str = "utf-8") -> XmpRecord:
    found = parse(text.encode(encoding))
    assert isinstance(found, XmpRecord)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_date_is_read_in_every_encoding(encoding: str) -> None:
    found = read(sidecar('xmp:CreateDate="2000-09-27T14:35:33+02:00"'), encoding)
    (stamp,) = found.stamps
    assert (stamp.source, stamp.wall, stamp.offset_minutes) == (
        "XMP:CreateDate",
        "2000-09-27T14:35:33",
        120,
    )


def test_dates_may_be_attributes_elements_or_lists_under_any_prefix() -> None:
    found = read(
        sidecar(
            'photoshop:DateCreated="1978-06"',
            "<e:DateTimeOriginal>2019-02-03T11:22:33.9</e:DateTimeOriginal>"
            "<xmp:ModifyDate><rdf:Seq><rdf:li>2020-01-01</rdf:li></rdf:Seq></xmp:ModifyDate>",
        )
    )
    assert [(stamp.source, stamp.wall, stamp.precision) for stamp in found.stamps] == [
        ("XMP:DateTimeOriginal", "2019-02-03T11:22:33.9", Precision.SECOND),
        ("XMP:DateCreated", "1978-06-01T00:00:00", Precision.MONTH),
        ("XMP:ModifyDate", "2020-01-01T00:00:00", Precision.DAY),
    ]


def test_a_position_is_read_in_degrees_and_minutes() -> None:
    found = read(sidecar('e:GPSLatitude="40,15N" e:GPSLongitude="76,15,36W"'))
    assert found.position == Position(40.25, -76.26)


def test_a_damaged_packet_around_the_xmp_does_not_matter() -> None:
    text = sidecar('xmp:CreateDate="2000-09-27T14:35:33"')
    found = parse(b'<?xpacket begin="\xff\xfe\x00"?>' + text.encode() + b"\n<?xpacket end=")
    assert isinstance(found, XmpRecord)
    assert len(found.stamps) == 1


def test_a_date_that_is_none_is_kept_as_it_stands() -> None:
    (stamp,) = read(sidecar('xmp:CreateDate="yesterday"')).stamps
    assert (stamp.raw, stamp.wall) == ("yesterday", None)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"not XML",
        b"<x:xmpmeta>",
        b"<x:xmpmeta >" * 50_000,
        b"</x:xmpmeta><x:xmpmeta>",
        (LAUGHS + sidecar("", "<xmp:CreateDate>&b;</xmp:CreateDate>")).encode(),
        sidecar("", LAUGHS).encode(),
        b" " * (LARGEST_BYTES + 1),
    ],
)
def test_what_is_no_xmp_gives_a_reason_in_no_time(data: bytes) -> None:
    assert isinstance(parse(data), Reason)


@given(st.binary(max_size=200))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    assert isinstance(parse(data), XmpRecord | Reason)
    inside = sidecar("", data.decode("latin-1")).encode()
    assert isinstance(parse(inside), XmpRecord | Reason)
