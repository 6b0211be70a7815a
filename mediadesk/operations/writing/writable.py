"""Looks whether a file may be changed: an ordinary one, with one name, that may be written."""

import os
import stat

from mediadesk.domain import names
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason, ReasonCode


def look(path: bytes) -> FileStat | Reason | None:
    """Return what is at a path, None when nothing is, a reason when it may not be changed."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return Reason.of(ReasonCode.FILE_PERMISSION, owner="?")
    return _refusal(path, status) or FileStat.of(status)


def _refusal(path: bytes, status: os.stat_result) -> Reason | None:
    if stat.S_ISLNK(status.st_mode):
        target = names.shown(os.fsencode(os.path.realpath(path)))
        return Reason.of(ReasonCode.FILE_IS_LINK, target=target)
    if not stat.S_ISREG(status.st_mode):
        return Reason.of(ReasonCode.NOT_A_FOLDER_OR_FILE)
    if status.st_nlink > 1:
        return Reason.of(ReasonCode.FILE_HAS_LINKS, count=status.st_nlink)
    if not status.st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        return Reason.of(ReasonCode.FILE_READ_ONLY)
    return None
