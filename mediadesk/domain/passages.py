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

    def one_s(self, other_s: float) -> float:
        """Return the one's time at a time of the other."""
        return (other_s - self.shift_s) / self.rate

    def through(self, further: "SharedPassages") -> "SharedPassages":
        """Return how the one lies on what the other lies on, and where all three agree."""
        changes = [each.form for each in (self, further) if each.form != "same"]
        passages = []
        for passage in self.passages:
            for on in further.passages:
                start_s = max(passage.other_start_s, on.start_s)
                stop_s = min(passage.other_stop_s, on.stop_s)
                if start_s < stop_s:
                    own = self.one_s(start_s), self.one_s(stop_s)
                    theirs = further.other_s(start_s), further.other_s(stop_s)
                    passages.append(Passage(*own, *theirs))
        return SharedPassages(
            rate=self.rate * further.rate,
            shift_s=self.shift_s * further.rate + further.shift_s,
            # of two changes, one may take the other back
            form=changes[0] if len(changes) == 1 else "same",
            passages=tuple(passages),
        )
