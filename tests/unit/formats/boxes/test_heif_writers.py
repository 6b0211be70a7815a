"""A camera's HEIC is told from one that a program made, by how the file is built."""

import io
from pathlib import Path

from mediadesk.domain.detail import Writer
from mediadesk.formats.boxes.heif_writers import writer_of
from tests.support.media import exif, picture
from tests.support.payloads import heif


def writer(data: bytes) -> Writer | None:
    return writer_of(io.BytesIO(data), len(data))


def test_a_picture_in_one_piece_with_nothing_beside_it_is_a_program_s(tmp_path: Path) -> None:
    data = exif(camera=("Canon", "EOS 80D")).tobytes()
    assert writer(picture(tmp_path / "a.heic", exif=data).read_bytes()) is Writer.PROGRAM


def test_tiles_or_a_thumbnail_may_be_a_camera_s(tmp_path: Path) -> None:
    tiles = {1: (b"grid", b"\0" * 8), 2: (b"hvc1", b"one"), 3: (b"hvc1", b"two")}
    assert writer(heif(items=tiles, references=((b"dimg", 1, [2, 3]),))) is None
    small = picture(tmp_path / "a.heic", size=(160, 120), thumbnails=[64])
    assert writer(small.read_bytes()) is None


def test_of_a_broken_file_nothing_is_known(tmp_path: Path) -> None:
    data = picture(tmp_path / "a.heic").read_bytes()
    assert writer(data[:100]) is None
