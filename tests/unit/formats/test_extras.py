import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.extras import Extra
from mediadesk.formats import jpeg
from mediadesk.formats.extras import of_photo
from tests.support.extras import XMP, deep, hdr, heic, still, with_further, with_segments
from tests.support.payloads import box, segment

PHOTO, SMALL = still(1), still(2)


def held(data: bytes, form: str = "jpeg") -> frozenset[Extra]:
    file = io.BytesIO(data)
    head = jpeg.read_head(file) if form == "jpeg" else None
    return of_photo(file, len(data), form=form, frames=1, head=head)


def test_a_preview_is_nothing_that_would_be_lost() -> None:
    assert held(with_further(PHOTO, SMALL, kind=0x010002)) == frozenset()
    assert held(with_further(PHOTO, SMALL, kind=0x020003)) == {Extra.PICTURES}


def test_the_list_of_parts_names_what_stands_behind_the_picture() -> None:
    item = '<Container:Item Item:Semantic="{}" Item:Length="{}"/>'
    xmp = item.format("Primary", 0) + item.format("Depth", len(SMALL))
    named = with_segments(PHOTO, segment(0xE1, XMP + xmp.encode()))
    assert held(named + SMALL) == {Extra.DEPTH}
    assert held(named + bytes(len(SMALL))) == frozenset()
    assert held(named) == frozenset()


@pytest.mark.parametrize(
    ("kind", "extra"), [(0x0100, Extra.SOUND), (0x0AB1, Extra.DEPTH), (0x0A01, None)]
)
def test_samsung_s_directory_names_sound_and_depth(kind: int, extra: Extra | None) -> None:
    block = struct.pack("<2xHI", kind, 4) + b"name" + bytes(80)
    directory = b"SEFH" + struct.pack("<II2xHII", 107, 1, kind, len(block), len(block))
    data = PHOTO + block + directory + struct.pack("<I", len(directory)) + b"SEFT"
    assert held(data) == (frozenset() if extra is None else {extra})


def test_what_is_transparent_in_a_heic_is_part_of_its_picture() -> None:
    photo = still(1, "HEIF")
    assert held(heic(photo, b"urn:mpeg:hevc:2015:auxid:1\0"), "heic") == frozenset()
    unknown = heic(photo, b"tag:apple.com,2023:photo:aux:styledeltamap\0")
    assert held(unknown, "heic") == {Extra.PICTURES}


def test_a_gain_map_in_a_jpeg_xl_is_a_box() -> None:
    plain = box(b"JXL ", b"\r\n\x87\n") + box(b"jxlc", b"\xff\x0a" + bytes(40))
    assert held(plain, "jxl") == frozenset()
    assert held(plain + box(b"jhgm", bytes(40)), "jxl") == {Extra.GAIN_MAP}


def test_several_things_are_all_named() -> None:
    assert held(deep(hdr(PHOTO))) == {Extra.DEPTH, Extra.GAIN_MAP}


@given(st.data())
def test_broken_files_hold_nothing_and_raise_nothing(data: st.DataObject) -> None:
    whole = bytearray(hdr(PHOTO))
    for _ in range(3):
        at = data.draw(st.integers(0, 200))
        whole[at] = data.draw(st.integers(0, 255))
    assert held(bytes(whole)) <= set(Extra)
