"""What the catalog knows of files that may be kept, beside their own rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness.picture_details import DetailRow
from mediadesk.domain.detail import Kinship
from mediadesk.operations.matching.keepers.picture_facts import PictureFacts


class FileEvidence(NamedTuple):
    """The evidence on one file. `PictureFacts` are no part of it: they follow from its row."""

    protected: bool
    shown: float | None
    heard_s: float | None
    detail: DetailRow | None
    moves: bool
    """Its film is there beside it."""
    is_half: bool
    """It is the film of the photo beside it."""
    enlarged_from: tuple[int, ...]
    perhaps_from: tuple[int, ...]
    akin: tuple[tuple[int, Kinship], ...]
    beside: frozenset[int] | None
    """The numbers of what stands beside it; None where that was not asked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read of many files: by content id, unless a field says otherwise."""

    details: Mapping[int, DetailRow] = field(default_factory=dict)
    """What a whole look gave."""
    pictures: PictureFacts | None = None
    shown: Mapping[int, float] = field(default_factory=dict)
    """Share of a film's frame that is no black bar, 0 to 1."""
    heard_s: Mapping[int, float] = field(default_factory=dict)
    """Seconds of a recording that are no silence, where all of it was listened to."""
    moving: Collection[int] = ()
    """Ids of the photos whose film lies beside them as a file of its own (Live Photos)."""
    halves: Collection[int] = ()
    """Ids of those films."""
    enlarged_from: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Smaller contents that hold all that a larger picture shows."""
    perhaps_from: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Smaller contents that may hold all of it."""
    akin: Mapping[int, Mapping[int, Kinship]] = field(default_factory=dict)
    """How a picture is akin to others of its size."""
    beside: Mapping[int, frozenset[int]] | None = None
    """By file id, the numbers of what stands beside it; all files are asked, or none."""

    def of(self, file: FileContent, *, protected: bool) -> FileEvidence:
        """Return what is known of one file."""
        id_ = file.content_id
        return FileEvidence(
            protected,
            self.shown.get(id_),
            self.heard_s.get(id_),
            self.details.get(id_),
            file.id in self.moving,
            file.id in self.halves,
            tuple(sorted(self.enlarged_from.get(id_, ()))),
            tuple(sorted(self.perhaps_from.get(id_, ()))),
            tuple(self.akin.get(id_, {}).items()),
            None if self.beside is None else self.beside.get(file.id, frozenset()),
        )
