"""Clusters of similar pictures, made from stored matches: no file is opened for it.

Each comes as a draft, whose basis is all that the cluster is made of: scores, areas, and what is
known of its files. Of a large library's clusters next to none differ from those of the last
search; these are not made again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from mediadesk.catalog.contents.contents import FileContent
from mediadesk.dedupe.keepers import ranking
from mediadesk.dedupe.pictures.clustering.stars import Clustering, Star
from mediadesk.domain.clusters import Cluster, ClusterKind, Draft
from mediadesk.operations.matching.clusters.gathering import (
    Node,
    basis_of,
    gathered,
    keeper_of_node,
)
from mediadesk.operations.matching.clusters.standing import draft_of
from mediadesk.operations.matching.file_keys import Whereabouts
from mediadesk.operations.matching.keepers.contenders import Contenders
from mediadesk.operations.matching.pictures.match_graph import MatchGraph

_Perhaps = Sequence[tuple[int, float]]
"""Nodes that resemble a cluster weakly, with their scores."""


def drafts_of(
    graph: MatchGraph, clustering: Clustering, where: Whereabouts, contenders: Contenders
) -> Iterator[Draft]:
    """Yield the similar clusters, each with its keeper and what speaks for it.

    A cluster lists one file per node; the others that are the same as it stand under it.
    """
    nodes = _Nodes(graph, where, contenders)
    perhaps: dict[int, list[tuple[int, float]]] = defaultdict(list)
    columns = (clustering.perhaps, clustering.perhaps_of, clustering.perhaps_scores)
    for node, medoid, score in zip(*(column.tolist() for column in columns), strict=True):
        perhaps[medoid].append((node, score))
    areas = graph.areas()
    for star in clustering.stars():
        yield _draft(star, nodes, areas, perhaps.get(star.medoid, ()))


class _Nodes:
    """The files of each node, and what speaks for and against each, looked up once."""

    def __init__(self, graph: MatchGraph, where: Whereabouts, contenders: Contenders) -> None:
        self.where, self.contenders = where, contenders
        self._graph = graph
        self._rows: dict[int, list[int]] = defaultdict(list)
        sizes = np.bincount(graph.nodes)
        for row in np.flatnonzero(sizes[graph.nodes] > 1).tolist():
            self._rows[int(graph.nodes[row])].append(row)
        self._empty: list[bool] = graph.empty.tolist()

    def files_of(self, node: int) -> list[FileContent]:
        """Return the files of all rows that a node stands for."""
        return [file for row in self._rows_of(node) for file in self._graph.files[row]]

    def keeper_of(self, node: int) -> int:
        """Return the file that is shown for a node."""
        return keeper_of_node(self.files_of(node), ranking.keeper_of_similar, self.contenders)

    def basis_of(self, node: int) -> list[tuple[object, ...]]:
        """Return all that is known of a node's files."""
        return basis_of(self.files_of(node), self.where, self.contenders)

    def is_nearly_empty(self, node: int) -> bool:
        """Tell whether there is next to nothing in a node's picture."""
        return all(self._empty[row] for row in self._rows_of(node))

    def _rows_of(self, node: int) -> Sequence[int]:
        return self._rows.get(node, (node,))


def _draft(
    star: Star, nodes: _Nodes, areas: Mapping[tuple[int, int], float], perhaps: _Perhaps
) -> Draft:
    scores = ((star.medoid, 1.0), *zip(star.members, star.scores, strict=True))
    alike = [(node, score, areas.get((node, star.medoid), 1.0)) for node, score in scores]
    hidden = all(nodes.is_nearly_empty(node) for node, _, _ in alike)
    basis = (
        star.cohesion,
        hidden,
        [(score, area, nodes.basis_of(node)) for node, score, area in alike],
        [(score, nodes.basis_of(node)) for node, score in perhaps],
    )
    return draft_of(basis, partial(_cluster, nodes, alike, star.cohesion, hidden, perhaps))


def _cluster(
    nodes: _Nodes,
    alike: Sequence[tuple[int, float, float]],
    cohesion: float,
    hidden: bool,  # noqa: FBT001 - bound by `partial`
    perhaps: _Perhaps,
) -> Cluster:
    """Make a cluster; whatever it looks at must be in the basis of its draft."""
    return gathered(
        ClusterKind.SIMILAR,
        [Node(nodes.files_of(node), score, area) for node, score, area in alike],
        ranking.keeper_of_similar,
        nodes.where,
        nodes.contenders,
        cohesion=cohesion,
        hidden=hidden,
        perhaps=tuple(sorted((nodes.keeper_of(node), score) for node, score in perhaps)),
    )
