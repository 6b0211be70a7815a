"""Keeps what a change of a file replaces, in our folder on the same disk, until it is let go."""

import contextlib
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mediadesk.disk.changing.copying import copy_file
from mediadesk.disk.changing.place import Place
from mediadesk.disk.changing.reach import reached
from mediadesk.disk.changing.transfer import sync
from mediadesk.disk.changing.trash import OWN_FOLDER, drop_empty_folders, make_own_folder
from mediadesk.disk.comparing import BLOCK_BYTES
from mediadesk.domain.rewrites import Keeping, Rewrite
from mediadesk.formats import patches
from mediadesk.formats.patches import Run

_KEPT = OWN_FOLDER + b"/kept"


def kept_path(rewrite: Rewrite) -> bytes:
    """Return where what a change replaced is kept."""
    return os.path.join(rewrite.draft.root, _KEPT, rewrite.kept_name)


@contextmanager
def kept_place(rewrite: Rewrite, *, make: bool = False) -> Iterator[Place]:
    """Open the place where what a change replaced is kept. Raises OSError."""
    if make:
        make_own_folder(rewrite.draft.root)
    uid, _, name = rewrite.kept_name.partition(b"/")
    folder = os.path.join(_KEPT, uid)
    with reached(rewrite.draft.root, folder, make=0o700 if make else None) as opened:
        yield Place(opened, name)


def keep(
    rewrite: Rewrite, original: Place, descriptor: int, draft: int, runs: Sequence[Run]
) -> tuple[Keeping, int, str]:
    """Keep what the file that `draft` has open is about to replace; returns how, bytes, SHA-256.

    `runs` are parts that both have in common, as far as known. The original is kept by a second
    name where the disk has such, so that its undo brings back the very file.
    """
    with kept_place(rewrite, make=True) as place:
        patch, sha256 = _patch(descriptor, draft, runs)
        if patch is not None:
            _write(place, patch)
            keeping, size_bytes = Keeping.PATCH, len(patch)
        else:
            _keep_whole(original, place, descriptor)
            keeping, size_bytes, sha256 = Keeping.WHOLE, os.fstat(descriptor).st_size, ""
        sync(place.folder)
    return keeping, size_bytes, sha256


def forget(rewrite: Rewrite) -> None:
    """Delete what is kept for the undo of a change."""
    with (
        contextlib.suppress(FileNotFoundError, NotADirectoryError),
        kept_place(rewrite) as place,
    ):
        place.unlink()
    drop_empty_folders([kept_path(rewrite)], rewrite.draft.root)


def _patch(descriptor: int, draft: int, runs: Sequence[Run]) -> tuple[bytes | None, str]:
    """Return a patch that is proved to bring back every byte, and the SHA-256 of the original."""
    size_bytes = os.fstat(descriptor).st_size
    with (
        open(os.dup(descriptor), "rb") as old,
        open(os.dup(draft), "rb") as new,
    ):
        common = list(runs)
        if not common and size_bytes == os.fstat(draft).st_size:
            common = list(patches.runs_in_place(old, new, size_bytes))
        if not common or (patch := patches.make(old, size_bytes, common)) is None:
            return None, ""
        old.seek(0)
        digest = hashlib.sha256()
        while block := old.read(BLOCK_BYTES):
            digest.update(block)
        try:
            again = patches.apply(patch, new, lambda _block: None)
        except ValueError:
            return None, ""
    return (patch, again) if again == digest.hexdigest() else (None, "")


def _write(place: Place, data: bytes) -> None:
    descriptor = place.create()
    try:
        with open(descriptor, "wb", closefd=False) as stream:
            stream.write(data)
        os.fsync(descriptor)
    except BaseException:
        place.unlink()
        raise
    finally:
        os.close(descriptor)


def _keep_whole(original: Place, place: Place, descriptor: int) -> None:
    try:
        place.link_to(original)
    except OSError:
        copy = place.create()
        try:
            copy_file(descriptor, copy)
        except BaseException:
            place.unlink()
            raise
        finally:
            os.close(copy)
