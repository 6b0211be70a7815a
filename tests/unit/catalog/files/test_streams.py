"""Lists of films and recordings are filtered, sorted and grouped by what they are made of."""

import sqlite3
from dataclasses import replace

import pytest

from mediadesk.catalog.files import records, streams
from mediadesk.catalog.lists import queries
from mediadesk.domain.browsing import FileQuery, SmartPlace
from mediadesk.domain.media import MediaKind
from mediadesk.domain.ordering import Grouping, SortKey
from mediadesk.domain.streams import StreamFacet, StreamSummary, Trait
from mediadesk.domain.study import Study
from tests.support import shelf


@pytest.fixture
def library(catalog: sqlite3.Connection) -> sqlite3.Connection:
    """Return a catalog of three films and three recordings."""
    shelf.root(catalog)
    films = {
        "a.mp4": StreamSummary("720p", "h264", 25.0, 4_000_000, container="mp4"),
        "b.mkv": StreamSummary("4K", "hevc", 29.97, 40_000_000, container="matroska"),
        "c.avi": StreamSummary("SD", "h264", 25.0, 900_000, container="avi"),
    }
    songs = {
        "1.flac": StreamSummary(codec="flac", lossless=True, artist="Ann", album="B", track=2),
        "2.mp3": StreamSummary(codec="mp3", lossless=False, artist="Ann", album="B", track=1),
        "3.mp3": StreamSummary(codec="mp3", lossless=False, artist="ben"),
    }
    for kind, files in ((MediaKind.VIDEO, films), (MediaKind.AUDIO, songs)):
        for name, summary in files.items():
            study = Study(quick_hash=name, facts_json="{}", streams=summary)
            shelf.studied(catalog, shelf.ROOT + b"/" + name.encode(), study, kind=kind)
    return catalog


def shown(library: sqlite3.Connection, query: FileQuery) -> list[str]:
    ids = queries.ids(library, query).tolist()
    told = records.load(library, ids)
    return [told[file_id].name_shown for file_id in ids]


def test_a_summary_comes_back_as_it_was(library: sqlite3.Connection) -> None:
    (file_id,) = queries.ids(library, FileQuery(SmartPlace.AUDIO, search="1.flac"))
    record = records.load(library, [file_id])[file_id]
    assert record.streams == StreamSummary(
        codec="flac", lossless=True, artist="Ann", album="B", track=2
    )
    streams.store(library, file_id, None)
    assert records.load(library, [file_id])[file_id].streams is None


@pytest.mark.parametrize(
    ("traits", "names"),
    [
        ({(StreamFacet.CODEC, "h264")}, {"a.mp4", "c.avi"}),
        ({(StreamFacet.CODEC, "h264"), (StreamFacet.RESOLUTION, "SD")}, {"c.avi"}),
        ({(StreamFacet.RESOLUTION, "SD"), (StreamFacet.RESOLUTION, "4K")}, {"b.mkv", "c.avi"}),
        ({(StreamFacet.LOSSLESS, "1")}, {"1.flac"}),
        ({(StreamFacet.CONTAINER, "matroska")}, {"b.mkv"}),
    ],
)
def test_values_of_one_facet_add_up_and_facets_narrow(
    library: sqlite3.Connection, traits: set[tuple[StreamFacet, str]], names: set[str]
) -> None:
    query = FileQuery(traits=frozenset(Trait(*trait) for trait in traits))
    assert set(shown(library, query)) == names


def test_resolutions_are_sorted_by_size_and_albums_by_track(library: sqlite3.Connection) -> None:
    films = FileQuery(SmartPlace.VIDEOS, sort=SortKey.RESOLUTION)
    assert shown(library, films) == ["b.mkv", "a.mp4", "c.avi"]
    assert shown(library, replace(films, sort=SortKey.CONTAINER)) == ["a.mp4", "b.mkv", "c.avi"]
    songs = FileQuery(SmartPlace.AUDIO, sort=SortKey.ALBUM, search="", descending=False)
    assert shown(library, songs)[-2:] == ["2.mp3", "1.flac"]
    assert shown(library, replace(songs, descending=True))[:2] == ["1.flac", "2.mp3"]


def test_headings_are_resolutions_or_artists(library: sqlite3.Connection) -> None:
    films = queries.file_list(library, FileQuery(SmartPlace.VIDEOS, group=Grouping.RESOLUTION))
    assert [(group.key, group.count) for group in films.groups] == [
        ("4K", 1), ("720p", 1), ("SD", 1),
    ]  # fmt: skip
    songs = FileQuery(SmartPlace.AUDIO, group=Grouping.ARTIST, descending=False)
    groups = queries.file_list(library, songs).groups
    assert [(group.key, group.count) for group in groups] == [("Ann", 2), ("ben", 1)]
    albums = queries.file_list(library, replace(songs, group=Grouping.ALBUM)).groups
    assert [(group.key, group.count) for group in albums] == [("", 1), ("B", 2)]


def test_what_can_be_filtered_is_counted_where_it_is(library: sqlite3.Connection) -> None:
    films = queries.facets(library, FileQuery(SmartPlace.VIDEOS)).traits
    assert films[Trait(StreamFacet.CODEC, "h264")] == 2
    assert films[Trait(StreamFacet.RESOLUTION, "4K")] == 1
    songs = queries.facets(library, FileQuery(SmartPlace.AUDIO)).traits
    assert songs[Trait(StreamFacet.LOSSLESS, "0")] == 2
    assert not queries.facets(library, FileQuery(SmartPlace.PHOTOS)).traits


def test_recordings_are_found_by_artist_album_and_title(library: sqlite3.Connection) -> None:
    assert set(shown(library, FileQuery(search="ANN"))) == {"1.flac", "2.mp3"}
    assert set(shown(library, FileQuery(SmartPlace.AUDIO, search="ann flac"))) == {"1.flac"}
    (file_id,) = queries.ids(library, FileQuery(search="3.mp3"))
    streams.store(library, file_id, StreamSummary(title="\u00c4rger"))
    assert shown(library, FileQuery(search="\u00e4rg")) == ["3.mp3"]


def test_codecs_of_one_family_are_one_value(library: sqlite3.Connection) -> None:
    for name, codec in (("1.flac", "pcm_s16le"), ("2.mp3", "pcm_s24be"), ("3.mp3", "vorbis")):
        (file_id,) = queries.ids(library, FileQuery(search=name))
        streams.store(library, file_id, StreamSummary(codec=codec))
    counted = queries.facets(library, FileQuery(SmartPlace.AUDIO)).traits
    both = Trait(StreamFacet.CODEC, "pcm")
    assert counted[both] == 2
    assert set(shown(library, FileQuery(traits=frozenset({both})))) == {"1.flac", "2.mp3"}
