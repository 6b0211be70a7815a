"""A cluster as it is reviewed: its members, what is known of them, how they lie on each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from mediadesk.domain.alignment import Alignment
from mediadesk.domain.clusters import ALONE, ClusterKind, ClusterMember, ClusterRecord
from mediadesk.domain.companions import Companion
from mediadesk.domain.keepers import KeeperCode
from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.passages import SharedPassages
from mediadesk.domain.records import FileDetails, FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import cluster_words, stream_words
from mediadesk.ui.models.review.stage import StageMember
from mediadesk.ui.models.rows.file_reads import FileReads
from mediadesk.words import codecs

MOST_AT_ONCE = 9
"""So many pictures are shown together; of larger clusters the keeper and one other."""
_CROP_SEEN = 0.015
_BRIGHTNESS_SEEN = 6.0
"""Levels of 256; compression and resizing change fewer."""
_MOST_NOTES = 2
_GREY = (KeeperCode.COLOURS, KeeperCode.EDIT_GREY)


class ReviewReads(FileReads, Protocol):
    """What a review asks of the library; all of it blocks and runs on a worker."""

    def cluster_records(self, ids: Sequence[int]) -> Mapping[int, ClusterRecord]: ...  # noqa: D102
    def cluster_members(self, cluster_id: int) -> Sequence[ClusterMember]: ...  # noqa: D102
    def details(self, file_id: int) -> FileDetails | None: ...  # noqa: D102
    def alignments(self, file_ids: Sequence[int]) -> Mapping[int, Alignment]: ...  # noqa: D102
    def companions(self, file_ids: Sequence[int]) -> Mapping[int, Sequence[Companion]]: ...  # noqa: D102
    def passages(self, one_id: int, other_id: int) -> SharedPassages | None: ...  # noqa: D102
    def cluster_perhaps(self, cluster_id: int) -> Sequence[tuple[int, float]]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Closer:
    """What is compared of the members on the stage."""

    details: Mapping[int, FileDetails]
    alignments: Mapping[int, Alignment]
    companions: Mapping[int, Sequence[Companion]]
    """What goes along with each of them, where anything does."""


@dataclass(frozen=True, slots=True)
class Review:
    """A cluster with its members, the keeper first; `files` are those shown at once, in order."""

    record: ClusterRecord
    members: Sequence[ClusterMember]
    files: Mapping[int, FileRecord]
    gone: frozenset[int] = frozenset()
    """Members that are no longer where they were; they stand last."""
    closer: Closer | None = None
    """Of the files that are on the stage first; None where it is still to be read."""

    @property
    def here(self) -> Sequence[ClusterMember]:
        """The members between which one can choose."""
        return [member for member in self.members if member.file_id not in self.gone]

    @property
    def keeper(self) -> ClusterMember:
        """The member proposed to stay."""
        return next((member for member in self.members if member.keeper), self.members[0])

    @property
    def beaten(self) -> ClusterMember | None:
        """The member of which the keeper's reason tells: the last that fell out; None of two."""
        keeper, told = self.keeper, dict(self.keeper.reason_facts)
        others = (one for one in self.members if one.file_id != keeper.file_id)
        same = (
            one
            for one in others
            if one.reason_code == keeper.reason_code
            and {name: fact for name, fact in one.reason_facts.items() if name != ALONE} == told
        )
        return next(same, None) if len(self.members) > 2 else None

    @property
    def holding(self) -> list[ClusterMember]:
        """The members that hold what the keeper does not, of those that are shown."""
        return [member for member in self.members[:MOST_AT_ONCE] if member.alone]

    @property
    def is_clear(self) -> bool:
        """True when the proposal may be accepted as it is, False when it wants a look first."""
        if self.gone:  # what stays now was found to be second best
            return self.record.kind in cluster_words.MAY_GO_IN_BULK
        return cluster_words.is_clear(self.record.kind, self.keeper) and not self.holding

    @property
    def is_large(self) -> bool:
        """True when there are too many members to show them together."""
        return len(self.members) > MOST_AT_ONCE

    @property
    def on_stage_first(self) -> list[FileRecord]:
        """The files that are compared as soon as the cluster is shown, the keeper first."""
        return list(self.files.values())[: 2 if self.is_large else MOST_AT_ONCE]

    @property
    def is_of_pictures(self) -> bool:
        """True when the members are alike as pictures are; what sets them apart can be told."""
        return self.record.kind is ClusterKind.SIMILAR

    def number_of(self, file_id: int) -> int:
        """Return the number, from 1, by which the user knows a member."""
        return next(n for n, each in enumerate(self.members, 1) if each.file_id == file_id)


def without(review: Review, gone: frozenset[int]) -> Review:
    """Return a cluster of which some files are gone: the best of the others is proposed."""
    gone |= review.gone
    here = [member for member in review.members if member.file_id not in gone]
    if here and not any(member.keeper for member in here):
        here[0] = replace(here[0], keeper=True, stays=False, reason_code="", reason_facts={})
    last = [replace(one, keeper=False) for one in review.members if one.file_id in gone]
    members = [*sorted(here, key=lambda member: not member.keeper), *last]
    files = {
        file_id: replace(file, status=FileStatus.MISSING) if file_id in gone else file
        for file_id, file in review.files.items()
    }
    order = [member.file_id for member in members if member.file_id in files]
    return Review(review.record, members, {id_: files[id_] for id_ in order}, gone)


