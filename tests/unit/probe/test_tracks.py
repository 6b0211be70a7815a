"""What films and recordings are made of, read from files of every kind."""

from pathlib import Path

import av
import numpy as np
import pytest

from mediadesk.domain.facts import Facts
from mediadesk.domain.media import MediaKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.streams import Hdr, PictureTrack, SoundTrack
from mediadesk.operations.scanning.analyse import AnalysisRequest, analyse
from tests.support.media import cut, movie, recording


def facts(path: Path, kind: MediaKind = MediaKind.VIDEO) -> Facts:
    analysis = analyse(AnalysisRequest(bytes(path), kind))
    assert analysis.reason is None
    return analysis.facts


def picture(path: Path) -> PictureTrack:
    tracks = facts(path).tracks
    assert tracks is not None
    assert tracks.picture is not None
    return tracks.picture


def sound(path: Path) -> SoundTrack:
    tracks = facts(path, MediaKind.AUDIO).tracks
    assert tracks is not None
    return tracks.sounds[0]


@pytest.mark.parametrize(
    ("name", "codec", "plain"),
    [
        ("a.mp4", "libx264", "h264"),
        ("a.mkv", "libx265", "hevc"),
        ("a.webm", "libvpx-vp9", "vp9"),
        ("a.avi", "mpeg4", "mpeg4"),
        ("a.mov", "mpeg4", "mpeg4"),
        ("a.ts", "mpeg2video", "mpeg2video"),
        ("a.flv", "flv", "flv1"),
    ],
)
def test_a_film_tells_codec_size_rate_and_length(
    tmp_path: Path, name: str, codec: str, plain: str
) -> None:
    path = movie(tmp_path / name, duration_s=2.0, frames_per_s=25, codec=codec)
    found = facts(path)
    assert (found.width, found.height) == (128, 72)
    assert found.duration_s == pytest.approx(2.0, abs=0.1)
    assert found.tracks is not None
    assert found.tracks.picture is not None
    assert found.tracks.picture.codec == plain
    assert found.tracks.picture.frames_per_s == pytest.approx(25, abs=0.1)
    assert found.tracks.picture.bits_per_pixel
    assert found.tracks.bit_rate == pytest.approx(path.stat().st_size * 8 / 2, rel=0.1)


def written(path: Path, *, turn: int = 0, transfer: int | None = None) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=5)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 32, "yuv420p"
        if transfer is not None:
            stream.codec_context.color_trc = transfer
        if turn:
            stream.set_display_rotation(turn)
        for _ in range(3):
            shown = np.zeros((32, 64, 3), np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(shown, format="rgb24")))
        container.mux(stream.encode())
    return path


def test_a_film_held_upright_has_its_sides_as_seen(tmp_path: Path) -> None:
    path = written(tmp_path / "a.mp4", turn=90)
    assert (facts(path).width, facts(path).height) == (32, 64)
    assert picture(path).rotation in (90, 270)


def test_a_film_beyond_white_is_told(tmp_path: Path) -> None:
    assert picture(written(tmp_path / "a.mp4", transfer=16)).hdr is Hdr.PQ
    assert picture(written(tmp_path / "b.mp4", transfer=18)).hdr is Hdr.HLG
    assert picture(written(tmp_path / "c.mp4")).hdr is None


@pytest.mark.parametrize(
    ("name", "codec", "lossless"),
    [
        ("a.mp3", "mp3", False),
        ("a.m4a", "aac", False),
        ("a.opus", "opus", False),
        ("a.flac", "flac", True),
        ("a.wav", "pcm_s16le", True),
    ],
)
def test_a_recording_tells_its_sound(tmp_path: Path, name: str, codec: str, lossless: bool) -> None:
    found = sound(recording(tmp_path / name))
    assert (found.codec, found.channels, found.lossless) == (codec, 1, lossless)
    assert found.sample_rate_hz == (48_000 if codec == "opus" else 44_100)
    assert found.bit_depth == (16 if lossless else None)


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a", "a.opus", "a.flac"])
def test_a_recording_tells_its_tags(tmp_path: Path, name: str) -> None:
    path = recording(
        tmp_path / name, artist="Ånglan", album="Nord", title="Is", track="3/12", date="1995"
    )
    music = facts(path, MediaKind.AUDIO).music
    assert music is not None
    assert (music.artist, music.album, music.title) == ("Ånglan", "Nord", "Is")
    assert (music.track, music.year, music.cover) == (3, 1995, False)


def test_a_film_cut_before_its_index_says_why(tmp_path: Path) -> None:
    path = cut(movie(tmp_path / "a.mp4"), 0.5)
    reason = analyse(AnalysisRequest(bytes(path), MediaKind.VIDEO)).reason
    assert reason is not None
    assert reason.code is ReasonCode.BROKEN


@pytest.mark.parametrize("name", ["QuickTime.mov", "QuickTime.m4a"])
def test_a_film_of_which_only_the_index_is_left_ends_early_and_has_no_bit_rate(
    corpora: Path, name: str
) -> None:
    path = corpora / "dates-exiftool" / "t" / "images" / name
    kind = MediaKind.AUDIO if name.endswith("m4a") else MediaKind.VIDEO
    found = analyse(AnalysisRequest(bytes(path), kind))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.ENDS_EARLY
    assert found.facts.tracks is not None
    assert found.facts.tracks.bit_rate is None


def test_no_address_inside_a_file_is_followed(tmp_path: Path) -> None:
    secret = movie(tmp_path / "secret.ts", codec="mpeg2video")
    path = tmp_path / "list.ts"
    path.write_text(f"#EXTM3U\n#EXTINF:1,\n{secret}\n#EXT-X-ENDLIST\n")
    reason = analyse(AnalysisRequest(bytes(path), MediaKind.VIDEO)).reason
    assert reason is not None
    assert reason.code is ReasonCode.NOT_MEDIA


def test_a_dv_film_whose_average_makes_no_sense_has_its_usual_frame_rate(corpora: Path) -> None:
    (path,) = corpora.glob("**/DV.dv")
    assert picture(path).frames_per_s == 25
