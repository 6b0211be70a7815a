import io
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from mediadesk.decoding.video import poster_jpeg
from mediadesk.domain.errors import OutsideError


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


def test_a_film_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(500))
    with pytest.raises(OutsideError):
        poster_jpeg(path, 80)


def test_a_film_cut_short_shows_what_is_there(tmp_path: Path) -> None:
    path = film(tmp_path / "a.avi", seconds=20)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert poster(path).size == (80, 48)
