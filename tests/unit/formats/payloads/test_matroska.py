import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.formats.payloads import matroska
from tests.support.media import movie
from tests.support.payloads import content, content_of_damaged, flipped

UNKNOWN = b"\x01\xff\xff\xff\xff\xff\xff\xff"


def element(ident: str, *parts: bytes, open_ended: bool = False) -> bytes:
    body = b"".join(parts)
    length = UNKNOWN if open_ended else (1 << 56 | len(body)).to_bytes(8, "big")
    return bytes.fromhex(ident) + length + body


def number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def track(name: bytes = b"", *, codec: bytes = b"V_VP8", default: int = 1) -> bytes:
    return element(
        "ae",
        element("d7", b"\1"),
        element("73c5", number(99)),
        element("536e", name),
        element("86", codec),
        element("88", bytes([default])),
        element("e0", element("b0", number(64)), element("ba", number(48))),
    )


def block(time: int, data: bytes) -> bytes:
    return element("a3", b"\x81", struct.pack(">h", time), b"\x80", data)


def grouped(time: int, data: bytes, *more: bytes) -> bytes:
    return element("a0", element("a1", b"\x81", struct.pack(">h", time), b"\0", data), *more)


def cluster(time: int, *blocks: bytes, open_ended: bool = False) -> bytes:
    return element("1f43b675", element("e7", number(time)), *blocks, open_ended=open_ended)


CLUSTERS = (cluster(0, block(0, b"ONE"), block(40, b"TWO")), cluster(80, block(0, b"THREE")))


def film(
    *,
    before: bytes = b"",
    tracks: bytes = track(),
    clusters: tuple[bytes, ...] = CLUSTERS,
    after: bytes = b"",
    duration: float = 120.0,
    open_ended: bool = False,
) -> bytes:
    info = element("1549a966", element("4489", struct.pack(">d", duration)),
                   element("4d80", b"a muxer"))  # fmt: skip
    return element("1a45dfa3", element("4282", b"matroska")) + element(
        "18538067", info, before, element("1654ae6b", tracks), *clusters, after,
        open_ended=open_ended,
    )  # fmt: skip


PLAIN = film()
TAGS = element("1254c367", element("7373", b"some tags"))
CUES = element("1c53bb6b", b"where to find")
ATTACHED = element("1941a469", b"a font")


def test_tags_cues_names_and_voids_change_nothing() -> None:
    noted = film(before=TAGS + element("ec", bytes(30)), tracks=track(b"a name"), after=CUES + TAGS)
    assert content(noted) == content(PLAIN)


def test_how_frames_are_clustered_does_not_matter() -> None:
    one = cluster(40, block(-40, b"ONE"), grouped(0, b"TWO"), block(40, b"THREE"))
    assert content(film(clusters=(one,))) == content(PLAIN)


def test_lengths_that_the_writer_did_not_know_do_not_matter() -> None:
    live = (
        cluster(0, block(0, b"ONE"), block(40, b"TWO"), open_ended=True),
        cluster(80, block(0, b"THREE"), open_ended=True),
    )
    assert content(film(clusters=live, open_ended=True, after=CUES)) == content(PLAIN)


def test_frames_their_times_and_the_coding_are_payload() -> None:
    for other in (
        film(clusters=(CLUSTERS[0], cluster(80, block(0, b"OTHER")))),
        film(clusters=(CLUSTERS[0], cluster(81, block(0, b"THREE")))),
        film(clusters=CLUSTERS[:1]),
        film(tracks=track(codec=b"V_VP9")),
        film(duration=121.0),
    ):
        assert content(other).payload != content(PLAIN).payload


def test_flags_and_shape_of_a_track_are_shown() -> None:
    assert content(film(tracks=track(default=0))).payload == content(PLAIN).payload
    assert content(film(tracks=track(default=0))).display != content(PLAIN).display


@pytest.mark.parametrize("more", [element("9b", number(20)), element("75a2", number(312))])
def test_how_long_a_subtitle_stays_and_silence_that_is_cut_are_payload(more: bytes) -> None:
    clusters = (CLUSTERS[0], cluster(80, grouped(0, b"THREE", more)))
    assert content(film(clusters=clusters)).payload != content(PLAIN).payload


def test_a_film_cut_short_is_never_the_whole() -> None:
    data = film(after=CUES)
    whole = content(data)
    for length in range(60, len(data)):
        assert content_of_damaged(data[:length]) != whole, length


def test_attachments_are_content_wherever_they_stand() -> None:
    assert b"a font" in content(film(before=ATTACHED)).trailer
    assert content(film(after=ATTACHED)) != content(PLAIN)


def test_without_frames_there_is_no_payload() -> None:
    with pytest.raises(ValueError, match="no film"):
        content(film(clusters=()))


@given(st.integers(0, len(PLAIN) - 1), st.integers(1, 255))
def test_a_damaged_film_is_read_or_refused(at: int, flip: int) -> None:
    found = content_of_damaged(flipped(PLAIN, at, flip))
    assert found is None or found.payload


@pytest.mark.parametrize(("suffix", "codec"), [("mkv", "libx264"), ("webm", "libvpx")])
def test_a_real_film_has_the_frames_it_was_given(tmp_path: Path, suffix: str, codec: str) -> None:
    one, other = (
        content(movie(tmp_path / f"{seed}.{suffix}", codec=codec, seed=seed).read_bytes())
        for seed in (0, 1)
    )
    assert one.payload != other.payload
    assert len(one.payload) > 1000
    assert one.trailer == b""


def test_a_film_of_more_elements_than_are_walked_is_told_by_its_bytes_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matroska, "_MAX_TOP", 9)
    padding = tuple(element("ec") for _ in range(9))
    with pytest.raises(ValueError, match="more elements"):
        content(film(clusters=(*CLUSTERS, *padding, cluster(160, block(0, b"MORE")))))
