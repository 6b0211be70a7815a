"""Marks the files of a root as missing once the user says that the root was deleted."""

from collections.abc import Sequence

from mediadesk.catalog.files.files import PendingFile
from mediadesk.catalog.store import Store
from mediadesk.domain import names
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.scanning.discover import Discovery
from mediadesk.operations.scanning.places import look_at_roots
from mediadesk.operations.scanning.tally import Tally


def note_deleted(store: Store, lanes: Lanes, path: bytes) -> CatalogChanges:
    """Mark the files of a root that is gone as missing; what is known of them stays.

    Raises `OutsideError`: STILL_THERE when the root is where it was, or its disk is away.
    """
    look = look_at_roots(store, lanes)
    if path not in look.gone:
        raise OutsideError(Reason.of(ReasonCode.STILL_THERE, path=names.shown(path)))
    told = [look.changes]
    discovery = Discovery(store, tally=Tally(), on_owed=_none_is_owed, on_changes=told.append)
    discovery.vanished(path)
    discovery.finish()
    changes = CatalogChanges()
    for each in told:
        changes |= each
    return changes


def _none_is_owed(_files: Sequence[PendingFile]) -> None:
    """Nothing was found, so nothing waits to be studied."""
