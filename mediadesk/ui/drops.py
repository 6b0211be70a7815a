"""Folders and files dropped on the window, whatever bytes their names are made of."""

import os
import socket
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData

URI_LIST = "text/uri-list"


def dropped_paths(mime: QMimeData) -> list[bytes]:
    """Return the local paths a drag carries; empty when it carries none."""
    return parse_uri_list(bytes(mime.data(URI_LIST).data()))


def parse_uri_list(data: bytes) -> list[bytes]:
    r"""Return the paths of the `file:` addresses in a `text/uri-list` (RFC 2483), each once.

    The bytes are decoded here because `QUrl.toLocalFile` turns names that are not UTF-8 into
    question marks. Comments, other schemes and other computers' files are left out.
    """
    paths: dict[bytes, None] = {}
    for line in data.replace(b"\0", b"").splitlines():
        path = _local_path(line.strip())
        if path is not None:
            paths[path] = None
    return list(paths)


def _local_path(address: bytes) -> bytes | None:
    scheme, _, rest = address.partition(b":")
    if scheme.lower() != b"file":
        return None
    if rest.startswith(b"//"):
        host, slash, tail = rest[2:].partition(b"/")
        if host and not _is_here(host):
            return None
        rest = slash + tail
    path = unquote_to_bytes(rest)
    if not path.startswith(b"/") or b"\0" in path:
        return None
    if os.name == "nt":
        path = path.lstrip(b"/")
    return path.rstrip(b"/") or b"/"


def _is_here(host: bytes) -> bool:
    name = host.decode("ascii", "replace").lower()
    return name in ("localhost", socket.gethostname().lower())
