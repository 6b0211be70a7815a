import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import av
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediadesk.formats.boxes.descriptions import decoder_setup
from mediadesk.formats.boxes.tracks import UPRIGHT
from tests.support.media import movie
from tests.support.payloads import Content, box, content, content_of_damaged, flipped

XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
TURNED = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
ESDS = b"\x03\x19\0\1\0\x04\x11\x40\x15" + bytes(11) + b"\x05\x02\x11\x90\x06\x01\x02"
SPHERICAL_UUID = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")


def header(matrix: bytes = UPRIGHT, *, flags: int = 3, volume: int = 0) -> bytes:
    upper = struct.pack(">I32xHxx", flags, volume)
    return box(b"tkhd", upper, matrix, struct.pack(">II", 64, 48))


def entry(*extensions: bytes) -> bytes:
    body = bytes(24) + struct.pack(">HH", 64, 48) + bytes(50)
    return box(b"avc1", body, box(b"avcC", b"setup"), *extensions)


def track(
    chunks: list[tuple[int, list[int]]],
    *,
    head: bytes = header(),
    edits: bytes = b"",
    description: bytes = entry(),
    handler: bytes = b"vide",
    scale: int = 600,
    pace: int = 20,
    wide: bool = False,
    delays: Sequence[tuple[int, int]] = (),
    described_by: int = 1,
    extra: bytes = b"",
) -> bytes:
    """Return a track of `chunks`: where each lies and how long its samples are."""
    sizes = [size for _, samples in chunks for size in samples]
    runs = [(number, len(samples), described_by) for number, (_, samples) in enumerate(chunks, 1)]
    places = [place for place, _ in chunks]
    kind, code = (b"co64", "Q") if wide else (b"stco", "I")
    table = box(
        b"stbl",
        box(b"stsd", struct.pack(">II", 0, 1), description),
        box(b"stts", struct.pack(">IIII", 0, 1, len(sizes), pace)),
        box(b"ctts", struct.pack(">II", 0, len(delays)), *(struct.pack(">Ii", *d) for d in delays)),
        box(b"stsc", struct.pack(">II", 0, len(runs)), *(struct.pack(">III", *r) for r in runs)),
        box(b"stsz", struct.pack(f">III{len(sizes)}I", 0, 0, len(sizes), *sizes)),
        box(kind, struct.pack(f">II{len(places)}{code}", 0, len(places), *places)),
    )
    media = box(
        b"mdia",
        box(b"mdhd", struct.pack(">IIIII", 0, 1, 1, scale, len(sizes) * pace), bytes(4)),
        box(b"hdlr", bytes(8), handler, bytes(13)),
        box(b"minf", table),
    )
    return box(b"trak", head, edits, media, extra)


def edit_list(*edits: tuple[int, int, int]) -> bytes:
    packed = b"".join(struct.pack(">Iii", *edit) for edit in edits)
    return box(b"edts", box(b"elst", struct.pack(">II", 0, len(edits)), packed))


def index(*tracks: bytes, scale: int = 600, matrix: bytes = UPRIGHT, extra: bytes = b"") -> bytes:
    body = struct.pack(">IIIII", 0, 1, 1, scale, 60) + bytes(16) + matrix + bytes(28)
    return box(b"moov", box(b"mvhd", body), *tracks, extra)


Build = Callable[[int], bytes]
"""Makes the index when told where the media data start."""
DATA = b"AAAABBBCCCCC"


def film(
    build: Build, *, data: bytes = DATA, index_first: bool = False, after: bytes = b""
) -> bytes:
    head = box(b"ftyp", b"isom\0\0\2\0isom")
    start = len(head) + 8 + (len(build(0)) if index_first else 0)
    media = box(b"mdat", data)
    return head + (build(start) + media if index_first else media + build(start)) + after


def simple(start: int, **options: object) -> bytes:
    return index(track([(start, [4, 3]), (start + 7, [5])], **options))  # type: ignore[arg-type]


PLAIN = film(simple)


def of(**options: object) -> bytes:
    return film(lambda start: simple(start, **options))


