"""What holds for a folder of the library and all below it, because the user said so."""

from dataclasses import dataclass
from enum import StrEnum


class FolderRule(StrEnum):
    """What can be said of a folder."""

    PROTECTED = "protected"
    """Nothing in it is ever offered for removal or changed."""
    NEVER_SUGGEST = "never-suggest"
    """Nothing in it is compared with anything: no cluster holds a file of it."""


@dataclass(frozen=True, slots=True)
class FolderRules:
    """All that was said of folders. Paths are absolute."""

    protected: tuple[bytes, ...] = ()
    never_suggest: tuple[bytes, ...] = ()
    pools: tuple[tuple[bytes, ...], ...] = ()
    """Folders that count as one place: a copy in another one of them is waste, not a backup."""
