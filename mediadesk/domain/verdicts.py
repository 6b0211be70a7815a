"""What the user said of files that look the same: different things, or copies worth having."""

from dataclasses import dataclass
from enum import StrEnum

from mediadesk.domain.changes import CatalogChanges


class VerdictKind(StrEnum):
    """What a verdict says of its contents."""

    DIFFERENT = "different"
    """They are different things, each from each other one."""
    KEPT = "kept"
    """All of them are wanted, in as many copies as there were."""


@dataclass(frozen=True, slots=True)
class ContentKey:
    """What a content is known by, wherever its files are. Empty texts stand for what is not known.

    Metadata edits leave the payload alone; where a format has none, the ends of the file tell.
    """

    payload: str
    """Sampled key of the picture or sound, with trailer and display facts."""
    payload_in_full: str
    quick_hash: str
    """Covers the size, too."""
    sha256: str

    def is_of(self, other: "ContentKey") -> bool:
        """Tell whether two keys are of one content, as far as both are known."""
        if self.payload and _version(self.payload) == _version(other.payload):
            return self.payload == other.payload and _agree(
                self.payload_in_full, other.payload_in_full
            )
        return self.quick_hash == other.quick_hash and _agree(self.sha256, other.sha256)


@dataclass(frozen=True, slots=True)
class KeyedFile:
    """A file a verdict was given on."""

    path: bytes
    content: ContentKey


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """A verdict as it was recorded. `uid` takes it back, on any computer."""

    uid: str
    kind: VerdictKind
    changes: CatalogChanges


def _version(payload: str) -> str:
    return payload.partition(":")[0]


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other
