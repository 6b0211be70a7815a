import base64
import io
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mediadesk.decoding.audio import cover_jpeg, duration_s
from mediadesk.formats.source import open_source
from tests.support.media import recording

# mutagen is only half typed
flac: Any = import_module("mutagen.flac")
id3: Any = import_module("mutagen.id3")
mp4: Any = import_module("mutagen.mp4")
oggopus: Any = import_module("mutagen.oggopus")


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
    with open_source(bytes(recording(tmp_path / name, duration_s=2.0))) as source:
        assert duration_s(source) == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a", "a.opus", "a.flac"])
def test_the_front_cover_is_shown(tmp_path: Path, name: str) -> None:
    path = recording(tmp_path / name, duration_s=2.0)
    assert cover_jpeg(path, 60) is None
    add_cover(path)
    with Image.open(io.BytesIO(cover_jpeg(path, 60) or b"")) as image:
        assert (image.format, image.size) == ("JPEG", (60, 40))