def test_where_the_index_stands_does_not_matter() -> None:
    assert content(film(simple, index_first=True)) == content(PLAIN)
    assert content(of(wide=True)) == content(PLAIN)


def test_how_samples_are_cut_into_chunks_and_interleaved_does_not_matter() -> None:
    def one_chunk(start: int) -> bytes:
        return index(track([(start, [4, 3, 5])]))

    def turned_round(start: int) -> bytes:
        return index(track([(start + 5, [4, 3]), (start, [5])]))

    assert content(film(one_chunk)) == content(PLAIN)
    assert content(film(turned_round, data=b"CCCCCAAAABBB")) == content(PLAIN)


def test_user_data_dates_and_xmp_change_nothing() -> None:
    def noted(start: int) -> bytes:
        extra = box(b"udta", box(b"\xa9day", b"\0\4\x15\xc72019")) + box(b"meta", bytes(4))
        return index(track([(start, [4, 3, 5])]), extra=extra)

    after = box(b"uuid", XMP_UUID, b"<x/>") + box(b"free", bytes(20))
    assert content(film(noted, after=after)) == content(PLAIN)


def test_a_date_patched_in_place_changes_nothing() -> None:
    at = PLAIN.index(b"mvhd") + 8
    patched = PLAIN[:at] + struct.pack(">II", 3_600_000_000, 3_600_000_000) + PLAIN[at + 8 :]
    assert len(patched) == len(PLAIN)
    assert patched != PLAIN
    assert content(patched) == content(PLAIN)


@pytest.mark.parametrize(
    "options",
    [
        {"head": header(TURNED)},
        {"head": header(flags=2)},
        {"edits": edit_list((30, 10, 1 << 16))},
        {"edits": edit_list((20, -1, 1 << 16), (60, 0, 1 << 16))},
        {"edits": edit_list((120, 0, 1 << 15))},
        {"pace": 40},
        {"description": entry(box(b"pasp", struct.pack(">II", 4, 3)))},
        {"description": entry(box(b"colr", b"nclx\0\1\0\1\0\1\x80"))},
        {"description": entry(box(b"st3d", b"\0\0\0\0\1"))},
        {"extra": box(b"uuid", SPHERICAL_UUID, b"<spherical/>")},
        {"delays": [(1, 0), (2, 20)]},
        {"described_by": 2},
        {"description": entry(box(b"vpcC", b"\1\0\0\0\0\x28\x83\1\1\1\0\0"))},
    ],
    ids=[
        "matrix",
        "off",
        "cut",
        "later",
        "slow",
        "pace",
        "pasp",
        "colr",
        "stereo",
        "uuid",
        "order",
        "description",
        "range",
    ],
)
def test_what_changes_the_look_is_a_display_fact(options: dict[str, object]) -> None:
    found = content(of(**options))
    assert found.payload == content(PLAIN).payload
    assert found.trailer == b""
    assert found.display != content(PLAIN).display


def test_how_loud_a_track_of_sound_is_counts_and_that_of_pictures_does_not() -> None:
    def sound(volume: int) -> Content:
        return content(of(handler=b"soun", head=header(volume=volume)))

    loud, silent, faint = sound(0x100), sound(0), sound(0x80)
    assert loud.payload == silent.payload == faint.payload
    assert "0 volume" not in loud.display
    assert silent.display != loud.display != faint.display
    assert content(of(head=header(volume=0x100))) == content(PLAIN)


@pytest.mark.parametrize("handler", [b"soun", b"text", b"sbtl", b"subt"])
def test_when_sound_is_heard_and_subtitles_and_chapters_are_shown_counts(handler: bytes) -> None:
    def told(pace: int, scale: int = 600) -> Content:
        return content(of(handler=handler, pace=pace, scale=scale))

    early, late = told(20), told(40)
    assert early.payload == late.payload
    assert early.display != late.display
    assert told(40, scale=1200) == early


def test_the_movies_own_matrix_is_shown() -> None:
    turned = film(lambda start: index(track([(start, [4, 3, 5])]), matrix=TURNED))
    assert content(turned).payload == content(PLAIN).payload
    assert content(turned).display != content(PLAIN).display


