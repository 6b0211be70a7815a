import io
import struct

from mediadesk.formats.boxes.isobmff import EPOCH_1904_S, MovieHead, boxes, canon_blocks, read_movie

AT = 3_600_000_000  # seconds since 1904: in 2018


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def mvhd(created: int, *, version: int = 0, scale: int = 1000, length: int = 11_150) -> bytes:
    if version:
        times = struct.pack(">QQIQ", created, created + 9, scale, length)
    else:
        times = struct.pack(">IIII", created, created + 9, scale, length)
    return box(b"mvhd", bytes([version, 0, 0, 0]), times, bytes(80))


def track(created: int, handler: bytes = b"vide") -> bytes:
    header = bytes(4) + struct.pack(">II", created, created)
    return box(
        b"trak",
        box(b"tkhd", header, bytes(72)),
        box(b"mdia", box(b"mdhd", header, bytes(12)), box(b"hdlr", bytes(8), handler, bytes(13))),
    )


def data(text: str, kind: int = 1) -> bytes:
    return box(b"data", struct.pack(">II", kind, 0), text.encode())


def read(*parts: bytes) -> MovieHead:
    whole = b"".join(parts)
    return read_movie(io.BytesIO(whole), len(whole))


def test_creation_is_the_first_field_in_both_versions() -> None:
    for version in (0, 1):
        head = read(box(b"moov", mvhd(AT, version=version)))
        assert head.movie is not None
        assert head.movie.unix_s == AT - EPOCH_1904_S
        assert head.duration_s == 11.15


def test_the_index_may_stand_behind_gigabytes_of_pictures() -> None:
    size = 5 << 30

    class Sparse(io.BytesIO):
        """Eight bytes of a large box, and the index where that box ends."""

        place = 0

        def seek(self, offset: int, whence: int = 0, /) -> int:
            assert whence == 0
            self.place = offset
            return offset

        def read(self, length: int | None = -1, /) -> bytes:
            start = struct.pack(">I", 1) + b"mdat" + struct.pack(">Q", size)
            index = box(b"moov", mvhd(AT))
            if self.place < 16:
                return start[self.place :][:length]
            return index[self.place - size :][:length] if self.place >= size else bytes(length or 0)

    head = read_movie(Sparse(), size + 200)
    assert head.movie is not None
    assert head.movie.seconds == AT


def test_zero_is_unknown_and_small_values_count_from_1970() -> None:
    zero = read(box(b"moov", mvhd(0))).movie
    assert zero is not None
    assert zero.unix_s is None
    mistaken = read(box(b"moov", mvhd(1_600_000_000))).movie
    assert mistaken is not None
    assert mistaken.from_1970
    assert mistaken.unix_s == 1_600_000_000


def test_tracks_give_their_times_and_what_they_hold() -> None:
    head = read(box(b"moov", mvhd(0), track(AT), track(AT + 5, b"soun")))
    assert [time.seconds for time in head.tracks] == [AT, AT + 5]
    assert [time.seconds for time in head.media] == [AT, AT + 5]
    assert head.handlers == {b"vide", b"soun"}


def apple_keys(*texts: str) -> bytes:
    name = b"com.apple.quicktime.creationdate"
    keys = box(b"keys", struct.pack(">II", 0, 1), struct.pack(">I", 8 + len(name)), b"mdta", name)
    items = [box(struct.pack(">I", 1), data(text)) for text in texts]
    return box(b"meta", box(b"hdlr", bytes(24)), keys, box(b"ilst", *items))


def test_apples_creation_date_is_read_and_the_first_language_wins() -> None:
    head = read(box(b"moov", mvhd(AT), apple_keys("2021-07-12T15:56:37-0700", "another")))
    assert head.keys == {"com.apple.quicktime.creationdate": "2021-07-12T15:56:37-0700"}


def test_the_day_is_read_in_both_of_its_forms() -> None:
    text = b"2019-02-03T11:22:33+0100"
    quicktime = box(b"\xa9day", struct.pack(">HH", len(text), 0x15C7), text)
    assert read(box(b"moov", box(b"udta", quicktime))).day == text.decode()
    item = box(b"ilst", box(b"\xa9day", data("2019")))
    itunes = box(b"udta", box(b"meta", bytes(4), box(b"hdlr", bytes(24)), item))
    assert read(box(b"moov", itunes)).day == "2019"


def test_an_unknown_length_is_none() -> None:
    assert read(box(b"moov", mvhd(AT, length=0xFFFF_FFFF))).duration_s is None
    assert read(box(b"moov", mvhd(AT, scale=0))).duration_s is None


def test_a_file_cut_at_any_byte_gives_a_part_or_nothing() -> None:
    whole = box(b"ftyp", b"isom") + box(b"moov", mvhd(AT), track(AT), apple_keys("2021"))
    for cut in range(len(whole)):
        head = read_movie(io.BytesIO(whole[:cut]), cut)
        assert head.movie is None or head.movie.seconds == AT


def test_boxes_that_claim_nothing_or_too_much_end_the_walk() -> None:
    assert next(boxes(io.BytesIO(bytes(100)), 0, 100)).end == 100
    assert list(boxes(io.BytesIO(b"\x00\x00\x00\x04free" * 10), 0, 80)) == []
    huge = b"\x00\x00\x00\x01free" + b"\xff" * 8
    assert [found.end for found in boxes(io.BytesIO(huge), 0, 16)] == [16]


def test_a_film_names_its_tracks_and_its_firmware() -> None:
    handler = box(b"hdlr", bytes(8), b"vide", bytes(12), b"\x0bGoPro AVC  \0")
    firmware = box(b"udta", box(b"FIRM", b"HD7.01.01.70.00\0"))
    found = read(box(b"moov", mvhd(AT), box(b"trak", box(b"mdia", handler)), firmware))
    assert found.handler_names == ("GoPro AVC",)
    assert found.firmware == "HD7.01.01.70.00"
    assert "FIRM" not in found.keys


def test_canon_keeps_two_blocks_of_exif_in_a_box_of_its_own() -> None:
    canon = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
    own = box(b"uuid", canon, box(b"CMT1", b"II*\0first"), box(b"CMT2", b"II*\0second"))
    other = box(b"uuid", bytes(16), box(b"CMT1", b"II*\0wrong"))
    whole = box(b"ftyp", b"crx ") + box(b"moov", other, own, mvhd(AT))
    found = canon_blocks(io.BytesIO(whole), len(whole))
    assert found == {"CMT1": b"II*\0first", "CMT2": b"II*\0second"}
    assert canon_blocks(io.BytesIO(b"nothing"), 7) == {}
