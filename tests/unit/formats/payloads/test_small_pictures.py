"""gif, tiff, codestreams and the WebP of chunked: one page of readers, one page of promises."""

import io
import struct
from typing import Any

import pillow_jxl  # noqa: F401 - registers itself
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, TiffImagePlugin

from mediadesk.formats.payloads.gif import read_parts
from tests.support.media import exif, scene
from tests.support.payloads import Content, box, content, content_of_damaged, riff_chunk

JXL_START = box(b"JXL ", b"\r\n\x87\n") + box(b"ftyp", b"jxl \x00\x00\x00\x00jxl ")


def made(kind: str, *seeds: int, mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    first, *others = (scene(40, 30, seed=seed).convert(mode) for seed in seeds or (0,))
    if others:
        options |= {"save_all": True, "append_images": others}
    first.save(out, kind, **options)
    return out.getvalue()


def gif_block(mark: int, *blocks: bytes) -> bytes:
    body = b"".join(bytes([len(block)]) + block for block in blocks)
    return b"\x21" + bytes([mark]) + body + b"\x00"


def with_gif_block(data: bytes, block: bytes) -> bytes:
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    return data[:at] + block + data[at:]


def test_comments_and_xmp_in_a_gif_change_nothing() -> None:
    plain = made("GIF", 0, 1, duration=80)
    for block in (gif_block(0xFE, b"hello" * 40, b"x"), gif_block(0xFF, b"XMP DataXMP", b"<x/>")):
        assert content(with_gif_block(plain, block)) == content(plain)


def test_frames_and_their_times_are_a_gifs_payload_and_looping_is_shown() -> None:
    plain = made("GIF", 0, 1, duration=80)
    assert content(plain).payload != content(made("GIF", 0, 1, duration=90)).payload
    assert content(plain).payload != content(made("GIF", 0, 2, duration=80)).payload
    looping = content(made("GIF", 0, 1, duration=80, loop=0))
    assert looping.payload == content(plain).payload
    assert looping.display != content(plain).display


class Counted(io.BytesIO):
    read_bytes = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.read_bytes += len(data)
        return data


def test_an_animation_of_many_frames_is_read_about_once() -> None:
    plain = made("GIF", 0, 1, duration=80)
    control = gif_block(0xF9, b"\x04\x05\0\0")
    many = Counted(with_gif_block(plain, control * 100_000))
    read_parts(many, len(many.getvalue()))
    assert many.read_bytes < 2 * len(many.getvalue())


def test_a_gif_without_its_end_is_not_the_whole_one() -> None:
    plain = made("GIF", 0, 1, duration=80)
    found = content(plain[:-1])
    assert found.payload == content(plain).payload
    assert found.display != content(plain).display


def test_a_webp_shorter_than_it_says_is_not_the_whole_one() -> None:
    noted = made("WEBP", exif=exif(camera=("A", "B")))
    found = content(noted[:-6])
    assert found.payload == content(noted).payload
    assert found.display == {"cut": b"\x01"}


def test_what_follows_a_gif_or_nobody_knows_in_it_is_content() -> None:
    plain = made("GIF")
    assert content(plain + b"more").trailer == b"more"
    assert (
        b"FancyTool1."
        in content(with_gif_block(plain, gif_block(0xFF, b"FancyTool1.", b"data"))).trailer
    )


def test_metadata_makes_a_webp_extended_but_not_another_picture() -> None:
    plain, noted = made("WEBP"), made("WEBP", exif=exif(camera=("A", "B")), xmp=b"<x/>")
    assert b"VP8X" in noted
    assert b"VP8X" not in plain
    assert content(noted) == content(plain)


@pytest.mark.parametrize(
    "options", [{"exif": exif(orientation=6)}, {"icc_profile": b"a profile of colours"}]
)
def test_turn_and_profile_of_a_webp_are_shown(options: dict[str, Any]) -> None:
    found = content(made("WEBP", **options))
    assert found.payload == content(made("WEBP")).payload
    assert len(found.display) == 1


def test_alpha_frames_and_unknown_chunks_of_a_webp_count() -> None:
    assert content(_clear_webp()).payload != content(made("WEBP")).payload
    moving = made("WEBP", 0, 1, duration=50)
    assert content(moving).payload != content(made("WEBP", 0, 2, duration=50)).payload
    body = moving[8:] + riff_chunk(b"EXTR", b"something")
    assert b"something" in content(b"RIFF" + struct.pack("<I", len(body)) + body).trailer
    assert content(moving + b"behind").trailer == b"behind"


def test_a_webp_whose_head_denies_what_it_holds_is_not_the_one_that_tells() -> None:
    """Colours, transparency and frames are left out by programs that believe the head."""
    for options, flag in (({"icc_profile": b"a profile"}, 0x20), ({}, 0x10), ({}, 0x02)):
        told = made("WEBP", 0, 1, duration=50) if flag == 0x02 else _clear_webp(**options)
        at = told.index(b"VP8X") + 8
        assert told[at] & flag
        denied = told[:at] + bytes([told[at] & ~flag]) + told[at + 1 :]
        assert content(denied).display != content(told).display


def test_a_webp_whose_canvas_is_not_its_picture_s_is_another() -> None:
    for lossless in (False, True):
        plain = made("WEBP", exif=exif(camera=("A", "B")), lossless=lossless)
        at = plain.index(b"VP8X") + 12
        wide = plain[:at] + b"\xff\x0f" + plain[at + 2 :]
        assert content(wide).display != content(plain).display
        assert content(plain).display == {}


def _clear_webp(**options: object) -> bytes:
    clear = scene(40, 30).convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize((40, 30)))
    out = io.BytesIO()
    clear.save(out, "WEBP", **options)
    return out.getvalue()


