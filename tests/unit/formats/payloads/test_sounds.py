"""tagged, flac, ogg, and the WAV, AIFF and AVI of chunked: sound without its tags."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.media import movie, recording
from tests.support.payloads import Content, content, content_of_damaged, riff_chunk

ID3 = b"ID3\x04\x00\x00\x00\x00\x00\x14" + b"TIT2" + bytes(16)
ID3_END = b"3DI\x04\x00\x10\x00\x00\x00\x14"
ID3V1 = b"TAG" + b"title".ljust(125, b"\0")
ENHANCED = b"TAG+" + bytes(223)
APE_FOOT = b"APETAGEX" + struct.pack("<IIII", 2000, 32 + 5, 1, 0) + bytes(8)
APE = b"items" + APE_FOOT
APE_WITH_HEAD = (
    b"APETAGEX" + struct.pack("<IIII", 2000, 37, 1, 0xA0000000) + bytes(8)
    + b"items" + b"APETAGEX" + struct.pack("<IIII", 2000, 37, 1, 0x80000000) + bytes(8)
)  # fmt: skip
LYRICS = b"LYRICSBEGIN" + b"INF00001" + b"x" * 3 + b"000022LYRICS200"
OLD_LYRICS = b"LYRICSBEGIN la la la LYRICSEND"
FRAME = b"\xff\xfb\x90\x00" + bytes(range(1, 251)) + bytes(163)  # 128 kbit/s, 44.1 kHz, stereo
SOUND = FRAME * 5


@pytest.mark.parametrize("start", [b"", ID3, ID3 + ID3, ID3 + bytes(100)])
@pytest.mark.parametrize(
    "end",
    [b"", ID3V1, APE, APE + ID3V1, APE_WITH_HEAD, LYRICS + ID3V1, OLD_LYRICS + ID3V1,
     ENHANCED + ID3V1, ID3[:3] + ID3[3:5] + b"\x10" + ID3[6:] + ID3_END],
)  # fmt: skip
def test_tags_at_both_ends_change_nothing(start: bytes, end: bytes) -> None:
    assert content(start + SOUND + end) == content(SOUND)
    assert content(SOUND).payload == SOUND


def indexed(lame: bytes = b"") -> bytes:
    frame = bytearray(FRAME[:4] + bytes(len(FRAME) - 4))
    frame[36:44] = b"Xing" + struct.pack(">I", 1)
    frame[44:48] = struct.pack(">I", 5)
    frame[48 : 48 + len(lame)] = lame
    return bytes(frame)


def test_a_frame_that_holds_only_the_index_is_left_out() -> None:
    assert content(indexed() + SOUND) == content(SOUND)
    assert content(ID3 + indexed() + SOUND + ID3V1) == content(SOUND)


def test_silence_that_players_cut_is_a_display_fact() -> None:
    lame = b"LAME3.100" + bytes(12) + b"\x24\x05\x0a"
    found = content(indexed(lame) + SOUND)
    assert found.payload == SOUND
    assert found.display == {"silence": b"\x24\x05\x0a"}


def test_tags_alone_are_no_sound() -> None:
    with pytest.raises(ValueError, match="no sound"):
        content(ID3 + ID3V1)


@given(st.binary(max_size=60), st.sampled_from([ID3, APE_FOOT, LYRICS, ID3_END, ID3V1]))
def test_tags_that_lie_about_their_length_are_read_or_refused(noise: bytes, tag: bytes) -> None:
    for data in (ID3[:9] + noise + tag, ID3 + SOUND + noise + tag):
        try:
            assert content(data).payload
        except ValueError:
            continue


def flac_block(kind: int, body: bytes, *, last: bool = False) -> bytes:
    return bytes([kind | 0x80 * last]) + len(body).to_bytes(3, "big") + body


STREAM = b"\x10\x00\x10\x00" + b"\0\0\x0e\0\x10\0" + b"\x0a\xc4\x42\xf0\0\0\xac\x44" + b"M" * 16
PADDING = flac_block(1, bytes(20), last=True)
FLAC = b"fLaC" + flac_block(0, STREAM) + PADDING + b"\xff\xf8frames"


def comments(*texts: bytes) -> bytes:
    packed = b"".join(struct.pack("<I", len(text)) + text for text in texts)
    return flac_block(4, struct.pack("<I", 4) + b"lib " + struct.pack("<I", len(texts)) + packed)


def flac(*blocks: bytes, stream: bytes = STREAM) -> bytes:
    return b"fLaC" + flac_block(0, stream) + b"".join(blocks) + PADDING + b"\xff\xf8frames"


def test_comments_pictures_and_the_sum_of_a_flac_change_nothing() -> None:
    assert content(flac(comments(b"TITLE=x"), flac_block(6, b"a cover"))) == content(FLAC)
    assert content(flac(stream=STREAM[:18] + bytes(16))) == content(FLAC)
    assert content(ID3 + FLAC + ID3V1) == content(FLAC)


def test_frames_and_shape_of_a_flac_are_payload_and_its_channels_are_shown() -> None:
    assert content(FLAC[:-1] + b"?").payload != content(FLAC).payload
    assert content(flac(stream=STREAM[:12] + b"!" + STREAM[13:])).payload != content(FLAC).payload
    mask = content(flac(comments(b"A=b", b"waveformatextensible_channel_mask=0x33")))
    assert mask.payload == content(FLAC).payload
    assert mask.display == {"channels": b"0x33"}


def checksum(page: bytes) -> int:
    """Return an Ogg page's checksum, bit by bit as RFC 3533 has it."""
    found = 0
    for byte in page:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1 ^ (0x04C11DB7 if found >> 31 else 0)) & 0xFFFFFFFF
    return found


