import sqlite3

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediadesk.catalog.folders import folders, volumes
from tests.support import shelf

names = st.binary(min_size=1, max_size=6).filter(
    lambda name: b"/" not in name and b"\0" not in name and name not in (b".", b"..")
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(names, max_size=5))
def test_a_path_is_found_again_byte_for_byte(
    catalog: sqlite3.Connection, below: list[bytes]
) -> None:
    shelf.root(catalog)
    path = b"/".join([shelf.ROOT, *below])
    folder_id = folders.ensure_path(catalog, path)
    assert folder_id is not None
    assert folders.ensure_path(catalog, path) == folder_id == folders.find(catalog, path)
    assert folders.path_of(catalog, folder_id, {}) == path


def test_what_lies_in_no_root_is_no_folder(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog)
    for path in (b"/", b"/photo", b"/photosque", b"/other/photos"):
        assert folders.ensure_path(catalog, path) is None
        assert folders.find(catalog, path) is None
    assert folders.find(catalog, b"/photos/unknown/deep") is None


def test_the_root_directory_can_be_a_root(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog, b"/")
    folder_id = folders.ensure_path(catalog, b"/mnt/usb")
    assert folder_id is not None
    assert folders.path_of(catalog, folder_id, {}) == b"/mnt/usb"
    assert folders.find(catalog, b"/") == folders.tops_inside(catalog, b"/")[0]


def test_folders_deeper_than_the_stack_need_no_recursion(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog)
    path = shelf.ROOT + b"/d" * 1_100
    folder_id = folders.ensure_path(catalog, path)
    assert folder_id is not None
    assert folders.path_of(catalog, folder_id, {}) == path
    assert len(folders.below(catalog, [folders.find(catalog, shelf.ROOT) or 0])) == 1_101


def test_adding_a_root_twice_or_below_another_changes_nothing(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog)
    volume_id = shelf.volume(catalog)
    inside = folders.add_root(
        catalog, b"/photos/2019", volume_id=volume_id, path_in_volume=b"photos/2019"
    )
    assert not inside
    shelf.root(catalog)
    assert [root.path for root in folders.roots(catalog)] == [shelf.ROOT]


def test_an_absorbed_root_becomes_a_folder_and_keeps_its_files(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog, b"/photos/2019/may")
    file_id = shelf.studied(catalog, b"/photos/2019/may/deep/a.jpg")
    folders.add_root(
        catalog,
        shelf.ROOT,
        volume_id=shelf.volume(catalog),
        path_in_volume=b"photos",
        absorbed=[(b"/photos/2019/may", b"/photos/2019/may")],
    )
    assert [root.path for root in folders.roots(catalog)] == [shelf.ROOT]
    (folder_id,) = catalog.execute("SELECT folder_id FROM file WHERE id = ?", (file_id,)).fetchone()
    assert folders.path_of(catalog, folder_id, {}) == b"/photos/2019/may/deep"
    (record,) = folders.load_roots(catalog)
    assert (record.files, record.size_bytes) == (1, 10)


def test_the_tree_counts_what_lies_below_and_hides_empty_folders(
    catalog: sqlite3.Connection,
) -> None:
    shelf.root(catalog)
    for path in (b"/photos/a/x/1.jpg", b"/photos/a/2.jpg", b"/photos/b/3.jpg"):
        shelf.studied(catalog, path)
    folders.ensure_path(catalog, b"/photos/empty")
    top = folders.find(catalog, shelf.ROOT)
    assert top is not None
    children = folders.load_children(catalog, top)
    assert [(each.name_shown, each.files, each.size_bytes) for each in children] == [
        ("a", 2, 20),
        ("b", 1, 10),
    ]
    catalog.execute("UPDATE file SET status = 'missing' WHERE name = ?", (b"3.jpg",))
    assert [each.name_shown for each in folders.load_children(catalog, top)] == ["a"]


def test_a_volume_goes_and_comes_back(catalog: sqlite3.Connection) -> None:
    shelf.root(catalog)
    volume_id = shelf.volume(catalog)
    assert volumes.set_online(catalog, volume_id, online=False).roots
    assert not volumes.set_online(catalog, volume_id, online=False)
    assert folders.load_roots(catalog)[0].offline
    assert shelf.volume(catalog) == volume_id  # seen again
    assert not folders.load_roots(catalog)[0].offline
