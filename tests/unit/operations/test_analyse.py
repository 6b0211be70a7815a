import errno
import hashlib
import io
import os
import pickle
import wave
from pathlib import Path
from typing import NoReturn

import av
import pytest
from PIL import Image

from mediadesk.decoding.picture import DecodedPicture
from mediadesk.domain.analysis import Analysis, PictureFingerprint
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.fingerprint.picture import calculate_perceptual_hash, fingerprint_of
from mediadesk.fingerprint.quick_hash import quick_hash
from mediadesk.operations.scanning import analyse as module
from mediadesk.operations.scanning.analyse import AnalysisRequest, analyse

REPO = Path(__file__).resolve().parents[3]
HOSTILE = REPO.parent / "shared" / "corpora" / "decode-pillow"


def photo(path: Path, *, format_name: str = "JPEG") -> Path:
    exif = Image.Exif()
    exif[0x0132] = "2019:02:03 11:22:33"
    exif[0x0112] = 6
    image = Image.radial_gradient("L").resize((300, 200)).convert("RGB")
    image.save(path, format_name, exif=exif)
    return path


def film(path: Path, *, sound_only: bool = False) -> Path:
    with av.open(str(path), "w", format="mp4") as container:
        if sound_only:
            sound = container.add_stream("aac", rate=48_000)
            assert isinstance(sound, av.AudioStream)
            sound.layout = "mono"
            frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
            frame.planes[0].update(bytes(frame.planes[0].buffer_size))
            frame.sample_rate, frame.pts = 48_000, 0
            container.mux(sound.encode(frame))
            container.mux(sound.encode(None))
        else:
            stream = container.add_stream("mpeg4", rate=5)
            stream.width, stream.height, stream.pix_fmt = 32, 32, "yuv420p"
            container.mux(stream.encode(av.VideoFrame(32, 32, "yuv420p")))
            container.mux(stream.encode(None))
    return path


def look(path: Path, kind: MediaKind = MediaKind.PHOTO, **wanted: bool) -> Analysis:
    return analyse(AnalysisRequest(bytes(path), kind, **wanted))


def code(analysis: Analysis) -> ReasonCode | None:
    return analysis.reason.code if analysis.reason else None


