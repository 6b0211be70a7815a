"""A database that is damaged, and what the user may have done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Remedy(StrEnum):
    """What takes the place of a damaged database; that itself is kept beside it."""

    BACKUP = "backup"
    ANEW = "anew"


@dataclass(frozen=True, slots=True)
class Damage:
    """Which database is damaged, as people read its path, and when its backup was made."""

    path: str
    of_decisions: bool
    backup_made: str = ""
    """When the newest sound backup was made; empty when there is none."""


Choose = Callable[[Damage], Remedy]
"""Says what is to be done; raises `CancelledError` when nothing is: then all stays as it is."""


def usual(damage: Damage) -> Remedy:
    """Take the backup where there is one: what is done where nobody can be asked."""
    return Remedy.BACKUP if damage.backup_made else Remedy.ANEW