def page(
    serial: int, lacing: bytes, data: bytes, *, number: int = 0, flags: int = 0, place: int = 0
) -> bytes:
    head = struct.pack("<4sBBqII", b"OggS", 0, flags, place, serial, number)
    body = bytes([len(lacing)]) + lacing + data
    return head + struct.pack("<I", checksum(head + bytes(4) + body)) + body


def ogg(packets: list[bytes], *, per_page: int, serial: int = 7, place: int = 960) -> bytes:
    """Lay packets out in pages of at most `per_page` segments."""
    return b"".join(pages_of(packets, per_page=per_page, serial=serial, place=place))


def pages_of(
    packets: list[bytes], *, per_page: int = 2, serial: int = 7, place: int = 960
) -> list[bytes]:
    segments = [
        (min(255, len(packet) - at), packet[at : at + 255])
        for packet in packets
        for at in range(0, len(packet) + 1, 255)
    ]
    parts = [segments[at : at + per_page] for at in range(0, len(segments), per_page)]
    found, flags = [], 2
    for number, part in enumerate(parts):
        is_last = number == len(parts) - 1
        flags |= 4 if is_last else 0
        lacing, data = bytes(size for size, _ in part), b"".join(data for _, data in part)
        at = place if is_last else 0
        found.append(page(serial, lacing, data, number=number, flags=flags, place=at))
        flags = int(part[-1][0] == 255)
    return found


OPUS_HEAD = b"OpusHead\1\2\x38\1\x80\xbb\0\0\0\0\0"
OPUS_TAGS = b"OpusTags" + bytes(8)
PACKETS = [b"\xfcone" * 30, b"\xfctwo" * 150, b"\xfcthree", b"", b"\xfcfour" * 51]


@given(st.integers(1, 200), st.integers(1, 200), st.binary(max_size=600), st.integers(0, 99))
def test_pages_serials_and_comments_of_an_ogg_change_nothing(
    one: int, other: int, comment: bytes, serial: int
) -> None:
    first = ogg([OPUS_HEAD, OPUS_TAGS, *PACKETS], per_page=one)
    second = ogg([OPUS_HEAD, OPUS_TAGS + comment, *PACKETS], per_page=other, serial=serial)
    assert content(first) == content(second)


def test_packets_and_the_end_of_an_ogg_are_payload() -> None:
    plain = content(ogg([OPUS_HEAD, OPUS_TAGS, *PACKETS], per_page=9))
    for packets in ([*PACKETS[:-1], PACKETS[-1] + b"!"], PACKETS[:-1], [PACKETS[0] + PACKETS[1]]):
        assert content(ogg([OPUS_HEAD, OPUS_TAGS, *packets], per_page=9)).payload != plain.payload
    shorter = content(ogg([OPUS_HEAD, OPUS_TAGS, *PACKETS], per_page=9, place=900))
    assert shorter.payload != plain.payload


