"""The pictures that review holds: never more of them than the memory that was promised."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QRect, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediadesk.domain.records import FileRecord
from mediadesk.ui import thumbnails
from mediadesk.ui.models.review import stage_pictures
from mediadesk.ui.models.review.stage_pictures import StagePictures
from mediadesk.ui.threads import TaskRunner
from tests.support.fake_clusters import StageSource
from tests.support.fake_library import FakeLibrary

MANY = 12


class LargePictures(StageSource):
    """Every picture is as large as it may be asked for."""

    def get(self, _record: FileRecord, edge_px: int) -> bytes | None:
        made = io.BytesIO()
        Image.new("RGB", (edge_px, edge_px), "sienna").save(made, "JPEG")
        return made.getvalue()


@pytest.fixture
def pictures(qapp: QApplication) -> Iterator[StagePictures]:
    assert qapp
    tasks = TaskRunner(QThreadPool())
    yield StagePictures(LargePictures(), tasks)
    assert tasks.close()


def records() -> list[FileRecord]:
    return [replace(each, width=6000, height=6000) for each in FakeLibrary(MANY).records.values()]


def test_review_and_thumbnails_together_hold_192_mb_at_most() -> None:
    assert stage_pictures.LIMIT_BYTES + thumbnails.LIMIT_BYTES == 192 * 1024 * 1024


def test_one_cluster_after_another_stays_within_the_limit(
    pictures: StagePictures, qtbot: QtBot
) -> None:
    held, seen = list[int](), set[object]()
    pictures.arrived.connect(seen.add)
    pictures.arrived.connect(lambda _id: held.append(pictures.size_bytes))
    for record in records():
        pictures.keep_only([record])
        pictures.whole(record, 2048)
        pictures.part(record, QRect(0, 0, 1600, 1200))
        qtbot.waitUntil(lambda: pictures.part(record, QRect(0, 0, 9, 9)) is not None)  # noqa: B023
        qtbot.waitUntil(lambda: pictures.whole(record, 2048) is not None)  # noqa: B023
    assert len(seen) == MANY
    assert max(held) <= stage_pictures.LIMIT_BYTES
    assert pictures.size_bytes > stage_pictures.LIMIT_BYTES // 2  # what fits is kept


def test_nine_pictures_at_once_are_all_held_within_the_limit(
    pictures: StagePictures, qtbot: QtBot
) -> None:
    shown = records()[:9]
    pictures.keep_only(shown)
    for record in shown:
        pictures.whole(record, 2048)
    qtbot.waitUntil(lambda: all(pictures.whole(record, 2048) for record in shown))
    assert pictures.size_bytes <= stage_pictures.LIMIT_BYTES


def test_moments_of_films_count(pictures: StagePictures, qtbot: QtBot) -> None:
    film = records()[0]
    pictures.whole(film, 1024)
    qtbot.waitUntil(lambda: pictures.whole(film, 1024) is not None)
    still = pictures.whole(film, 1024)
    before = pictures.size_bytes
    pictures.show_moment(film.id, still)
    assert still is not None
    assert pictures.size_bytes == before + still.sizeInBytes()
    pictures.show_moment(film.id, None)
    assert pictures.size_bytes == before
