"""Reads the sidecars that are new or have changed, each disk's and share's by its own children."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from mediadesk.catalog.databases.database import Connection
from mediadesk.catalog.dates import date_debts, timestamps
from mediadesk.catalog.files import sidecars
from mediadesk.catalog.files.sidecars import UnreadSidecar
from mediadesk.catalog.folders import folders
from mediadesk.catalog.store import Store
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.jobs import Checkpoint
from mediadesk.domain.paths import joined
from mediadesk.domain.reasons import PASSING_TROUBLE
from mediadesk.operations.dates.sidecars import is_list, owned, read_sidecars, unreadable
from mediadesk.operations.lanes import Lane, Lanes
from mediadesk.timestamps.versions import READING_VERSION

_AT_ONCE, _TIMEOUT_S = 100, 60.0
_AT_ONCE_ON_SHARE, _TIMEOUT_ON_SHARE_S = 10, 10.0


log = logging.getLogger(__name__)


class SidecarReader:
    """Brings what is known of sidecars up to date. Costs next to nothing when nothing changed."""

    def __init__(
        self, store: Store, lanes: Lanes, silent: Iterable[Lane], checkpoint: Checkpoint
    ) -> None:
        """Ask nothing of `silent` lanes; what lies there is read by a later scan."""
        self._store, self._lanes, self._checkpoint = store, lanes, checkpoint
        self._silent = set(silent)
        self._paths: dict[int, bytes] = {}

    def run(self) -> None:
        """Forget what is gone, read what is new, and owe the dates that either may change."""
        with self._store.readers.use() as reader:
            lost = sidecars.lost(reader)
        for folder_id, gone in lost.items():
            self._store.catalog.submit(partial(_forget, folder_id=folder_id, gone=gone)).result()
        after = (0, b"")
        while True:
            self._checkpoint()
            with self._store.readers.use() as reader:
                unread = sidecars.unread(
                    reader, version=READING_VERSION, limit=_AT_ONCE, after=after
                )
                by_lane: dict[Lane, list[tuple[bytes, UnreadSidecar]]] = defaultdict(list)
                for one in unread:
                    path = joined(folders.path_of(reader, one.folder_id, self._paths), one.name)
                    by_lane[self._lanes.of(path)].append((path, one))
            if not unread:
                return
            after = unread[-1].folder_id, unread[-1].name
            for lane, wanted in by_lane.items():
                self._read_in(lane, wanted)

    def _read_in(self, lane: Lane, wanted: Sequence[tuple[bytes, UnreadSidecar]]) -> None:
        at_once = _AT_ONCE_ON_SHARE if lane.is_share else _AT_ONCE
        for start in range(0, len(wanted), at_once):
            portion = wanted[start : start + at_once]
            said = self._read(lane, [path for path, _ in portion])
            told = [
                (one, text)
                for (_, one), text in zip(portion, said, strict=True)
                if text is not None
            ]
            if told:
                self._store.catalog.submit(partial(_keep, told=told)).result()

    def _read(self, lane: Lane, paths: Sequence[bytes]) -> list[str | None]:
        """Read sidecars together; where one of them is too much for its child, one by one."""
        if lane in self._silent:
            return [None] * len(paths)
        limit_s = _TIMEOUT_ON_SHARE_S if lane.is_share else _TIMEOUT_S
        try:
            return lane.run(read_sidecars, paths, timeout_s=limit_s, checkpoint=self._checkpoint)
        except OutsideError as error:
            if error.reason.code in PASSING_TROUBLE:
                log.info("the sidecars of %s wait for a later scan: %s", lane.label, error)
                self._silent.add(lane)
                return [None] * len(paths)
            if len(paths) == 1:
                return [unreadable(error.reason)]
        return [self._read(lane, [path])[0] for path in paths]


def _keep(writer: Connection, *, told: Sequence[tuple[UnreadSidecar, str]]) -> None:
    """Store what sidecars said, and have the dates of their owners judged anew."""
    changed: dict[int, set[bytes]] = {}
    before: dict[int, dict[bytes, str]] = {}
    for one, said in told:
        if one.folder_id not in before:
            before[one.folder_id] = sidecars.readings(writer, one.folder_id)
        sidecars.keep_reading(writer, one, version=READING_VERSION, said=said)
        changed.setdefault(one.folder_id, set()).add(one.name)
    for folder_id, changed_names in changed.items():
        now = sidecars.readings(writer, folder_id)
        _owe_owners(writer, folder_id, changed_names, (before[folder_id], now))


def _forget(writer: Connection, *, folder_id: int, gone: Sequence[bytes]) -> None:
    """Forget sidecars that are gone, and have the dates of their owners judged anew."""
    before = sidecars.readings(writer, folder_id)
    sidecars.forget_readings(writer, folder_id, gone)
    _owe_owners(writer, folder_id, set(gone), (before,))


def _owe_owners(
    writer: Connection,
    folder_id: int,
    changed: AbstractSet[bytes],
    beside: Sequence[Iterable[bytes]],
) -> None:
    """Owe the dates of the files that a changed sidecar belongs to, or belonged to."""
    files = timestamps.names_in_folder(writer, folder_id)
    if any(map(is_list, changed)):
        date_debts.owe(writer, files.values())
        return
    owners = {
        files[name]
        for names_beside in beside
        for name, mine in owned(names_beside, files).items()
        if not changed.isdisjoint(mine)
    }
    date_debts.owe(writer, owners)
