"""Clusters of films: each member shows what its centre shows, or is a part of it.

Never by chaining: a clip that is in two films joins one of them and does not join the two.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

WHOLE = 0.6
"""A film of which this share agrees is the same film, else it only holds the other."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two films that match; coverages are the shares of each that agree."""

    one: int
    other: int
    score: float
    coverage: float
    other_coverage: float


@dataclass(frozen=True, slots=True)
class FilmStar:
    """A centre and its members with their scores, the most alike first."""

    centre: int
    members: tuple[tuple[int, float], ...]

    @property
    def cohesion(self) -> float:
        """How alike the least alike member is to the centre, 0 to 1."""
        return min(score for _, score in self.members)


def stars(links: Iterable[Link]) -> list[FilmStar]:
    """Return the clusters that links make; the film that may take most others comes first."""
    takes: dict[int, dict[int, float]] = defaultdict(dict)
    for link in links:
        if link.other_coverage >= WHOLE:
            takes[link.one][link.other] = max(link.score, takes[link.one].get(link.other, 0.0))
        if link.coverage >= WHOLE:
            takes[link.other][link.one] = max(link.score, takes[link.other].get(link.one, 0.0))
    order = sorted(
        takes, key=lambda film: (-len(takes[film]), -round(sum(takes[film].values()), 4), film)
    )
    taken: set[int] = set()
    found: list[FilmStar] = []
    for centre in order:
        free = [(film, score) for film, score in takes[centre].items() if film not in taken]
        if centre in taken or not free:
            continue
        taken |= {centre, *(film for film, _ in free)}
        free.sort(key=lambda member: (-member[1], member[0]))
        found.append(FilmStar(centre, tuple(free)))
    return found
