"""Exiftool, where it is installed, writes dates into formats that nobody else here can write.

It is a program of its own, and never required. It reads the file and hands the new one over in
memory; it writes nothing to disk.
"""

import shutil
import subprocess
from functools import lru_cache

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.formats.xmp.xmp_sidecar import date_text, offset_text

FORMATS = frozenset({"heic", "avif", "jxl", "cr2", "nef", "arw", "orf", "rw2", "pef"})
"""What it writes well and exiv2 does not, or not safely."""
LARGEST_BYTES = 256 << 20
_TIMEOUT_S = 60.0


@lru_cache(maxsize=1)
def program() -> str | None:
    """Return where exiftool is, None when it is not installed."""
    return shutil.which("exiftool")


def with_date(path: str, date: ChosenDate) -> bytes:
    """Return the file at `path` with this date in its EXIF. Raises OutsideError."""
    found = program()
    if found is None:
        raise OutsideError(Reason.of(ReasonCode.NOT_SUPPORTED, format="exiftool"))
    text = date_text(ChosenDate(date.wall, date.precision))
    options = [f"-EXIF:DateTimeOriginal={text}"]
    if date.offset_minutes is not None:
        options.append(f"-EXIF:OffsetTimeOriginal={offset_text(date.offset_minutes)}")
    command = [found, "-q", "-q", "-m", "-P", *options, "-o", "-", "--", path]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; the path is behind --
            command, capture_output=True, timeout=_TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OutsideError(Reason.of(ReasonCode.DECODER_TIMEOUT)) from error
    if done.returncode or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        detail = said[0][:80] if said else "exiftool wrote nothing"
        raise OutsideError(Reason.of(ReasonCode.WRITE_FAILED, detail=detail))
    return done.stdout
