import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mediadesk.disk.lock import CatalogLock
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import ReasonCode

HOLD = """
import sys
from pathlib import Path
from mediadesk.disk.lock import CatalogLock
lock = CatalogLock(Path(sys.argv[1]), holder="a scan")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.fault(47)
def test_only_one_holds_a_catalog_and_the_other_is_told_who(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "catalog.lock"
    lock = CatalogLock(path, holder="a window")
    with pytest.raises(OutsideError) as caught:
        CatalogLock(path, holder="a scan")
    assert caught.value.reason.code is ReasonCode.CATALOG_IN_USE
    assert caught.value.reason.facts["holder"] == f"a window (process {os.getpid()})"
    lock.release()
    lock.release()
    CatalogLock(path, holder="a scan").release()


@pytest.mark.fault(47)
def test_a_killed_holder_leaves_nothing_locked(tmp_path: Path) -> None:
    path = tmp_path / "catalog.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(OutsideError):
            CatalogLock(path, holder="a window")
        holder.send_signal(signal.SIGKILL)
    CatalogLock(path, holder="a window").release()


@pytest.mark.fault(47)
@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', "\x00"])
def test_a_stale_lock_file_is_taken_over_whatever_it_says(tmp_path: Path, text: str) -> None:
    path = tmp_path / "catalog.lock"
    path.write_text(text)
    CatalogLock(path, holder="a window").release()
    assert path.read_text() == ""


def test_a_place_that_cannot_be_written_is_a_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutsideError) as caught:
        CatalogLock(tmp_path / "file" / "catalog.lock", holder="a window")
    assert caught.value.reason.code is ReasonCode.CATALOG_UNWRITABLE
