"""Finds films that show the same: looks at new ones over time, compares, and makes clusters."""

from collections.abc import Callable

from mediadesk.catalog import films
from mediadesk.catalog.store import Store
from mediadesk.dedupe import ranking
from mediadesk.dedupe.films.stars import Link
from mediadesk.domain.clusters import Cluster, ClusterKind
from mediadesk.jobs.runner import JobProgress
from mediadesk.operations.copies import Whereabouts
from mediadesk.operations.film_sampling import FilmSampler
from mediadesk.operations.film_search import FilmSearch
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matched import clusters_of_links


def look_at_new(
    store: Store,
    lanes: Lanes,
    *,
    workers: int,
    progress: JobProgress,
    checkpoint: Callable[[], None],
) -> None:
    """Look at all new films over time, and compare each with all others."""
    FilmSampler(store, lanes, workers=workers, progress=progress, checkpoint=checkpoint).run()
    checkpoint()
    FilmSearch(store, checkpoint=checkpoint).compare_new()


def clusters_of(store: Store, where: Whereabouts) -> list[Cluster]:
    """Return the clusters of films from what is stored."""
    with store.readers.use() as reader:
        found = films.matches(reader)
        shown = films.shown_shares(reader)
    links = [Link(m.film_id, m.copy_id, m.score, m.coverage, m.copy_coverage) for m in found]
    return clusters_of_links(
        store, links, ClusterKind.VIDEO, ranking.keeper_of_films, where, shown=shown
    )
