"""The hash of a film's frames: exact frames, one eye, and whatever can be read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import imagehash
import numpy as np
import pytest
from PIL import Image

from mediadesk.decoding.video import poster_jpeg
from mediadesk.domain.sequences import PartRequest
from mediadesk.fingerprint.sequence import sequence_part
from mediadesk.fingerprint.video import video_phash
from tests.support import spheres
from tests.support.media import cut, movie, recording, scene


def with_an_empty_packet(path: Path) -> Path:
    """Let a packet hold nothing, as encoders write for a frame like the one before."""
    movie(path, duration_s=3.0, codec="mpeg4")
    data = bytearray(path.read_bytes())
    sizes = data.index(b"stsz") + 16
    data[sizes + 4 * 10 : sizes + 4 * 11] = bytes(4)
    path.write_bytes(data)
    return path


def exact_hashes(path: Path, times_s: list[float]) -> list[str]:
    """Decode every frame and hash the first at or after each time."""
    with av.open(str(path)) as container:
        decoded: Iterator[Any] = container.decode(video=0)
        frames = [(frame.time or 0.0, frame.to_image()) for frame in decoded]
    start_s = frames[0][0]
    shown = [
        next((image for at_s, image in frames if at_s - start_s >= time_s - 0.001), frames[-1][1])
        for time_s in times_s
    ]
    return [str(imagehash.dhash(image)) for image in shown]


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.mp4", "libx264"), ("a.mkv", "libx265"), ("a.webm", "libvpx-vp9"), ("a.avi", "mpeg4")],
)
def test_exactly_the_frames_at_even_parts_of_the_length_are_hashed(
    tmp_path: Path, name: str, codec: str
) -> None:
    path = movie(tmp_path / name, duration_s=6.0, frames_per_s=25, codec=codec)
    wanted = exact_hashes(path, [1.2, 2.4, 3.6, 4.8])
    assert len(set(wanted)) == 4
    assert video_phash(path, 6.0) == "|".join(wanted)
    assert video_phash(str(path), 6.0, num_frames=2) == "|".join(exact_hashes(path, [2.0, 4.0]))


@pytest.mark.parametrize(("name", "codec"), [("a.mp4", "libx264"), ("a.mkv", "libx264")])
def test_many_moments_between_two_key_frames_are_exact(
    tmp_path: Path, name: str, codec: str
) -> None:
    path = movie(tmp_path / name, duration_s=2.0, frames_per_s=25, codec=codec)
    times_s = [2.0 * number / 71 for number in range(1, 71)]  # some ask for one frame twice
    assert (video_phash(path, 2.0, num_frames=70) or "").split("|") == exact_hashes(path, times_s)


def test_a_transport_stream_counts_from_its_own_start(tmp_path: Path) -> None:
    path = movie(tmp_path / "a.ts", duration_s=4.0, frames_per_s=25, codec="mpeg2video")
    found = (video_phash(path, 4.0) or "").split("|")
    assert found == exact_hashes(path, [0.8, 1.6, 2.4, 3.2])


@pytest.mark.parametrize("name", ["a.ts", "a.mts"])
@pytest.mark.parametrize("length_s", [2.0, 5.0])
def test_a_short_transport_stream_with_its_only_key_frame_first_is_read_exactly(
    tmp_path: Path, name: str, length_s: float
) -> None:
    path = movie(tmp_path / name, duration_s=length_s, frames_per_s=25)
    with av.open(str(path)) as container:
        packets = list(container.demux(video=0))
    assert [packet.is_keyframe for packet in packets if packet.size].count(True) == 1
    assert (packets[0].dts or 0) < (packets[0].pts or 0)  # frames are reordered
    wanted = exact_hashes(path, [length_s * number / 5 for number in range(1, 5)])
    assert len(set(wanted)) == 4
    assert video_phash(path, length_s) == "|".join(wanted)


@pytest.mark.parametrize("duration", [None, 0.0, -1.0, float("nan"), float("inf")])
def test_without_a_length_there_is_no_hash(tmp_path: Path, duration: float | None) -> None:
    assert video_phash(movie(tmp_path / "a.mp4"), duration) is None


def test_what_is_no_film_has_no_hash(tmp_path: Path) -> None:
    text = tmp_path / "a.mp4"
    text.write_text("no film")
    assert video_phash(text, 1.0) is None
    assert video_phash(tmp_path / "absent.mp4", 1.0) is None
    assert video_phash(recording(tmp_path / "a.mp3"), 1.0) is None


def test_what_can_be_read_of_a_damaged_film_counts(tmp_path: Path) -> None:
    whole = movie(tmp_path / "a.mkv", size=(320, 240), duration_s=8.0, frames_per_s=25)
    intact = (video_phash(whole, 8.0) or "").split("|")
    found = (video_phash(cut(whole, 0.5), 8.0) or "").split("|")
    assert found[0] == intact[0]


def stereo(path: Path, *, above: bool) -> Path:
    """Write a film whose frames hold the same view twice."""
    wide = np.asarray(scene(320, 90, seed=5))
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height = (160, 180) if above else (320, 90)
        stream.pix_fmt, stream.codec_context.bit_rate = "yuv420p", 4_000_000
        for number in range(20):
            view = wide[:, 8 * number : 8 * number + 160]
            both = np.concatenate([view, view], axis=0 if above else 1)
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(both), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def bits_from_one_eye(found: str | None) -> list[int]:
    """Count the bits between each hash and that of the view of one eye."""
    assert found is not None
    wide = scene(320, 90, seed=5)
    bits = []
    for number, text in zip((4, 8, 12, 16), found.split("|"), strict=True):
        eye = imagehash.dhash(wide.crop((8 * number, 0, 8 * number + 160, 90)))
        bits.append(eye - imagehash.hex_to_hash(text))
    return bits


@pytest.mark.parametrize(("above", "mode"), [(False, 2), (True, 1)])
def test_of_a_film_for_two_eyes_one_is_hashed(tmp_path: Path, above: bool, mode: int) -> None:
    path = stereo(tmp_path / "a.mp4", above=above)
    assert max(bits_from_one_eye(video_phash(path, 2.0))) > 8
    spheres.add_to_entry(path, spheres.st3d(mode))
    assert max(bits_from_one_eye(video_phash(path, 2.0))) <= 4


def test_a_name_is_believed_when_the_halves_look_alike(tmp_path: Path) -> None:
    named = stereo(tmp_path / "walk_180_SBS.mp4", above=False)
    assert max(bits_from_one_eye(video_phash(named, 2.0))) <= 4
    plain = movie(tmp_path / "plain_SBS.mp4", duration_s=2.0)
    renamed = movie(tmp_path / "plain.mp4", duration_s=2.0)
    assert video_phash(plain, 2.0) == video_phash(renamed, 2.0)


def test_a_film_held_upright_is_hashed_as_seen(tmp_path: Path) -> None:
    def written(name: str, *, turn: int) -> str | None:
        path = tmp_path / name
        picture = (
            scene(96, 64, seed=3)
            if turn
            else scene(96, 64, seed=3).transpose(Image.Transpose.ROTATE_90)
        )
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=5)
            assert isinstance(stream, av.VideoStream)
            stream.width, stream.height, stream.pix_fmt = *picture.size, "yuv420p"
            if turn:
                stream.set_display_rotation(turn)
            for _ in range(5):
                frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
                container.mux(stream.encode(frame))
            container.mux(stream.encode())
        return video_phash(path, 1.0)

    turned, upright = written("a.mp4", turn=90), written("b.mp4", turn=0)
    assert turned is not None
    assert upright is not None
    for one, other in zip(turned.split("|"), upright.split("|"), strict=True):
        assert imagehash.hex_to_hash(one) - imagehash.hex_to_hash(other) <= 4


def test_a_film_goes_on_behind_a_packet_that_holds_nothing(tmp_path: Path) -> None:
    path = with_an_empty_packet(tmp_path / "a.mp4")
    assert video_phash(path, 3.0) is not None
    part = sequence_part(PartRequest(bytes(path), 0.0, 0.25, None, 10.0, None))
    assert part.is_over
    assert part.next_s > 2
    assert poster_jpeg(path, 64)
