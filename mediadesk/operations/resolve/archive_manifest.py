"""Lists what an archive holds, in a file of ours inside it, whole or not at all."""

import contextlib
import os
from collections.abc import Sequence

from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.transfer import sync

MANIFEST = b"mediadesk-manifest.jsonl"


def write_manifest(archive: bytes, lines: Sequence[str]) -> bytes:
    """Write one line for each copy; returns the manifest's path. Raises OSError."""
    with reached(archive, b"") as folder:
        making = Place(folder, b"." + MANIFEST + b".part")
        if making.is_taken():
            making.unlink()  # a crash left it
        descriptor = making.create()
        try:
            with open(descriptor, "wb", closefd=False) as stream:
                stream.writelines(line.encode("ascii") + b"\n" for line in lines)
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o644)
            os.fsync(descriptor)
        except BaseException:
            making.unlink()
            raise
        finally:
            os.close(descriptor)
        making.rename_over(Place(folder, MANIFEST))
        sync(folder)
    return os.path.join(archive, MANIFEST)


def drop_manifest(archive: bytes) -> None:
    """Delete the manifest when there is nothing left to list."""
    with (
        contextlib.suppress(FileNotFoundError, NotADirectoryError),
        reached(archive, b"") as folder,
    ):
        Place(folder, MANIFEST).unlink()
