"""What the doctor looked at, and what was found."""

from dataclasses import dataclass

from mediadesk.domain.reasons import Reason


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at, whether it is in order, and what was found."""

    name: str
    ok: bool
    reason: Reason
