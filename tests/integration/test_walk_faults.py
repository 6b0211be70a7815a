"""Disks that are locked, pulled out, swapped or mounted twice are never taken for empty."""

import textwrap
from pathlib import Path

import pytest

from tests.support.confined import with_own_mounts, without_privileges

PREAMBLE = textwrap.dedent(
    """
    import ctypes, json, os, subprocess, sys
    from mediadesk.config import Settings, locations
    from mediadesk.disk.volumes import lookup
    from mediadesk.disk.walk import WalkRules, walk

    root = os.fsencode(sys.argv[1])
    rules = WalkRules.of(Settings(), locations({}))

    def fill(*names):
        for name in names:
            path = os.path.join(root, os.fsencode(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "wb").close()

    def mount(*words):
        subprocess.run(["mount", *words], check=True)

    def listings(where=root):
        return walk(where, rules, checkpoint=lambda: None)

    def told(found):
        start = len(root) + 1
        return {
            "files": [os.fsdecode(f.path[start:]) for each in found for f in each.files],
            "troubles": [
                [os.fsdecode(path[start:]), reason.code, dict(reason.facts)]
                for each in found for path, reason in each.troubles
            ],
            "complete": [os.fsdecode(e.folder[start:]) for e in found if e.complete],
        }
    """
)


def script(text: str) -> str:
    return PREAMBLE + textwrap.dedent(text)


@pytest.mark.fault(20)
def test_a_locked_folder_is_told_with_its_owner_and_the_rest_is_found(tmp_path: Path) -> None:
    told = without_privileges(
        script(
            """
            fill("locked/a.jpg", "open/b.jpg")
            os.chmod(os.path.join(root, b"locked"), 0)
            found = told(list(listings()))
            os.chmod(os.path.join(root, b"locked"), 0o700)
            print(json.dumps(found))
            """
        ),
        tmp_path,
    )
    assert told["files"] == ["open/b.jpg"]
    ((path, code, facts),) = told["troubles"]
    assert (path, code) == ("locked", "folder-permission")
    assert facts == {"owner": tmp_path.owner()}
    assert "locked" not in told["complete"]
    assert "" in told["complete"]


def test_a_folder_that_may_be_listed_but_not_entered_is_told_once(tmp_path: Path) -> None:
    told = without_privileges(
        script(
            """
            fill(*(f"listed/{number}.jpg" for number in range(50)), "open/b.jpg")
            os.chmod(os.path.join(root, b"listed"), 0o400)
            found = told(list(listings()))
            os.chmod(os.path.join(root, b"listed"), 0o700)
            print(json.dumps(found))
            """
        ),
        tmp_path,
    )
    assert told["files"] == ["open/b.jpg"]
    assert [(path, code) for path, code, _ in told["troubles"]] == [("listed", "folder-permission")]
    assert "listed" not in told["complete"]


def test_a_file_that_may_not_be_read_is_found_all_the_same(tmp_path: Path) -> None:
    told = without_privileges(
        script(
            """
            fill("a.jpg")
            os.chmod(os.path.join(root, b"a.jpg"), 0)
            print(json.dumps(told(list(listings()))))
            """
        ),
        tmp_path,
    )
    assert told["files"] == ["a.jpg"]
    assert not told["troubles"]


@pytest.mark.fault(15)
def test_a_disk_pulled_out_during_the_walk_is_offline_and_nothing_is_gone(tmp_path: Path) -> None:
    told = with_own_mounts(
        script(
            """
            mount("-t", "tmpfs", "usb", sys.argv[1])
            fill("a/1.jpg", "b/2.jpg", "c/3.jpg")
            found = []
            for each in listings():
                found.append(each)
                if each.folder.endswith(b"/a"):
                    subprocess.run(["umount", "-l", sys.argv[1]], check=True)
            print(json.dumps(told(found)))
            """
        ),
        tmp_path,
    )
    assert told["files"] == ["a/1.jpg"]
    assert [(path, code) for path, code, _ in told["troubles"]] == [("", "volume-offline")]
    assert not {"b", "c"} & set(told["complete"])


@pytest.mark.fault(15)
def test_a_dead_share_is_told_once_not_for_every_folder(tmp_path: Path) -> None:
    told = with_own_mounts(
        script(
            """
            fill("nas/keep", "here/a.jpg")
            handle = os.open("/dev/fuse", os.O_RDWR)
            words = b"fd=%d,rootmode=40000,user_id=0,group_id=0" % handle
            place = os.path.join(root, b"nas")
            if ctypes.CDLL(None).mount(b"nas", place, b"fuse.sshfs", 0, words) != 0:
                raise SystemExit("no FUSE here")
            os.close(handle)  # the server is gone: every call answers ENOTCONN
            away = lookup.absence(place, identity="share:fuse.sshfs:nas", label="NAS")
            found = told(list(listings()))
            print(json.dumps({**found, "absence": [away.code, dict(away.facts)]}))
            """
        ),
        tmp_path,
    )
    assert told["files"] == ["here/a.jpg"]
    assert [(path, code) for path, code, _ in told["troubles"]] == [("nas", "volume-offline")]
    assert told["absence"] == ["volume-offline", {"volume": "NAS"}]


