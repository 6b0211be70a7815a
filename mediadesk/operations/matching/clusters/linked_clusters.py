"""Clusters of films or recordings, made from stored matches: no file is opened for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from mediadesk.catalog.clusters import verdicts
from mediadesk.catalog.contents import contents
from mediadesk.catalog.contents.contents import FileContent
from mediadesk.catalog.likeness import enlargements, films, picture_details
from mediadesk.catalog.store import Store
from mediadesk.dedupe.films.stars import FilmStar, Link, stars
from mediadesk.domain.clusters import ClusterKind, Draft
from mediadesk.domain.detail import Gain
from mediadesk.operations.matching.clusters.gathering import Chooser, Node, basis_of, gathered
from mediadesk.operations.matching.clusters.standing import draft_of
from mediadesk.operations.matching.file_keys import EVERYWHERE, SAME_FOLDER, Whereabouts
from mediadesk.operations.matching.keepers.contenders import Contenders
from mediadesk.operations.matching.keepers.evidence import Evidence


def drafts_of_links(
    store: Store,
    links: Sequence[Link],
    kind: ClusterKind,
    chooser: Chooser,
    where: Whereabouts,
    *,
    evidence: Evidence,
) -> list[Draft]:
    """Return the clusters that links between contents make.

    Contents that are identical are one node. What the user called different things, what is never
    suggested, and what is not in the wanted folders is left out. `evidence` is what only the caller
    can tell: `shown` of films, `heard_s` of recordings; the rest is read here.
    """
    with store.readers.snapshot() as reader:
        judged = _judged(verdicts.different(reader))
        wanted = sorted({id_ for link in links for id_ in (link.one, link.other)})
        readable = contents.of_contents(reader, wanted, only_readable=True)
        there = [file for file in readable if where.is_suggested(file)]
        # a photo that moves is one thing: its still speaks for it
        halves = films.halves_of_live_photos(reader, [file.id for file in there])
        evidence = replace(
            evidence,
            details=picture_details.load(reader, wanted),
            enlarged_from=enlargements.of_contents(reader, wanted),
            perhaps_from=enlargements.of_contents(reader, wanted, Gain.HARDLY_ANY),
        )
    files: dict[int, list[FileContent]] = defaultdict(list)
    for file in there:
        if file.id not in halves:
            files[file.content_id].append(file)
    node_of = _nodes(files)
    kept = [
        Link(node_of[link.one], node_of[link.other], *_measures(link))
        for link in links
        if link.one in files
        and link.other in files
        and node_of[link.one] != node_of[link.other]
        and judged[link.one].isdisjoint(judged[link.other])
        and _are_wanted(files[link.one], files[link.other], where)
    ]
    of_node: dict[int, list[FileContent]] = defaultdict(list)
    for content_id, same in files.items():
        of_node[node_of[content_id]] += same
    contenders = Contenders(where.is_protected, evidence)
    return [
        _draft(star, of_node, kind, chooser=chooser, where=where, contenders=contenders)
        for star in stars(kept)
    ]


def _draft(
    star: FilmStar,
    files: Mapping[int, Sequence[FileContent]],
    kind: ClusterKind,
    *,
    chooser: Chooser,
    where: Whereabouts,
    contenders: Contenders,
) -> Draft:
    scores = ((star.centre, 1.0), *star.members)
    basis = [(score, basis_of(files[node], where, contenders)) for node, score in scores]
    nodes = [Node(files[node], score) for node, score in scores]
    make = partial(gathered, kind, nodes, chooser, where, contenders, cohesion=star.cohesion)
    return draft_of((kind, star.cohesion, basis), make)


def _judged(different: Iterable[Iterable[int]]) -> Mapping[int, set[int]]:
    """Return, for every content, the groups of different things that it is in."""
    groups: dict[int, set[int]] = defaultdict(set)
    for number, group in enumerate(different):
        for content_id in group:
            groups[content_id].add(number)
    return groups


def _measures(link: Link) -> tuple[float, float, float]:
    return link.score, link.coverage, link.other_coverage


def _nodes(files: dict[int, list[FileContent]]) -> dict[int, int]:
    """Return the node of each content: the first of those with the same payload."""
    first: dict[tuple[str, str], int] = {}
    nodes: dict[int, int] = {}
    for content_id, same in sorted(files.items()):
        key = (same[0].payload_key, same[0].payload_hash)
        nodes[content_id] = first.setdefault(key, content_id) if all(key) else content_id
    return nodes


def _are_wanted(
    one: Iterable[FileContent], other: Iterable[FileContent], where: Whereabouts
) -> bool:
    """Tell whether duplicates are looked for between the folders of these files."""
    if where.between == EVERYWHERE:
        return True
    left, right = _folders(one), _folders(other)
    return bool(left & right) if where.between == SAME_FOLDER else len(left | right) > 1


def _folders(files: Iterable[FileContent]) -> set[bytes]:
    return {file.path.rpartition(b"/")[0] for file in files}
