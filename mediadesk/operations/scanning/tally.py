"""What walks count: new, changed and unchanged files, what is gone, what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mediadesk.domain.reasons import Reason


@dataclass(slots=True)
class Tally:
    """What a walk counted. `missing` holds ids, so that a file that moved can be taken out."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    size_bytes: int = 0
    owed: int = 0
    """Files that must be studied."""
    anew: int = 0
    """Those among them that are as they were: this version knows more of them."""
    missing: set[int] = field(default_factory=set)
    errors: list[tuple[bytes, Reason]] = field(default_factory=list)
    notes: list[tuple[bytes, Reason]] = field(default_factory=list)

    @classmethod
    def joined(cls, tallies: Sequence["Tally"]) -> "Tally":
        """Return what several walks counted, as one."""
        whole = cls()
        for each in tallies:
            whole.new += each.new
            whole.changed += each.changed
            whole.unchanged += each.unchanged
            whole.size_bytes += each.size_bytes
            whole.owed += each.owed
            whole.anew += each.anew
            whole.missing |= each.missing
            whole.errors += each.errors
            whole.notes += each.notes
        return whole

    @property
    def seen(self) -> int:
        """Files seen so far."""
        return self.new + self.changed + self.unchanged

    @property
    def settled(self) -> int:
        """Files seen that need no study."""
        return self.seen - self.owed
