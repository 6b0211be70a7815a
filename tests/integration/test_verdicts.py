"""What the user said of a cluster holds, whatever becomes of names, metadata and the catalog."""

import io
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from mediadesk.catalog.databases.healing import decisions_path
from mediadesk.catalog.effects import decision_lines
from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.verdicts import GivenVerdict
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import bulk, resolve
from mediadesk.operations.folder_rules import set_rule
from mediadesk.operations.matching.duplicates import DuplicateSearch
from mediadesk.operations.past.history import History
from mediadesk.operations.past.removal_history import RemovalHistory
from mediadesk.operations.review.reviewing import Reviewing
from mediadesk.operations.review.verdicts import Verdicts
from tests.support import desks
from tests.support.desks import Desk
from tests.support.media import picture

SIZE = (320, 240)


def shown(desk: Desk, *kinds: ClusterKind) -> list[set[str]]:
    """Scan nothing, search, and return the names in each shown cluster."""
    DuplicateSearch(desk.store, Settings()).run(kinds)
    return listed(desk, *kinds)


def listed(desk: Desk, *kinds: ClusterKind) -> list[set[str]]:
    found = []
    for _, members in desk.library.clusters(kinds):
        ids = [id_ for member in members for id_ in (member.file_id, *member.same_as)]
        found.append({record.name_shown for record in desk.library.files(ids).values()})
    return found


def cluster_id(desk: Desk, kind: ClusterKind) -> int:
    (id_,) = desk.library.cluster_ids([kind])
    return id_


def versions(folder: Path) -> tuple[Path, Path]:
    """Make a picture and a smaller version of it."""
    photo = picture(folder / "whole.jpg", size=SIZE, seed=3)
    half = folder / "half.jpg"
    with Image.open(photo) as image:
        image.resize((160, 120)).save(half, quality=80)
    return photo, half


def with_comment(photo: Path) -> None:
    """Edit the metadata as another program would."""
    whole = photo.read_bytes()
    photo.write_bytes(whole[:2] + b"\xff\xfe\x00\x07hello" + whole[2:])


def say_different(desk: Desk) -> GivenVerdict:
    given = Verdicts(desk.store).not_duplicates(cluster_id(desk, ClusterKind.SIMILAR))
    assert given is not None
    assert given.changes.clusters
    return given


def test_different_things_leave_the_list_at_once_and_stay_away(desk: Desk, pictures: Path) -> None:
    versions(pictures)
    desk.scan(pictures)
    assert shown(desk) == [{"whole.jpg", "half.jpg"}]
    say_different(desk)
    assert listed(desk) == []
    desk.scan(pictures)
    assert shown(desk) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda photo: photo.rename(photo.with_name("renamed.jpg")),
        with_comment,
        lambda photo: os.utime(photo, (1, 1)),
    ],
    ids=["renamed", "edited", "touched"],
)
def test_a_verdict_outlasts_a_change(
    desk: Desk, pictures: Path, change: Callable[[Path], object]
) -> None:
    photo, _ = versions(pictures)
    desk.scan(pictures)
    shown(desk)
    say_different(desk)
    change(photo)
    desk.scan(pictures)
    assert shown(desk) == []


@pytest.mark.parametrize("say", [Verdicts.not_duplicates, Verdicts.keep_all])
def test_a_verdict_on_pictures_that_begin_and_end_alike_speaks_of_each(
    desk: Desk, pictures: Path, say: Callable[[Verdicts, int], GivenVerdict | None]
) -> None:
    whole = bytearray(picture(pictures / "whole.bmp", size=(640, 480), seed=3).read_bytes())
    for at in range(400_000, 400_600):  # far from both ends
        whole[at] ^= 0x55
    (pictures / "drawn-in.bmp").write_bytes(whole)
    desk.scan(pictures)
    assert shown(desk) == [{"whole.bmp", "drawn-in.bmp"}]
    say(Verdicts(desk.store), cluster_id(desk, ClusterKind.SIMILAR))
    assert listed(desk) == []
    desk.scan(pictures)
    assert shown(desk) == []


