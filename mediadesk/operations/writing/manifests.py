"""The list inside an archive of all that was copied there, as the journal has it."""

import json

from mediadesk.catalog.journal import rewrites
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.journal import EntryState
from mediadesk.domain.rewrites import Rewrite, RewriteKind
from mediadesk.operations.resolve.archive_manifest import drop_manifest, write_manifest


def copies(store: Store, archive: bytes) -> list[Rewrite]:
    """Return the copies that were made into an archive and not taken back."""
    with store.decision_readers.use() as reader:
        made = rewrites.copies_in(reader, archive)
    return [one for one in made if one.state is EntryState.DONE]


def refresh(store: Store, archive: bytes) -> bytes | None:
    """Write the list anew; returns its path, None where nothing is left to list."""
    lines = [_line(one) for one in copies(store, archive)]
    if lines:
        return write_manifest(archive, lines)
    drop_manifest(archive)
    return None


def refresh_after(store: Store, batch_id: int) -> None:
    """Write the lists anew of the archives that a batch copied into."""
    with store.decision_readers.use() as reader:
        changed = rewrites.rewrites(reader, batch_id=batch_id)
    for archive in {one.draft.root for one in changed if one.draft.kind is RewriteKind.COPY}:
        refresh(store, archive)


def _line(one: Rewrite) -> str:
    made = one.prepared
    return json.dumps(
        {
            "source": names.to_text(one.path),
            "target": names.to_text(one.target[len(one.draft.root.rstrip(b"/")) + 1 :]),
            "size": None if made is None else made.after.size_bytes,
            "mtime_ns": None if made is None else made.after.mtime_ns,
            "sha256": "" if made is None else made.before_sha256,
            **one.draft.new_values,
        }
    )
