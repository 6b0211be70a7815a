"""A camera's JPEG is told from one that a program saved again, by how the file is built."""

import io

import pytest
from PIL import Image

from mediadesk.domain.detail import Writer
from mediadesk.formats.jpeg import read_head
from mediadesk.formats.jpeg_writers import writer_of
from tests.support.media import as_a_camera_writes, exif
from tests.support.payloads import segment

OF_A_CAMERA = [range(3, 67), range(5, 69)]
"""Tables that no program uses."""


def saved(**options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((64, 48), 40).convert("RGB").save(
        out, "JPEG", exif=exif(camera=("Canon", "EOS 5D")), **options
    )
    return out.getvalue()


def jfif_behind_exif(data: bytes) -> bytes:
    """Build a JPEG as phones do: JFIF behind EXIF."""
    jfif, bare = data[2:20], as_a_camera_writes(data)
    end = 4 + int.from_bytes(bare[4:6])
    return bare[:end] + jfif + bare[end:]


def writer(data: bytes) -> Writer | None:
    return writer_of(read_head(io.BytesIO(data)))


def test_exif_in_front_and_tables_of_its_own_are_a_camera_s() -> None:
    own = saved(qtables=OF_A_CAMERA)
    assert writer(as_a_camera_writes(own)) is Writer.CAMERA
    assert writer(jfif_behind_exif(own)) is Writer.CAMERA


@pytest.mark.parametrize("quality", [30, 75, 95, 100])
def test_the_tables_of_programs_leave_a_doubt(quality: int) -> None:
    data = saved(quality=quality)
    assert writer(as_a_camera_writes(data)) is Writer.PERHAPS_CAMERA
    assert writer(jfif_behind_exif(data)) is Writer.EITHER


def test_what_no_camera_writes_is_a_program_s() -> None:
    own = as_a_camera_writes(saved(qtables=OF_A_CAMERA))
    assert writer(saved(qtables=OF_A_CAMERA)) is Writer.PROGRAM  # JFIF stands first
    progressive = saved(qtables=OF_A_CAMERA, progressive=True)
    assert writer(as_a_camera_writes(progressive)) is Writer.PROGRAM
    adobe = segment(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x01")
    assert writer(own[:2] + adobe + own[2:]) is Writer.PROGRAM


def test_without_exif_nothing_is_said() -> None:
    out = io.BytesIO()
    Image.new("RGB", (16, 16)).save(out, "JPEG", progressive=True)
    assert writer(out.getvalue()) is None
