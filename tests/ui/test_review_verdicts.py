"""What is proposed for the members of a cluster, and what a user can make of it."""

from dataclasses import replace

import pytest

from mediadesk.domain.clusters import ALONE, ClusterKind, ClusterMember, ClusterRecord
from mediadesk.domain.fields import FieldKind
from mediadesk.domain.keepers import KeeperCode
from mediadesk.domain.media import FileStatus, MediaKind
from mediadesk.domain.records import FileRecord
from mediadesk.ui import formatting
from mediadesk.ui.models.review.reviewed_cluster import Review
from mediadesk.ui.models.review.verdicts import Verdicts
from mediadesk.ui.views.review import member_words
from tests.support.fake_library import FakeLibrary

KEEPER, COPY, OTHER = 1, 2, 3


@pytest.fixture
def files() -> dict[int, FileRecord]:
    return dict(FakeLibrary(3).records)


def members(*ids: int) -> list[ClusterMember]:
    return [
        ClusterMember(file_id=id_, similarity=1.0, keeper=id_ == KEEPER, removable=id_ != KEEPER)
        for id_ in ids
    ]


def away(record: FileRecord) -> FileRecord:
    return replace(record, status=FileStatus.OFFLINE)


def test_nothing_goes_for_the_sake_of_a_file_that_is_away(files: dict[int, FileRecord]) -> None:
    files[KEEPER] = away(files[KEEPER])
    verdicts = Verdicts(members(KEEPER, COPY), files)
    assert verdicts.kept == [KEEPER, COPY]
    assert not verdicts.remove(COPY)
    more = Verdicts(members(KEEPER, COPY, OTHER), files)
    assert (more.kept, more.removed) == ([KEEPER, COPY], [OTHER])
    assert more.keep_only(OTHER)
    assert more.removed == [COPY]
    assert not more.remove(OTHER)
    more.keep_only(KEEPER)
    assert more.removed == [OTHER]


def test_where_every_file_is_away_all_stay(files: dict[int, FileRecord]) -> None:
    verdicts = Verdicts(members(KEEPER, COPY), {id_: away(file) for id_, file in files.items()})
    assert verdicts.kept == [KEEPER, COPY]
    assert not verdicts.keep_only(COPY)


def test_copies_that_each_hold_something_are_no_clear_case(files: dict[int, FileRecord]) -> None:
    kept, copy = members(KEEPER, COPY)
    apart = replace(copy, reason_code=KeeperCode.PLACE, reason_facts={ALONE: "title,faces"})
    record = ClusterRecord(1, "k", ClusterKind.IDENTICAL, 2, 10, 1.0)
    review = Review(record, [kept, apart], files)
    assert not review.is_clear
    assert Review(record, [kept, copy], files).is_clear
    (badge,) = member_words.badges(files[COPY], apart, best=False)
    assert (badge.text, badge.short) == ("Also holds: title, faces", "Holds more")


def test_who_made_a_file_is_called_as_usual_of_its_kind() -> None:
    made_by = [FieldKind.TITLE, FieldKind.CREATOR]
    assert formatting.fields(made_by, MediaKind.PHOTO) == "title, author"
    assert formatting.fields(made_by, MediaKind.AUDIO) == "title, artist"
    assert formatting.fields(made_by) == "title, author or artist"
