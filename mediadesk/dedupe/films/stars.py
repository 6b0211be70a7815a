"""Clusters of films: each member shows what its centre shows, is a part of it, or holds it.

Or shows what at least half of the cluster shows. Never by chaining: a clip that is in two films
joins one of them and does not join the two, and a film made of two others joins one of their
clusters. Clips of one film are in its cluster, also those that overlap or have copies.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_LEAST_BACKERS = 3
WHOLE = 0.6
"""A film of which this share agrees is the same film, else it only holds the other."""
_MORE = 0.15
"""Clips that overlap are not the same when a film shows so much more of each than the other."""
_MADE_OF = 0.8
"""A film of which clips that do not overlap show more is made of them."""

_Scores = Mapping[int, Mapping[int, float]]


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
    """Return the clusters that links make, in the order of their centres."""
    same: dict[int, dict[int, float]] = defaultdict(dict)
    holds: dict[int, dict[int, float]] = defaultdict(dict)
    shown: dict[int, dict[int, float]] = defaultdict(dict)
    for link in links:
        one, other = link.one, link.other
        if link.coverage >= WHOLE and link.other_coverage >= WHOLE:
            same[one][other] = same[other][one] = max(link.score, same[one].get(other, 0.0))
        elif link.other_coverage >= WHOLE:
            holds[one][other] = max(link.score, holds[one].get(other, 0.0))
        elif link.coverage >= WHOLE:
            holds[other][one] = max(link.score, holds[other].get(one, 0.0))
        shown[one][other] = max(link.coverage, shown[one].get(other, 0.0))
        shown[other][one] = max(link.other_coverage, shown[other].get(one, 0.0))
    holders = _holders(holds)
    same = _without_overlaps(same, holders, shown)
    members: dict[int, dict[int, float]] = {}
    taken: set[int] = set()
    for centre in _most_linked_first(same, holds):
        free = {film: score for film, score in same[centre].items() if film not in taken}
        if centre not in taken and free:
            backed = _backed(same, {centre, *free}, taken)
            members[centre] = free | backed
            taken |= {centre, *members[centre]}
    _add_parts(holds, holders, members, taken)
    _join_to_wholes(holds, holders, members, shown, taken)
    _add_holders(holds, members, taken)
    return [
        FilmStar(centre, tuple(sorted(found.items(), key=lambda each: (-each[1], each[0]))))
        for centre, found in sorted(members.items())
    ]


def _holders(holds: _Scores) -> _Scores:
    """Return for each part the films that hold it."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for holder, parts in holds.items():
        for part, score in parts.items():
            found[part][holder] = score
    return found


def _without_overlaps(
    same: _Scores, holders: _Scores, shown: _Scores
) -> dict[int, dict[int, float]]:
    """Leave out pairs of clips that overlap, where a third film holds more of each: its clips."""

    def are_clips(one: int, other: int) -> bool:
        return any(
            shown[one][film] >= shown[one][other] + _MORE
            and shown[other][film] >= shown[other][one] + _MORE
            for film in holders.get(one, {}).keys() & holders.get(other, {}).keys()
        )

    left: dict[int, dict[int, float]] = defaultdict(dict)
    for one, others in same.items():
        for other, score in others.items():
            if not are_clips(one, other):
                left[one][other] = score
    return left


def _backed(links: _Scores, group: AbstractSet[int], taken: AbstractSet[int]) -> dict[int, float]:
    """Return the films that at least half of a group are the same as, and how alike on average.

    A cut and a crop at once may be too much between a film and the centre, and is between few
    others.
    """
    scores: dict[int, list[float]] = defaultdict(list)
    for film in group:
        for other, score in links[film].items():
            if other not in taken and other not in group:
                scores[other].append(score)
    least = max(_LEAST_BACKERS, len(group) / 2)
    return {film: sum(found) / len(found) for film, found in scores.items() if len(found) >= least}


def _add_parts(
    holds: _Scores, holders: _Scores, members: dict[int, dict[int, float]], taken: set[int]
) -> None:
    """Let each film that is alone join the centre that holds it, the largest there is."""
    centres = set(members)
    for part in sorted(holders, key=lambda film: (len(holds.get(film, ())), film)):
        if part in taken:
            continue
        fit = {
            holder: score
            for holder, score in holders[part].items()
            if holder in members or holder not in taken
        }
        if fit:
            # a clip of a clip belongs to the film, where there is one
            best = max(fit, key=lambda each: (each in centres, len(holds[each]), fit[each], -each))
            members.setdefault(best, {})[part] = fit[best]
            taken |= {best, part}


def _add_holders(holds: _Scores, members: dict[int, dict[int, float]], taken: set[int]) -> None:
    """Let each film that is alone join the cluster whose centre it holds; one for each cluster."""
    for holder in sorted(holds):
        fit = {part: score for part, score in holds[holder].items() if part in members}
        if holder in taken or not fit:
            continue
        best = max(fit, key=lambda part: (fit[part], -part))
        if not any(member in holds for member in members[best] if best in holds.get(member, ())):
            members[best][holder] = fit[best]
            taken.add(holder)


def _join_to_wholes(
    holds: _Scores,
    holders: _Scores,
    members: dict[int, dict[int, float]],
    shown: _Scores,
    taken: set[int],
) -> None:
    """Let each cluster of clips join the film that holds them all, the largest there is.

    A film that is made of others takes the cluster of one of them, and none beside a part of one.
    """
    chosen: dict[int, list[int]] = defaultdict(list)
    for centre, found in members.items():
        group = {centre, *found}
        fit = [
            holder
            for holder in holders.get(centre, ())
            if (holder in members or holder not in taken) and group <= holds[holder].keys()
        ]
        if fit:
            best = max(fit, key=lambda each: (len(holds[each]), holds[each][centre], -each))
            chosen[best].append(centre)
    wholes: set[int] = set()
    for whole in sorted(chosen, key=lambda film: (-len(holds[film]), film)):
        clips = [centre for centre in chosen[whole] if centre in members and centre not in wholes]
        if not clips or (whole in taken and whole not in members):
            continue  # it is a clip of a larger film itself
        alone = [{film} for film in members.get(whole, ()) if film in holds[whole]]
        groups = [{centre, *members[centre]} for centre in clips]
        pieces = _pieces([*alone, *groups], shown)
        shares = [max(shown[whole][film] for film in piece) for piece in pieces]
        if sum(shares) > _MADE_OF:
            pieces = [] if alone else [pieces[shares.index(max(shares))]]
        for group in pieces:
            members.setdefault(whole, {}).update({film: holds[whole][film] for film in group})
            for centre in group & {*clips}:
                del members[centre]
        wholes.add(whole)
        taken.add(whole)


def _pieces(groups: Iterable[set[int]], shown: _Scores) -> list[set[int]]:
    """Return groups of clips, those that overlap joined."""
    found: list[set[int]] = []
    for group in groups:
        near = [
            other for other in found if any(not other.isdisjoint(shown[film]) for film in group)
        ]
        found = [other for other in found if other not in near] + [group.union(*near)]
    return found


def _most_linked_first(links: _Scores, holds: _Scores) -> list[int]:
    def order(film: int) -> tuple[float, ...]:
        others = links[film]
        return -len(others), -round(sum(others.values()), 4), -len(holds.get(film, ())), film

    return sorted(links, key=order)
