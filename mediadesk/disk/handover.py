"""Hands folders to the window that already has the catalog, instead of opening a second one.

The window listens at a socket whose path follows from the catalog's, in a folder that only its
user may enter. A message is one line of JSON and answered with one; it can name folders to scan
and ask the window to show itself, nothing else.
"""

import hashlib
import json
import os
import socket
import stat
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from mediadesk.domain import names

MOST_BYTES = 1 << 20
"""A longer message is not read."""
TAKEN, REFUSED = b'{"taken": true}\n', b'{"taken": false}\n'
"""What the window answers."""
_MOST_PATHS = 10_000
_MOST_PATH_BYTES = 1 << 16
_VERSION = 1
_ANSWER_LIMIT_S = 5.0
_TRY_EVERY_S = 0.1
_KEYS = {"version", "paths", "show"}


@dataclass(frozen=True, slots=True)
class Handover:
    """What a second program asks the window for: absolute paths to scan, and to be shown."""

    paths: tuple[bytes, ...] = ()
    show: bool = False


def address(catalog: Path) -> Path | None:
    """Return the socket of the window that has this catalog; it need not exist.

    None where there is no place for it that other users cannot enter, and on Windows.
    """
    folder = _own_folder()
    if folder is None:
        return None
    digest = hashlib.sha256(os.fsencode(os.path.realpath(catalog))).hexdigest()
    return folder / f"{digest[:32]}.socket"


def encode(handover: Handover) -> bytes:
    """Return a message as it is sent. The paths must be absolute."""
    paths = [names.to_text(path) for path in handover.paths]
    return json.dumps({"version": _VERSION, "paths": paths, "show": handover.show}).encode() + b"\n"


def decode(line: bytes) -> Handover:
    """Read a message; ValueError says what is wrong with it."""
    if len(line) > MOST_BYTES:
        raise ValueError("the message is too long")
    try:
        told = json.loads(line)
    except RecursionError as error:
        raise ValueError("the message is nested too deeply") from error
    if not isinstance(told, dict) or set(told) != _KEYS or told["version"] != _VERSION:
        raise ValueError("this is no message of this version")
    paths, show = told["paths"], told["show"]
    if not (isinstance(show, bool) and isinstance(paths, list) and len(paths) <= _MOST_PATHS):
        raise ValueError("a part of the message is of another kind, or too long")
    if not all(isinstance(path, str) for path in paths):
        raise ValueError("a path is no text")
    return Handover(tuple(_path(path) for path in paths), show=show)


def hand_over(catalog: Path, handover: Handover, *, patience_s: float = 0.0) -> bool:
    """Give folders to the window that has `catalog`; True when it said that it has taken them.

    A window that has only just been started is waited for, `patience_s` at most.
    """
    where, message = address(catalog), encode(handover)
    if where is None or len(message) > MOST_BYTES:
        return False
    until_s, pause = time.monotonic() + patience_s, threading.Event()
    while True:
        try:
            return _ask(where, message) == TAKEN
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() >= until_s:
                return False
        except OSError:
            return False
        pause.wait(_TRY_EVERY_S)


def _path(told: str) -> bytes:
    path = names.to_bytes(told)
    if not path.startswith(b"/") or b"\0" in path or len(path) > _MOST_PATH_BYTES:
        raise ValueError("a path is not absolute, or none at all")
    return path


if sys.platform == "win32":

    def _own_folder() -> Path | None:
        return None

    def _ask(_where: Path, _message: bytes) -> bytes:
        raise OSError("local sockets are not used on Windows")

else:

    def _own_folder() -> Path | None:
        """Return a folder that only this user may enter, made when needed.

        It does not depend on the environment: a terminal and a desktop must find the same one.
        """
        user = os.getuid()
        for folder in (Path(f"/run/user/{user}/mediadesk"), Path(f"/tmp/mediadesk-{user}")):  # noqa: S108 - checked below
            try:
                folder.mkdir(mode=0o700, exist_ok=True)
                found = folder.lstat()
            except OSError:
                continue
            is_private = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
            if is_private and found.st_uid == user:
                return folder
        return None

    def _ask(where: Path, message: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_ANSWER_LIMIT_S)
            line.connect(os.fspath(where))
            line.sendall(message)
            answer = b""
            while not answer.endswith(b"\n") and len(answer) <= len(REFUSED):
                if not (more := line.recv(64)):
                    break
                answer += more
            return answer
