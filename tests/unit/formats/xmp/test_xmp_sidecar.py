"""The sidecar writer: sets what it is told, keeps every other byte, writes the same twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.facts import Position
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.timestamps import Precision
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp.xmp_sidecar import merged, stated
from mediadesk.timestamps.xmp import XmpRecord, parse

EMPTY = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF'
    ' xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
)
CLOSED = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF'
    ' xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about=""'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Label="a > b"/></r:RDF></x:xmpmeta>'
)
NOON = ChosenDate("2019-02-03T12:00:00", Precision.SECOND, 120)
EVERYTHING = SidecarValues(
    NOON, 4, ("Rome", "Käse & Co"), 'A "caption" <here>', Position(-41.9, 12.5, 21.0)
)
LIGHTROOM = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 5.6">
 <!-- somebody's remark -->
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:ex='http://ns.adobe.com/exif/1.0/'
    xmlns:d="http://purl.org/dc/elements/1.1/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   xmp:Rating="2"
   ex:DateTimeOriginal='2001-01-01T00:00:00'
   crs:Exposure2012="+0.35">
   <d:subject>
    <rdf:Bag>
     <rdf:li>Family</rdf:li>
    </rdf:Bag>
   </d:subject>
   <d:description><rdf:Alt><rdf:li xml:lang="de">Alt</rdf:li></rdf:Alt></d:description>
   <crs:ToneCurve><rdf:Seq><rdf:li>0, 0</rdf:li><rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurve>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def written(existing: bytes | None, values: SidecarValues) -> bytes:
    data = merged(existing, values)
    assert isinstance(data, bytes), data
    return data


def dates_in(data: bytes) -> dict[str, tuple[str | None, Precision, int | None]]:
    record = parse(data)
    assert isinstance(record, XmpRecord)
    return {one.source: (one.wall, one.precision, one.offset_minutes) for one in record.stamps}


def test_a_new_sidecar_reads_back_as_it_was_meant() -> None:
    data = written(None, EVERYTHING)
    noon = ("2019-02-03T12:00:00", Precision.SECOND, 120)
    assert dates_in(data) == {"XMP:DateTimeOriginal": noon, "XMP:DateCreated": noon}
    record = parse(data)
    assert isinstance(record, XmpRecord)
    assert record.position == Position(-41.9, 12.5, 21.0)
    told = stated(data)
    assert told == SidecarValues(rating=4, tags=("Rome", "Käse & Co"), caption=EVERYTHING.caption)


@pytest.mark.parametrize(
    ("precision", "text"),
    [(Precision.YEAR, "1987"), (Precision.MONTH, "1987-07"), (Precision.DAY, "1987-07-04")],
)
def test_a_date_is_written_as_exactly_as_it_is_known(precision: Precision, text: str) -> None:
    date = ChosenDate("1987-07-04T00:00:00", precision, 60)
    data = written(None, SidecarValues(date=date))
    assert f">{text}<".encode() in data
    assert dates_in(data)["XMP:DateTimeOriginal"][1:] == (precision, None)


def test_what_others_wrote_stays_to_the_byte() -> None:
    data = written(LIGHTROOM.encode(), EVERYTHING).decode()
    for line in LIGHTROOM.splitlines():
        touched = ("Rating", "DateTimeOriginal", "<d:description>")
        if not any(word in line for word in touched):
            assert line in data
    assert 'crs:Exposure2012="+0.35"' in data
    assert '<rdf:li xml:lang="de">Alt</rdf:li>' in data
    assert stated(data.encode()) == SidecarValues(
        rating=4, tags=("Family", "Rome", "Käse & Co"), caption=EVERYTHING.caption
    )
    assert dates_in(data.encode())["XMP:DateTimeOriginal"][0] == "2019-02-03T12:00:00"


def test_what_is_already_said_changes_nothing() -> None:
    same = SidecarValues(ChosenDate("2001-01-01T00:00:00"), 2, ("Family",))
    data = written(LIGHTROOM.encode(), SidecarValues(rating=2, tags=("Family",)))
    assert data == LIGHTROOM.encode()
    once = written(LIGHTROOM.encode(), same)
    assert written(once, same) == once


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_sidecar_keeps_its_encoding(codec: str) -> None:
    text = LIGHTROOM.removeprefix('<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n')
    before = text.encode(codec)
    after = written(before, SidecarValues(rating=5))
    assert after.decode(codec) == text.replace('xmp:Rating="2"', 'xmp:Rating="5"')


@pytest.mark.parametrize(
    "body",
    [
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n</r:RDF>',
        EMPTY,
        CLOSED,
    ],
)
def test_short_forms_are_opened(body: str) -> None:
    data = written(body.encode(), EVERYTHING)
    assert dates_in(data)["XMP:DateCreated"][0] == NOON.wall
    told = stated(data)
    assert isinstance(told, SidecarValues)
    assert (told.rating, told.tags) == (4, EVERYTHING.tags)
    assert ("a > b" in body) == (b'xmp:Label="a > b"' in data)
    assert written(data, EVERYTHING) == data


def test_contradicting_copies_of_a_date_become_one() -> None:
    twice = LIGHTROOM.replace(
        "   <crs:ToneCurve>",
        "   <ex:DateTimeOriginal>1999-01-01T00:00:00</ex:DateTimeOriginal>\n   <crs:ToneCurve>",
    )
    data = written(twice.encode(), SidecarValues(date=NOON))
    assert data.count(b"DateTimeOriginal>") == 2  # one element: its two tags
    assert b"DateTimeOriginal=" not in data
    assert dates_in(data)["XMP:DateTimeOriginal"][0] == NOON.wall


@pytest.mark.parametrize(
    "data",
    [
        b"not xmp at all",
        LIGHTROOM.replace("</rdf:RDF>", "").encode(),
        LIGHTROOM.encode()[:300] + b"\xff",
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>',
        LIGHTROOM.replace("Family", "F\udcff").encode("utf-8", "surrogateescape"),
    ],
)
def test_a_sidecar_that_cannot_be_kept_is_not_touched(data: bytes) -> None:
    reason = merged(data, EVERYTHING)
    assert isinstance(reason, Reason)
    assert reason.code is ReasonCode.SIDECAR_UNUSABLE


@given(st.text(), st.lists(st.text(), max_size=4), st.integers(-1, 5))
def test_any_text_can_be_written_and_writing_it_again_changes_nothing(
    caption: str, tags: list[str], rating: int
) -> None:
    values = SidecarValues(NOON, rating, tuple(tags), caption)
    for existing in (None, LIGHTROOM.encode()):
        data = written(existing, values)
        assert written(data, values) == data
        told = stated(data)
        assert isinstance(told, SidecarValues)
        assert told.rating == rating


@given(st.binary(max_size=200), st.integers(0, 2_000))
def test_damaged_sidecars_never_raise(junk: bytes, at: int) -> None:
    data = LIGHTROOM.encode()
    merged(data[:at] + junk + data[at:], EVERYTHING)
    merged(data[:at] + junk, EVERYTHING)
    stated(data[:at] + junk)
