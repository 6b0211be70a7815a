import io
import wave
from pathlib import Path

import av
import pytest
from PIL import Image

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.media import MediaKind
from mediadesk.operations.pictures import make_thumbnail


def shown(path: Path, kind: MediaKind) -> tuple[int, int]:
    with Image.open(io.BytesIO(make_thumbnail(bytes(path), kind, 64) or b"")) as image:
        assert image.format == "JPEG"
        return image.size


def test_a_photo_shows_itself_whatever_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    Image.new("RGB", (200, 100)).save(path, "PNG")
    assert shown(path, MediaKind.VIDEO) == (64, 32)


def test_a_film_shows_a_still(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 128, 64, "yuv420p"
        container.mux(stream.encode(av.VideoFrame(128, 64, "yuv420p")))
        container.mux(stream.encode(None))
    assert shown(path, MediaKind.VIDEO) == (64, 32)
    assert shown(path, MediaKind.VR) == (64, 32)


def test_a_recording_without_a_cover_shows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(100))
    assert make_thumbnail(bytes(path), MediaKind.AUDIO, 64) is None


def test_what_cannot_be_shown_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_text("no picture")
    with pytest.raises(OutsideError):
        make_thumbnail(bytes(path), MediaKind.PHOTO, 64)
