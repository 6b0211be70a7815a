import hashlib
from pathlib import Path

import pytest

from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.fingerprint.full_hash import calculate_sha256


def test_it_is_the_sha256_of_every_byte_whatever_the_chunk_size(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    data = bytes(range(256)) * 1000 + b"tail"
    file.write_bytes(data)
    expected = hashlib.sha256(data).hexdigest()
    assert calculate_sha256(file) == expected
    assert calculate_sha256(str(file), chunk_size=7_777) == expected
    assert calculate_sha256(bytes(file), 1 << 20) == expected


def test_an_empty_file_has_the_well_known_hash(tmp_path: Path) -> None:
    file = tmp_path / "empty"
    file.touch()
    assert calculate_sha256(file).startswith("e3b0c44298fc1c14")


def test_a_checkpoint_can_stop_it_between_chunks(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(bytes(100))
    calls = []

    def checkpoint() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        calculate_sha256(file, 10, checkpoint=checkpoint)
    assert len(calls) == 3


def test_a_missing_file_is_trouble_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(OutsideError):
        calculate_sha256(tmp_path / "gone")
