"""Who owns a file or folder, for sentences about permission."""

import os
import sys


def owner_name(status: os.stat_result) -> str:
    """Return the owner's login name, or the number where it has no name; "" on Windows."""
    if sys.platform == "win32":
        return ""
    import pwd  # noqa: PLC0415 - not there on Windows

    try:
        return pwd.getpwuid(status.st_uid).pw_name
    except KeyError:
        return str(status.st_uid)


def owner_of(path: bytes) -> str:
    """Return the owner's name of what lies at `path`, links not followed; "" if not to be told."""
    try:
        return owner_name(os.lstat(path))
    except OSError:
        return ""