def read_review(library: ReviewReads, cluster_id: int) -> Review | None:
    """Read a cluster with what is compared of it; None when it is gone. Runs on a worker."""
    record = library.cluster_records([cluster_id]).get(cluster_id)
    members = library.cluster_members(cluster_id) if record is not None else ()
    if record is None or not members:
        return None
    shown = [member.file_id for member in members[:MOST_AT_ONCE]]
    files = library.files(shown)
    review = Review(record, members, {id_: files[id_] for id_ in shown if id_ in files})
    closer = read_closer(library, [file.id for file in review.on_stage_first])
    return replace(review, closer=closer)


def read_closer(library: ReviewReads, file_ids: Sequence[int]) -> Closer:
    """Read what is needed for comparing the members on the stage. Runs on a worker."""
    found = ((file_id, library.details(file_id)) for file_id in file_ids)
    details = {file_id: each for file_id, each in found if each is not None}
    return Closer(details, library.alignments(file_ids), library.companions(file_ids))


def read_perhaps(library: ReviewReads, cluster_id: int) -> list[tuple[FileRecord, float]]:
    """Read which files resemble a cluster weakly, and how much. Runs on a worker."""
    found = library.cluster_perhaps(cluster_id)
    files = library.files([file_id for file_id, _ in found])
    return [(files[file_id], share) for file_id, share in found if file_id in files]


def on_stage(
    review: Review, files: Sequence[FileRecord], alignments: Mapping[int, Alignment]
) -> list[StageMember]:
    """Return the members on the stage, with what is different about each."""
    many = len(files) > 2
    of_file = {member.file_id: member for member in review.members[:MOST_AT_ONCE]}
    return [
        StageMember(
            review.number_of(file.id),
            file,
            alignments.get(file.id, Alignment()),
            _note(review, file, alignments, of_file.get(file.id), first=files[0], many=many),
        )
        for file in files
    ]


def _note(
    review: Review,
    file: FileRecord,
    alignments: Mapping[int, Alignment],
    member: ClusterMember | None,
    *,
    first: FileRecord,
    many: bool,
) -> str:
    if file.kind is MediaKind.AUDIO:
        return _sound_note(file)
    if not many:
        return ""
    if file.id == first.id:
        return tr("Stage", "Proposed keeper")
    if review.record.kind is ClusterKind.EXACT:
        return tr("Stage", "The same bytes")
    found = notes(first, file, alignments.get(file.id, Alignment()), member)
    if not found:
        return tr("Stage", "Same size")
    return ", ".join((found[0], *map(formatting.going_on, found[1:_MOST_NOTES])))


def listed(found: Sequence[str]) -> str:
    """Return notes as part of a sentence: "mirror image, cropped 4 %, PNG"."""
    return ", ".join(map(formatting.going_on, found))


def notes(
    first: FileRecord,
    file: FileRecord,
    alignment: Alignment,
    member: ClusterMember | None = None,
) -> list[str]:
    """Return what sets a picture apart from the first, what is seen most first: "Cropped 4 %"."""
    found = []
    if alignment.orientation != 1:
        found.append(_turned(alignment.orientation))
    if alignment.lost_colours or (
        member is not None and member.reason_code in _GREY and not member.keeper
    ):
        found.append(tr("Stage", "Grey version"))
    if abs(alignment.lighter) > _BRIGHTNESS_SEEN:
        brighter = alignment.lighter > 0
        found.append(tr("Stage", "Brighter") if brighter else tr("Stage", "Darker"))
    if alignment.cropped > _CROP_SEEN:
        found.append(tr("Stage", "Cropped {n} %").format(n=round(alignment.cropped * 100)))
    share = max(file.width or 0, file.height or 0) / max(first.width or 1, first.height or 1, 1)
    if share and not any(0.95 <= each <= 1.05 for each in (share, share / _shown_of(alignment))):
        found.append(tr("Stage", "{n} % of the size").format(n=max(1, round(share * 100))))
    ending = file.name_shown.rpartition(".")[2].upper()
    if ending != first.name_shown.rpartition(".")[2].upper():
        found.append(ending)
    return found


def _shown_of(alignment: Alignment) -> float:
    """Return the share of the first picture's sides that the other shows."""
    return 1 - min(0.9, alignment.cropped)


def _turned(orientation: int) -> str:
    """Return how a picture was turned; `orientation` is EXIF's, 2 to 8."""
    return {
        2: tr("Stage", "Mirror image"),
        3: tr("Stage", "Upside down"),
        6: tr("Stage", "Turned right"),
        8: tr("Stage", "Turned left"),
    }.get(orientation, tr("Stage", "Mirrored and turned"))


def _sound_note(file: FileRecord) -> str:
    """Return what tells recordings apart: "3:41, MP3, 256 kbit/s"."""
    streams = file.streams
    parts = (
        "" if file.duration_s is None else formatting.duration(file.duration_s),
        "" if streams is None else codecs.codec(streams.codec),
        "" if streams is None else stream_words.bit_rate(streams.bit_rate),
    )
    return ", ".join(part for part in parts if part)