def silence(numbers: bytes) -> bytes:
    note = box(b"mean", bytes(4), b"com.apple.iTunes") + box(b"name", bytes(4), b"iTunSMPB")
    items = box(b"ilst", box(b"----", note, box(b"data", b"\0\0\0\1" + bytes(4), numbers)))
    return box(b"udta", box(b"meta", bytes(4), items))


def test_silence_that_itunes_cuts_and_the_movies_own_pace_are_shown() -> None:
    def noted(numbers: bytes) -> Content:
        return content(
            film(lambda start: index(track([(start, [4, 3, 5])]), extra=silence(numbers)))
        )

    found = noted(b" 00000000 00000840 000001CA 00000000003F31F6 00000000")
    assert found.payload == content(PLAIN).payload
    assert found.display == content(PLAIN).display | {"silence": b"00000840 000001CA"}
    assert noted(b" 00000000 00000000 00000000 00000000003F31F6") == content(PLAIN)
    at = PLAIN.index(b"mvhd") + 4 + 20
    slow = content(PLAIN[:at] + b"\0\0\x80\0" + PLAIN[at + 4 :])
    assert slow.payload == content(PLAIN).payload
    assert slow.display != content(PLAIN).display


def test_the_order_of_pictures_is_the_same_in_other_units_and_other_runs() -> None:
    one = of(delays=[(1, 20), (1, 60), (1, 60)])
    other = of(scale=19200, pace=640, delays=[(1, 640), (2, 1920)])
    assert content(one) == content(other)
    assert content(one) != content(of(delays=[(2, 20), (1, 60)]))
    assert content(of(delays=[(3, 0)])) == content(PLAIN)


def test_what_vp9_frames_say_themselves_need_not_be_said_twice() -> None:
    said = entry(box(b"vpcC", b"\1\0\0\0\0\x28\x86\1\1\1\0\0"))
    again = entry(box(b"vpcC", b"\1\0\0\0\0\0\x82\1\1\1\0\0"))
    assert content(of(description=said)) == content(of(description=again))


def test_a_film_cut_short_is_never_the_whole() -> None:
    first = film(simple, index_first=True)
    padded = film(simple, index_first=True, after=box(b"free", bytes(40)))
    for data in (PLAIN, first, padded):
        whole = content(data)
        for length in {*range(len(data))} - {len(first)}:  # without all of its padding it is whole
            assert content_of_damaged(data[:length]) != whole, length


def test_an_edit_list_that_shows_everything_and_other_units_change_nothing() -> None:
    assert content(of(edits=edit_list((60, 0, 1 << 16)))) == content(PLAIN)
    assert content(of(scale=19200, pace=640)) == content(PLAIN)
    usual = entry(box(b"btrt", bytes(12)), box(b"pasp", struct.pack(">II", 1, 1)))
    assert content(of(description=usual)) == content(PLAIN)


def test_the_setup_of_the_decoder_is_payload() -> None:
    other = entry().replace(b"setup", b"other")
    assert content(of(description=other)).payload != content(PLAIN).payload


def test_another_track_is_another_payload() -> None:
    def two(start: int) -> bytes:
        sound = track([(start + 7, [5])], handler=b"soun", description=box(b"mp4a", bytes(28)))
        return index(track([(start, [4, 3])]), sound)

    assert content(film(two)).payload != content(PLAIN).payload


def test_bytes_that_no_track_names_are_content_beside_it() -> None:
    found = content(film(simple, data=DATA + b"hidden"))
    assert found.payload == content(PLAIN).payload
    assert found.trailer == b"hidden"


def test_unknown_boxes_and_bytes_behind_are_content_beside_it() -> None:
    assert b"film" in content(film(simple, after=box(b"mpvd", b"film"))).trailer
    assert b"tail" in content(PLAIN + b"tail").trailer


