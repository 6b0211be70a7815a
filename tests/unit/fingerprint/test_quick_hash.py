import errno
import hashlib
import os
from pathlib import Path
from typing import NoReturn

import pytest

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import ReasonCode
from mediadesk.fingerprint.quick_hash import quick_hash, quick_hash_of
from mediadesk.formats.source import WHOLE_BYTES, open_source

EDGE = 65536


def written(folder: Path, size: int, name: bytes = b"a.bin") -> tuple[bytes, bytes]:
    path = os.path.join(os.fsencode(folder), name)
    data = bytes((i * 31 + i // 251) % 256 for i in range(min(size, 300_000)))
    data = (data * (size // max(len(data), 1) + 1))[:size]
    with open(path, "wb") as file:
        file.write(data)
    return path, data


@pytest.mark.parametrize("size", [0, 1, EDGE - 1, EDGE, EDGE + 1, 2 * EDGE - 1, 2 * EDGE, 250_001])
def test_it_covers_the_size_the_first_64_kib_and_the_rest_up_to_64_kib(
    tmp_path: Path, size: int
) -> None:
    path, data = written(tmp_path, size)
    tail = data[-min(EDGE, size - EDGE) :] if size > EDGE else b""
    expected = hashlib.sha256(size.to_bytes(8, "little") + data[:EDGE] + tail).hexdigest()
    assert quick_hash(path) == expected


def test_a_file_too_large_for_memory_has_the_same_definition(tmp_path: Path) -> None:
    path, data = written(tmp_path, WHOLE_BYTES + 12_345)
    expected = hashlib.sha256(len(data).to_bytes(8, "little") + data[:EDGE] + data[-EDGE:])
    with open_source(path) as source:
        assert source.data is None
        assert quick_hash_of(source) == expected.hexdigest()


def test_text_bytes_and_path_objects_name_the_same_file(tmp_path: Path) -> None:
    path, _ = written(tmp_path, 10)
    assert quick_hash(path) == quick_hash(os.fsdecode(path)) == quick_hash(tmp_path / "a.bin")


def test_a_name_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    path, _ = written(tmp_path, 10, b"bad\xff.jpg")
    assert len(quick_hash(path)) == 64


def test_a_change_beyond_the_ends_goes_unseen_and_one_inside_does_not(tmp_path: Path) -> None:
    path, data = written(tmp_path, 4 * EDGE)
    before = quick_hash(path)
    for offset, same in ((2 * EDGE, True), (EDGE - 1, False), (4 * EDGE - 1, False)):
        changed = bytearray(data)
        changed[offset] ^= 1
        with open(path, "wb") as file:
            file.write(changed)
        assert (quick_hash(path) == before) is same


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "film.mp4"
    os.mkfifo(pipe)
    with pytest.raises(OutsideError) as caught:
        quick_hash(pipe)
    assert caught.value.reason.code is ReasonCode.NOT_A_FOLDER_OR_FILE


def test_a_link_is_not_followed_by_the_scan_but_by_the_user(tmp_path: Path) -> None:
    path, _ = written(tmp_path, 10)
    link = tmp_path / "link.jpg"
    link.symlink_to(os.fsdecode(path))
    assert quick_hash(link) == quick_hash(path)
    with pytest.raises(OutsideError) as caught:
        open_source(os.fsencode(link))
    assert caught.value.reason.code is ReasonCode.NOT_A_FOLDER_OR_FILE


def test_a_file_that_went_away_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutsideError) as caught:
        quick_hash(tmp_path / "gone.jpg")
    assert caught.value.reason.code is ReasonCode.FILE_VANISHED


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, ReasonCode.FILE_PERMISSION),
        (errno.EIO, ReasonCode.FILE_IO),
        (errno.ENAMETOOLONG, ReasonCode.PATH_TOO_LONG),
    ],
)
def test_trouble_of_the_disk_becomes_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: ReasonCode
) -> None:
    path, _ = written(tmp_path, 10)

    def refuse(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutsideError) as caught:
        open_source(path)
    assert caught.value.reason.code is code


def test_a_refused_file_names_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pwd = pytest.importorskip("pwd")
    path, _ = written(tmp_path, 10)

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutsideError) as caught:
        open_source(path)
    assert caught.value.reason.facts["owner"] == pwd.getpwuid(os.getuid()).pw_name
