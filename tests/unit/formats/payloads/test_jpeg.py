import io
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mediadesk.formats.payloads.jpeg import read_parts
from tests.support.media import exif, scene
from tests.support.payloads import content, content_of_damaged, flipped, segment

XMP = b"http://ns.adobe.com/xap/1.0/\x00"
MORE_XMP = b"http://ns.adobe.com/xmp/extension/\x00" + b"0" * 32 + bytes(8)
MPF = b"MPF\x00MM\x00*" + bytes(40)
GAIN_MAP = b"urn:iso:std:iso:ts:21496:-1\x00"
VIDEO = b"\x00\x00\x00\x18ftypmp42" + bytes(range(200))


def jpeg(*, seed: int = 0, mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    scene(48, 32, seed=seed).convert(mode).save(out, "JPEG", **options)
    return out.getvalue()


def with_segments(data: bytes, *segments: bytes) -> bytes:
    return data[:2] + b"".join(segments) + data[2:]


def adobe(transform: int) -> bytes:
    return segment(0xEE, b"Adobe\x00\x64" + bytes(4) + bytes([transform]))


def borders(data: bytes) -> list[int]:
    """Return where segments start, up to the first scan and at the end of the last."""
    found, at = [], 2
    while data[at + 1] != 0xDA:
        found.append(at)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return [*found, at, len(data) - 2]


PLAIN = jpeg()
KNOWN = [
    segment(0xE1, XMP + b"<x:xmpmeta/>"),
    segment(0xE1, b"Exif\x00\x00" + exif(camera=("A", "B")).tobytes()[6:]),
    segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04"),
    segment(0xEC, b"Ducky\x00\x01"),
    segment(0xFE, b"a comment"),
    segment(0xEB, b"JP\x00\x01\x00\x00\x00\x01\x00\x00\x00\x20jumb\x00\x00\x00\x10jumdc2pa\x00"),
]


@given(
    st.sampled_from(borders(PLAIN)),
    st.sampled_from([*range(0xE0, 0xF0), 0xFE]),
    st.binary(max_size=300),
)
def test_no_segment_of_an_application_changes_the_picture(
    at: int, marker: int, body: bytes
) -> None:
    edited = PLAIN[:at] + segment(marker, body) + PLAIN[at:]
    assert content(edited).payload == content(PLAIN).payload


@given(st.sampled_from(borders(PLAIN)), st.lists(st.sampled_from(KNOWN), min_size=1))
def test_known_metadata_changes_nothing_at_all(at: int, segments: list[bytes]) -> None:
    assert content(PLAIN[:at] + b"".join(segments) + PLAIN[at:]) == content(PLAIN)


@given(st.integers(0, len(PLAIN) - 1), st.integers(1, 255))
def test_a_flipped_byte_of_the_picture_is_seen(at: int, flip: int) -> None:
    start = 2 + 2 + int.from_bytes(PLAIN[4:6], "big")  # behind JFIF
    at = start + at % (len(PLAIN) - 2 - start)
    found = content_of_damaged(flipped(PLAIN, at, flip))
    assert found is None or found.payload != content(PLAIN).payload


def test_the_scans_of_a_progressive_picture_all_count() -> None:
    data = jpeg(progressive=True)
    assert data.count(b"\xff\xda") > 2
    last = data.rindex(b"\xff\xda")
    edited = data[: last + 20] + bytes([data[last + 20] ^ 1]) + data[last + 21 :]
    assert content(edited).payload != content(data).payload
    between = data[:last] + KNOWN[0] + data[last:]
    assert content(between) == content(data)


def test_a_large_file_is_read_in_blocks_and_found_the_same(tmp_path: Path) -> None:
    data = jpeg(progressive=True, restart_marker_blocks=2)
    noise = bytes(np.random.default_rng(0).integers(0, 255, 200_000, np.uint8))  # no marker
    long = data[:-2] + noise + b"\xff\x00\xff\xd3" + noise + data[-2:]
    (tmp_path / "a.jpg").write_bytes(long)
    with (tmp_path / "a.jpg").open("rb") as file:
        assert read_parts(file, len(long)) == read_parts(io.BytesIO(long), len(long))


def test_fill_bytes_between_segments_do_not_count() -> None:
    at = borders(PLAIN)[2]
    assert content(PLAIN[:at] + b"\xff\xff" + PLAIN[at:]) == content(PLAIN)


def test_a_motion_photo_and_its_stripped_copy_share_the_picture_only() -> None:
    motion = with_segments(PLAIN, segment(0xE1, XMP + b'GCamera:MotionPhoto="1"')) + VIDEO
    found, stripped = content(motion), content(PLAIN)
    assert found.payload == stripped.payload
    assert (found.trailer, stripped.trailer) == (VIDEO, b"")
    assert "motion" in found.display


def test_an_ultra_hdr_picture_and_its_stripped_copy_share_the_picture_only() -> None:
    gain_map = jpeg(seed=1, mode="L")
    leading = segment(0xE1, XMP + b'hdrgm:Version="1.0"'), segment(0xE2, MPF)
    found = content(with_segments(PLAIN, *leading) + gain_map)
    assert found.payload == content(PLAIN).payload
    assert found.trailer == gain_map
    assert {"mpf", "gain map"} <= found.display.keys()
    without_xmp = content(with_segments(PLAIN, leading[1]) + gain_map)
    assert without_xmp.trailer == found.trailer
    assert without_xmp.display != found.display


def test_a_gain_map_named_as_iso_asks_is_no_gain_map_without_its_name() -> None:
    gain_map = jpeg(seed=1, mode="L")
    named, other = (
        content(with_segments(PLAIN, segment(0xE2, GAIN_MAP + version)) + gain_map)
        for version in (bytes(4), b"\0\0\0\1")
    )
    unnamed = content(PLAIN + gain_map)
    assert named.payload == other.payload == unnamed.payload
    assert named.trailer == other.trailer == unnamed.trailer == gain_map
    assert named.display != unnamed.display
    assert named.display != other.display


def test_what_leads_to_a_trailer_that_is_gone_changes_nothing() -> None:
    assert content(with_segments(PLAIN, segment(0xE2, MPF))) == content(PLAIN)


def test_adobes_transform_changes_how_colours_are_read() -> None:
    rgb = jpeg(keep_rgb=True)
    assert content(rgb).display["colours"] == b"RGB"
    assert rgb.count(b"Adobe") == 1
    mark = rgb.index(b"Adobe")
    edited = rgb[: mark + 11] + b"\x01" + rgb[mark + 12 :]
    assert content(edited).payload == content(rgb).payload
    assert "colours" not in content(edited).display


def test_a_transform_that_says_what_jfif_says_changes_nothing() -> None:
    assert content(with_segments(PLAIN, adobe(1))) == content(PLAIN)


def test_cmyk_is_read_by_what_adobe_says() -> None:
    data = jpeg(mode="CMYK")
    mark = data.index(b"Adobe")
    edited = data[: mark + 11] + b"\x02" + data[mark + 12 :]
    assert content(edited).payload == content(data).payload
    assert content(edited).display != content(data).display


def test_a_profile_counts_however_it_is_cut() -> None:
    profile = bytes(range(256)) * 2
    one = segment(0xE2, b"ICC_PROFILE\x00\x01\x01" + profile)
    two = [
        segment(0xE2, b"ICC_PROFILE\x00\x02\x02" + profile[100:]),
        segment(0xE2, b"ICC_PROFILE\x00\x01\x02" + profile[:100]),
    ]
    assert content(with_segments(PLAIN, one)).display == {"profile": profile}
    assert content(with_segments(PLAIN, *two)) == content(with_segments(PLAIN, one))


@pytest.mark.parametrize("turn", [2, 3, 6, 8])
def test_orientation_counts_and_the_usual_one_does_not(turn: int) -> None:
    turned = content(jpeg(exif=exif(orientation=turn)))
    assert turned.display == {"orientation": bytes([turn])}
    assert turned.payload == content(PLAIN).payload
    assert content(jpeg(exif=exif(orientation=1))) == content(PLAIN)


def test_adobe_rgb_named_by_exif_counts() -> None:
    data = Image.Exif()
    data.get_ifd(0x8769)[0xA001] = 2
    assert content(jpeg(exif=data)).display == {"space": b"Adobe RGB"}


def test_segments_nobody_knows_are_content() -> None:
    thermal = content(with_segments(PLAIN, segment(0xE1, b"FLIR\x00\x01\x00\x01thermal numbers")))
    assert thermal.payload == content(PLAIN).payload
    assert b"thermal numbers" in thermal.trailer
    residual = content(with_segments(PLAIN, segment(0xEB, b"JP\x00\x01\x00\x00\x00\x01RESI")))
    assert b"RESI" in residual.trailer


def test_the_second_eye_in_extended_xmp_is_content_and_edits_there_are_not() -> None:
    eye = content(with_segments(PLAIN, segment(0xE1, MORE_XMP + b'<x GImage:Data="AAAA"/>')))
    assert b"GImage" in eye.trailer
    masks = content(with_segments(PLAIN, segment(0xE1, MORE_XMP + b"<crs:MaskGroup/>")))
    assert masks == content(PLAIN)


def test_a_picture_cut_short_has_what_is_left_of_it() -> None:
    whole = content(PLAIN).payload
    cut = content(PLAIN[:-200])
    assert cut.payload == whole[: len(cut.payload)]
    assert cut.trailer == b""


def test_a_picture_without_its_end_is_not_the_whole_one() -> None:
    found = content(PLAIN[:-2])
    assert found.payload == content(PLAIN).payload
    assert found.display == {"cut": b"\x01"}


def test_the_shape_of_points_is_shown() -> None:
    at = PLAIN.index(b"JFIF") + 8
    wide = content(PLAIN[:at] + struct.pack(">HH", 2, 1) + PLAIN[at + 4 :])
    assert wide.payload == content(PLAIN).payload
    assert wide.display != content(PLAIN).display
    even = content(PLAIN[:at] + struct.pack(">HH", 72, 72) + PLAIN[at + 4 :])
    assert even == content(PLAIN)


def test_no_picture_no_payload() -> None:
    for data in (b"\xff\xd8\xff", b"\xff\xd8\xff\xd9", b"\xff\xd8\xff\xe0\x00\x10JFIF"):
        with pytest.raises(ValueError, match="no picture"):
            content(data)
