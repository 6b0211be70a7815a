import os
from pathlib import Path

import pytest

from mediadesk.formats.source import EDGE_BYTES, WHOLE_BYTES, Source, open_source


@pytest.mark.parametrize("size", [0, 10, EDGE_BYTES, EDGE_BYTES + 10, WHOLE_BYTES + 10])
def test_stream_and_ends_show_the_same_file(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(os.urandom(1000) + bytes(size - 1000) if size > 1000 else os.urandom(size))
    with open_source(bytes(path)) as source:
        whole = source.stream().read()
        assert (source.size_bytes, len(whole)) == (size, size)
        assert source.head == whole[:EDGE_BYTES]
        assert whole.endswith(source.tail)
        assert source.stream().tell() == 0
        assert (source.data is None) == (size > WHOLE_BYTES)


@pytest.mark.parametrize("size", [10, EDGE_BYTES + 10, WHOLE_BYTES + 10])
def test_an_open_file_is_read_from_its_start_wherever_it_stands(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(os.urandom(size))
    descriptor = os.open(path, os.O_RDONLY)
    os.lseek(descriptor, 0, os.SEEK_END)
    with Source(bytes(path), descriptor) as source:
        assert source.stream().read() == path.read_bytes()


def test_a_file_that_is_written_to_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"first")
    with open_source(bytes(path)) as source:
        assert not source.has_changed()
        with path.open("ab") as other:
            other.write(b" and more")
        assert source.has_changed()


def test_the_native_path_leads_to_the_open_file_even_after_a_swap(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"scanned")
    with open_source(bytes(path)) as source:
        if not source.native_path().startswith("/proc/"):
            pytest.skip("this system has no names for open files")
        os.replace(path, tmp_path / "b.bin")
        path.write_bytes(b"another")
        assert Path(source.native_path()).read_bytes() == b"scanned"


def test_closing_leaves_no_descriptor_open(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"x")
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for _ in range(5):
        with open_source(bytes(path)):
            pass
    after = len(os.listdir("/proc/self/fd")) if before else 0
    assert after == before
