"""Addresses of files as desktops give them: `file:` URIs, one a line or as an argument."""

import os
from urllib.parse import unquote_to_bytes


def local_paths(uri_list: bytes) -> list[bytes]:
    r"""Return the paths of the `file:` addresses in a `text/uri-list` (RFC 2483), each once.

    The bytes are decoded here because `QUrl.toLocalFile` turns names that are not UTF-8 into
    question marks. Comments, other schemes and other computers' files are left out.
    """
    paths: dict[bytes, None] = {}
    for line in uri_list.replace(b"\0", b"").splitlines():
        path = _local_path(line.strip())
        if path is not None:
            paths[path] = None
    return list(paths)


def argument_path(argument: bytes) -> bytes:
    """Return the path that a command-line argument names, be it a path or a `file:` address.

    An argument that names an existing file as it stands is that file, whatever it looks like.
    """
    if argument[:5].lower() != b"file:" or os.path.lexists(argument):
        return argument
    path = _local_path(argument)
    return argument if path is None else path


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
    import socket  # noqa: PLC0415 - hardly an address names a computer

    name = host.decode("ascii", "replace").lower()
    return name in ("localhost", socket.gethostname().lower())
