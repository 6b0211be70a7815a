"""tiff, fuji, panasonic and film on what cameras write: sensor data, previews, maker notes."""

import io
import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.media import exif, scene
from tests.support.payloads import Content, box, content, content_of_damaged, segment

SENSOR = bytes(range(256)) * 8
XMP_TURN = b'<rdf:Description tiff:Orientation="6"/>'
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
CANON_UUID = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
Tags = dict[int, int | bytes]


def directory(tags: Tags, at: int) -> bytes:
    """Return a directory for a place in the file: numbers as longs, the rest behind it."""
    end = at + 2 + 12 * len(tags) + 4
    entries, values = b"", b""
    for tag, value in sorted(tags.items()):
        body = struct.pack("<I", value) if isinstance(value, int) else value
        kind, count = (4, 1) if isinstance(value, int) else (7, len(body))
        if len(body) > 4:
            values, body = values + body, struct.pack("<I", end + len(values))
        entries += struct.pack("<HHI", tag, kind, count) + body.ljust(4, b"\0")
    return struct.pack("<H", len(tags)) + entries + bytes(4) + values


def tiff(
    *,
    magic: bytes = b"II*\0",
    sensor: bytes = SENSOR,
    preview: bytes = b"a preview",
    notes: bytes = b"maker notes",
    more: Tags | None = None,
    room: int = 0,
) -> bytes:
    """Return a RAW file laid out as a TIFF: sensor data, a preview in its own directory, EXIF."""
    at, end = 8 + len(sensor) + len(preview), 8 + len(sensor)
    small = directory({254: 1, 259: 7, 273: end, 279: len(preview)}, at)
    noted: Tags = {36867: b"2019:02:03 11:22:33\0"}
    photo = directory(noted | ({37500: notes} if notes else {}), at + len(small))
    first = at + len(small) + len(photo) + room
    tags: Tags = {256: 64, 257: 32, 259: 34713, 262: 32803, 271: b"A camera\0", 273: 8,
                  279: len(sensor), 330: at, 34665: at + len(small)}  # fmt: skip
    tags |= more or {}
    body = sensor + preview + small + photo + bytes(room)
    return magic + struct.pack("<I", first) + body + directory(tags, first)


def jpeg(*segments: bytes, turn: int = 1, seed: int = 0) -> bytes:
    out = io.BytesIO()
    scene(48, 32, seed=seed).save(out, "JPEG", exif=exif(orientation=turn))
    data = out.getvalue()
    return data[:2] + b"".join(segments) + data[2:]


def raf(*, preview: bytes | None = None, sensor: bytes = SENSOR, records: bytes = b"rec") -> bytes:
    """Return a RAF with one list of records and one block of sensor data."""
    preview = jpeg() if preview is None else preview
    padding = bytes(4 - len(preview) % 4)
    at = 0x94 + len(preview) + len(padding)
    head = bytearray(b"FUJIFILMCCD-RAW 0201FF392201A camera".ljust(0x94, b"\0"))
    struct.pack_into(">6I", head, 0x54, 0x94, len(preview), at, len(records),
                     at + len(records), len(sensor))  # fmt: skip
    return bytes(head) + preview + padding + records + sensor


def rw2(*, preview: bytes | None = None, sensor: bytes = SENSOR, more: Tags | None = None) -> bytes:
    tags: Tags = {2: 64, 3: 32, 0x2E: jpeg() if preview is None else preview,
                  0x111: 0xFFFF_FFFF, 0x117: 99, 0x118: 0, 0x10F: b"Panasonic\0"}  # fmt: skip
    tags |= more or {}
    tags[0x118] = 8 + len(directory(tags, 8))
    return b"IIU\0\x08\0\0\0" + directory(tags, 8) + sensor


def cr3(
    *, sensor: bytes = SENSOR, turn: int = 1, notes: bytes = b"II*\0" + bytes(40), xmp: bytes = b""
) -> bytes:
    canon = box(b"uuid", CANON_UUID, box(b"CNCV", b"CanonCR3"),
                box(b"CMT1", exif(orientation=turn, camera=("Canon", "R")).tobytes()[6:]),
                box(b"CMT3", notes))  # fmt: skip
    head = box(b"ftyp", b"crx \0\0\0\1crx isom")

    def index(at: int) -> bytes:
        table = box(b"stbl",
                    box(b"stsd", struct.pack(">II", 0, 1), box(b"CRAW", bytes(78))),
                    box(b"stts", struct.pack(">IIII", 0, 1, 1, 1)),
                    box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1)),
                    box(b"stsz", struct.pack(">III", 0, len(sensor), 1)),
                    box(b"co64", struct.pack(">IIQ", 0, 1, at)))  # fmt: skip
        media = box(b"mdia", box(b"hdlr", bytes(8), b"vide", bytes(13)), box(b"minf", table))
        return box(b"moov", canon, box(b"trak", box(b"tkhd", bytes(84)), media))

    packet = box(b"uuid", XMP_UUID, xmp) if xmp else b""
    return head + index(len(head + index(0) + packet) + 8) + packet + box(b"mdat", sensor)


