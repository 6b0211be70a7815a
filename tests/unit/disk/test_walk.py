"""The walk finds every photo, opens none, and follows no link."""

import os
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediadesk.config import Settings, locations
from mediadesk.disk import folder_names
from mediadesk.disk import walk as walking
from mediadesk.disk.walk import FolderListing, WalkRules, walk
from mediadesk.domain.errors import CancelledError, PausedError
from mediadesk.domain.media import FoundFile, MediaKind
from mediadesk.domain.reasons import ReasonCode

RULES = WalkRules.of(Settings(), locations({}))


def listings(root: Path, only: Iterable[bytes] | None = None) -> list[FolderListing]:
    wanted = None if only is None else frozenset(only)
    return list(walk(os.fsencode(root), RULES, checkpoint=lambda: None, only=wanted))


def found(root: Path) -> dict[str, MediaKind]:
    """Return the found files by path below the root."""
    start = len(os.fsencode(root)) + 1
    return {
        os.fsdecode(file.path[start:]): file.kind
        for listing in listings(root)
        for file in listing.files
    }


def fill(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(name.encode())
    return root


def test_media_of_every_kind_are_found_by_name(tmp_path: Path) -> None:
    fill(tmp_path, "a.JPG", "sub/b.mp4", "sub/deep/c.flac", "notes.txt", "jpg", ".png")
    assert found(tmp_path) == {
        "a.JPG": MediaKind.PHOTO,
        "sub/b.mp4": MediaKind.VIDEO,
        "sub/deep/c.flac": MediaKind.AUDIO,
    }


def test_sidecars_are_told_apart(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "a.xmp", "a.jpg.json", "a.AAE", "a.txt")
    (listing,) = listings(tmp_path)
    assert [file.name for file in listing.files] == [b"a.jpg"]
    assert [each.name for each in listing.sidecars] == [b"a.AAE", b"a.jpg.json", b"a.xmp"]
    assert listing.sidecars[0].path == os.fsencode(tmp_path / "a.AAE")
    assert listing.sidecars[0].stat.size_bytes == 5


def test_parents_come_before_children_and_all_in_order_of_their_names(tmp_path: Path) -> None:
    fill(tmp_path, "b/2.jpg", "b/1.jpg", "a/x/1.jpg", "a/1.jpg", "C/1.jpg", "0.jpg")
    told = listings(tmp_path)
    below = [os.path.relpath(listing.folder, os.fsencode(tmp_path)) for listing in told]
    assert below == [b".", b"C", b"a", b"a/x", b"b"]
    assert [listing.depth for listing in told] == [0, 1, 1, 2, 1]
    assert [file.name for file in told[-1].files] == [b"1.jpg", b"2.jpg"]
    assert all(listing.complete for listing in told)
    assert told == listings(tmp_path)


def test_an_empty_folder_is_told_too(tmp_path: Path) -> None:
    (listing,) = listings(tmp_path)
    assert listing.complete
    assert listing.dev == tmp_path.stat().st_dev
    assert not listing.files


@pytest.mark.fault(30)
def test_links_are_never_followed_nor_counted(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", "secret.jpg")
    root = fill(tmp_path / "root", "a/real.jpg")
    (root / "copy.jpg").symlink_to("a/real.jpg")
    (root / "dangling.jpg").symlink_to("nowhere.jpg")
    (root / "out").symlink_to(outside)
    (root / "a/loop").symlink_to(root)
    (root / "a/self").symlink_to("self")
    (root / "up.jpg").symlink_to("..")
    assert found(root) == {"a/real.jpg": MediaKind.PHOTO}


def test_a_root_that_is_a_link_is_walked_under_its_own_name(tmp_path: Path) -> None:
    fill(tmp_path / "real", "sub/a.jpg")
    (tmp_path / "link").symlink_to("real")
    assert found(tmp_path / "link") == {"sub/a.jpg": MediaKind.PHOTO}


@pytest.mark.fault(36)
def test_only_regular_files_are_found_and_nothing_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.jpg")
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "ok.jpg").touch()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.png"))
        if os.geteuid() == 0:
            os.mknod(tmp_path / "null.gif", 0o020666, os.makedev(1, 3))
        assert found(tmp_path) == {"ok.jpg": MediaKind.PHOTO}


@pytest.mark.parametrize(
    "name",
    [b"\xff\xfe.jpg", b"new\nline.jpg", b"\xe2\x80\xaegpj.jpg", b"x" * 251 + b".jpg", b"-rf.jpg",
     b"%FF.jpg", b" lead.jpg", "e\u0301.jpg".encode(), "\u00e9.jpg".encode(), b"\\.jpg"],
)  # fmt: skip
def test_names_are_kept_to_the_byte(tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    os.mkdir(os.fsencode(tmp_path) + b"/sub" + name[-99:])
    first, second = listings(tmp_path)
    assert [file.path for file in first.files] == [path]
    assert second.folder == os.fsencode(tmp_path) + b"/sub" + name[-99:]


def test_two_spellings_of_one_name_are_two_files_where_the_disk_says_so(tmp_path: Path) -> None:
    fill(tmp_path, "e\u0301.jpg", "\u00e9.jpg", "IMG.jpg", "img.jpg")
    assert len(found(tmp_path)) == len(os.listdir(tmp_path))


def test_hard_links_are_known_by_their_inode(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg")
    os.link(tmp_path / "a.jpg", tmp_path / "b.jpg")
    (listing,) = listings(tmp_path)
    first, second = listing.files
    assert first.stat == second.stat
    assert first.stat.links == 2


def test_trash_and_our_own_folders_are_left_out(tmp_path: Path) -> None:
    for name in (".Trash-1000", "$RECYCLE.BIN", "#recycle", "@eaDir", ".mediadesk", "lost+found"):
        fill(tmp_path / name, "files/gone.jpg")
    fill(tmp_path / ".local/share", "Trash/files/gone.jpg")
    fill(tmp_path / "Trash", "kept.jpg")
    cache = fill(tmp_path / "cache", "thumb.jpg")
    rules = WalkRules(RULES.kinds, left_out=frozenset({os.fsencode(cache)}))
    told = list(walk(os.fsencode(tmp_path), rules, checkpoint=lambda: None))
    assert [file.name for listing in told for file in listing.files] == [b"kept.jpg"]
    assert not any(listing.notes or listing.troubles for listing in told)


def test_libraries_of_other_programs_are_skipped_and_named(tmp_path: Path) -> None:
    fill(tmp_path, "My.photoslibrary/originals/1.jpg", ".git/x.png", "a.jpg")
    (listing,) = listings(tmp_path)
    assert [file.name for file in listing.files] == [b"a.jpg"]
    notes = {os.path.basename(path): reason for path, reason in listing.notes}
    assert set(notes) == {b"My.photoslibrary", b".git"}
    assert notes[b"My.photoslibrary"].code is ReasonCode.FOLDER_OF_OTHER_PROGRAM
    assert notes[b"My.photoslibrary"].facts == {"program": "Photos"}
    assert listing.complete
    assert not listing.troubles


def test_a_root_inside_a_library_of_another_program_is_left_alone(tmp_path: Path) -> None:
    fill(tmp_path, "My.photoslibrary/originals/1.jpg")
    (listing,) = listings(tmp_path / "My.photoslibrary" / "originals")
    assert not listing.files
    assert listing.notes[0][1].facts == {"program": "Photos"}


def test_the_other_half_that_macos_writes_beside_a_file_is_no_picture(tmp_path: Path) -> None:
    fill(tmp_path, "IMG.JPG", "._IMG.JPG", "._IMG.XMP", "IMG.XMP", "._alone.jpg", ".`.jpg", "._")
    (listing,) = listings(tmp_path)
    assert [file.name for file in listing.files] == [b"._alone.jpg", b".`.jpg", b"IMG.JPG"]
    assert [each.name for each in listing.sidecars] == [b"IMG.XMP"]
    assert listing.complete


def test_an_icloud_placeholder_is_in_the_cloud(tmp_path: Path) -> None:
    fill(tmp_path, ".IMG_1.jpg.icloud", ".notes.txt.icloud", "b.jpg")
    (listing,) = listings(tmp_path)
    assert [(file.name, file.kind, file.in_cloud) for file in listing.files] == [
        (b".IMG_1.jpg.icloud", MediaKind.PHOTO, True),
        (b"b.jpg", MediaKind.PHOTO, False),
    ]


@pytest.mark.fault(43)
def test_a_sparse_file_is_not_taken_for_one_in_the_cloud(tmp_path: Path) -> None:
    fill(tmp_path, "big.mp4", "empty.jpg")
    os.truncate(tmp_path / "big.mp4", 0)
    os.truncate(tmp_path / "big.mp4", 1 << 40)
    os.truncate(tmp_path / "empty.jpg", 0)
    (listing,) = listings(tmp_path)
    assert [(file.stat.size_bytes, file.in_cloud) for file in listing.files] == [
        (1 << 40, False),
        (0, False),
    ]


def test_a_root_that_is_not_there_or_no_folder_is_told(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg")
    for name, code in (
        ("gone", ReasonCode.PATH_MISSING),
        ("a.jpg", ReasonCode.NOT_A_FOLDER_OR_FILE),
    ):
        (listing,) = listings(tmp_path / name)
        assert [reason.code for _, reason in listing.troubles] == [code]
        assert not listing.complete


def test_a_folder_that_vanishes_on_the_way_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.jpg", "b/2.jpg", "c/3.jpg")
    told = []
    for listing in walk(os.fsencode(tmp_path), RULES, checkpoint=lambda: None):
        told.append(listing)
        if listing.depth == 0:
            (tmp_path / "b/2.jpg").unlink()
            (tmp_path / "b").rmdir()
    assert [os.path.basename(listing.folder) for listing in told[1:]] == [b"a", b"c"]
    assert not any(listing.troubles for listing in told)


def test_a_folder_that_turns_into_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", "secret.jpg")
    root = fill(tmp_path / "root", "a/1.jpg")
    files: list[FoundFile] = []
    for listing in walk(os.fsencode(root), RULES, checkpoint=lambda: None):
        files += listing.files
        if listing.depth == 0:
            (root / "a").rename(tmp_path / "moved")
            (root / "a").symlink_to(outside)
    assert not files


def test_a_root_that_goes_away_ends_the_walk_with_its_reason(tmp_path: Path) -> None:
    root = fill(tmp_path / "root", "a/1.jpg", "b/2.jpg")
    told = []
    for listing in walk(os.fsencode(root), RULES, checkpoint=lambda: None):
        told.append(listing)
        if len(told) == 1:
            root.rename(tmp_path / "elsewhere")
    assert len(told) == 2
    assert told[1].folder == os.fsencode(root)
    assert told[1].troubles[0][1].code is ReasonCode.PATH_MISSING
    assert not told[1].complete


def test_a_root_replaced_by_another_folder_is_offline(tmp_path: Path) -> None:
    root = fill(tmp_path / "root", "a/1.jpg")
    told = []
    for listing in walk(os.fsencode(root), RULES, checkpoint=lambda: None):
        told.append(listing)
        if len(told) == 1:
            root.rename(tmp_path / "elsewhere")
            root.mkdir()
    assert told[-1].troubles[0][1].code is ReasonCode.VOLUME_OFFLINE


def test_a_huge_folder_comes_in_parts_and_only_the_last_is_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "CHUNK_FILES", 10)
    fill(tmp_path, *(f"{number:03}.jpg" for number in range(25)), "sub/x.jpg")
    *parts, below = listings(tmp_path)
    assert [len(part.files) for part in parts] == [10, 10, 5]
    assert [part.complete for part in parts] == [False, False, True]
    assert [len(part.subfolders) for part in parts] == [0, 0, 1]
    names = [file.name for part in parts for file in part.files]
    assert names == sorted(names)
    assert below.complete


def test_a_huge_folder_that_is_sorted_in_pieces_is_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_names, "SORTED_AT_ONCE", 3)
    for number in (7, 3, 9, 1, 8, 2, 6, 5, 4, 0):
        (tmp_path / f"{number}.jpg").touch()
    (listing,) = listings(tmp_path)
    assert [file.name for file in listing.files] == [b"%d.jpg" % n for n in range(10)]


def test_exactly_one_part_full_is_one_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "CHUNK_FILES", 10)
    fill(tmp_path, *(f"{number}.jpg" for number in range(10)))
    (listing,) = listings(tmp_path)
    assert listing.complete


def test_only_the_files_asked_for_are_told_with_their_sidecars(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", "a.jpg.json", "a.xmp", "b.jpg", "b.xmp", "sub/c.jpg")
    (listing,) = listings(tmp_path, only=[b"a.jpg", b"gone.jpg"])
    assert [file.name for file in listing.files] == [b"a.jpg"]
    assert [each.name for each in listing.sidecars] == [b"a.jpg.json", b"a.xmp"]
    assert not listing.complete


def test_the_walk_can_be_stopped_between_files(tmp_path: Path) -> None:
    fill(tmp_path, *(f"{number}.jpg" for number in range(1000)))
    asked = 0

    def stop_at_the_fourth() -> None:
        nonlocal asked
        asked += 1
        if asked == 4:
            raise CancelledError

    with pytest.raises(CancelledError):
        list(walk(os.fsencode(tmp_path), RULES, checkpoint=stop_at_the_fourth))


def test_a_walk_that_is_dropped_leaves_nothing_open(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.jpg", "b/2.jpg")
    before = len(os.listdir("/proc/self/fd"))
    walking_on = walk(os.fsencode(tmp_path), RULES, checkpoint=lambda: None)
    next(walking_on)
    next(walking_on)
    del walking_on
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_walk_that_is_ended_anywhere_goes_on_from_there_and_tells_the_rest_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "CHUNK_FILES", 2)
    fill(tmp_path, *(f"b/{n}.jpg" for n in range(5)), "b/x/1.jpg", "b/x/y/2.jpg", "b-1/3.jpg")
    fill(tmp_path, "a/4.jpg", "0.jpg", "c/z/5.jpg", "c/6.jpg", "c/.picasa.ini")
    whole = listings(tmp_path)
    for length in range(1, len(whole) + 1):
        begun = whole[:length]
        rest = walk(os.fsencode(tmp_path), RULES, checkpoint=lambda: None, after=begun[-1].told)
        told = begun + list(rest)
        assert [(each.folder, each.files) for each in told] == [
            (each.folder, each.files) for each in whole
        ]
        assert told[-1].complete


def test_a_walk_that_is_held_in_the_midst_of_a_folder_has_nothing_open(tmp_path: Path) -> None:
    fill(tmp_path, "a/b/1.jpg", "a/c/2.jpg", "d/3.jpg")
    before = os.listdir("/proc/self/fd")
    told: list[FolderListing] = []
    seen: set[tuple[int, int, int]] = set()
    held = 0
    while True:
        patience = iter(range(held))

        def hold(patience: Iterator[int] = patience) -> None:
            if next(patience, None) is None:
                raise PausedError

        after = told[-1].told if told else None
        going_on = walk(os.fsencode(tmp_path), RULES, checkpoint=hold, after=after, seen=seen)
        try:
            told.extend(going_on)
        except PausedError:
            held += 1
            assert len(os.listdir("/proc/self/fd")) == len(before)
        else:
            break
    assert told == listings(tmp_path)
    assert held > 5


def test_folders_deeper_than_any_person_makes_them_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walking, "DEEPEST", 2)
    fill(tmp_path, "1/2/in.jpg", "1/2/3/out.jpg")
    told = listings(tmp_path)
    assert [file.name for listing in told for file in listing.files] == [b"in.jpg"]
    assert told[-1].troubles[0][1].code is ReasonCode.PATH_TOO_LONG


NAMES = st.binary(min_size=1, max_size=12).filter(
    lambda name: not {b"/", b"\0"} & {bytes([each]) for each in name} and name not in (b".", b"..")
)


@given(names=st.lists(NAMES, max_size=12, unique=True))
def test_whatever_the_names_the_walk_finds_what_lstat_finds(
    tmp_path_factory: pytest.TempPathFactory, names: list[bytes]
) -> None:
    root = os.fsencode(tmp_path_factory.mktemp("any"))
    for name in names:
        os.close(os.open(root + b"/" + name + b".jpg", os.O_CREAT | os.O_WRONLY))
    (listing,) = walk(root, RULES, checkpoint=lambda: None)
    assert sorted(file.path for file in listing.files) == sorted(
        os.path.join(root, name) for name in os.listdir(root)
    )
    assert all(file.stat.inode == os.lstat(file.path).st_ino for file in listing.files)