def tiff(*seeds: int, big_endian: bool = False, **tags: object) -> bytes:
    info = TiffImagePlugin.ImageFileDirectory_v2(prefix=b"MM" if big_endian else b"II")
    for name, value in tags.items():
        info[int(name[1:])] = value
    options: dict[str, Any] = {"tiffinfo": info, "compression": "tiff_adobe_deflate"}
    return made("TIFF", *seeds, **options)


def test_texts_and_dates_in_a_tiff_change_nothing() -> None:
    noted = tiff(
        t270="a caption", t306="2019:02:03 11:22:33", t315="me", t33432="mine", t700=b"<x/>"
    )
    assert noted != tiff()
    assert content(noted) == content(tiff())


def test_the_byte_order_of_the_tags_does_not_matter() -> None:
    def small(order: str) -> bytes:
        """An 8x1 grey picture, its strip first."""
        entries = [(256, 3, 8), (257, 4, 1), (258, 3, 8), (259, 3, 1), (262, 3, 1),
                   (273, 4, 8), (278, 3, 1), (279, 4, 8)]  # fmt: skip
        packed = b"".join(
            struct.pack(order + "HHI", tag, kind, 1)
            + struct.pack(
                order + ("HH" if kind == 3 else "I"), *((value, 0)[: 2 if kind == 3 else 1])
            )
            for tag, kind, value in entries
        )
        mark = b"II" if order == "<" else b"MM"
        head = mark + struct.pack(order + "HI", 42, 16) + b"GREYPIXL"
        return head + struct.pack(order + "H", len(entries)) + packed + bytes(4)

    assert content(small("<")) == content(small(">"))
    assert b"GREYPIXL" in content(small("<")).payload


def test_every_page_of_a_tiff_counts() -> None:
    assert content(tiff(0, 1)).payload != content(tiff(0, 2)).payload
    assert content(tiff(0, 1)).payload != content(tiff(0)).payload


@pytest.mark.parametrize(
    "tags",
    [
        {"t274": 6},
        {"t34675": b"a profile"},
        {"t34675": b"a long profile" * 500},
        {"t282": 2, "t283": 1},
        {"t700": b'<rdf:Description tiff:Orientation="8"/>'},
    ],
)
def test_turn_profile_and_aspect_of_a_tiff_are_shown(tags: dict[str, Any]) -> None:
    found = content(tiff(**tags))
    assert found.payload == content(tiff()).payload
    assert found.display != content(tiff()).display