@pytest.mark.parametrize(("version", "frame_bytes"), [(0, 4), (1, 6)])
def test_uncompressed_sound_counts_all_its_bytes(version: int, frame_bytes: int) -> None:
    described = struct.pack(">8xHHIHHHHI", version, 0, 0, 2, 16, 0, 0, 48_000 << 16)
    if version:
        described += struct.pack(">IIII", 1, 3, frame_bytes, 3)
    data = bytes(range(10 * frame_bytes))

    def build(start: int) -> bytes:
        whole = track([(start, [1] * 10)], handler=b"soun", description=box(b"in24", described))
        sizes = box(b"stsz", struct.pack(">III10I", 0, 0, 10, *[1] * 10))
        return index(whole.replace(sizes, box(b"stsz", struct.pack(">III", 0, 1, 10), bytes(40))))

    found = content(film(build, data=data))
    assert data in found.payload
    assert found.trailer == b""


def test_bit_rates_in_a_sounds_setup_do_not_count() -> None:
    rated = bytearray(ESDS)
    rated[12:20] = b"\0\1\xf4\0" * 2
    assert decoder_setup(bytes(rated)) == decoder_setup(ESDS) == b"\x40\x11\x90"


def in_fragments(data: bytes = DATA, *, extra: bytes = b"", head: bytes = header()) -> bytes:
    """Return a film in fragments of 4 bytes, each of which says where it lies in the file."""
    start = index(track([], head=head), box(b"mvex", box(b"trex", bytes(24))), extra=extra)
    written = box(b"ftyp", b"iso5\0\0\2\0iso5") + start
    for at in range(0, len(data), 4):
        place = struct.pack(">IIQ", 1, 1, len(written))
        written += box(b"moof", box(b"traf", box(b"tfhd", place), box(b"trun", b"%d" % at)))
        written += box(b"mdat", data[at : at + 4])
    return written


def test_a_film_in_fragments_is_what_its_fragments_are() -> None:
    plain = content(in_fragments())
    assert b"AAAA" in plain.payload
    assert plain.trailer == b""
    assert content(in_fragments(extra=box(b"udta", b"\0\0\0\x09\xa9nam!"))) == plain
    assert content(in_fragments() + box(b"mfra", bytes(20))) == plain
    assert content(in_fragments(DATA[::-1])).payload != plain.payload
    assert content(in_fragments()[:-12]).payload != plain.payload
    turned = content(in_fragments(head=header(TURNED)))
    assert turned.payload == plain.payload
    assert turned.display != plain.display


@given(st.integers(0, len(in_fragments()) - 1), st.integers(1, 255))
@example(in_fragments().index(b"tfhd") + 12, 255)
def test_a_damaged_film_in_fragments_is_read_or_refused(at: int, flip: int) -> None:
    content_of_damaged(flipped(in_fragments(), at, flip))


def test_films_without_samples_have_none() -> None:
    with pytest.raises(ValueError, match="no samples"):
        content(film(lambda _: index()))


@given(st.integers(0, len(PLAIN) - 1), st.integers(1, 255))
def test_a_damaged_film_is_read_or_refused(at: int, flip: int) -> None:
    found = content_of_damaged(flipped(PLAIN, at, flip))
    assert found is None or found.payload


def remuxed(source: Path, target: Path, **options: str) -> Path:
    """Write the same packets into another file."""
    with av.open(str(source)) as old, av.open(str(target), "w", options=options) as new:
        stream = old.streams.video[0]
        copied = new.add_stream_from_template(stream)
        for packet in old.demux(stream):
            if packet.dts is not None:
                packet.stream = copied
                new.mux(packet)
    return target


@pytest.mark.parametrize("suffix", ["mp4", "mov"])
def test_a_real_film_written_anew_with_its_index_first_is_the_same(
    tmp_path: Path, suffix: str
) -> None:
    plain = remuxed(movie(tmp_path / f"a.{suffix}"), tmp_path / f"b.{suffix}")
    fast = remuxed(plain, tmp_path / f"c.{suffix}", movflags="faststart").read_bytes()
    assert fast.index(b"moov") < fast.index(b"mdat")
    data = plain.read_bytes()
    assert data.index(b"moov") > data.index(b"mdat")
    assert content(fast) == content(data)
    assert content((tmp_path / f"a.{suffix}").read_bytes()).payload == content(data).payload
