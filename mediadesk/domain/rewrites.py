"""Changes of what files hold, are called or when they say they were changed; each can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mediadesk.domain.journal import EntryState
from mediadesk.domain.media import FileStat
from mediadesk.domain.reasons import Reason


class RewriteKind(StrEnum):
    """What is changed."""

    SIDECAR = "sidecar"
    EMBEDDED = "embedded"
    """Tags inside the file."""
    FILE_TIME = "file-time"
    FILE_NAME = "file-name"
    COPY = "copy"
    """A verified copy of the file in another folder."""


class Keeping(StrEnum):
    """What is kept so that a change can be taken back."""

    NOTHING = "nothing"
    PATCH = "patch"
    """The bytes that were replaced; the rest is in the file as it is now."""
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class JournalKeys:
    """What the journal of rewrites knows a file's content by; empty where it is not known."""

    size_bytes: int
    quick_hash: str = ""
    payload_key: str = ""


@dataclass(frozen=True, slots=True)
class RewriteDraft:
    """The change of one file as it is about to be journalled.

    `before` is the file as it is now, None where there is none yet; `target` is where it will be
    (the same path except for a new name or a copy). Values are what is written, as shown: tag by
    tag, as it was and as it will be.
    """

    kind: RewriteKind
    path: bytes
    root: bytes
    target: bytes
    before: FileStat | None
    before_keys: JournalKeys | None = None
    old_values: Mapping[str, str] = field(default_factory=dict)
    new_values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit makes of a file, as a patch (formats/patches.py) of the file as it is.

    `runs` are parts that old and new have in common, as (start before, start after, length).
    """

    patch: bytes
    sha256: str
    """Of the new file."""
    keys: JournalKeys
    runs: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A new file that lies ready beside the old one, whole and on disk.

    `after` is the file that will take the place (its times of change aside), `replaced` the one
    whose place that is; `before_sha256` is that of the bytes it replaces, where a patch is kept, or
    that were copied.
    """

    after: FileStat
    after_keys: JournalKeys
    keeping: Keeping
    kept_bytes: int = 0
    before_sha256: str = ""
    replaced: FileStat | None = None
    after_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The change of one file as journalled. `prepared` is known once its new file lay ready."""

    id: int
    batch_id: int
    uid: str
    state: EntryState
    draft: RewriteDraft
    changed_at: float
    prepared: Prepared | None = None
    reason: Reason | None = None

    @property
    def path(self) -> bytes:
        """Where the file was before the change."""
        return self.draft.path

    @property
    def target(self) -> bytes:
        """Where the file is after the change."""
        return self.draft.target

    @property
    def draft_name(self) -> bytes:
        """The name, beside the target, of the new file in the making."""
        return f".mediadesk-{self.uid}-r{self.id}.part".encode("ascii")

    @property
    def kept_name(self) -> bytes:
        """The name, in our folder of the root, of what is kept for the undo."""
        return f"{self.uid}/{self.id}".encode("ascii")


@dataclass(frozen=True, slots=True)
class RewriteBatch:
    """One batch of changed files: counts of them by what became of each.

    Those are `unsettled` of which a change is under way, or was interrupted and not looked at yet.
    `kind` is "dates-sidecar", "dates-inside", "dates-time", "dates-name" or "organise".
    """

    id: int
    at: float
    kind: str
    files: int
    changed: int
    restored: int
    left: int
    kept_bytes: int
    undone_at: float | None
    unsettled: int
