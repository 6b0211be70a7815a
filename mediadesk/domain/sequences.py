"""What is asked of a film or a recording to know it over time, and what comes back."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of a frame."""

SHORT_S = 15.0
STEP_S, SHORT_STEP_S = 0.5, 0.25
"""Two entries a second; four for short films, which have few."""
LONG_S = 3600.0
"""Longer films are looked at in bursts: so many seconds, so often, and no more than so many."""
BURST_S, BURST_EVERY_S, MOST_BURSTS = 8.0, 30.0, 240

PRINT_S = 2048 / 11025
"""From one print of a recording to the next."""


@dataclass(frozen=True, slots=True)
class Bursts:
    """Of each `every_s` seconds of a film the first `look_s` are looked at."""

    look_s: float
    every_s: float


@dataclass(frozen=True, slots=True)
class PartRequest:
    """A stretch of a film to be looked at. `box` is known from an earlier part, else None."""

    path: bytes
    from_s: float
    step_s: float
    box: Box | None
    budget_s: float
    """A stretch ends by itself after so many seconds of work."""
    bursts: Bursts | None = None
    """None: all of it is looked at."""


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


def bursts_of(duration_s: float | None) -> Bursts | None:
    """Return in which bursts a long film is looked at; None for films that are seen whole."""
    if duration_s is None or duration_s <= LONG_S:
        return None
    return Bursts(BURST_S, max(BURST_EVERY_S, duration_s / MOST_BURSTS))
