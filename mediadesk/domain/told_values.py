"""What is told of a picture beside its pixels: date, rating, tags, caption, place."""

from dataclasses import dataclass

from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.facts import Position


@dataclass(frozen=True, slots=True)
class SidecarValues:
    """What a sidecar is to say; None and no tags leave what is there.

    Tags are added to those that are there; everything else replaces what is there.
    """

    date: ChosenDate | None = None
    rating: int | None = None
    tags: tuple[str, ...] = ()
    caption: str | None = None
    position: Position | None = None
