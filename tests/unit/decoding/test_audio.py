import base64
import io
import wave
from importlib import import_module
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from mediadesk.decoding.audio import cover_jpeg, duration_s
from mediadesk.formats.source import open_source

# mutagen is only half typed
flac: Any = import_module("mutagen.flac")
id3: Any = import_module("mutagen.id3")
mp4: Any = import_module("mutagen.mp4")
oggopus: Any = import_module("mutagen.oggopus")
CODECS = {".mp3": "libmp3lame", ".m4a": "aac", ".opus": "libopus", ".flac": "flac"}


def recording(path: Path) -> Path:
    """Write two seconds of silence."""
    if path.suffix == ".wav":
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            file.writeframes(bytes(32_000))
        return path
    with av.open(str(path), "w") as container:
        stream = container.add_stream(CODECS[path.suffix], rate=48_000)
        assert isinstance(stream, av.AudioStream)
        stream.layout = "mono"
        for at in range(0, 96_000, 960):
            frame = av.AudioFrame(format="s16", layout="mono", samples=960)
            frame.planes[0].update(bytes(frame.planes[0].buffer_size))
            frame.sample_rate, frame.pts = 48_000, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def cover() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(out, "PNG")
    return out.getvalue()


def flac_picture() -> Any:  # noqa: ANN401 - as above
    picture = flac.Picture()
    picture.type, picture.mime, picture.data = 3, "image/png", cover()
    return picture


def add_cover(path: Path) -> None:
    match path.suffix:
        case ".mp3":
            tags = id3.ID3()
            tags.add(id3.APIC(mime="image/png", type=4, data=b"the back, not a picture"))
            tags.add(id3.APIC(mime="image/png", type=3, desc="front", data=cover()))
            tags.save(path)
        case ".m4a":
            song = mp4.MP4(path)
            song["covr"] = [mp4.MP4Cover(cover(), mp4.MP4Cover.FORMAT_PNG)]
            song.save()
        case ".flac":
            track = flac.FLAC(path)
            track.add_picture(flac_picture())
            track.save()
        case ".opus":
            voice = oggopus.OggOpus(path)
            voice["metadata_block_picture"] = [base64.b64encode(flac_picture().write()).decode()]
            voice.save()


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a", "a.opus", "a.flac", "a.wav"])
def test_the_length_is_read_from_the_header(tmp_path: Path, name: str) -> None:
    with open_source(bytes(recording(tmp_path / name))) as source:
        assert duration_s(source) == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a", "a.opus", "a.flac"])
def test_the_front_cover_is_shown(tmp_path: Path, name: str) -> None:
    path = recording(tmp_path / name)
    assert cover_jpeg(path, 60) is None
    add_cover(path)
    with Image.open(io.BytesIO(cover_jpeg(path, 60) or b"")) as image:
        assert (image.format, image.size) == ("JPEG", (60, 40))