def test_previews_and_unknown_tags_of_a_tiff_are_content_beside_it() -> None:
    with_layers = content(tiff(t37724=b"layers of an editor"))
    assert with_layers.payload == content(tiff()).payload
    assert b"layers of an editor" in with_layers.trailer
    pages = bytearray(tiff(0, 1))
    second = struct.unpack_from("<I", pages, _next_directory_at(pages))[0]
    at = second + 2
    pages[at : at + 12] = struct.pack(
        "<HHII", 254, 4, 1, 1
    )  # in place of the width, which is first
    found = content(bytes(pages))
    assert found.payload == content(tiff(0)).payload
    assert len(found.trailer) > 100


def _next_directory_at(data: bytes | bytearray) -> int:
    at = struct.unpack_from("<I", data, 4)[0]
    return int(at + 2 + 12 * struct.unpack_from("<H", data, at)[0])


def test_directories_in_a_ring_end() -> None:
    data = bytearray(tiff())
    struct.pack_into("<I", data, _next_directory_at(data), struct.unpack_from("<I", data, 4)[0])
    assert content(bytes(data)) == content(tiff())


@given(st.integers(8, 2000), st.binary(min_size=1, max_size=4))
def test_a_damaged_tiff_is_read_or_refused(at: int, noise: bytes) -> None:
    data = tiff(t270="x")
    at %= len(data)
    found = content_of_damaged(data[:at] + noise + data[at + len(noise) :])
    assert found is None or found.payload


def test_a_jpeg_xl_is_the_same_with_a_container_or_without() -> None:
    stream = _naked_jxl()
    wrapped = JXL_START + box(b"jxlc", stream) + box(b"Exif", bytes(4), b"II*\x00")
    halves = (
        JXL_START
        + box(b"jxlp", bytes(4), stream[:50])
        + box(b"xml ", b"<x/>")
        + box(b"jxlp", b"\x80\x00\x00\x01", stream[50:])
    )
    assert content(stream) == content(wrapped) == content(halves)
    original = content(wrapped + box(b"jbrd", b"the JPEG it was"))
    assert b"the JPEG it was" in original.trailer


def test_a_jpeg_packed_into_a_jpeg_xl_is_turned_by_its_exif() -> None:
    stream = _naked_jxl()

    def packed(turn: int, *more: bytes) -> Content:
        block = bytes(4) + exif(orientation=turn).tobytes()[6:]
        return content(JXL_START + box(b"jxlc", stream) + box(b"Exif", block) + b"".join(more))

    assert packed(6) == packed(1) == content(stream)
    jpeg = box(b"jbrd", b"the JPEG it was")
    turned, upright = packed(6, jpeg), packed(1, jpeg)
    assert (turned.payload, turned.trailer) == (upright.payload, upright.trailer)
    assert turned.display != upright.display
    hidden = packed(1, jpeg, box(b"brob", b"Exif" + b"packed"))
    assert hidden.trailer != upright.trailer


def _naked_jxl() -> bytes:
    data = made("JXL", lossless=True)
    if data.startswith(b"\xff\x0a"):
        return data
    at = data.index(b"jxlc")
    return data[at + 4 : at - 4 + int.from_bytes(data[at - 4 : at], "big")]


def test_colours_of_a_jpeg_2000_are_shown_and_xml_is_left_out() -> None:
    plain = made("JPEG2000")
    assert content(plain + box(b"xml ", b"<x/>")) == content(plain)
    at = plain.index(b"colr")
    edited = plain[: at + 10] + b"\x11" + plain[at + 11 :]
    assert content(edited).payload == content(plain).payload
    assert content(edited).display != content(plain).display


def test_what_else_the_head_of_a_jpeg_2000_says_counts() -> None:
    plain = made("JPEG2000")
    at = plain.index(b"ihdr") + 4
    for place in (3, 7, 9, 10):  # height, width, components, bits
        edited = bytearray(plain)
        edited[at + place] ^= 1
        assert content(bytes(edited)).display != content(plain).display
