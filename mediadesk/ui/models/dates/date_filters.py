"""What the queue of dates is narrowed to, and how the choices are called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mediadesk.domain.dating import DateFacets, DateQuery
from mediadesk.timestamps.why import FLAG_SENTENCES
from mediadesk.ui.formatting import tr
from mediadesk.ui.models import wording

_MOST_OF_A_KIND = 40


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One check box: its section, word and count, and the query with it turned."""

    section: str
    text: str
    count: int
    checked: bool
    turned: DateQuery


def choices(facets: DateFacets, query: DateQuery) -> Iterator[FilterChoice]:
    """Yield what can be chosen: confidence, camera, folder, year, flag."""
    title = tr("Filter", "Date confidence")
    for level, count in facets.confidences.items():
        turned = replace(query, confidences=query.confidences ^ {level})
        is_on = level in query.confidences
        yield FilterChoice(title, wording.confidence(level), count, is_on, turned)
    title = tr("Filter", "Camera")
    for camera in _most(facets.cameras, query.cameras):
        turned = replace(query, cameras=query.cameras ^ {camera})
        is_on = camera in query.cameras
        yield FilterChoice(title, camera, facets.cameras.get(camera, 0), is_on, turned)
    title = tr("Dates", "Folder")
    for folder, (path, count) in list(facets.folders.items())[:_MOST_OF_A_KIND]:
        is_on = folder == query.folder_id
        turned = replace(query, folder_id=None if is_on else folder)
        yield FilterChoice(title, path, count, is_on, turned)
    title = tr("Dates", "Year")
    for year, count in sorted(facets.years.items()):
        turned = replace(query, years=query.years ^ {year})
        yield FilterChoice(title, str(year), count, year in query.years, turned)
    title = tr("Dates", "What is unusual")
    for flag in _most(facets.flags, query.flags):
        turned = replace(query, flags=query.flags ^ {flag})
        is_on = flag in query.flags
        yield FilterChoice(title, flag_words(flag), facets.flags.get(flag, 0), is_on, turned)


def _most(counted: Mapping[str, int], chosen: frozenset[str]) -> list[str]:
    return list(dict.fromkeys((*sorted(chosen), *list(counted)[:_MOST_OF_A_KIND])))


def flag_words(flag: str) -> str:
    """Return what a flag means, without the full stop of its sentence."""
    template = FLAG_SENTENCES.get(flag.partition(":")[0], flag)
    told = tr("Flag", template).replace("{source}", tr("Flag", "A date"))
    return told.rstrip(".")


def narrowed(query: DateQuery) -> int:
    """Return how many filters are set; chips do not count."""
    sets = (query.confidences, query.cameras, query.years, query.months, query.flags)
    return sum(map(len, sets)) + (query.folder_id is not None)


def cleared(query: DateQuery) -> DateQuery:
    """Return the query with nothing but its chip."""
    return DateQuery(needs=query.needs)
