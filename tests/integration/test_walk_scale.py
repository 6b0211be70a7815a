"""Trees a thousand folders deep and folders with tens of thousands of files."""

import os
import subprocess
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.config import Settings, locations
from mediadesk.disk.walk import CHUNK_FILES, WalkRules, walk

RULES = WalkRules.of(Settings(), locations({}))


@pytest.fixture
def shaft(tmp_path: Path) -> Iterator[Path]:
    """Return a folder that may be filled as deep as one likes: shutil and pytest cannot undo it."""
    yield tmp_path
    subprocess.run(["rm", "-rf", tmp_path], check=True)


@pytest.mark.fault(35)
@pytest.mark.parametrize("name", [b"d", b"a rather long name, as people give them to folders"])
def test_a_thousand_folders_deep_every_file_is_found(shaft: Path, name: bytes) -> None:
    handle = os.open(shaft, os.O_RDONLY)
    for _ in range(1_000):
        os.mkdir(name, dir_fd=handle)
        below = os.open(name, os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = below
        os.close(os.open(b"\xff.jpg", os.O_CREAT | os.O_WRONLY, dir_fd=handle))
    os.close(handle)
    told = list(walk(os.fsencode(shaft), RULES, checkpoint=lambda: None))
    assert sum(len(listing.files) for listing in told) == 1_000
    assert all(listing.complete for listing in told)
    assert told[-1].files[0].path == os.fsencode(shaft) + (b"/" + name) * 1_000 + b"/\xff.jpg"


@pytest.mark.fault(37)
def test_a_huge_folder_is_told_in_parts_within_bounded_memory(tmp_path: Path) -> None:
    count = 30_000
    for number in range(count):
        os.close(os.open(tmp_path / f"IMG_{number:06}.jpg", os.O_CREAT | os.O_WRONLY))
    tracemalloc.start()
    try:
        sizes, last = [], b""
        for listing in walk(os.fsencode(tmp_path), RULES, checkpoint=lambda: None):
            sizes.append(len(listing.files))
            assert listing.files[0].name > last
            last = listing.files[-1].name
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sizes == [CHUNK_FILES] * (count // CHUNK_FILES)
    assert peak_bytes < 10_000_000