@pytest.mark.fault(16, 17)
def test_an_empty_mount_point_and_another_disk_are_not_the_disk_that_was_there(
    tmp_path: Path,
) -> None:
    told = with_own_mounts(
        script(
            """
            def absence(label="Backup 2"):
                found = lookup.absence(root, identity=before.identity, label=label)
                return found and found.code

            mount("-t", "tmpfs", "first", sys.argv[1])
            fill("a.jpg")
            before = lookup.volume_of(root)
            here = absence()
            subprocess.run(["umount", sys.argv[1]], check=True)
            unplugged = absence()
            mount("-t", "tmpfs", "first", sys.argv[1])
            swapped = absence()
            print(json.dumps([here, unplugged, swapped]))
            """
        ),
        tmp_path,
    )
    assert told == [None, "volume-offline", "volume-replaced"]


def test_a_disk_mounted_elsewhere_is_the_same_disk(tmp_path: Path) -> None:
    told = with_own_mounts(
        script(
            """
            places = [os.path.join(sys.argv[1], name) for name in ("one", "two")]
            for place in places:
                os.mkdir(place)
            mount("-t", "tmpfs", "disk", places[0])
            first = lookup.volume_of(os.fsencode(places[0]))
            mount("--bind", *places)
            second = lookup.volume_of(os.fsencode(places[1]))
            mount("-o", "remount,bind,ro", places[1])
            third = lookup.volume_of(os.fsencode(places[1]))
            print(json.dumps([[v.identity, v.read_only] for v in (first, second, third)]))
            """
        ),
        tmp_path,
    )
    assert len({identity for identity, _ in told}) == 1
    assert [read_only for _, read_only in told] == [False, False, True]


@pytest.mark.fault(31)
def test_a_bind_mount_makes_no_second_copy_and_no_endless_walk(tmp_path: Path) -> None:
    told = with_own_mounts(
        script(
            """
            fill("photos/a.jpg", "again/x", "photos/loop/x")
            again, loop = (os.path.join(sys.argv[1], each) for each in ("again", "photos/loop"))
            mount("--bind", os.path.join(sys.argv[1], "photos"), again)
            mount("--rbind", sys.argv[1], loop)
            print(json.dumps(told(list(listings()))))
            """
        ),
        tmp_path,
    )
    assert [Path(path).name for path in told["files"]] == ["a.jpg"]
    assert not told["troubles"]


def test_another_disk_below_the_root_is_walked_and_says_which_it_is(tmp_path: Path) -> None:
    told = with_own_mounts(
        script(
            """
            os.mkdir(os.path.join(root, b"card"))
            mount("-t", "tmpfs", "card", os.path.join(sys.argv[1], "card"))
            fill("a.jpg", "card/b.jpg")
            found = list(listings())
            devices = [os.lstat(file.path).st_dev == file.stat.dev == each.dev
                       for each in found for file in each.files]
            print(json.dumps([told(found)["files"], devices, len({e.dev for e in found})]))
            """
        ),
        tmp_path,
    )
    assert told == [["a.jpg", "card/b.jpg"], [True, True], 2]


def test_the_computers_own_state_is_no_library(tmp_path: Path) -> None:
    told = with_own_mounts(
        script(
            """
            os.mkdir(os.path.join(root, b"proc"))
            mount("--rbind", "/proc", os.path.join(sys.argv[1], "proc"))
            fill("a.jpg")
            found = list(listings())
            print(json.dumps([told(found), len(found)]))
            """
        ),
        tmp_path,
    )
    assert told == [{"files": ["a.jpg"], "troubles": [], "complete": [""]}, 1]


@pytest.mark.fault(31)
def test_two_roots_that_are_one_folder_by_a_bind_mount_are_planned_once(tmp_path: Path) -> None:
    told = with_own_mounts(
        script(
            """
            from mediadesk.disk.roots import plan_roots
            fill("photos/2020/a.jpg", "again/x")
            photos, again = (os.path.join(root, each) for each in (b"photos", b"again"))
            mount("--bind", photos, again)
            plan = plan_roots([again + b"/2020"], [photos])
            both = plan_roots([photos, again], [])
            print(json.dumps([[os.fsdecode(t.folder) for t in plan.scan], len(both.new_roots)]))
            """
        ),
        tmp_path,
    )
    assert told == [[str(tmp_path / "photos/2020")], 1]
