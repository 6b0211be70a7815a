import io
import struct
import zlib

from PIL import Image, PngImagePlugin

from mediadesk.formats.png import PngHead, read_head


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes, texts: dict[str, str] | None = None) -> bytes:
    info = PngImagePlugin.PngInfo()
    for key, text in (texts or {}).items():
        info.add_text(key, text, zip=len(text) > 30)
    out = io.BytesIO()
    Image.new("RGB", (7, 5)).save(out, "PNG", pnginfo=info)
    data = out.getvalue()
    return data[:-12] + b"".join(chunks) + data[-12:]


def head(data: bytes) -> PngHead:
    return read_head(io.BytesIO(data))


def test_size_and_dates_are_read_even_behind_the_pixels() -> None:
    found = head(png(chunk(b"tIME", struct.pack(">HBBBBB", 2019, 2, 3, 4, 5, 6))))
    assert (found.width, found.height) == (7, 5)
    assert found.modified == (2019, 2, 3, 4, 5, 6)


def test_creation_time_texts_are_read_packed_or_not() -> None:
    assert head(png(texts={"Creation Time": "6/16/09"})).texts == {"Creation Time": "6/16/09"}
    long = "Tue, 5 Mar 2019 12:34:56 +0100" + " " * 10
    assert head(png(texts={"Creation Time": long})).texts == {"Creation Time": long}


def test_exif_and_xmp_are_seen_and_other_texts_left_alone() -> None:
    assert head(png(chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\0"))).has_metadata
    assert head(png(texts={"XML:com.adobe.xmp": "<x/>"})).has_metadata
    plain = head(png(texts={"Comment": "hello"}))
    assert (plain.has_metadata, plain.texts) == (False, {})


def test_a_huge_text_is_not_read_but_noticed() -> None:
    found = head(png(chunk(b"tEXt", b"Raw profile type xmp\x00" + b"0" * 200_000)))
    assert found.has_metadata
    assert (found.width, found.texts) == (7, {})


def test_a_false_length_ends_the_walk() -> None:
    data = bytearray(png())
    data[33:37] = b"\xff\xff\xff\xff"
    assert head(bytes(data)).width == 7