ORF = b"IIRO"
WRITTEN: dict[str, Callable[..., bytes]] = {
    "nef": tiff,
    "orf": lambda **options: tiff(magic=ORF, **options),
    "raf": raf,
    "rw2": rw2,
    "cr3": cr3,
}


def of(name: str, **options: object) -> Content:
    return content(WRITTEN[name](**options))


@pytest.mark.parametrize("name", WRITTEN)
def test_sensor_data_are_the_picture(name: str) -> None:
    found, other = of(name), of(name, sensor=SENSOR[1:] + b"!")
    assert SENSOR in found.payload
    assert other.payload != found.payload
    assert (other.trailer, other.display) == (found.trailer, found.display)


def test_dates_and_captions_change_nothing_wherever_things_come_to_lie() -> None:
    more: Tags = {270: b"a caption", 315: b"me, myself", 33432: b"mine", 700: b"<x/>" * 2000}
    for magic in (b"II*\0", ORF):
        assert content(tiff(magic=magic, more=more, room=100)) == content(tiff(magic=magic))
    noted = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"), segment(0xFE, b"a comment")
    for name in ("raf", "rw2"):
        assert of(name, preview=jpeg(*noted)) == of(name)
    assert of("rw2", more={315: b"me, myself"}) == of("rw2")
    assert of("cr3", xmp=b"<x/>") == of("cr3")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("nef", {"more": {274: 6}}),
        ("nef", {"more": {700: XMP_TURN}}),
        ("nef", {"more": {700: XMP_TURN + b" " * 9000}}),
        ("orf", {"more": {274: 6}}),
        ("raf", {"preview": jpeg(turn=6)}),
        ("rw2", {"preview": jpeg(turn=6)}),
        ("rw2", {"more": {274: 6}}),
        ("rw2", {"more": {700: XMP_TURN}}),
        ("cr3", {"turn": 6}),
        ("cr3", {"xmp": XMP_TURN}),
    ],
)
def test_how_a_raw_is_turned_is_shown(name: str, options: dict[str, object]) -> None:
    found, upright = of(name, **options), of(name)
    assert (found.payload, found.trailer) == (upright.payload, upright.trailer)
    assert found.display != upright.display


@pytest.mark.parametrize("name", ["nef", "orf", "cr3"])
def test_a_raw_without_its_maker_notes_is_not_the_same(name: str) -> None:
    found, stripped = of(name), of(name, notes=b"")
    assert (found.payload, found.trailer) == (stripped.payload, stripped.trailer)
    assert found.display != stripped.display


def test_a_dng_says_in_tags_what_it_is_shown_by() -> None:
    dng: Tags = {50706: b"\1\4\0\0"}
    assert content(tiff(more=dng)) == content(tiff(more=dng, notes=b""))
    matrix: Tags = {50721: bytes(range(72))}
    assert content(tiff(more=dng | matrix)).display != content(tiff(more=dng)).display
    lens: Tags = {51009: bytes(range(250)) * 30}
    assert content(tiff(more=dng | lens)).payload != content(tiff(more=dng)).payload


@pytest.mark.parametrize("name", ["nef", "orf"])
def test_a_raw_without_its_preview_has_lost_a_picture(name: str) -> None:
    found, other = of(name), of(name, preview=b"no view..")
    assert found.payload == other.payload
    assert b"a preview" in found.trailer
    assert found.trailer != other.trailer


@pytest.mark.parametrize("name", ["raf", "rw2"])
def test_the_jpeg_in_a_raw_is_content_beside_it(name: str) -> None:
    found, other = of(name), of(name, preview=jpeg(seed=1))
    assert found.payload == other.payload
    assert found.trailer != other.trailer


def test_what_tells_how_to_read_sensor_data_is_part_of_the_picture() -> None:
    assert of("raf", records=b"cer").payload != of("raf").payload
    assert of("rw2", more={0x24: 570}).payload != of("rw2").payload


@pytest.mark.parametrize("name", WRITTEN)
def test_a_raw_cut_short_is_never_the_whole(name: str) -> None:
    data = WRITTEN[name]()
    whole = content(data)
    for length in {*range(0, len(data), 61), *range(len(data))[-9:]}:
        assert content_of_damaged(data[:length]) != whole, length


@given(st.sampled_from(sorted(WRITTEN)), st.data())
def test_a_damaged_raw_is_read_or_refused(name: str, data: st.DataObject) -> None:
    written = bytearray(WRITTEN[name]())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, min(len(written) - 5, 700)))
        written[at : at + 4] = data.draw(
            st.one_of(st.binary(min_size=4, max_size=4), st.just(b"\xff" * 4), st.just(bytes(4)))
        )
    content_of_damaged(bytes(written))
