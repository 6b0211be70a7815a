import os
import struct
from pathlib import Path

import pillow_jxl  # noqa: F401 - registers itself
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.reasons import ReasonCode
from mediadesk.fingerprint.payload import full_payload, payload_of
from mediadesk.fingerprint.versions import PAYLOAD_VERSION
from mediadesk.formats.payloads.readers import reader_of
from mediadesk.formats.source import Source, open_source
from tests.support.media import movie, picture, recording
from tests.support.payloads import full, riff_chunk, sampled

PICTURES = ("jpg", "png", "gif", "webp", "tif", "jp2", "jxl", "heic", "avif")
SOUNDS = ("mp3", "flac", "ogg", "opus", "wav", "m4a", "wma")
FILMS = ("mp4", "mov", "mkv", "wmv")
EDGE = 65536


def made(folder: Path, suffix: str, *, seed: int = 0) -> Path:
    path = folder / f"{seed}.{suffix}"
    if suffix in PICTURES:
        return picture(path, seed=seed)
    if suffix in SOUNDS:
        return recording(path, duration_s=0.2, seed=seed)
    return movie(path, seed=seed, size=(64, 48), duration_s=0.4)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a file of each format by its suffix."""
    folder = tmp_path_factory.mktemp("samples")
    return {suffix: made(folder, suffix) for suffix in PICTURES + SOUNDS + FILMS}


def wav(path: Path, sound: bytes, *, title: bytes = b"") -> Path:
    shape = riff_chunk(b"fmt ", b"\1\0\1\0\x80\xbb\0\0\0\x77\1\0\2\0\x10\0")
    info = riff_chunk(b"LIST", b"INFO" + riff_chunk(b"INAM", title)) if title else b""
    body = b"WAVE" + shape + info + riff_chunk(b"data", sound)
    path.write_bytes(b"RIFF" + len(body).to_bytes(4, "little") + body)
    return path


@pytest.mark.parametrize("suffix", PICTURES + SOUNDS + FILMS)
def test_every_format_has_a_payload_of_its_own(
    samples: dict[str, Path], tmp_path: Path, suffix: str
) -> None:
    one, other = samples[suffix], made(tmp_path, suffix, seed=1)
    assert sampled(one).sampled != sampled(other).sampled
    assert full(one) != full(other)
    assert sampled(one).trailer == ""


@pytest.mark.parametrize("suffix", PICTURES + SOUNDS + FILMS)
def test_a_flipped_byte_of_the_payload_always_changes_the_full_key(
    samples: dict[str, Path], tmp_path: Path, suffix: str
) -> None:
    data = samples[suffix].read_bytes()
    found = reader_of(Source.of_bytes(b"a", data))
    assert found is not None
    with samples[suffix].open("rb") as file:
        pieces = list(found[1](file, len(data)).payload)
    spans = [piece for piece in pieces if not isinstance(piece, bytes)]
    places = [at for start, end in spans for at in range(start, end)]
    edited = tmp_path / f"a.{suffix}"
    for at in places[:: max(1, len(places) // 40)]:
        edited.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        with open_source(bytes(edited)) as source:
            assert full_payload(source) != full(samples[suffix]), at


@pytest.mark.parametrize("suffix", PICTURES + SOUNDS + FILMS)
def test_a_file_above_the_memory_limit_has_the_same_keys(
    samples: dict[str, Path], monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    small = sampled(samples[suffix]), full(samples[suffix])
    monkeypatch.setattr("mediadesk.formats.source.WHOLE_BYTES", 10)
    monkeypatch.setattr("mediadesk.formats.source.EDGE_BYTES", 512)
    assert (sampled(samples[suffix]), full(samples[suffix])) == small


@given(st.data())
def test_a_damaged_file_has_a_key_or_none(samples: dict[str, Path], data: st.DataObject) -> None:
    path = samples[data.draw(st.sampled_from(sorted(samples)))]
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + 4] = data.draw(st.binary(max_size=6))
    damaged = path.with_name("damaged")
    damaged.write_bytes(content[: data.draw(st.integers(1, len(content)))])
    with open_source(bytes(damaged)) as source:
        found, whole = payload_of(source), full_payload(source)
    assert found is None or found.key.startswith(f"{PAYLOAD_VERSION}:")
    assert whole is None or whole.startswith(f"{PAYLOAD_VERSION}:")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"Dear Sir"),
        ("a.jpg", b""),
        ("a.jpg", b"\xff\xd8\xff"),
        ("a.bmp", b"BM" + bytes(60)),
        ("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_what_has_no_payload_to_be_told_has_none(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with open_source(bytes(path)) as source:
        assert payload_of(source) is None
        assert full_payload(source) is None


@pytest.mark.parametrize("suffix", PICTURES + SOUNDS + FILMS)
def test_a_file_cut_short_is_never_the_whole(
    samples: dict[str, Path], tmp_path: Path, suffix: str
) -> None:
    data, whole = samples[suffix].read_bytes(), full(samples[suffix])
    cut = tmp_path / f"a.{suffix}"
    for length in {*range(0, len(data), max(1, len(data) // 50)), *range(len(data))[-9:]}:
        cut.write_bytes(data[:length])
        with open_source(bytes(cut)) as source:
            assert full_payload(source) != whole, length


def test_a_file_that_names_its_places_over_and_over_has_no_payload(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.tif")
    with open_source(bytes(path)) as source:
        found = reader_of(source)
    assert found is not None
    data = path.read_bytes()
    places = struct.pack("<500I", *[8] * 500), struct.pack("<500I", *[len(data) - 8] * 500)
    at = len(data)
    entries = [(256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
               (273, 4, 500, at), (279, 4, 500, at + 2000)]  # fmt: skip
    packed = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    head = struct.pack("<I", at + 4000)
    path.write_bytes(
        b"II*\0" + head + data[8:] + b"".join(places) + struct.pack("<H", 7) + packed + bytes(4)
    )
    with open_source(bytes(path)) as source:
        assert payload_of(source) is None
        assert full_payload(source) is None


def test_the_sampled_key_covers_length_and_ends_and_the_full_key_everything(tmp_path: Path) -> None:
    sound = bytes(range(256)) * 2000
    plain = wav(tmp_path / "a.wav", sound)

    def keys(changed: bytes) -> tuple[bool, bool]:
        other = wav(tmp_path / "b.wav", changed, title=b"a title")
        return sampled(other) == sampled(plain), full(other) == full(plain)

    middle = len(sound) // 2
    assert keys(sound) == (True, True)
    assert keys(sound[:middle] + b"!" + sound[middle + 1 :]) == (True, False)
    assert keys(b"!" + sound[1:]) == (False, False)
    assert keys(sound[:-1] + b"!") == (False, False)
    assert keys(sound[:middle] + sound[middle + 2 :]) == (False, False)


def test_a_key_names_its_rules_and_all_three_parts(tmp_path: Path) -> None:
    found = sampled(wav(tmp_path / "a.wav", bytes(100)))
    assert found.key == f"{PAYLOAD_VERSION}:{found.sampled}:{found.trailer}:{found.display}"
    assert full(tmp_path / "a.wav").count(":") == 3


def test_padding_behind_the_end_is_no_trailer(tmp_path: Path) -> None:
    plain, padded, longer = (tmp_path / name for name in ("a.jpg", "b.jpg", "c.jpg"))
    data = picture(plain).read_bytes()
    padded.write_bytes(data + bytes(500))
    longer.write_bytes(data + bytes(500) + b"film")
    assert (sampled(padded), full(padded)) == (sampled(plain), full(plain))
    assert sampled(longer).sampled == sampled(plain).sampled
    assert sampled(longer).trailer
    assert full(longer) != full(plain)


def test_the_full_key_can_be_stopped_between_blocks(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", bytes(5 << 20))
    seen = []

    def stop_at_the_third() -> None:
        seen.append(1)
        if len(seen) == 3:
            raise CancelledError

    with open_source(bytes(path)) as source, pytest.raises(CancelledError):
        full_payload(source, stop_at_the_third)
    assert len(seen) == 3


def test_a_file_cut_while_it_is_read_is_said_to_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediadesk.formats.source.WHOLE_BYTES", 10)
    path = wav(tmp_path / "a.wav", bytes(3 << 20))

    def cut() -> None:
        os.truncate(path, 1 << 20)

    with open_source(bytes(path)) as source, pytest.raises(OutsideError) as raised:
        full_payload(source, cut)
    assert raised.value.reason.code is ReasonCode.FILE_CHANGING


def test_real_files_have_keys_and_never_an_exception(corpora: Path) -> None:
    names = {"jpg": 0, "png": 0, "heic": 0, "mp4": 0, "mp3": 0, "tif": 0}
    for path in sorted(corpora.rglob("*")):
        suffix = path.suffix[1:].lower()
        if path.is_file() and suffix in names and names[suffix] < 40:
            with open_source(bytes(path)) as source:
                names[suffix] += payload_of(source) is not None
    assert all(names.values())
