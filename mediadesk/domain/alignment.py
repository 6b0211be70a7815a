"""How one picture lies on another: turned, mirrored, cropped, scaled, brighter, without colours."""

from dataclasses import dataclass

EXCHANGING = frozenset({5, 6, 7, 8})
"""EXIF's orientations that exchange width and height."""
_MIRRORING = frozenset({2, 3, 6, 7})
_FLIPPING = frozenset({3, 4, 7, 8})


@dataclass(frozen=True, slots=True)
class Alignment:
    """Leads from places in the first picture to places in the other.

    Places run from -1 to 1, to the right and down. `orientation` (EXIF's 1 to 8) turns the first
    into the other; then each direction is scaled and shifted. A scale above 1 means that the
    other is a crop of the first.
    """

    orientation: int = 1
    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0
    lighter: float = 0.0
    """Levels, of 256, by which the other is brighter where both show the same; darker below 0."""
    lost_colours: bool = False
    """True when the first is in colour and the other is in black and white."""

    @property
    def turn(self) -> tuple[int, int, int, int]:
        """The orientation as a matrix: x' = a x + b y, y' = c x + d y."""
        a, b, c, d = (0, 1, 1, 0) if self.orientation in EXCHANGING else (1, 0, 0, 1)
        if self.orientation in _MIRRORING:
            a, b = -a, -b
        if self.orientation in _FLIPPING:
            c, d = -c, -d
        return a, b, c, d

    @property
    def cropped(self) -> float:
        """Share of the first picture's sides that the other does not show, 0 to 1."""
        return max(0.0, 1 - 1 / max(self.scale_x, self.scale_y))
