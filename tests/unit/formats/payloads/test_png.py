import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from tests.support.media import exif, scene
from tests.support.payloads import content, png_chunk

Chunks = list[tuple[bytes, bytes]]
TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"caBX")


def png(**options: object) -> bytes:
    out = io.BytesIO()
    scene(40, 30).save(out, "PNG", **options)
    return out.getvalue()


def chunks(data: bytes) -> Chunks:
    found, at = [], 8
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        found.append((name, data[at + 8 : at + 8 + length]))
        at += length + 12
    return found


def written(parts: Chunks) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(name, body) for name, body in parts)


def cut_again(parts: Chunks, size: int) -> Chunks:
    pixels = b"".join(body for name, body in parts if name == b"IDAT")
    cut = [(b"IDAT", pixels[at : at + size]) for at in range(0, len(pixels), size)]
    first = next(at for at, part in enumerate(parts) if part[0] == b"IDAT")
    return parts[:first] + cut + [part for part in parts[first:] if part[0] != b"IDAT"]


def with_chunk(name: bytes, body: bytes) -> bytes:
    return written([PARTS[0], (name, body), *PARTS[1:]])


PLAIN = png()
PARTS = chunks(PLAIN)


@given(st.integers(0, 1), st.sampled_from(TEXTS), st.binary(max_size=100), st.integers(100, 9000))
def test_texts_and_the_cut_into_chunks_change_nothing(
    place: int, name: bytes, body: bytes, size: int
) -> None:
    parts = cut_again(PARTS, size)
    parts.insert(1 if place else len(parts) - 1, (name, body))
    assert content(written(parts)) == content(PLAIN)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_flipped_byte_of_the_pixels_is_seen(at: int, flip: int) -> None:
    parts = list(PARTS)
    where = next(number for number, part in enumerate(parts) if part[0] == b"IDAT")
    body = bytearray(parts[where][1])
    body[at % len(body)] ^= flip
    parts[where] = (b"IDAT", bytes(body))
    assert content(written(parts)).payload != content(PLAIN).payload


@pytest.mark.parametrize(
    ("name", "body"),
    [
        (b"gAMA", struct.pack(">I", 100_000)),
        (b"cHRM", bytes(32)),
        (b"sRGB", b"\x00"),
        (b"tRNS", bytes(6)),
        (b"iCCP", b"name\x00\x00" + zlib.compress(b"a profile")),
        (b"pHYs", struct.pack(">IIB", 2000, 1000, 1)),
        (b"bKGD", bytes(6)),
        (b"cICP", b"\x09\x10\x00\x01"),
        (b"mDCV", bytes(24)),
        (b"cLLI", bytes(8)),
        (b"sTER", b"\x01"),
        (b"eXIf", exif(orientation=6).tobytes()[6:]),
    ],
)
def test_what_changes_the_look_is_a_display_fact(name: bytes, body: bytes) -> None:
    found = content(with_chunk(name, body))
    assert found.payload == content(PLAIN).payload
    assert found.trailer == b""
    assert len(found.display) == 1


def test_what_says_the_usual_is_none() -> None:
    assert content(with_chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1))) == content(PLAIN)
    upright = exif(orientation=1, camera=("A", "B")).tobytes()[6:]
    assert content(with_chunk(b"eXIf", upright)) == content(PLAIN)


def test_a_profile_packed_otherwise_is_the_same() -> None:
    packed = [b"n\x00\x00" + zlib.compress(b"profile" * 99, level) for level in (0, 9)]
    first, second = (content(with_chunk(b"iCCP", body)) for body in packed)
    assert first == second
    assert first.display["iCCP"] == b"profile" * 99


def test_what_follows_the_end_and_private_chunks_are_content() -> None:
    assert content(PLAIN + b"a film").trailer == b"a film"
    layers = content(with_chunk(b"mkBT", b"layers"))
    assert layers.payload == content(PLAIN).payload
    assert b"layers" in layers.trailer


def test_an_unknown_chunk_that_must_not_be_skipped_is_payload() -> None:
    assert content(with_chunk(b"CgBI", bytes(4))).payload != content(PLAIN).payload


def test_an_animation_counts_all_its_frames_and_their_times() -> None:
    def animation(*seeds: int, duration: int = 100) -> bytes:
        out = io.BytesIO()
        first, *others = (scene(32, 32, seed=seed) for seed in seeds)
        first.save(out, "PNG", save_all=True, append_images=others, duration=duration)
        return out.getvalue()

    plain = animation(0, 1, 2)
    assert content(plain).payload != content(animation(0, 1, 3)).payload
    assert content(plain).payload != content(animation(0, 1, 2, duration=50)).payload
    parts = [(name, body) for name, body in chunks(plain) if name != b"tEXt"]
    last = max(number for number, part in enumerate(parts) if part[0] == b"fdAT")
    body = parts[last][1]
    number = struct.unpack(">I", body[:4])[0]
    halves = [(b"fdAT", body[:104]), (b"fdAT", struct.pack(">I", number + 1) + body[104:])]
    assert content(written(parts[:last] + halves + parts[last + 1 :])) == content(plain)


def test_text_written_by_a_program_changes_nothing() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Creation Time", "2019:02:03 11:22:33")
    info.add_itxt("XML:com.adobe.xmp", "<x/>")
    assert content(png(pnginfo=info)) == content(PLAIN)


def test_a_picture_without_its_end_is_not_the_whole_one() -> None:
    for length in (1, 12, 30):
        found = content(PLAIN[:-length])
        assert found != content(PLAIN)
        assert found.display == {"cut": b"\x01"}


def test_without_pixels_there_is_no_payload() -> None:
    with pytest.raises(ValueError, match="no pixels"):
        content(written([PARTS[0], (b"IEND", b"")]))


def test_pictures_of_one_colour_but_another_size_differ() -> None:
    def plain(size: tuple[int, int]) -> bytes:
        out = io.BytesIO()
        Image.new("1", size).save(out, "PNG")
        return out.getvalue()

    assert content(plain((8, 16))).payload != content(plain((16, 16))).payload
