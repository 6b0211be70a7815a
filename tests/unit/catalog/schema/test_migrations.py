import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediadesk.catalog.databases.database import connect_writer
from mediadesk.catalog.schema import CATALOG, DECISIONS, clusters, films
from mediadesk.catalog.schema.migrations import Schema, migrate, pending, run_script
from mediadesk.domain.keepers import KeeperCode
from mediadesk.words import KEEPERS, told


def first(connection: sqlite3.Connection) -> None:
    run_script(connection, "CREATE TABLE a (x TEXT) STRICT;\nINSERT INTO a VALUES ('; no end');")


def second(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE b (x TEXT) STRICT")


def broken(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE c (x TEXT) STRICT")
    raise OSError("power cut")


def tables(connection: sqlite3.Connection) -> set[str]:
    return {
        row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }


def test_steps_are_applied_once_and_in_order(tmp_path: Path) -> None:
    with closing(connect_writer(tmp_path / "a.db")) as connection:
        migrate(connection, Schema(7, (first,)))
        assert connection.execute("SELECT x FROM a").fetchall() == [("; no end",)]
        grown = Schema(7, (first, second))
        assert pending(connection, grown) == 1
        migrate(connection, grown)
        migrate(connection, grown)
        assert pending(connection, grown) == 0
        assert tables(connection) == {"a", "b", "migration"}
        assert connection.execute("SELECT number FROM migration").fetchall() == [(1,), (2,)]
        assert connection.execute("PRAGMA application_id").fetchone() == (7,)


def test_a_step_that_fails_takes_back_those_before_it(tmp_path: Path) -> None:
    with closing(connect_writer(tmp_path / "a.db")) as connection:
        migrate(connection, Schema(7, (first,)))
        with pytest.raises(OSError, match="power"):
            migrate(connection, Schema(7, (first, second, broken)))
        assert tables(connection) == {"a", "migration"}
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


@pytest.mark.parametrize("schema", [CATALOG, DECISIONS], ids=["catalog", "decisions"])
def test_every_step_of_ours_leaves_a_sound_file(tmp_path: Path, schema: Schema) -> None:
    with closing(connect_writer(tmp_path / "a.db")) as connection:
        for version in range(1, schema.version + 1):
            migrate(connection, Schema(schema.application_id, schema.steps[:version]))
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_catalog_finds_contents_and_pending_files_by_index(catalog: sqlite3.Connection) -> None:
    for query in (
        "SELECT id FROM content WHERE quick_hash = 'x'",
        "SELECT id FROM file WHERE pending <> 0 AND id > 5 ORDER BY id",
        "SELECT id FROM file WHERE content_id = 1 AND status = 'missing'",
        "SELECT id FROM file WHERE size_bytes = 1 AND status = 'missing'",
    ):
        plan = " ".join(row[3] for row in catalog.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "SEARCH" in plan
        assert "SCAN" not in plan


def test_what_could_not_be_read_is_tried_again_after_an_upgrade(tmp_path: Path) -> None:
    with closing(connect_writer(tmp_path / "a.db")) as connection:
        before = CATALOG.steps.index(films.try_unread_again)
        migrate(connection, Schema(CATALOG.application_id, CATALOG.steps[:before]))
        connection.execute(
            "INSERT INTO content(id, size_bytes, quick_hash) VALUES (1, 5, 'a'), (2, 6, 'b')"
        )
        for content_id, reason in ((1, '{"code": "broken"}'), (2, None)):
            connection.execute(
                "INSERT INTO film(content_id, version, step_ms, reason) VALUES (?, 1, 500, ?)",
                (content_id, reason),
            )
        migrate(connection, Schema(CATALOG.application_id, CATALOG.steps[: before + 1]))
        assert connection.execute("SELECT content_id FROM film").fetchall() == [(2,)]


def test_containers_of_films_are_named_after_an_upgrade(tmp_path: Path) -> None:
    with closing(connect_writer(tmp_path / "a.db")) as connection:
        before = CATALOG.steps.index(films.name_containers)
        migrate(connection, Schema(CATALOG.application_id, CATALOG.steps[:before]))
        connection.execute("PRAGMA foreign_keys = OFF")  # of files nothing but this matters here
        for number, facts in enumerate(('{"format": "matroska", "tracks": {}}', "{}")):
            connection.execute(
                "INSERT INTO file_detail(file_id, facts, timestamp_candidates) VALUES (?, ?, '')",
                (number, facts),
            )
            connection.execute("INSERT INTO stream(file_id) VALUES (?)", (number,))
        migrate(connection, Schema(CATALOG.application_id, CATALOG.steps[: before + 1]))
        assert connection.execute("SELECT container FROM stream ORDER BY 1").fetchall() == [
            (None,), ("matroska",),
        ]  # fmt: skip


def test_reasons_of_an_older_version_are_told_without_question_marks(tmp_path: Path) -> None:
    noted = (
        ("identical", '{"code": "keeper-superset", "tags": 4, "other_tags": 1}'),
        ("identical", '{"code": "keeper-superset", "fields": "title"}'),
        ("identical", '{"code": "keeper-not-messenger", "messenger": "Signal"}'),
        ("similar", '{"code": "keeper-not-messenger", "messenger": "Signal"}'),
    )
    with closing(connect_writer(tmp_path / "a.db")) as connection:
        before = CATALOG.steps.index(clusters.say_reasons_without_list)
        migrate(connection, Schema(CATALOG.application_id, CATALOG.steps[:before]))
        connection.execute("PRAGMA foreign_keys = OFF")  # of files nothing matters here
        for number, (kind, reason) in enumerate(noted, 1):
            connection.execute(
                "INSERT INTO cluster(id, key, kind, members, reclaimable_bytes, cohesion)"
                " VALUES (?1, ?1, ?2, 2, 0, 1)",
                (number, kind),
            )
            connection.execute(
                "INSERT INTO cluster_member(cluster_id, place, file_id, similarity, keeper,"
                " removable, reason) VALUES (?, 0, 1, 1, 1, 0, ?)",
                (number, reason),
            )
        migrate(connection, CATALOG)
        rows = connection.execute("SELECT reason FROM cluster_member ORDER BY cluster_id")
        said = []
        for (reason,) in rows:
            facts = json.loads(reason)
            said.append(told(KEEPERS[KeeperCode(facts.pop("code"))], facts))
    assert said == [
        "It holds everything the other holds, and more.",
        "It holds everything the other holds, and more: title.",
        "The other came through Signal.",
        "The other was re-encoded by Signal.",
    ]
