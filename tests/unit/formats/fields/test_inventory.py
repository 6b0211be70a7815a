"""Which of two files with the same picture or sound holds more beside it."""

import importlib
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mediadesk.domain.fields import FieldKind, kind_of, kinds_of
from mediadesk.domain.told_values import SidecarValues
from mediadesk.fingerprint.payload import full_payload
from mediadesk.formats.fields.exif_fields import of_block
from mediadesk.formats.fields.inventory import inventory
from mediadesk.formats.source import open_source
from mediadesk.formats.xmp.xmp_sidecar import merged
from tests.support.media import exif, movie, picture, recording, retold, with_packet
from tests.support.payloads import box, png_chunk

mutagen: Any = importlib.import_module("mutagen")  # half of its functions have types
for _name in ("id3", "mp4", "wave"):
    importlib.import_module(f"mutagen.{_name}")


def held(path: Path) -> frozenset[int]:
    with path.open("rb") as file:
        found = inventory(file)
    assert found is not None
    return found


def in_comments(path: Path, name: str, text: str) -> None:
    tags = mutagen.File(path)
    tags[name] = text
    tags.save()


def in_frames(path: Path, name: str, text: str) -> None:
    tags = mutagen.File(path)
    if tags.tags is None:
        tags.add_tags()
    tags.tags.add(getattr(mutagen.id3, name)(encoding=3, text=text))
    tags.save()


def in_boxes(path: Path, name: str, text: str) -> None:
    tags = mutagen.mp4.MP4(path)
    tags[name] = text
    tags.save()


Put = Callable[[Path, str, str], None]
KINDS: list[tuple[str, Put, str, str]] = [
    ("a.flac", in_comments, "artist", "lyrics"),
    ("a.ogg", in_comments, "artist", "lyrics"),
    ("a.opus", in_comments, "artist", "lyrics"),
    ("a.mp3", in_frames, "TPE1", "TCOM"),
    ("a.wav", in_frames, "TPE1", "TCOM"),
    ("a.aiff", in_frames, "TPE1", "TCOM"),
    ("a.m4a", in_boxes, "\xa9ART", "\xa9lyr"),
    ("a.mp4", in_boxes, "\xa9ART", "\xa9cmt"),
]


@pytest.mark.parametrize(("name", "put", "first", "second"), KINDS)
def test_a_file_with_one_more_text_holds_more(
    tmp_path: Path, name: str, put: Put, first: str, second: str
) -> None:
    path = tmp_path / name
    (movie if name.endswith("mp4") else recording)(path)
    bare = held(path)
    put(path, first, "Anna")
    less = held(path)
    put(path, second, "la la la")
    more = held(path)
    assert bare < less < more
    put(path, second, "something else")
    assert held(path) > less
    assert held(path) - more
    assert more - held(path)


def test_a_webp_picture_with_exif_holds_more_than_one_without(tmp_path: Path) -> None:
    plain = held(picture(tmp_path / "a.webp"))
    assert plain < held(picture(tmp_path / "b.webp", exif=exif(camera=("Canon", "EOS"))))


@pytest.mark.parametrize("kind", ["jpg", "webp", "tif", "heic", "avif", "gif"])
def test_a_picture_whose_xmp_says_more_holds_more(tmp_path: Path, kind: str) -> None:
    def saying(name: str, **values: Any) -> frozenset[int]:  # noqa: ANN401 - of all kinds
        packet = merged(None, SidecarValues(**values))
        assert isinstance(packet, bytes)
        return held(with_packet(tmp_path / f"{name}.{kind}", packet))

    less = saying("less", rating=4)
    assert less < saying("more", rating=4, caption="Oma")
    other = saying("other", caption="Oma")
    assert not less <= other
    assert not other <= less


