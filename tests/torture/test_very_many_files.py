"""Two hundred thousand files in one folder: bounded memory, and one class of empty files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import COMMAND, environment, mediadesk

FILES = 200_000
MOST_BYTES = 400_000_000
# A child's peak begins at its parent's size, and the tests before this one may have made this
# process large: a small process in between starts the program and says its peak, in KiB.
MEASURED = (
    "import resource, subprocess, sys;"
    "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


@pytest.mark.fault(37)
def test_a_folder_of_very_many_empty_files_is_scanned_in_bounded_memory(tmp_path: Path) -> None:
    folder, catalog = tmp_path / "folder", tmp_path / "catalog.db"
    folder.mkdir()
    handle = os.open(folder, os.O_RDONLY)
    for number in range(FILES):
        os.close(os.open(f"{number}.jpg", os.O_CREAT | os.O_WRONLY, dir_fd=handle))
    os.close(handle)
    command = [*COMMAND, "scan", str(folder), "--json", "--catalog", str(catalog)]
    peak = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        check=True,
        capture_output=True,
        env=environment(),
    ).stdout
    assert int(peak) * 1024 < MOST_BYTES
    clusters = mediadesk("duplicates", "--kind", "exact", "--json", catalog=catalog).json[
        "clusters"
    ]
    assert len(clusters) <= 1
