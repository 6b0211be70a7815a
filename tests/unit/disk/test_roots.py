"""Whatever is dropped, each place is scanned once and under one name."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.disk.roots import Absorbed, Target, plan_roots
from mediadesk.domain.reasons import ReasonCode


def raw(path: Path) -> bytes:
    return os.fsencode(path)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in ("photos/2020/summer", "photos/2021", "other"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "photos/2020/a.jpg").touch()
    (tmp_path / "photos/2020/b.jpg").touch()
    return tmp_path


def test_a_new_folder_becomes_a_root(tree: Path) -> None:
    plan = plan_roots([raw(tree / "photos")], [])
    assert plan.new_roots == (raw(tree / "photos"),)
    assert plan.scan == (Target(raw(tree / "photos"), raw(tree / "photos")),)
    assert not plan.absorbed
    assert not plan.missing


def test_the_same_folder_in_many_spellings_is_one_root(tree: Path) -> None:
    photos = raw(tree / "photos")
    (tree / "link").symlink_to("photos")
    spellings = [photos, photos + b"/", photos + b"/.", photos + b"/2020/..", raw(tree / "link")]
    plan = plan_roots(spellings, [])
    assert plan.new_roots == (photos,)
    assert plan.scan == (Target(photos, photos),)


def test_a_relative_path_is_made_absolute(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    assert plan_roots([b"photos/../other/"], []).new_roots == (raw(tree / "other"),)


def test_a_root_that_is_a_link_keeps_the_name_the_user_gave(tree: Path) -> None:
    (tree / "link").symlink_to("photos")
    assert plan_roots([raw(tree / "link")], []).new_roots == (raw(tree / "link"),)


def test_a_folder_inside_a_root_is_scanned_alone_and_is_no_root(tree: Path) -> None:
    photos, inner = raw(tree / "photos"), raw(tree / "photos/2020")
    plan = plan_roots([inner], [photos])
    assert plan.scan == (Target(photos, inner),)
    assert not plan.new_roots


def test_a_link_into_a_root_is_named_as_the_root_names_it(tree: Path) -> None:
    (tree / "other/link").symlink_to(tree / "photos/2020")
    plan = plan_roots([raw(tree / "other/link/summer")], [raw(tree / "photos")])
    assert plan.scan == (Target(raw(tree / "photos"), raw(tree / "photos/2020/summer")),)


def test_a_folder_around_roots_absorbs_them(tree: Path) -> None:
    old = [raw(tree / "photos"), raw(tree / "other")]
    plan = plan_roots([raw(tree)], old)
    assert plan.new_roots == (raw(tree),)
    assert plan.absorbed == tuple(Absorbed(root, raw(tree), root) for root in old)
    assert plan.scan == (Target(raw(tree), raw(tree)),)


def test_an_absorbed_root_that_was_a_link_gets_its_new_name(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/link").symlink_to(tree / "photos/2020")
    plan = plan_roots([raw(tree / "photos")], [raw(tmp_path / "elsewhere/link")])
    assert plan.absorbed == (
        Absorbed(raw(tmp_path / "elsewhere/link"), raw(tree / "photos"), raw(tree / "photos/2020")),
    )


def test_nested_drops_are_one_scan_and_one_root(tree: Path) -> None:
    inner, outer = raw(tree / "photos/2020"), raw(tree / "photos")
    for drop in ([inner, outer], [outer, inner], [inner, outer, inner + b"/summer"]):
        plan = plan_roots(drop, [])
        assert plan.new_roots == (outer,)
        assert plan.scan == (Target(outer, outer),)


def test_nested_drops_inside_a_root_are_one_scan(tree: Path) -> None:
    photos = raw(tree / "photos")
    plan = plan_roots([photos + b"/2020/summer", photos + b"/2020", photos + b"/2021"], [photos])
    assert plan.scan == (Target(photos, photos + b"/2020"), Target(photos, photos + b"/2021"))


def test_single_files_limit_the_scan_to_themselves(tree: Path) -> None:
    photos, folder = raw(tree / "photos"), raw(tree / "photos/2020")
    plan = plan_roots([folder + b"/a.jpg", folder + b"/b.jpg"], [photos])
    assert plan.scan == (Target(photos, folder, frozenset({b"a.jpg", b"b.jpg"})),)
    assert not plan.new_roots


def test_the_folder_of_a_file_in_no_root_becomes_one(tree: Path) -> None:
    folder = raw(tree / "photos/2020")
    plan = plan_roots([folder + b"/a.jpg"], [raw(tree / "other")])
    assert plan.new_roots == (folder,)
    assert plan.scan == (Target(folder, folder, frozenset({b"a.jpg"})),)


def test_a_file_dropped_with_its_folder_adds_nothing(tree: Path) -> None:
    folder = raw(tree / "photos/2020")
    plan = plan_roots([folder + b"/a.jpg", raw(tree / "photos")], [])
    assert plan.scan == (Target(raw(tree / "photos"), raw(tree / "photos")),)
    assert plan.new_roots == (raw(tree / "photos"),)


def test_what_is_not_there_is_listed_and_the_others_go_on(tree: Path) -> None:
    gone, photos = raw(tree / "gone"), raw(tree / "photos")
    plan = plan_roots([gone, photos], [])
    assert [(path, reason.code) for path, reason in plan.missing] == [
        (gone, ReasonCode.PATH_MISSING)
    ]
    assert plan.new_roots == (photos,)


def test_what_is_neither_folder_nor_file_is_listed(tree: Path) -> None:
    os.mkfifo(tree / "fifo.jpg")
    (tree / "link.jpg").symlink_to(tree / "photos/2020/a.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tree / "s"))
        plan = plan_roots([raw(tree / name) for name in ("fifo.jpg", "link.jpg", "s")], [])
    assert {reason.code for _, reason in plan.missing} == {ReasonCode.NOT_A_FOLDER_OR_FILE}
    assert len(plan.missing) == 3
    assert not plan.scan


def test_a_link_that_leads_nowhere_or_to_itself_is_missing(tree: Path) -> None:
    (tree / "dangling").symlink_to("nowhere")
    (tree / "loop").symlink_to("loop")
    plan = plan_roots([raw(tree / "dangling"), raw(tree / "loop")], [])
    assert len(plan.missing) == 2
    assert not plan.scan


def test_a_root_that_is_offline_still_counts_by_its_path(tree: Path) -> None:
    offline = raw(tree / "photos/usb")
    plan = plan_roots([raw(tree / "photos"), raw(tree / "other")], [offline])
    assert plan.absorbed == (Absorbed(offline, raw(tree / "photos"), offline),)


def test_names_that_are_not_utf8_are_kept(tree: Path) -> None:
    odd = raw(tree) + b"/\xff\n %FF"
    os.mkdir(odd)
    assert plan_roots([odd + b"/"], []).new_roots == (odd,)


def test_the_whole_disk_can_be_a_root() -> None:
    assert plan_roots([b"/"], []).scan == (Target(b"/", b"/"),)


FOLDERS = ["", "a", "a/b", "a/b/c", "a/d", "e", "e/f"]


@given(
    wanted=st.lists(st.sampled_from(FOLDERS), min_size=1),
    existing=st.lists(st.sampled_from(["a/b", "a/d", "e"]), unique=True),
)
def test_every_dropped_folder_is_scanned_exactly_once(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[str], existing: list[str]
) -> None:
    top = tmp_path_factory.getbasetemp() / "places"
    for folder in FOLDERS:
        (top / folder).mkdir(parents=True, exist_ok=True)
    plan = plan_roots([raw(top / each) for each in wanted], [raw(top / each) for each in existing])
    absorbed = {each.root for each in plan.absorbed}
    roots = {*plan.new_roots, *(raw(top / each) for each in existing)} - absorbed

    def covering(path: bytes, places: set[bytes]) -> list[bytes]:
        return [place for place in places if (path + b"/").startswith(place + b"/")]

    scanned = {target.folder for target in plan.scan}
    assert len(scanned) == len(plan.scan)
    for each in wanted:
        assert len(covering(raw(top / each), scanned)) == 1
    for target in plan.scan:
        assert covering(target.folder, roots) == [target.root]
    for root in roots:
        assert covering(root, roots) == [root]