@pytest.mark.parametrize(
    ("at", "value"),
    [(4, 1), (5, 1), (5, 2), (5, 4), (6, b"\x07\xff\0\0"), (18, 9), (22, b"\0\0\0\0")],
    ids=["version", "continued", "begins", "ends", "place", "number", "checksum"],
)
def test_a_page_that_players_skip_or_end_at_is_another_payload(at: int, value: int | bytes) -> None:
    whole = pages_of([OPUS_HEAD, OPUS_TAGS, *PACKETS])
    changed = bytearray(whole[3])
    new = value if isinstance(value, bytes) else bytes([changed[at] ^ value])
    changed[at : at + len(new)] = new
    if at != 22:
        changed[22:26] = bytes(4)
        changed[22:26] = struct.pack("<I", checksum(bytes(changed)))
    damaged = content(b"".join([*whole[:3], changed, *whole[4:]]))
    assert damaged.payload != content(b"".join(whole)).payload


def test_the_end_of_each_stream_counts() -> None:
    """Of a film and its sound the last page belongs to one of them; of joined files to the last."""

    def both(place: int) -> Content:
        film = pages_of([b"\x80theora", b"\x81theora", *PACKETS], serial=1, place=place)
        sound = pages_of([OPUS_HEAD, OPUS_TAGS, *PACKETS], serial=2)
        return content(b"".join([film[0], sound[0], *film[1:], *sound[1:]]))

    assert both(960).payload != both(900).payload


def test_the_gain_of_opus_is_shown_but_no_other_sound() -> None:
    loud = OPUS_HEAD[:16] + b"\x00\x05" + OPUS_HEAD[18:]
    one, other = (
        content(ogg([head, OPUS_TAGS, *PACKETS], per_page=9)) for head in (OPUS_HEAD, loud)
    )
    assert one.payload == other.payload
    assert one.display != other.display


def test_the_second_packet_of_other_streams_is_their_comment_too() -> None:
    speex = [b"Speex   1.2".ljust(80, b"\0")]
    assert content(ogg([*speex, b"by me", *PACKETS], per_page=5)) == content(
        ogg([*speex, b"by you", *PACKETS], per_page=5)
    )
    start = [b"\x7fFLAC\1\0\0\1fLaC" + flac_block(0, STREAM)]
    first = ogg([*start, comments(b"A=b"), flac_block(6, b"cover"), b"\xff\xf8a"], per_page=5)
    second = ogg([*start, comments(), b"\xff\xf8a"], per_page=5)
    assert content(first) == content(second)


def wav(*chunks: bytes, form: bytes = b"RIFF") -> bytes:
    body = b"WAVE" + b"".join(chunks)
    return form + struct.pack("<I", len(body) if form == b"RIFF" else 0xFFFFFFFF) + body


FMT = riff_chunk(b"fmt ", struct.pack("<HHIIHH", 1, 2, 48_000, 192_000, 4, 16))
DATA = riff_chunk(b"data", bytes(range(100)))


def test_texts_in_a_wav_change_nothing_wherever_they_stand() -> None:
    plain = content(wav(FMT, DATA))
    info = riff_chunk(b"LIST", b"INFOINAM\4\0\0\0name")
    assert content(wav(riff_chunk(b"JUNK", bytes(27)), FMT, DATA, info)) == plain
    assert (
        content(wav(FMT, riff_chunk(b"bext", b"x" * 603), DATA, riff_chunk(b"id3 ", ID3))) == plain
    )


def test_sound_and_shape_of_a_wav_are_payload_and_what_is_unknown_is_beside() -> None:
    plain = content(wav(FMT, DATA))
    assert content(wav(FMT, riff_chunk(b"data", bytes(100)))).payload != plain.payload
    mono = FMT.replace(b"\1\0\2\0", b"\1\0\1\0")
    assert content(wav(mono, DATA)).payload != plain.payload
    assert b"objects" in content(wav(FMT, DATA, riff_chunk(b"chna", b"objects"))).trailer
    assert content(wav(FMT, DATA) + b"behind").trailer == b"behind"


