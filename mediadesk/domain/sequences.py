"""What is asked of a film or a recording to know it over time, and what comes back."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of a frame."""

SHORT_S = 15.0
STEP_S, SHORT_STEP_S = 0.5, 0.25
"""Two entries a second; four for short films, which have few."""


PRINT_S = 2048 / 11025
"""From one print of a recording to the next."""


@dataclass(frozen=True, slots=True)
class PartRequest:
    """A stretch of a film to be looked at. `box` is known from an earlier part, else None."""

    path: bytes
    from_s: float
    step_s: float
    box: Box | None
    budget_s: float
    """A stretch ends by itself after so many seconds of work."""


@dataclass(frozen=True, slots=True)
class SequencePart:
    """Entries of a stretch of a film, as the catalog stores them, and where the next begins."""

    entries: bytes
    next_s: float
    is_over: bool
    box: Box | None
    """The part of the frame that shows the film: without bars, one eye."""


def step_of(duration_s: float | None) -> float:
    """Return how far apart the entries of a film of this length are, in seconds."""
    return SHORT_STEP_S if duration_s is not None and duration_s < SHORT_S else STEP_S
