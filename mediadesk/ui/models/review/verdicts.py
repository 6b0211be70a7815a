"""What is to happen to the members of one cluster: kept or removed, changed by the user."""

from collections.abc import Mapping, Sequence

from mediadesk.domain.clusters import ClusterMember
from mediadesk.domain.media import FileStatus
from mediadesk.domain.records import FileRecord


class Verdicts:
    """Begins with the proposal. One member at least is always kept, of those that are here.

    What is on a disk that is away cannot be compared with: nothing goes for its sake.
    """

    def __init__(self, members: Sequence[ClusterMember], files: Mapping[int, FileRecord]) -> None:
        """Propose: what may be removed goes, edits and the rest stay; `files` are those known."""
        self._ids = [member.file_id for member in members]
        self._here = {member.file_id for member in members if _is_here(member, files)}
        self._fixed = {
            member.file_id
            for member in members
            if not (member.removable or member.keeper) or member.file_id not in self._here
        }
        self._kept = {
            member.file_id
            for member in members
            if member.keeper or member.stays or member.file_id in self._fixed
        }
        self._keep_one_here()

    @property
    def kept(self) -> list[int]:
        """Ids of the members that stay, in their order."""
        return [id_ for id_ in self._ids if id_ in self._kept]

    @property
    def removed(self) -> list[int]:
        """Ids of the members that go, in their order."""
        return [id_ for id_ in self._ids if id_ not in self._kept]

    def is_kept(self, file_id: int) -> bool:
        """Tell whether a member stays."""
        return file_id in self._kept

    def is_fixed(self, file_id: int) -> bool:
        """Tell whether nothing can be chosen: protected, offline, nothing to gain, or gone."""
        return file_id in self._fixed or not self.knows(file_id)

    def knows(self, file_id: int) -> bool:
        """Tell whether a member is one between which is chosen; one that is gone is not."""
        return file_id in self._ids

    def keep(self, file_id: int) -> bool:
        """Let a member stay; False when that changes nothing."""
        if file_id in self._kept or file_id not in self._ids:
            return False
        self._kept.add(file_id)
        return True

    def remove(self, file_id: int) -> bool:
        """Let a member go; False when it cannot, or would be the last one that is here."""
        if file_id not in self._kept or file_id in self._fixed:
            return False
        if len(self._kept & self._here) == 1:
            return False
        self._kept.discard(file_id)
        return True

    def toggle(self, file_id: int) -> bool:
        """Change what happens to a member; False when that is not possible."""
        return self.remove(file_id) if file_id in self._kept else self.keep(file_id)

    def keep_only(self, file_id: int) -> bool:
        """Keep this member and those that cannot go; True when that changed anything."""
        before = set(self._kept)
        self._kept = {file_id, *self._fixed}
        self._keep_one_here()
        return self._kept != before

    def _keep_one_here(self) -> None:
        if not self._kept & self._here:
            self._kept.update([id_ for id_ in self._ids if id_ in self._here][:1])

    def numbers(self, ids: Sequence[int]) -> list[int]:
        """Return the numbers, from 1, by which the user knows these members."""
        place = {id_: number for number, id_ in enumerate(self._ids, 1)}
        return [place[id_] for id_ in ids]


def _is_here(member: ClusterMember, files: Mapping[int, FileRecord]) -> bool:
    record = files.get(member.file_id)
    return record is None or record.status in (FileStatus.PRESENT, FileStatus.ERROR)
