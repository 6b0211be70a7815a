"""What an error of the disk means to the user: a reason for a folder or a file."""

import errno
import os

from mediadesk.disk.owners import owner_of
from mediadesk.domain.reasons import Reason, ReasonCode

_OFFLINE = frozenset(
    number
    for name in ("ENOTCONN", "ESTALE", "ENODEV", "ENXIO", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN")
    if (number := getattr(errno, name, None)) is not None
)
_VANISHED = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
_REFUSED = frozenset({errno.EACCES, errno.EPERM})


def is_offline(error: OSError) -> bool:
    """Tell whether the error says that the whole volume went away."""
    return error.errno in _OFFLINE


def is_vanished(error: OSError) -> bool:
    """Tell whether the error says that the path is gone, or a link or file is in its place."""
    return error.errno in _VANISHED


def is_refused(error: OSError) -> bool:
    """Tell whether the error says that the user may not."""
    return error.errno in _REFUSED


def folder_reason(error: OSError, path: bytes, *, volume: str) -> Reason:
    """Return why the folder `path` could not be read; `volume` names its disk in the sentence."""
    if is_vanished(error):
        missing = error.errno == errno.ENOENT
        return Reason.of(ReasonCode.PATH_MISSING if missing else ReasonCode.NOT_A_FOLDER_OR_FILE)
    if is_refused(error):
        return Reason.of(ReasonCode.FOLDER_PERMISSION, owner=owner_of(path))
    return _common(error, volume) or Reason.of(
        ReasonCode.FOLDER_UNREADABLE, detail=os.strerror(error.errno or 0)
    )


def file_reason(error: OSError, path: bytes, *, volume: str) -> Reason:
    """Return why the file `path` could not be read; `volume` names its disk in the sentence."""
    if is_vanished(error):
        return Reason.of(ReasonCode.FILE_VANISHED)
    if is_refused(error):
        return Reason.of(ReasonCode.FILE_PERMISSION, owner=owner_of(path))
    return _common(error, volume) or Reason.of(
        ReasonCode.FILE_IO, detail=os.strerror(error.errno or 0)
    )


def _common(error: OSError, volume: str) -> Reason | None:
    if is_offline(error):
        return Reason.of(ReasonCode.VOLUME_OFFLINE, volume=volume)
    if error.errno == errno.ENAMETOOLONG:
        return Reason.of(ReasonCode.PATH_TOO_LONG)
    return None
