"""Where two films or recordings show or sound the same, second by second."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one that agrees with a stretch of the other, in seconds of each."""

    start_s: float
    stop_s: float
    other_start_s: float
    other_stop_s: float


@dataclass(frozen=True, slots=True)
class SharedPassages:
    """How the times of two belong together, and where they agree."""

    rate: float = 1.0
    shift_s: float = 0.0
    """A time of the one, times `rate`, plus this is the other's."""
    form: str = "same"
    """What was done to the other: "mirror", "crop", "turn-90", ..."""
    passages: tuple[Passage, ...] = ()

    def other_s(self, time_s: float) -> float:
        """Return the other's time at a time of the one."""
        return time_s * self.rate + self.shift_s
