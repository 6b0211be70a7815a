"""Takes a folder out of the library, and brings it back: nothing on the disk is touched.

Its files leave all lists; what is known of them and what was decided on them stays, and is there
again once the folder is added again.
"""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from mediadesk.catalog.folders import folders, volumes
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.catalog.roots import settling
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.paths import is_inside
from mediadesk.domain.reasons import Reason, ReasonCode


def take_out(store: Store, path: bytes) -> CatalogChanges:
    """Let a root leave the library; `settle` lets its files follow. Raises `OutsideError`."""
    path = os.path.abspath(path)
    with store.readers.use() as reader:
        root = next((each for each in folders.roots(reader) if each.path == path), None)
        if root is None:
            raise OutsideError(Reason.of(ReasonCode.RELINK_NO_ROOT, path=names.shown(path)))
        volume = volumes.load(reader, root.volume_id)
    facts = {
        "path": names.to_text(path),
        "volume": volume.identity,
        "label": volume.label,
        "file_system": volume.file_system,
        "path_in_volume": names.to_text(root.path_in_volume),
    }
    store.decisions.submit(
        lambda writer: decisions.record(writer, DecisionKind.TAKE_OUT_ROOT, facts)
    ).result()
    return store.catch_up()


def bring_back(store: Store, facts: Mapping[str, Any]) -> CatalogChanges:
    """Add a folder again that left the library, as it was; its disk may be away.

    `settle` lets its files follow.
    """
    path = names.to_bytes(facts["path"])
    with store.readers.use() as reader:
        inside = [root.path for root in folders.roots(reader) if is_inside(root.path, path)]
    return store.decide_root(
        path,
        volume_identity=facts["volume"],
        volume_label=facts["label"],
        file_system=facts["file_system"],
        path_in_volume=names.to_bytes(facts["path_in_volume"]),
        absorbed=[(root, root) for root in inside],
    )


def bring_back_path(store: Store, path: bytes) -> CatalogChanges:
    """Add the folder of this path again, as it was when it left. Raises `OutsideError`."""
    from mediadesk.catalog.past import root_history  # noqa: PLC0415 - few need it, every start is here

    path = os.path.abspath(path)
    with store.decision_readers.use() as reader:
        left = [out for out in root_history.taken_out(reader) if out.back_at is None]
    found = next((out for out in reversed(left) if out.path == path), None)
    if found is None:
        raise OutsideError(Reason.of(ReasonCode.NOT_TAKEN_OUT, path=names.shown(path)))
    return bring_back(store, found.facts)


def settle_some(store: Store, within: Sequence[bytes] = ()) -> CatalogChanges | None:
    """Let some thousand files follow a root that left or came back; None when none has to.

    With `within` only those that have to do with one of these folders.
    """
    with store.readers.use() as reader:
        owed = settling.owed(reader)
    for folder_id, path in owed:
        if not within or any(is_inside(path, one) or is_inside(one, path) for one in within):
            write = partial(settling.settle_some, top=folder_id)
            return store.catalog.submit(write).result()
    return None


def settle(
    store: Store, within: Sequence[bytes] = (), checkpoint: Checkpoint = lambda: None
) -> CatalogChanges:
    """Let all files follow; what `checkpoint` raises ends it, and the next call goes on."""
    changes = CatalogChanges()
    while (some := settle_some(store, within)) is not None:
        changes |= some
        checkpoint()
    return changes
