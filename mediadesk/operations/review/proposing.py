"""What a cluster proposes, once what stands beside its files at this moment is asked for, too.

A search reads no sidecars: it stores what follows from the files alone. A removal does read them
(`operations.besides`), and so does whatever shows or lists what it would do.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.files import placed_files
from mediadesk.catalog.files.placed_files import PlacedFile
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.disk.volumes.lanes import LaneFinder
from mediadesk.domain.clusters import ALONE, PROVABLE, ClusterKind, ClusterMember, ClusterRecord
from mediadesk.domain.fields import kinds_of, named
from mediadesk.domain.keepers import KeeperCode
from mediadesk.operations.besides import Besides
from mediadesk.operations.folder_rules import in_force
from mediadesk.operations.matching.copies import copy_clusters
from mediadesk.operations.matching.file_keys import Whereabouts
from mediadesk.operations.matching.keepers.contenders import contenders_of
from mediadesk.operations.matching.keepers.evidence import Evidence
from mediadesk.operations.sidecar_paths import known_sidecars


class _Placed(Protocol):
    @property
    def path(self) -> bytes: ...
    @property
    def is_away(self) -> bool: ...


class Proposing:
    """Reads the sidecars of each file once: it serves for one look at some clusters."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Go by the catalog of `store` and the folders' rules."""
        self._readers = store.readers
        self._where = Whereabouts(in_force(store, settings))
        self._besides = Besides(known_sidecars(store.readers))
        self._lanes = LaneFinder()
        self._shares: dict[bytes, bool] = {}

    def close(self) -> None:
        """Watch the mounts no more."""
        self._lanes.close()

    def members(self, record: ClusterRecord, stored: list[ClusterMember]) -> list[ClusterMember]:
        """Return the members of one cluster as they are proposed, wherever they are."""
        with self._readers.use() as reader:
            ids = [id_ for member in stored for id_ in member.files]
            placed = placed_files.load(reader, ids)
        return self.told(record, stored, placed)

    def told(
        self, record: ClusterRecord, stored: list[ClusterMember], placed: Mapping[int, PlacedFile]
    ) -> list[ClusterMember]:
        """Return the members of a cluster as they are proposed to stay or go, the keeper first.

        `placed` says where their files are.
        """
        ids = [id_ for member in stored for id_ in member.files]
        there = {id_: placed[id_] for id_ in ids if id_ in placed}
        if all(map(self._stands_alone, there.values())):  # as nearly all do
            return stored
        beside = self.beside(there)
        if not beside:
            return stored
        with self._readers.use() as reader:
            files = contents.of_files(reader, ids)
        beside = {id_: held for id_, held in beside.items() if id_ in files}
        members = self._made_anew(record, files, beside) or stored
        keeper = next((files.get(one.file_id) for one in members if one.keeper), None)
        if keeper is None or keeper.id not in beside:
            return members
        of_copies = [(one, files[one.file_id]) for one in members if one.file_id in beside]
        told = {
            one.file_id: self._copy(record.kind, one, file, keeper)
            for one, file in of_copies
            if one.removable
        }
        return [told.get(one.file_id, one) for one in members]

    def beside(self, files: Mapping[int, _Placed]) -> dict[int, frozenset[int]]:
        """Return what stands beside each of these files; empty where that is nothing of any.

        What is away cannot be asked, and shares are not: they may hang.
        """
        found = {
            id_: self._besides.of(file.path)
            for id_, file in files.items()
            if not self._is_out_of_reach(file)
        }
        spoken = (self._besides.words(files[id_].path) for id_ in found)
        return found if any(found.values()) or any(map(any, spoken)) else {}

    def _stands_alone(self, file: _Placed) -> bool:
        """Tell at once that nothing is beside a file: there may be ten thousand members."""
        return self._is_out_of_reach(file) or self._besides.is_nothing(file.path)

    def _is_out_of_reach(self, file: _Placed) -> bool:
        if file.is_away:
            return True
        folder = file.path.rpartition(b"/")[0]
        if folder not in self._shares:
            self._shares[folder] = self._lanes.key_of(folder).is_share
        return self._shares[folder]

    def _made_anew(
        self,
        record: ClusterRecord,
        files: Mapping[int, FileContent],
        beside: Mapping[int, frozenset[int]],
    ) -> list[ClusterMember]:
        """Return the members with the keeper that follows then; none where it is not asked."""
        if record.kind not in PROVABLE:
            return []
        readers, is_protected = self._readers, self._where.is_protected
        known = Evidence(beside=beside)
        contenders = contenders_of(readers, record.kind, files.values(), is_protected, known)
        drafts = copy_clusters.drafts_of(record.kind, list(files.values()), self._where, contenders)
        clusters = (draft.make() for draft in drafts)
        return next((list(one.members) for one in clusters if one.key == record.key), [])

    def _copy(
        self, kind: ClusterKind, member: ClusterMember, copy: FileContent, keeper: FileContent
    ) -> ClusterMember:
        """Return a copy as it is proposed: it stays where a removal would refuse it."""
        if self._besides.why_stays(keeper.path, copy.path) is not None:
            more = self._besides.of(copy.path) - self._besides.of(keeper.path)
            facts = {"fields": named(kinds_of(more))}
            return replace(
                member, stays=True, reason_code=KeeperCode.STAYS_HOLDING, reason_facts=facts
            )
        lost = self._besides.contradicted(copy.path, keeper.path)
        if kind not in PROVABLE or lost <= {*member.alone}:
            return member
        alone = named(sorted(lost.union(member.alone)))
        return replace(member, reason_facts={**member.reason_facts, ALONE: alone})
