"""Power cuts at any step of a removal or an undo, as far as one process can play them."""

import contextlib
from collections.abc import Callable, Iterator
from unittest import mock

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.journal import journal
from mediadesk.disk.changing import exchanging, transfer
from mediadesk.operations.resolve import sidecar_writing
from mediadesk.operations.resolve.removing import unmarked
from mediadesk.operations.resolve.undoing import one_entry, removals


class PowerCutError(BaseException):
    """The machine stops here."""


@contextlib.contextmanager
def cut_at(number: int) -> Iterator[None]:
    """Raise PowerCutError at the so-manieth step that a removal or an undo takes."""
    left = [number]

    def cut(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **named: object) -> object:
            left[0] -= 1
            if not left[0]:
                raise PowerCutError
            return real(*args, **named)

        return call

    with contextlib.ExitStack() as patches:
        for module, name in (
            (transfer, "rename_new"),
            (exchanging, "rename_new"),
            (exchanging, "rename_exchanging"),
            (sidecar_writing, "rename_new"),
            (one_entry, "rename_new"),
            (unmarked, "sync_folders"),
            (removals, "sync_folders"),
            (journal, "mark_done"),
            (journal, "mark_undone"),
        ):
            real = cut(getattr(module, name))
            patches.enter_context(mock.patch.object(module, name, real))
        yield


def known_files(reader: Connection) -> dict[tuple[int, str], tuple[str, int, int, str]]:
    rows = reader.execute(
        "SELECT inode, name_shown, file.size_bytes, mtime_ns, quick_hash FROM file"
        " LEFT JOIN content ON content.id = content_id WHERE status = 'present'"
    )
    return {(row[0], row[1]): tuple(row[1:]) for row in rows}
