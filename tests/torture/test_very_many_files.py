"""Two hundred thousand files in one folder: bounded memory, and one class of empty files."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.terminal import COMMAND, environment, mediadesk

FILES = 200_000
MOST_BYTES = 400_000_000


@pytest.mark.fault(37)
def test_a_folder_of_very_many_empty_files_is_scanned_in_bounded_memory(tmp_path: Path) -> None:
    folder, catalog = tmp_path / "folder", tmp_path / "catalog.db"
    folder.mkdir()
    handle = os.open(folder, os.O_RDONLY)
    for number in range(FILES):
        os.close(os.open(f"{number}.jpg", os.O_CREAT | os.O_WRONLY, dir_fd=handle))
    os.close(handle)
    scan = subprocess.Popen(
        [*COMMAND, "scan", str(folder), "--json", "--catalog", str(catalog)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    _, status, used = os.wait4(scan.pid, 0)
    scan.returncode = os.waitstatus_to_exitcode(status)
    assert scan.returncode == 0
    assert used.ru_maxrss * 1024 < MOST_BYTES
    clusters = mediadesk("duplicates", "--kind", "exact", "--json", catalog=catalog).json[
        "clusters"
    ]
    assert len(clusters) <= 1
