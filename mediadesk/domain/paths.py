"""Paths as they are on disk, in bytes: joined, and whether one lies in another."""


def joined(folder: bytes, name: bytes) -> bytes:
    """Return the path of `name` in `folder`, both as on disk."""
    return folder + name if folder.endswith(b"/") else folder + b"/" + name


def is_inside(path: bytes, folder: bytes) -> bool:
    """Tell whether an absolute path is a folder itself or lies in it."""
    return path == folder or path.startswith(folder.rstrip(b"/") + b"/")
