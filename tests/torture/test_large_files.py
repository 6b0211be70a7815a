"""Files of gigabytes, most of them holes, removed and brought back."""

from pathlib import Path

import pytest

from mediadesk.operations import resolve
from tests.support.held_library import held_library
from tests.support.quick_scan import scan


@pytest.mark.fault(43)
def test_files_of_gigabytes_with_holes_go_and_come_back(tmp_path: Path) -> None:
    with held_library(tmp_path) as library:
        for name in ("1.jpg", "2.jpg"):
            path = library.add(name)
            with path.open("r+b") as stream:
                stream.truncate((2 << 30) + 7)
                stream.seek(2 << 30)
                stream.write(b"the end")
        scan(library.store, library.root)
        before = tree_without_reading(library.root)
        done = library.remove(library.root / "1.jpg", library.root / "2.jpg")
        assert done.held_bytes == (2 << 30) + 7
        assert resolve.undo(library.store).restored
        assert tree_without_reading(library.root) == before


def tree_without_reading(root: Path) -> dict[str, tuple[int, ...]]:
    """Return what can be told of files that are too large to be read often."""
    return {
        path.name: (status.st_size, status.st_mtime_ns, status.st_blocks)
        for path in root.iterdir()
        if path.is_file() and (status := path.stat())
    }