def test_the_channels_of_a_wav_are_shown() -> None:
    def shaped(mask: int) -> bytes:
        start = struct.pack("<HHIIHHHHI", 0xFFFE, 2, 48_000, 192_000, 4, 16, 22, 16, mask)
        return wav(riff_chunk(b"fmt ", start + bytes(16)), DATA)

    assert content(shaped(3)).payload == content(shaped(12)).payload
    assert content(shaped(3)).display != content(shaped(12)).display


def test_a_long_wav_has_its_length_in_its_own_chunk() -> None:
    sizes = riff_chunk(b"ds64", struct.pack("<QQQI", 0, 100, 25, 0))
    endless = b"data" + b"\xff\xff\xff\xff" + DATA[8:]
    long = content(wav(sizes, FMT, endless, riff_chunk(b"LIST", b"INFO"), form=b"RF64"))
    assert long == content(wav(FMT, DATA))


def test_a_wav_whose_writer_was_stopped_has_the_sound_there_is() -> None:
    data = b"RIFF\0\0\0\0WAVE" + FMT + b"data\0\xff\0\0" + bytes(50)
    assert content(data).payload.endswith(bytes(50))


def iff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack(">I", len(body)) + body + bytes(len(body) % 2)


def aiff(*chunks: bytes) -> bytes:
    body = b"AIFF" + b"".join(chunks)
    return b"FORM" + struct.pack(">I", len(body)) + body


COMM = iff_chunk(b"COMM", struct.pack(">HIH", 2, 25, 16) + bytes(10))
SSND = iff_chunk(b"SSND", bytes(8) + bytes(range(100)))


def test_an_aiff_is_its_sound_and_shape() -> None:
    plain = content(aiff(COMM, SSND))
    shifted = iff_chunk(b"SSND", struct.pack(">II", 6, 0) + b"offset" + bytes(range(100)))
    assert content(aiff(iff_chunk(b"NAME", b"odd"), COMM, SSND, iff_chunk(b"ID3 ", ID3))) == plain
    assert content(aiff(COMM, shifted)) == plain
    assert content(aiff(COMM, SSND[:-1] + b"!")).payload != plain.payload
    assert b"loops" in content(aiff(COMM, SSND, iff_chunk(b"APPL", b"loops"))).trailer


def test_dates_and_texts_in_an_avi_change_nothing(tmp_path: Path) -> None:
    data = movie(tmp_path / "a.avi", codec="mpeg4").read_bytes()
    dated = data + riff_chunk(b"IDIT", b"SUN FEB 03 11:22:33 2019\n\0")
    grown = data[:4] + struct.pack("<I", len(dated) - 8) + dated[8:]
    assert content(grown) == content(data)
    at = data.index(b"movi") + 200
    edited = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
    assert content(edited).payload != content(data).payload
    assert content(data).trailer == b""


@pytest.mark.parametrize("suffix", ["mp3", "flac", "ogg", "opus", "wav", "m4a"])
def test_tags_written_with_a_recording_change_nothing(tmp_path: Path, suffix: str) -> None:
    plain = recording(tmp_path / f"a.{suffix}", duration_s=0.3).read_bytes()
    tagged = recording(
        tmp_path / f"b.{suffix}", duration_s=0.3, title="A", artist="B" * 300
    ).read_bytes()
    assert tagged != plain
    assert content(tagged).payload == content(plain).payload
    other = recording(tmp_path / f"c.{suffix}", duration_s=0.3, seed=1).read_bytes()
    assert content(other).payload != content(plain).payload


@given(st.binary(max_size=300))
def test_noise_behind_any_start_is_read_or_refused(noise: bytes) -> None:
    for start in (b"OggS", b"fLaC", b"RIFF\x40\0\0\0WAVE", b"FORM\0\0\0\x40AIFF", b"ID3", b"wvpk",
                  b"RIFF\x40\0\0\0AVI ", b"RF64\x40\0\0\0WAVE"):  # fmt: skip
        content_of_damaged(start + noise)


def test_a_cut_ogg_has_the_packets_that_are_left(tmp_path: Path) -> None:
    data = recording(tmp_path / "a.ogg", duration_s=0.5).read_bytes()
    cut = content(data[: len(data) // 2]).payload
    assert 0 < len(cut) < len(content(data).payload)
