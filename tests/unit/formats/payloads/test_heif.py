import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.media import exif, scene
from tests.support.payloads import (
    HVCC,
    ISPE,
    Content,
    box,
    content,
    content_of_damaged,
    flipped,
    heif,
)

XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
IROT, IMIR = box(b"irot", b"\x01"), box(b"imir", b"\x00")
CLAP = box(b"clap", struct.pack(">8I", 30, 1, 20, 1, 0, 1, 0, 1))
COLR = box(b"colr", b"prof" + b"a profile")
PASP, CLLI = box(b"pasp", struct.pack(">2I", 2, 1)), box(b"clli", bytes(4))
MDCV = box(b"mdcv", bytes(24))


PICTURE = (b"hvc1", b"the coded picture")
PLAIN = heif(items={1: PICTURE})


def test_where_things_lie_and_which_numbers_they_bear_does_not_matter() -> None:
    moved = heif(items={7: PICTURE}, main=7, gap=b"junk" * 20, links={7: [1, 2]})
    assert content(moved) == content(PLAIN)


def test_exif_xmp_and_the_thumbnail_change_nothing() -> None:
    noted = heif(
        items={
            1: PICTURE,
            2: (b"Exif", b"\0\0\0\0II*\0"),
            3: (b"mime", b"<x/>"),
            4: (b"hvc1", b"small"),
        },
        links={1: [1, 2]},
        references=((b"cdsc", 2, [1]), (b"cdsc", 3, [1]), (b"thmb", 4, [1])),
        after=box(b"uuid", XMP_UUID, b"<x/>") + box(b"free", bytes(30)),
    )
    assert content(noted) == content(PLAIN)


def test_metadata_emptied_as_programs_do_change_nothing() -> None:
    items = {1: PICTURE, 2: (b"Exif", b"")}
    assert content(heif(items=items, links={1: [1, 2]})) == content(PLAIN)
    with pytest.raises(ValueError, match="part of another"):
        content(heif(items={1: PICTURE, 2: (b"hvc1", b"")}))


@pytest.mark.parametrize("shown", [IROT, IMIR, CLAP, COLR, PASP, CLLI, MDCV])
def test_turn_mirror_crop_and_colours_are_shown(shown: bytes) -> None:
    found = content(heif(items={1: PICTURE}, properties=(HVCC, ISPE, shown), links={1: [1, 2, 3]}))
    assert found.payload == content(PLAIN).payload
    assert len(found.display) == 1


def test_the_order_of_turn_and_mirror_is_shown() -> None:
    both = (HVCC, ISPE, IROT, IMIR)
    one = content(heif(items={1: PICTURE}, properties=both, links={1: [1, 2, 3, 4]}))
    other = content(heif(items={1: PICTURE}, properties=both, links={1: [1, 2, 4, 3]}))
    assert one.payload == other.payload
    assert one.display != other.display


def test_the_setup_of_the_decoder_is_payload_and_a_description_is_nothing() -> None:
    other = heif(items={1: PICTURE}, properties=(box(b"hvcC", b"another setup"), ISPE))
    assert content(other).payload != content(PLAIN).payload
    named = heif(
        items={1: PICTURE},
        properties=(HVCC, ISPE, box(b"udes", b"hello")),
        links={1: [1, 2, 3]},
    )
    assert content(named) == content(PLAIN)


def grid(left: bytes, right: bytes, order: tuple[int, int] = (2, 3)) -> bytes:
    return heif(
        items={1: (b"grid", b"\0\0\0\1"), 2: (b"hvc1", left), 3: (b"hvc1", right)},
        references=((b"dimg", 1, list(order)),),
    )


def test_the_tiles_of_a_picture_count_in_their_order() -> None:
    assert content(grid(b"LEFT", b"RIGHT")) == content(grid(b"RIGHT", b"LEFT", (3, 2)))
    assert content(grid(b"LEFT", b"RIGHT")).payload != content(grid(b"RIGHT", b"LEFT")).payload
    assert content(grid(b"LEFT", b"RIGHT")).payload != content(grid(b"LEFT", b"OTHER")).payload


def test_a_gain_map_and_a_film_behind_are_content_beside_the_picture() -> None:
    gain = heif(
        items={1: PICTURE, 2: (b"hvc1", b"gain map")},
        links={1: [1, 2], 2: [1, 2]},
        references=((b"auxl", 2, [1]),),
    )
    assert content(gain).payload == content(PLAIN).payload
    assert b"gain map" in content(gain).trailer
    motion = content(heif(items={1: PICTURE}, after=box(b"mpvd", b"a film")))
    assert motion.payload == content(PLAIN).payload
    assert b"a film" in motion.trailer


@pytest.mark.parametrize("kind", [b"alpha", b"depth"])
def test_transparency_and_depth_are_content_beside_the_picture(kind: bytes) -> None:
    said = box(b"auxC", bytes(4), b"urn:mpeg:hevc:2015:auxid:" + kind + b"\0")

    def with_map(data: bytes) -> Content:
        return content(
            heif(
                items={1: PICTURE, 2: (b"hvc1", data)},
                properties=(HVCC, ISPE, said),
                links={1: [1, 2], 2: [1, 2, 3]},
                references=((b"auxl", 2, [1]),),
            )
        )

    found = with_map(b"a map")
    assert found.payload == content(PLAIN).payload
    assert b"a map" in found.trailer
    assert kind in found.trailer
    assert with_map(b"a mop").trailer != found.trailer


def test_which_picture_stands_for_which_is_content() -> None:
    items = {1: PICTURE, 2: (b"tmap", b"how bright")}
    groups = box(b"grpl", box(b"altr", bytes(4), struct.pack(">4I", 9, 2, 2, 1)))
    grouped, alone = content(heif(items=items, groups=groups)), content(heif(items=items))
    assert grouped.payload == alone.payload
    assert grouped.trailer != alone.trailer


def test_a_file_cut_short_is_never_the_whole() -> None:
    padded = heif(items={1: PICTURE, 2: (b"Exif", bytes(30))}, links={1: [1, 2]})
    for data in (PLAIN, padded):
        whole = content(data)
        for length in range(len(data)):
            assert content_of_damaged(data[:length]) != whole, length


def test_pictures_derived_in_a_ring_end() -> None:
    ring = heif(
        items={1: (b"grid", b"a"), 2: (b"grid", b"b")},
        references=((b"dimg", 1, [2, 2]), (b"dimg", 2, [1])),
    )
    assert b"a" in content(ring).payload


def test_a_file_without_its_main_picture_has_no_payload() -> None:
    with pytest.raises(ValueError, match="no main picture"):
        content(heif(items={1: PICTURE}, main=9))


@given(st.integers(0, len(PLAIN) - 1), st.integers(1, 255))
def test_a_damaged_file_is_read_or_refused(at: int, flip: int) -> None:
    found = content_of_damaged(flipped(PLAIN, at, flip))
    assert found is None or found.payload


def made(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    scene(64, 48).save(out, kind, quality=60, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_exif_and_xmp_in_a_real_picture_change_nothing(kind: str) -> None:
    noted = made(kind, exif=exif(camera=("A", "B")), xmp=b"<x:xmpmeta/>")
    assert noted != made(kind)
    assert content(noted) == content(made(kind))


def test_the_profile_of_a_real_picture_is_shown() -> None:
    coloured, plain = content(made("HEIF", icc_profile=b"a profile" * 10)), content(made("HEIF"))
    assert coloured.payload == plain.payload
    assert coloured.display != plain.display
