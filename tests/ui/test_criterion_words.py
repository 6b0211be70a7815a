"""What "Why?" says of two files: their times as a camera and as this computer tell them."""

import time
from collections.abc import Iterator

import pytest

from mediadesk.domain.clusters import ClusterMember
from mediadesk.domain.keepers import Advantage, Comparison, KeeperCode
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.ui import formatting
from mediadesk.ui.models import cluster_words
from mediadesk.ui.models.review import criterion_words


@pytest.fixture
def in_lisbon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as inside:
        inside.setenv("TZ", "Europe/Lisbon")
        time.tzset()
        yield
    time.tzset()


def cells(code: KeeperCode, keeper: str, other: str) -> tuple[str, str]:
    _name, one, two = criterion_words.cells(Comparison(code, Advantage.KEEPER, keeper, other))
    return one, two


@pytest.mark.usefixtures("in_lisbon")
def test_times_of_files_are_told_in_the_time_of_this_computer() -> None:
    shown = cells(KeeperCode.EARLIER_MODIFIED, "2019-07-04 23:30:05", "2019-12-04 23:30:05")
    assert shown == ("5 Jul 2019, 00:30:05", "4 Dec 2019, 23:30:05")


@pytest.mark.usefixtures("in_lisbon")
def test_times_of_cameras_are_told_as_their_clock_showed_them() -> None:
    shown = cells(KeeperCode.EARLIER_TAKEN, "2019-07-04 23:30:05", "not a time")
    assert shown == ("4 Jul 2019, 23:30:05", "not a time")


def test_a_small_difference_in_length_is_told_where_it_decides() -> None:
    slight = Comparison(KeeperCode.SLIGHTLY_LONGER, Advantage.KEEPER, 240.0, 238.9)
    assert criterion_words.is_told(slight)
    assert criterion_words.cells(slight) == ("Length to a tenth of a second", "240.0", "238.9")
    assert not criterion_words.is_told(
        Comparison(KeeperCode.SLIGHTLY_LONGER, Advantage.TIE, 240.0, 239.9)
    )


def test_all_that_a_file_alone_holds_is_told() -> None:
    facts = {"fields": "title,rating,creator", "keeper": "a.jpg"}
    member = ClusterMember(1, reason_code=KeeperCode.SUPERSET, reason_facts=facts)
    every = "title, rating, author or artist"
    assert cluster_words.why(member) == f"It holds everything the other holds, and more: {every}."
    assert every in formatting.sentence(Reason.of(ReasonCode.EACH_HOLDS, **facts))


def test_what_files_say_of_themselves_is_named_and_not_counted() -> None:
    assert cells(KeeperCode.MORE_TOLD, "camera,place", "caption") == (
        "camera data, place",
        "caption",
    )