def test_iptc_that_a_tiff_keeps_as_numbers_is_told_one_by_one() -> None:
    records = b"".join(b"\x1c\x02\x19\0\x03" + word for word in (b"Oma", b"Ski"))
    head = struct.pack("<2sHIHHHIII", b"II", 42, 8, 1, 33723, 4, len(records) // 4, 26, 0)
    assert [text for _, text in of_block(head + records)] == [b"Oma", b"Ski"]


@pytest.mark.parametrize("kind", ["mkv", "webm", "mp4", "mov"])
def test_a_film_that_is_told_more_of_holds_more(tmp_path: Path, kind: str) -> None:
    codec = "libvpx" if kind == "webm" else "libx264"
    film = movie(tmp_path / f"film.{kind}", codec=codec)
    plain = retold(film, tmp_path / f"plain.{kind}")
    told = retold(film, tmp_path / f"told.{kind}", title="Oma", description="In Rome")
    dated = retold(film, tmp_path / f"dated.{kind}", creation_time="2015-03-04T10:00:00Z")
    assert held(plain) < held(told)
    assert held(plain) < held(dated)
    assert not held(told) <= held(dated)
    assert payload(plain) == payload(told) == payload(dated)


def test_a_film_whose_tracks_say_their_language_holds_more(tmp_path: Path) -> None:
    film = movie(tmp_path / "a.mp4").read_bytes()
    at = film.index(b"mdhd") + 4 + 20

    def spoken(language: bytes) -> frozenset[int]:
        path = tmp_path / "b.mp4"
        path.write_bytes(film[:at] + language + film[at + 2 :])
        return held(path)

    untold = held(tmp_path / "a.mp4")
    german, english, quicktime = spoken(b"\x10\xb5"), spoken(b"\x15\xc7"), spoken(bytes(2))
    assert untold == quicktime
    assert untold < german
    assert untold < english
    assert german != english
    assert {kind_of(one) for one in german - untold} == {FieldKind.OTHER}


@pytest.mark.parametrize("kind", ["avi", "caf", "tta", "wma", "wv"])
def test_sounds_and_films_of_older_programs_that_say_more_hold_more(
    tmp_path: Path, kind: str
) -> None:
    make = movie if kind == "avi" else recording
    made = make(tmp_path / f"made.{kind}")
    plain, less = (
        retold(made, tmp_path / f"a.{kind}"),
        retold(made, tmp_path / f"b.{kind}", title="Oma"),
    )
    more = retold(made, tmp_path / f"c.{kind}", title="Oma", artist="Anna", album="In Rome")
    assert held(plain) < held(less) < held(more)
    assert kinds_of(held(more)) == (FieldKind.TITLE, FieldKind.CREATOR, FieldKind.ALBUM)
    assert payload(plain) == payload(less) == payload(more)


def payload(path: Path) -> str | None:
    with open_source(bytes(path)) as source:
        return full_payload(source, lambda: None)


def test_notes_of_a_maker_that_were_moved_hold_what_they_held(tmp_path: Path) -> None:
    block = Image.Exif()
    block.get_ifd(0x8769)[0x927C] = b"Maker\0\x08\0\0\0"
    before = held(picture(tmp_path / "before.jpg", exif=block.tobytes()))
    block.get_ifd(0x8769)[0x927C] = b"Maker\0\x0c\0\0\0"
    block[0x010E] = "Oma"
    assert before < held(picture(tmp_path / "after.jpg", exif=block.tobytes()))


def test_an_empty_text_and_no_stars_hold_nothing(tmp_path: Path) -> None:
    plain = held(picture(tmp_path / "a.jpg"))
    empty = Image.Exif()
    empty[0x010E] = "   "
    assert held(picture(tmp_path / "b.jpg", exif=empty.tobytes())) == plain
    packet = merged(None, SidecarValues(rating=0))
    assert isinstance(packet, bytes)
    assert not held(with_packet(tmp_path / "c.jpg", packet))


def test_keywords_of_iptc_are_told_one_by_one(tmp_path: Path) -> None:
    exiv2: Any = importlib.import_module("exiv2")

    def saying(name: str, *words: str) -> frozenset[int]:
        path = picture(tmp_path / name)
        image = exiv2.ImageFactory.open(str(path))
        image.readMetadata()
        for word in words:
            key = exiv2.IptcKey("Iptc.Application2.Keywords")
            image.iptcData().add(exiv2.Iptcdatum(key, exiv2.StringValue(word)))
        image.writeMetadata()
        return held(path)

    assert saying("a.jpg", "Oma") < saying("b.jpg", "Oma", "Rome")


ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
TAGS = bytes.fromhex("40a4d0d207e3d21197f000a0c95ea850")
HEADS = [
    b"fLaC",
    b"OggS",
    b"\0\0\0\x18ftypisom",
    b"RIFF\0\0\0\0WAVE",
    b"RIFF\0\0\0\0WEBP",
    b"RIFF\xff\0\0\0AVI LIST\xf0\0\0\0hdrl",
    b"caff\0\1\0\0info",
    b"TTA1",
    ASF + b"\xff\0\0\0\0\0\0\0\5\0\0\0\1\2",
    ASF + b"\xff" + bytes(13) + TAGS + b"\xe1" + bytes(7),
    b"ID3\x04",
    b"II*\0",
    b"MM\0+\0\x08\0\0",
    b"IIU\0",
    b"GIF89a",
    b"\0\0\0\x18ftypheic",
    b"\0\0\0\x0cjP  \r\n\x87\n",
    b"\x1aE\xdf\xa3",
]


@given(st.sampled_from(HEADS), st.binary(max_size=300))
def test_nothing_is_too_broken_to_be_walked(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "broken"
    path.write_bytes(head + rest)
    with path.open("rb") as file:
        found = inventory(file)
    assert found is None or all(map(kind_of, found))


def test_texts_behind_thousands_of_parts_of_a_png_are_told(tmp_path: Path) -> None:
    start = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", bytes(13)) + png_chunk(b"IDAT", b"") * 5000
    end = png_chunk(b"IEND", b"")
    plain, told = tmp_path / "a.png", tmp_path / "b.png"
    plain.write_bytes(start + end)
    told.write_bytes(start + png_chunk(b"tEXt", b"Title\0Oma") + end)
    assert held(plain) < held(told)


def test_remarks_in_an_aiff_are_told(tmp_path: Path) -> None:
    plain = recording(tmp_path / "a.aiff")
    told = tmp_path / "b.aiff"
    told.write_bytes(plain.read_bytes() + b"COMT\0\0\0\x04Oma!")
    assert held(plain) < held(told)


def test_boxes_in_boxes_without_end_are_not_walked(tmp_path: Path) -> None:
    film = b""
    for _ in range(3000):
        film = box(b"udta", film)
    path = tmp_path / "a.mp4"
    path.write_bytes(box(b"ftyp", b"isom", bytes(4)) + box(b"moov", film))
    with path.open("rb") as file:
        assert inventory(file) is None


def test_one_place_named_again_and_again_is_not_read_for_ever(tmp_path: Path) -> None:
    entries = 1000
    names = b"".join(
        struct.pack("<HHII", 0xF000 + number, 7, 1 << 20, 0) for number in range(entries)
    )
    path = tmp_path / "a.tif"
    path.write_bytes(b"II*\0\x08\0\0\0" + struct.pack("<H", entries) + names + bytes(1 << 20))
    with path.open("rb") as file:
        assert inventory(file) is None


def test_directories_that_lead_to_each_other_for_ever_are_not_walked(tmp_path: Path) -> None:
    chain = b"".join(
        struct.pack(">HHHII", 1, 0x8769, 4, 1, 8 + 14 * number) for number in range(1, 1000)
    )
    path = tmp_path / "a.tif"
    path.write_bytes(b"MM\0*\0\0\0\x08" + chain)
    with path.open("rb") as file:
        assert inventory(file) is None


def test_what_follows_the_comments_of_an_ogg_is_not_kept(tmp_path: Path) -> None:
    """A stream of one packet, and another of which each page begins two hundred."""

    def page(stream: int, packets: int) -> bytes:
        return b"OggS" + bytes(10) + bytes([stream]) + bytes(11) + bytes([packets, *bytes(packets)])

    path = tmp_path / "a.ogg"
    path.write_bytes(page(1, 1) + page(2, 200) * 5000)
    with path.open("rb") as file:
        assert inventory(file) is None


IPTC = b"\x1c\x02\x19\x00\x03hut\x1c\x02\x78\x00\x0aAt the hut"
RESOURCES = b"8BIM\x04\x04\0\0" + len(IPTC).to_bytes(4, "big") + IPTC + b"\0"
REGIONS = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    ' xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"><mwg-rs:Regions>'
    '<rdf:Description><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="{}"/>'
    "</rdf:li></rdf:Bag></mwg-rs:RegionList></rdf:Description></mwg-rs:Regions>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def with_segment(path: Path, marker: int, body: bytes) -> Path:
    data = path.read_bytes()
    length = (len(body) + 2).to_bytes(2, "big")
    path.write_bytes(data[:2] + bytes((0xFF, marker)) + length + body + data[2:])
    return path


def test_the_words_in_photoshop_s_resources_are_told_apart(tmp_path: Path) -> None:
    path = with_segment(picture(tmp_path / "a.jpg"), 0xED, b"Photoshop 3.0\0" + RESOURCES)
    assert kinds_of(held(path)) == (FieldKind.CAPTION, FieldKind.TAGS)


def test_two_names_of_a_face_are_two(tmp_path: Path) -> None:
    found = [
        held(
            with_segment(
                picture(tmp_path / f"{name}.jpg"), 0xE1, head + REGIONS.format(name).encode()
            )
        )
        for name in ("Anna", "Paul")
        for head in (b"http://ns.adobe.com/xap/1.0/\0",)
    ]
    assert kinds_of(found[0]) == (FieldKind.FACES,)
    assert found[0].isdisjoint(found[1])


def test_a_tag_of_another_version_of_id3_holds_the_same(tmp_path: Path) -> None:
    path = recording(tmp_path / "a.mp3")
    for name, text in (("TIT2", "Übersee"), ("TDRC", "2011-05-04"), ("TSSE", "LAME")):
        in_frames(path, name, text)
    newer = held(path)
    tags = mutagen.id3.ID3(path)
    tags.update_to_v23()
    tags.save(path, v2_version=3)
    assert held(path) == newer
