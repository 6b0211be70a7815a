"""Finds films that show the same: samples new ones, compares them, and makes clusters."""

from mediadesk.catalog.likeness import films
from mediadesk.catalog.store import Store
from mediadesk.dedupe.films.stars import Link
from mediadesk.dedupe.keepers import ranking
from mediadesk.domain.clusters import ClusterKind, Draft
from mediadesk.operations.matching.clusters.linked_clusters import drafts_of_links
from mediadesk.operations.matching.context import SearchContext
from mediadesk.operations.matching.file_keys import Whereabouts
from mediadesk.operations.matching.films.film_sampling import FilmSampler
from mediadesk.operations.matching.films.film_search import FilmSearch
from mediadesk.operations.matching.keepers.evidence import Evidence


def look_at_new(context: SearchContext) -> None:
    """Sample all new films, and compare each with all others."""
    FilmSampler(context).run()
    context.checkpoint()
    FilmSearch(context.store, checkpoint=context.checkpoint).compare_new()


def drafts_of(store: Store, where: Whereabouts) -> list[Draft]:
    """Return the clusters of films from what is stored."""
    with store.readers.use() as reader:
        found = films.matches(reader)
        shown = films.shown_shares(reader)
    links = [Link(m.film_id, m.copy_id, m.score, m.coverage, m.copy_coverage) for m in found]
    chooser, evidence = ranking.keeper_of_films, Evidence(shown=shown)
    return drafts_of_links(store, links, ClusterKind.VIDEO, chooser, where, evidence=evidence)
