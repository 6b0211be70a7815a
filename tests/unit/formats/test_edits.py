"""Edits that move nothing: EXIF blocks, JPEG segments, films' dates; and patches that undo them."""

import io
import struct
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mediadesk.formats import exif_edit, jpeg_edit, patches
from mediadesk.formats.boxes import film_dates, isobmff
from mediadesk.formats.exif_edit import DATE_ORIGINAL, OFFSET_ORIGINAL
from mediadesk.formats.overlay import Overlay
from tests.support.media import exif, movie, picture

TEXTS = {DATE_ORIGINAL: "2018:05:06 07:08:09", OFFSET_ORIGINAL: "+02:00"}
NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - a wall time


def block(order: str, *, note: bytes = b"maker's own", with_date: bool = True) -> bytes:
    """Return an EXIF block with a maker's note, by hand."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    date = b"2001:01:01 01:01:01\0"
    entries = [(0x927C, 7, len(note))]
    if with_date:
        entries.insert(0, (DATE_ORIGINAL, 2, len(date)))
    exif_at = 8 + 2 + 12 + 4
    data_at = exif_at + 2 + 12 * len(entries) + 4
    values = {DATE_ORIGINAL: data_at, 0x927C: data_at + (len(date) if with_date else 0)}
    first = struct.pack(order + "HHHII", 1, 0x8769, 4, 1, exif_at) + bytes(4)
    inner = struct.pack(order + "H", len(entries))
    for tag, kind, count in entries:
        inner += struct.pack(order + "HHII", tag, kind, count, values[tag])
    return (
        mark
        + struct.pack(order + "I", 8)
        + first
        + inner
        + bytes(4)
        + ((date if with_date else b"") + note)
    )


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("with_date", [True, False])
def test_texts_are_set_and_a_maker_s_note_stays_where_it_is(order: str, with_date: bool) -> None:
    before = block(order, with_date=with_date)
    after = exif_edit.with_texts(before, TEXTS)
    assert after is not None
    found = exif_edit.texts_of(after)
    assert found is not None
    assert found[DATE_ORIGINAL] == b"2018:05:06 07:08:09"
    assert found[OFFSET_ORIGINAL] == b"+02:00"
    at = before.index(b"maker's own")
    assert after[at : at + 11] == b"maker's own"
    changed = [n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b]
    pointer, old_text = range(18, 22), range(at - 20, at)
    assert all(n in pointer or n in old_text for n in changed)
    assert exif_edit.with_texts(after, TEXTS) == after


def test_a_block_of_nothing_but_texts_can_be_made() -> None:
    assert exif_edit.texts_of(exif_edit.new_block(TEXTS)) == {
        DATE_ORIGINAL: b"2018:05:06 07:08:09",
        OFFSET_ORIGINAL: b"+02:00",
    }


@given(st.binary(max_size=200), st.integers(0, 150), st.sampled_from("<>"))
def test_broken_blocks_raise_only_what_is_announced(junk: bytes, at: int, order: str) -> None:
    data = block(order)
    for broken in (junk, data[:at] + junk, data[:at] + junk + data[at + len(junk) :]):
        try:
            after = exif_edit.with_texts(broken, TEXTS)
        except (ValueError, struct.error):
            continue
        assert after is None or exif_edit.texts_of(after) is not None


def test_a_jpeg_gets_a_block_and_every_other_byte_stays(tmp_path: Path) -> None:
    data = picture(tmp_path / "a.jpg", exif=exif(taken=NOON)).read_bytes()
    old = jpeg_edit.block_of(data, jpeg_edit.EXIF)
    assert old is not None
    new = jpeg_edit.with_block(data, jpeg_edit.EXIF, lambda _block: b"other")
    assert new is not None
    assert jpeg_edit.block_of(new, jpeg_edit.EXIF) == b"other"
    back = jpeg_edit.with_block(new, jpeg_edit.EXIF, lambda _block: old)
    assert back == data
    with_xmp = jpeg_edit.with_block(data, jpeg_edit.XMP, lambda _block: b"<x/>")
    assert with_xmp is not None
    assert len(with_xmp) == len(data) + 4 + len(jpeg_edit.XMP) + 4
    with Image.open(io.BytesIO(with_xmp)) as image:
        assert image.info["xmp"] == b"<x/>"


def test_a_block_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    data = picture(tmp_path / "a.jpg").read_bytes()
    assert jpeg_edit.with_block(data, jpeg_edit.XMP, lambda _block: bytes(70_000)) is None


def test_pictures_behind_a_jpeg_are_not_lost_by_a_block_that_grows_before_them() -> None:
    mpf = b"\xff\xe2\x00\x08MPF\0xx"
    app1 = b"\xff\xe1\x00\x10Exif\0\0" + b"12345678"
    tail = b"\xff\xda\x00\x02picture"
    before = b"\xff\xd8" + mpf + app1 + tail
    assert (
        jpeg_edit.with_block(before, jpeg_edit.EXIF, lambda _block: b"longer than before") is None
    )
    assert jpeg_edit.with_block(before, jpeg_edit.EXIF, lambda _block: b"87654321") is not None
    behind = b"\xff\xd8" + app1 + mpf + tail
    assert jpeg_edit.with_block(behind, jpeg_edit.EXIF, lambda _block: b"longer than before")


def test_a_film_s_dates_are_found_and_replaced_and_nothing_else(tmp_path: Path) -> None:
    data = movie(tmp_path / "a.mp4", created=NOON).read_bytes()
    places = film_dates.date_places(io.BytesIO(data), len(data), NOON, 120)
    assert places is not None
    overlay = Overlay(io.BytesIO(data), len(data), places)
    new = overlay.read()
    head = isobmff.read_movie(io.BytesIO(new), len(new))
    stated = datetime(2019, 8, 17, 10, 0, 0)  # noqa: DTZ001
    seconds = (stated - datetime(1970, 1, 1)).total_seconds()  # noqa: DTZ001
    assert head.movie is not None
    assert {time.unix_s for time in (head.movie, *head.tracks, *head.media)} == {seconds}
    changed = {n for n, (a, b) in enumerate(zip(data, new, strict=True)) if a != b}
    assert changed <= {n for place in places for n in range(place.at, place.at + 4)}


def test_a_year_that_a_film_cannot_count_is_refused(tmp_path: Path) -> None:
    data = movie(tmp_path / "a.mp4", created=NOON).read_bytes()
    for year in (1890, 2055):
        wall = NOON.replace(year=year)
        assert film_dates.date_places(io.BytesIO(data), len(data), wall, 0) is None


@given(
    st.binary(min_size=1, max_size=600),
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600), st.integers(0, 200)), max_size=5),
)
def test_a_patch_brings_the_old_bytes_back_wherever_it_is_made(
    old: bytes, runs: list[tuple[int, int, int]]
) -> None:
    new = bytearray(1_000)
    true_runs = []
    for start, new_start, length in runs:
        length = max(0, min(length, len(old) - start))  # noqa: PLW2901 - as far as there is
        new[new_start : new_start + length] = old[start : start + length]
    for start, new_start, length in runs:
        size = max(0, min(length, len(old) - start))
        if new[new_start : new_start + size] == old[start : start + size]:
            true_runs.append((start, new_start, size))
    patch = patches.make_any(io.BytesIO(old), len(old), true_runs)
    back = io.BytesIO()
    patches.apply(patch, io.BytesIO(bytes(new)), back.write)
    assert back.getvalue() == old


@given(st.binary(max_size=300), st.integers(0, 30), st.integers(1, 52))
def test_what_is_no_patch_is_refused(junk: bytes, at: int, missing: int) -> None:
    good = patches.whole(b"some bytes")
    for data in (junk, good[:at] + junk, good[:-missing]):
        with pytest.raises(ValueError):  # noqa: PT011 - each part refuses in its own words
            patches.apply(data, io.BytesIO(b""), lambda _block: None)
