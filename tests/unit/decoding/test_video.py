import io
import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from mediadesk.decoding.video import frame_jpeg, poster_jpeg, strip_jpegs
from mediadesk.domain.errors import OutsideError
from tests.support.media import movie


def film(path: Path, *, seconds: int = 20, aspect: Fraction | None = None) -> Path:
    """Write a film that is red for two seconds and green afterwards."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        stream.gop_size = 5
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        for number in range(seconds * 5):
            image = Image.new("RGB", (160, 96), "red" if number < 10 else "lime")
            frame = av.VideoFrame.from_ndarray(np.asarray(image), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def poster(path: Path, edge_px: int = 80) -> Image.Image:
    return Image.open(io.BytesIO(poster_jpeg(path, edge_px)))


def centre(image: Image.Image) -> tuple[int, ...]:
    pixel = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple)
    return pixel


def test_the_still_is_from_a_tenth_in_and_not_the_opening(tmp_path: Path) -> None:
    image = poster(film(tmp_path / "a.mp4", seconds=40))
    assert image.size == (80, 48)
    red, green, _ = centre(image)
    assert green > 150 > red


def test_a_one_frame_film_shows_its_frame(tmp_path: Path) -> None:
    red, green, _ = centre(poster(film(tmp_path / "a.avi", seconds=1)))
    assert red > 150 > green


def test_narrow_pixels_are_stretched(tmp_path: Path) -> None:
    image = poster(film(tmp_path / "a.mp4", seconds=2, aspect=Fraction(2, 1)))
    assert image.width / image.height == pytest.approx(320 / 96, rel=0.05)


@pytest.mark.parametrize(
    ("matrix", "top_left", "bottom_right"),
    [
        ((0, 1, -1, 0), "blue", "lime"),  # held upright: a quarter turn clockwise
        ((-1, 0, 0, -1), "white", "red"),
        ((0, -1, 1, 0), "lime", "blue"),
    ],
)
def test_a_turned_film_is_shown_upright(
    tmp_path: Path, matrix: tuple[int, int, int, int], top_left: str, bottom_right: str
) -> None:
    path = tmp_path / "a.mp4"
    image = Image.new("RGB", (160, 96), "white")
    image.paste("red", (0, 0, 80, 48))
    image.paste("lime", (80, 0, 160, 48))
    image.paste("blue", (0, 48, 80, 96))
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.asarray(image), format="rgb24")
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    data = bytearray(path.read_bytes())
    at = data.index(b"tkhd") + 4 + 40
    a, b, c, d = (value << 16 for value in matrix)
    data[at : at + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    path.write_bytes(data)
    shown = poster(path, 160)
    assert (shown.width > shown.height) == (matrix[0] != 0)
    colours = {"red": (1, 0, 0), "lime": (0, 1, 0), "blue": (0, 0, 1), "white": (1, 1, 1)}
    for place, name in (
        ((8, 8), top_left),
        ((shown.width - 8, shown.height - 8), bottom_right),
    ):
        pixel = shown.getpixel(place)
        assert isinstance(pixel, tuple)
        assert tuple(int(value > 128) for value in pixel) == colours[name]


def test_a_film_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(500))
    with pytest.raises(OutsideError):
        poster_jpeg(path, 80)


def test_a_film_cut_short_shows_what_is_there(tmp_path: Path) -> None:
    path = film(tmp_path / "a.avi", seconds=20)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert poster(path).size == (80, 48)


def test_a_strip_shows_what_happens_between_key_frames(tmp_path: Path) -> None:
    path = movie(tmp_path / "a.mp4", duration_s=8.0, frames_per_s=25)  # one key frame
    times_s = [0.5, 2.5, 4.5, 6.5]
    strip = strip_jpegs(bytes(path), times_s, 128)
    assert len(set(strip)) == len(times_s)
    assert strip[2] == frame_jpeg(bytes(path), 4.5, 128)


def test_a_strip_of_a_transport_stream_with_its_only_key_frame_first_has_pictures(
    tmp_path: Path,
) -> None:
    path = movie(tmp_path / "a.ts", duration_s=4.0, frames_per_s=25)
    strip = strip_jpegs(bytes(path), [0.5, 1.5, 2.5, 3.5], 128)
    assert None not in strip


def test_a_strip_of_a_transport_stream_shows_no_later_key_frame(tmp_path: Path) -> None:
    path = movie(tmp_path / "a.ts", size=(320, 180), duration_s=24.0, frames_per_s=25)
    times_s = [1.0, 5.0, 9.0, 13.0, 17.0, 21.0]  # key frames at 0, 10 and 20
    strip = strip_jpegs(bytes(path), times_s, 128)
    assert strip == [frame_jpeg(bytes(path), time_s, 128) for time_s in times_s]


def test_a_film_whose_clock_begins_anew_has_a_poster(tmp_path: Path) -> None:
    path = tmp_path / "a.ts"
    plain = movie(tmp_path / "plain.ts", duration_s=4.0, frames_per_s=25)
    options = {"output_ts_offset": "95441"}  # the clock ends at 95443.7
    with av.open(str(plain)) as whole, av.open(str(path), "w", options=options) as container:
        stream = container.add_stream_from_template(whole.streams.video[0])
        for packet in whole.demux(video=0):
            if packet.size:
                packet.stream = stream
                container.mux(packet)
    assert poster(path).size == (80, 45)
    assert None not in strip_jpegs(bytes(path), [0.5, 1.5, 2.5, 3.5], 128)