def test_a_verdict_outlasts_the_catalog(tmp_path: Path, pictures: Path, decoders: Sandbox) -> None:
    versions(pictures)
    home = tmp_path / "home"
    home.mkdir()
    with desks.desk(home, decoders) as desk:
        desk.scan(pictures)
        shown(desk)
        say_different(desk)
    for path in home.iterdir():
        if not path.name.startswith("catalog.decisions"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert decisions_path(home / "catalog.db").exists()
    with desks.desk(home, decoders) as desk:
        desk.scan(pictures)
        assert shown(desk) == []


def test_verdicts_travel_with_the_decisions(
    tmp_path: Path, pictures: Path, decoders: Sandbox
) -> None:
    versions(pictures)
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    with desks.desk(here, decoders) as desk:
        desk.scan(pictures)
        shown(desk)
        say_different(desk)
        with desk.store.decision_readers.use() as reader:
            lines = "".join(decision_lines.lines(reader)).encode()
    with desks.desk(there, decoders) as desk:
        desk.scan(pictures)
        assert len(shown(desk)) == 1
        desk.store.decisions.submit(
            lambda writer: decision_lines.take(writer, io.BytesIO(lines))
        ).result()
        desk.store.catch_up()
        assert listed(desk) == []
        assert shown(desk) == []


def test_a_new_version_brings_the_cluster_back(desk: Desk, pictures: Path) -> None:
    photo, _ = versions(pictures)
    desk.scan(pictures)
    shown(desk)
    say_different(desk)
    with Image.open(photo) as image:
        image.resize((200, 150)).save(pictures / "third.jpg")
    desk.scan(pictures)
    (found,) = shown(desk)
    assert "third.jpg" in found
    say_different(desk)
    assert shown(desk) == []


def test_a_copy_of_one_of_the_different_things_is_an_exact_duplicate(
    desk: Desk, pictures: Path
) -> None:
    photo, _ = versions(pictures)
    desk.scan(pictures)
    shown(desk)
    say_different(desk)
    shutil.copyfile(photo, pictures / "copy.jpg")
    desk.scan(pictures)
    assert shown(desk) == [{"whole.jpg", "copy.jpg"}]


def test_a_verdict_that_is_taken_back_shows_the_cluster_again(desk: Desk, pictures: Path) -> None:
    versions(pictures)
    desk.scan(pictures)
    shown(desk)
    given = say_different(desk)
    changes = Verdicts(desk.store).take_back(given.uid)
    assert changes.clusters
    assert len(listed(desk)) == 1
    say_different(desk)
    assert shown(desk) == []


@pytest.mark.parametrize("say", [Verdicts.keep_all, Verdicts.not_duplicates])
def test_wanted_copies_come_back_only_with_one_more(
    desk: Desk, pictures: Path, say: Callable[[Verdicts, int], GivenVerdict | None]
) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    copy = Path(shutil.copyfile(photo, pictures / "b.jpg"))
    desk.scan(pictures)
    shown(desk)
    say(Verdicts(desk.store), cluster_id(desk, ClusterKind.EXACT))
    assert listed(desk) == []
    copy.rename(pictures / "elsewhere.jpg")
    desk.scan(pictures)
    assert shown(desk) == []
    shutil.copyfile(photo, pictures / "third.jpg")
    desk.scan(pictures)
    assert shown(desk) == [{"a.jpg", "elsewhere.jpg", "third.jpg"}]


@pytest.mark.parametrize("in_between", [False, True], ids=["at once", "found by one scan each"])
def test_where_one_copy_went_and_another_came_there_are_as_many_as_were_wanted(
    desk: Desk, pictures: Path, in_between: bool
) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    for name in ("b.jpg", "c.jpg"):
        shutil.copyfile(photo, pictures / name)
    desk.scan(pictures)
    shown(desk)
    Verdicts(desk.store).keep_all(cluster_id(desk, ClusterKind.EXACT))
    (pictures / "c.jpg").unlink()
    if in_between:
        desk.scan(pictures)
        assert shown(desk) == []
    (pictures / "new").mkdir()
    shutil.copyfile(photo, pictures / "new" / "d.jpg")
    desk.scan(pictures)
    assert shown(desk) == []
    shutil.copyfile(photo, pictures / "new" / "e.jpg")
    desk.scan(pictures)
    assert shown(desk) == [{"a.jpg", "b.jpg", "d.jpg", "e.jpg"}]


def test_wanted_copies_come_back_for_none_that_is_not_offered(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    shutil.copyfile(photo, pictures / "b.jpg")
    desk.scan(pictures)
    shown(desk)
    Verdicts(desk.store).keep_all(cluster_id(desk, ClusterKind.EXACT))
    apart = pictures / "apart"
    apart.mkdir()
    let = partial(set_rule, desk.store, os.fsencode(apart), FolderRule.NEVER_SUGGEST)
    let(holds=True)
    shutil.copyfile(photo, apart / "c.jpg")
    desk.scan(pictures)
    assert shown(desk) == []
    let(holds=False)
    assert shown(desk) == [{"a.jpg", "b.jpg", "c.jpg"}]


def test_a_copy_that_was_not_offered_leaves_no_room_for_one_more(
    desk: Desk, pictures: Path
) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    apart = pictures / "apart"
    apart.mkdir()
    for copy in (pictures / "b.jpg", apart / "c.jpg"):
        shutil.copyfile(photo, copy)
    set_rule(desk.store, os.fsencode(apart), FolderRule.NEVER_SUGGEST, holds=True)
    desk.scan(pictures)
    assert shown(desk) == [{"a.jpg", "b.jpg"}]
    Verdicts(desk.store).keep_all(cluster_id(desk, ClusterKind.EXACT))
    assert shown(desk) == []
    shutil.copyfile(photo, pictures / "d.jpg")
    desk.scan(pictures)
    assert shown(desk) == [{"a.jpg", "b.jpg", "d.jpg"}]


def test_keeping_all_versions_leaves_their_exact_copies_open(desk: Desk, pictures: Path) -> None:
    photo, _ = versions(pictures)
    shutil.copyfile(photo, pictures / "copy.jpg")
    desk.scan(pictures)
    assert len(shown(desk)) == 2
    Verdicts(desk.store).keep_all(cluster_id(desk, ClusterKind.SIMILAR))
    assert shown(desk) == [{"whole.jpg", "copy.jpg"}]


def test_a_resolved_cluster_does_not_come_back_and_its_undo_shows_it_again(
    desk: Desk, pictures: Path
) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    for name in ("b.jpg", "c.jpg"):
        shutil.copyfile(photo, pictures / name)
    desk.scan(pictures)
    shown(desk)
    reviewing = Reviewing(desk.store, Settings(), None)
    id_ = cluster_id(desk, ClusterKind.EXACT)
    members = [member.file_id for member in desk.library.cluster_members(id_)]
    outcome = reviewing.accept(id_, members[:2], members[2:])
    assert outcome.settled
    assert listed(desk) == []
    desk.scan(pictures)
    assert shown(desk) == []
    History([RemovalHistory(desk.store, Settings(), None)]).undo(outcome.key)
    desk.scan(pictures)
    assert shown(desk) == [{"a.jpg", "b.jpg", "c.jpg"}]


def test_a_cluster_whose_copies_are_all_gone_is_decided_until_they_come_back(
    desk: Desk, pictures: Path
) -> None:
    photo = picture(pictures / "a.jpg", size=SIZE)
    shutil.copyfile(photo, pictures / "b.jpg")
    desk.scan(pictures)
    shown(desk)
    reviewing = Reviewing(desk.store, Settings(), None)
    id_ = cluster_id(desk, ClusterKind.EXACT)
    kept, gone = (member.file_id for member in desk.library.cluster_members(id_))
    outcome = reviewing.accept(id_, [kept], [gone])
    assert listed(desk) == []
    assert shown(desk) == []  # a search that ends meanwhile does not forget it
    History([RemovalHistory(desk.store, Settings(), None)]).undo(outcome.key)
    assert len(listed(desk)) == 1


def test_one_verdict_says_all_there_is_to_say_of_many_contents(desk: Desk, pictures: Path) -> None:
    photo, _ = versions(pictures)
    for number in range(4):
        with Image.open(photo) as image:
            image.resize((180 + 20 * number, 135 + 15 * number)).save(pictures / f"{number}.jpg")
    desk.scan(pictures)
    shown(desk)
    say_different(desk)
    assert shown(desk) == []
    with desk.store.decision_readers.use() as reader:
        rows = reader.execute("SELECT count(*) FROM decision WHERE kind = 'not-duplicates'")
        assert rows.fetchone()[0] == 1


def test_names_of_one_file_are_nothing_to_look_at(desk: Desk, pictures: Path) -> None:
    photo = picture(pictures / "photo.jpg", size=SIZE)
    os.link(photo, pictures / "a second name.jpg")
    shutil.copyfile(photo, pictures / "photo (copy).jpg")
    desk.scan(pictures)
    assert len(shown(desk, ClusterKind.EXACT)) == 1
    found = bulk.gather(desk.store, Settings())
    chosen = bulk.BulkPlan(found, bulk.DEFAULT_RULES, ())
    outcome = resolve.act(desk.store, bulk.spelled_out(desk.store, Settings(), chosen))
    assert [entry.path for entry in outcome.removed] == [os.fsencode(pictures / "photo (copy).jpg")]
    assert listed(desk) == []
    resolve.undo(desk.store)
    assert len(listed(desk)) == 1
