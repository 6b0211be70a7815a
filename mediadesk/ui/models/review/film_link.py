"""How the times of two films belong together: as the search found it, or as the user set it."""

import re
from dataclasses import dataclass, replace

from mediadesk.domain.passages import SharedPassages

_TYPED = re.compile(
    r"\s*([-\u2212])?\s*(?:(\d{1,3}):)?(?:(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3}))?\s*"
)
_LEAST_S = 0.01
_AS_FOUND_S = 0.25
"""Moved by less than half of what lies between two entries, they agree where they did."""


@dataclass(frozen=True, slots=True)
class FilmLink:
    """`found` is what the search stored of the two; `set_shift_s` is what the user set instead."""

    found: SharedPassages | None = None
    set_shift_s: float | None = None

    @property
    def rate(self) -> float:
        """How much faster the other's time goes."""
        return 1.0 if self.found is None else self.found.rate

    @property
    def shift_s(self) -> float:
        """A time of the one, times `rate`, plus this is the other's."""
        if self.set_shift_s is not None:
            return self.set_shift_s
        return 0.0 if self.found is None else self.found.shift_s

    @property
    def start_s(self) -> float:
        """The time of the one at which the other starts; below 0 when the other starts first."""
        return -self.shift_s / self.rate

    @property
    def is_known(self) -> bool:
        """True when somebody said how the two lie on each other."""
        return self.found is not None or self.set_shift_s is not None

    @property
    def can_align(self) -> bool:
        """True when the user moved them from where they were found to agree."""
        found = self.found
        return found is not None and abs(self.shift_s - found.shift_s) >= _LEAST_S

    @property
    def is_as_found(self) -> bool:
        """True when the two lie as the search found them to agree, or almost so."""
        found = self.found
        return found is not None and abs(self.shift_s - found.shift_s) <= _AS_FOUND_S

    def other_s(self, time_s: float) -> float:
        """Return the other's time at a time of the one."""
        return time_s * self.rate + self.shift_s

    def one_s(self, other_s: float) -> float:
        """Return the one's time at a time of the other."""
        return (other_s - self.shift_s) / self.rate

    def starting(self, start_s: float) -> "FilmLink":
        """Return the link with the other starting at this time of the one."""
        return replace(self, set_shift_s=-start_s * self.rate)

    def meeting(self, time_s: float, other_s: float) -> "FilmLink":
        """Return the link in which these two moments are one."""
        return replace(self, set_shift_s=other_s - time_s * self.rate)

    def aligned(self) -> "FilmLink":
        """Return the link as it was found."""
        return replace(self, set_shift_s=None)


def clock(time_s: float) -> str:
    """Return a time to the tenth: "1:04.0", "1:02:03.5", "-0:04.0"."""
    tenths = round(abs(time_s) * 10)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if time_s < 0 and tenths else ""
    head = f"{hours}:{minutes:02}" if hours else str(minutes)
    return f"{sign}{head}:{rest // 10:02}.{rest % 10}"


def read_clock(text: str) -> float | None:
    """Read a typed time: "1:04.5", "64", "-0:04"; None for what is none."""
    found = _TYPED.fullmatch(text)
    if found is None:
        return None
    sign, first, second, seconds, part = found.groups()
    if second is None:
        first, second = None, first
    total = 3600 * int(first or 0) + 60 * int(second or 0) + float(f"{seconds}.{part or 0}")
    return -total if sign else total
