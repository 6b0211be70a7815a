"""The full hash: SHA-256 over every byte, read in pieces so that any size and any cancel fit."""

import hashlib
import os

from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.formats.source import open_regular, reason_of


def calculate_sha256(
    path: str | bytes | os.PathLike[str],
    chunk_size: int = 65536,
    *,
    checkpoint: Checkpoint | None = None,
) -> str:
    """Return the SHA-256 of a file's content, 64 hex digits.

    `chunk_size` is in bytes. `checkpoint` is called between chunks and may raise to stop.
    Raises OutsideError when the file cannot be read to its end.
    """
    name = os.fsencode(path)
    digest = hashlib.sha256()
    with os.fdopen(open_regular(name, follow_links=True), "rb", buffering=0) as file:
        try:
            while chunk := file.read(chunk_size):
                digest.update(chunk)
                if checkpoint is not None:
                    checkpoint()
        except OSError as error:
            raise OutsideError(reason_of(error, name)) from error
    return digest.hexdigest()
