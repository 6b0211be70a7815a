"""Looking into a catalog without holding it, while a window may have it open."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mediadesk import config
from mediadesk.catalog.databases.database import Readers
from mediadesk.catalog.store import open_decision_readers, open_readers

if TYPE_CHECKING:
    from mediadesk.operations.library import Library


def catalog_path(catalog: Path | None) -> Path:
    """Return the catalog that was named, or the one in the user's data folder."""
    return (catalog or config.locations().catalog_file).absolute()


@contextlib.contextmanager
def open_reading(catalog: Path | None) -> "Iterator[Library | None]":
    """Look into a catalog without holding it: a window may have it open at the same time.

    None when there is no catalog yet. Raises `OutsideError`.
    """
    readers = open_readers(catalog_path(catalog))
    if readers is None:
        yield None
        return
    from mediadesk.operations.library import Library  # noqa: PLC0415 - as in `foundation`

    try:
        yield Library(readers)
    finally:
        readers.close()


@contextlib.contextmanager
def open_journal(catalog: Path | None) -> Iterator[Readers | None]:
    """Look into the journal of a catalog without holding it; None when there is none yet."""
    readers = open_decision_readers(catalog_path(catalog))
    try:
        yield readers
    finally:
        if readers is not None:
            readers.close()