def test_one_look_gives_hash_facts_and_fingerprint(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.jpg")
    found = look(path)
    assert found.quick_hash == quick_hash(path)
    assert found.picture is not None
    assert found.picture.perceptual_hash == calculate_perceptual_hash(path)
    assert (found.facts.width, found.facts.height) == (200, 300)
    assert found.facts.stamps[0].wall == "2019-02-03T11:22:33"
    assert (found.kind, found.mismatch, found.reason) == (None, False, None)


def test_only_what_is_wanted_is_made(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.jpg")
    only_facts = look(path, want_quick=False, want_picture=False)
    assert (only_facts.quick_hash, only_facts.picture) == (None, None)
    assert (only_facts.facts.width, only_facts.facts.height) == (200, 300)
    only_hash = look(path, want_picture=False, want_facts=False)
    assert only_hash.quick_hash
    assert only_hash.facts.width is None
    assert look(path, want_quick=False, want_facts=False).picture is not None


def test_the_payload_comes_with_the_quick_hash_and_outlives_another_date(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.jpg")
    before = look(path, want_picture=False, want_facts=False)
    path.write_bytes(path.read_bytes().replace(b"2019:02:03", b"2020:12:31"))
    after = look(path, want_picture=False, want_facts=False)
    assert before.payload
    assert before.payload == after.payload
    assert before.quick_hash != after.quick_hash
    assert look(path, want_quick=False).payload is None


def test_a_file_above_the_memory_limit_is_analysed_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = look(photo(tmp_path / "a.jpg"))
    monkeypatch.setattr("mediadesk.formats.source.WHOLE_BYTES", 10)
    monkeypatch.setattr("mediadesk.formats.source.EDGE_BYTES", 64)
    large = look(tmp_path / "a.jpg")
    assert (large.facts, large.picture) == (small.facts, small.picture)


def test_requests_and_answers_travel_between_processes(tmp_path: Path) -> None:
    (tmp_path / "b.jpg").write_text("no picture")
    requests = [
        AnalysisRequest(bytes(photo(tmp_path / "a.jpg")), MediaKind.PHOTO),
        AnalysisRequest(bytes(tmp_path / "b.jpg"), MediaKind.PHOTO),
    ]
    arrived = pickle.loads(pickle.dumps(requests))  # noqa: S301 - our own bytes
    answers = [analyse(request) for request in arrived]
    assert pickle.loads(pickle.dumps(answers)) == answers  # noqa: S301 - our own bytes


def test_an_empty_file_is_empty_and_has_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.touch()
    found = look(path)
    assert code(found) is ReasonCode.FILE_EMPTY
    assert found.quick_hash == hashlib.sha256(bytes(8)).hexdigest()


def test_a_text_in_a_pictures_name_is_no_medium_but_has_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_text("Dear Sir or Madam")
    found = look(path)
    assert code(found) is ReasonCode.NOT_MEDIA
    assert found.quick_hash == quick_hash(path)


def test_a_broken_picture_keeps_hash_and_facts(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.jpg")
    path.write_bytes(path.read_bytes()[:-700])
    found = look(path)
    assert code(found) is ReasonCode.ENDS_EARLY
    assert found.picture is None
    assert found.quick_hash == quick_hash(path)
    assert (found.facts.width, found.facts.height) == (200, 300)
    assert found.facts.stamps


def test_the_content_wins_over_the_name(tmp_path: Path) -> None:
    wrong = look(photo(tmp_path / "a.mp4"), MediaKind.VIDEO)
    assert (wrong.kind, wrong.mismatch) == (MediaKind.PHOTO, True)
    assert wrong.picture is not None
    film_as_photo = look(film(tmp_path / "a.jpg"))
    assert (film_as_photo.kind, film_as_photo.mismatch) == (MediaKind.VIDEO, True)


def test_another_picture_format_than_the_name_says_is_noted(tmp_path: Path) -> None:
    found = look(photo(tmp_path / "a.png", format_name="JPEG"))
    assert (found.kind, found.mismatch, found.facts.format) == (None, True, "jpeg")
    assert not look(photo(tmp_path / "A.JPEG")).mismatch


def test_sound_in_a_films_container_is_what_its_tracks_say(tmp_path: Path) -> None:
    sound = look(film(tmp_path / "a.m4a", sound_only=True), MediaKind.AUDIO)
    assert (sound.kind, sound.mismatch) == (None, False)
    moving = look(film(tmp_path / "b.m4a"), MediaKind.AUDIO)
    assert moving.kind is MediaKind.VIDEO


def test_a_film_or_photo_named_as_vr_stays_vr(tmp_path: Path) -> None:
    assert look(film(tmp_path / "a.mp4"), MediaKind.VR).kind is None


def test_a_recording_has_its_length(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(8000))
    found = look(path, MediaKind.AUDIO)
    assert found.facts.duration_s == pytest.approx(1.0)
    assert (found.kind, found.picture, found.reason) == (None, None, None)


def test_links_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    link, pipe, folder = tmp_path / "l.jpg", tmp_path / "p.jpg", tmp_path / "f.jpg"
    link.symlink_to(photo(tmp_path / "a.jpg"))
    os.mkfifo(pipe)
    folder.mkdir()
    for path in (link, pipe, folder):
        assert code(look(path)) is ReasonCode.NOT_A_FOLDER_OR_FILE


def test_a_vanished_file_says_so(tmp_path: Path) -> None:
    assert code(look(tmp_path / "gone.jpg")) is ReasonCode.FILE_VANISHED


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.EACCES, ReasonCode.FILE_PERMISSION), (errno.EIO, ReasonCode.FILE_IO)],
)
def test_trouble_of_the_disk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: ReasonCode
) -> None:
    path = photo(tmp_path / "a.jpg")

    def refuse(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    assert code(look(path)) is expected


def test_a_file_still_being_written_is_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = photo(tmp_path / "a.jpg")
    whole = fingerprint_of

    def meanwhile(picture: DecodedPicture) -> PictureFingerprint:
        with path.open("ab") as other:
            other.write(b"more")
        return whole(picture)

    monkeypatch.setattr(module, "fingerprint_of", meanwhile)
    found = look(path)
    assert code(found) is ReasonCode.FILE_CHANGING
    assert (found.quick_hash, found.picture) == (None, None)


@pytest.mark.parametrize(
    ("error", "expected"),
    [(RuntimeError("odd"), ReasonCode.UNEXPECTED), (MemoryError(), ReasonCode.DECODER_MEMORY)],
)
def test_one_files_surprise_costs_that_file_alone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: BaseException,
    expected: ReasonCode,
) -> None:
    def fail(*_: object) -> NoReturn:
        raise error

    path = photo(tmp_path / "a.jpg")
    monkeypatch.setattr(module, "probe_picture", fail)
    assert code(look(path)) is expected
    assert len(caplog.records) == (expected is ReasonCode.UNEXPECTED)


def test_every_prefix_of_a_picture_gives_an_answer(tmp_path: Path) -> None:
    for format_name in ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP"):
        out = io.BytesIO()
        Image.effect_noise((24, 24), 50).save(out, format_name)
        data, path = out.getvalue(), tmp_path / "a.bin"
        for cut in range(0, len(data), max(1, len(data) // 25)):
            path.write_bytes(data[:cut])
            found = look(path)
            assert (found.reason is None) == (found.picture is not None)
            assert code(found) is not ReasonCode.UNEXPECTED


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files are not here")
def test_hostile_files_give_the_same_answer_twice() -> None:
    paths = sorted(path for path in HOSTILE.rglob("*") if path.is_file() and path.suffix)
    named = ("crash", "oom", "bomb", "broken", "overflow", "truncat", "timeout", "bad")
    chosen = [path for path in paths if any(word in path.name for word in named)]
    assert chosen
    requests = [AnalysisRequest(bytes(path), MediaKind.PHOTO) for path in chosen]
    first = [analyse(request) for request in requests]
    assert [analyse(request) for request in requests] == first
    assert ReasonCode.UNEXPECTED not in {code(found) for found in first}
