"""Keeps two programs from writing one catalog: a file that the system unlocks when we die."""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import IO

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode

WINDOW = "a window"
"""The holder that folders can be handed over to."""


def lock_path(catalog: Path) -> Path:
    """Return where the lock of a catalog is: beside it, `NAME.lock`."""
    return catalog.with_name(f"{catalog.stem}.lock")


class CatalogLock:
    """Holds a catalog for this process until `release()`.

    The lock is the operating system's, so a crash frees it; what the file says (who holds it)
    only serves the sentence that the next program shows.
    """

    def __init__(self, path: Path, *, holder: str) -> None:
        """Take the lock at `path`, saying that `holder` ("a window", "a scan") has it.

        Raises `OutsideError` with CATALOG_IN_USE when somebody else holds it.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            stream = path.open("a+", encoding="utf-8")
        except OSError as error:
            detail = error.strerror or str(error)
            raise OutsideError(
                Reason.of(ReasonCode.CATALOG_UNWRITABLE, path=str(path), detail=detail)
            ) from error
        try:
            _lock(stream)
        except OSError as error:
            told = _read_holder(stream)
            stream.close()
            raise OutsideError(Reason.of(ReasonCode.CATALOG_IN_USE, holder=told)) from error
        stream.seek(0)
        stream.truncate()
        with contextlib.suppress(OSError):  # a full disk has no room to say who it is
            os.write(stream.fileno(), json.dumps({"pid": os.getpid(), "holder": holder}).encode())
        self._stream: IO[str] | None = stream

    def release(self) -> None:
        """Give the catalog free; the file stays, empty."""
        if self._stream is not None:
            self._stream.seek(0)
            self._stream.truncate()
            self._stream.close()
            self._stream = None


def _read_holder(stream: IO[str]) -> str:
    stream.seek(0)
    try:
        told = json.loads(stream.read() or "{}")
        return f"{told['holder']} (process {told['pid']})"
    except (ValueError, KeyError, TypeError, OSError):
        return "another MediaDesk"


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[str]) -> None:
        # A byte far behind the text, so that others can still read who holds it.
        stream.seek(1 << 20)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(stream: IO[str]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
