import os
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags

from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.history import HeldTotal
from mediadesk.domain.journal import RemovalPlace
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.resolutions import Resolution
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.operations import resolve
from mediadesk.operations.past.held import Held
from tests.support.confined import with_own_mounts
from tests.support.held_library import COPY, HeldLibrary, codes
from tests.support.media import exif, picture, scene
from tests.support.quick_scan import scan, scanned, statuses
from tests.unit.operations.resolve.planning.test_resolutions import IN_MOUNTS

GOOGLE = (
    b'{"photoTakenTime": {"timestamp": "1"}, "description": "Beach", "people": [{"name": "Anna"}]}'
)


def sidecar(values: SidecarValues) -> bytes:
    text = xmp_sidecar.merged(None, values)
    assert isinstance(text, bytes)
    return text


@pytest.mark.parametrize("place", [RemovalPlace.REMOVED, RemovalPlace.TRASH])
def test_what_is_purged_is_gone_with_everything_around_it(
    place: RemovalPlace, library: HeldLibrary
) -> None:
    library.set(removal_place=place.value)
    keeper, one, two = library.copies("1.jpg", "in/2.jpg", "in/3.jpg")
    library.remove(keeper, one, two)
    purged = resolve.purge(library.store)
    assert [entry.path for entry in purged.purged] == [bytes(one), bytes(two)]
    assert purged.freed_bytes == 2 * len(COPY)
    assert not (library.root / ".mediadesk").exists()
    left = [name for _, _, names in os.walk(os.environ["XDG_DATA_HOME"]) for name in names]
    assert not left
    assert statuses(library.store)[bytes(one)] == "missing"
    assert not list(resolve.held(library.store.decision_readers))
    (batch,) = resolve.history(library.store.decision_readers)
    assert (batch.counts.purged, batch.counts.held, batch.is_undoable) == (2, 0, False)


@pytest.mark.parametrize("how", ["gone", "other"])
def test_the_last_copy_is_never_purged(how: str, library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (entry,) = library.remove(keeper, copy).removed
    keeper.unlink()
    if how == "other":
        keeper.write_bytes(b"?" * len(COPY))
    purged = resolve.purge(library.store)
    assert codes(purged.failed) == [ReasonCode.LAST_COPY]
    assert Path(os.fsdecode(entry.held_at)).read_bytes() == COPY
    resolve.undo(library.store)
    assert copy.read_bytes() == COPY


def test_a_keeper_that_was_given_tags_since_stands_for_its_copies(library: HeldLibrary) -> None:
    whole = picture(library.root / "1.jpg").read_bytes()
    (library.root / "2.jpg").write_bytes(whole)
    scan(library.store, library.root)
    keeper, copy = library.root / "1.jpg", library.root / "2.jpg"
    library.remove(keeper, copy)
    keeper.write_bytes(whole[:2] + b"\xff\xfe\x00\x06tags" + whole[2:])
    assert len(resolve.purge(library.store).purged) == 1


@pytest.mark.parametrize("more", [{}, {"comment": b"seen by another program"}])
def test_a_keeper_that_lost_what_its_copy_says_does_not_stand_for_it(
    more: dict[str, Any], library: HeldLibrary
) -> None:
    """Another program took out the camera's data: what is held has them alone by now."""
    keeper, copy = library.root / "1.jpg", library.root / "2.jpg"
    scene(64, 48).save(keeper, exif=exif(camera=("Canon", "EOS")))
    copy.write_bytes(keeper.read_bytes())
    scan(library.store, library.root)
    library.remove(keeper, copy)
    scene(64, 48).save(keeper, **more)
    (left,) = resolve.purge(library.store).failed
    assert left.reason.code is ReasonCode.KEEPER_SAYS_LESS
    assert left.reason.facts["fields"] == "camera"
    resolve.undo(library.store)
    assert b"Canon" in copy.read_bytes()


def test_a_keeper_may_say_beside_it_what_it_no_longer_says_itself(library: HeldLibrary) -> None:
    keeper, copy = library.root / "1.jpg", library.root / "2.jpg"
    told = exif()
    told[ExifTags.Base.ImageDescription] = "Beach"
    scene(64, 48).save(keeper, exif=told)
    copy.write_bytes(keeper.read_bytes())
    scan(library.store, library.root)
    library.remove(keeper, copy)
    scene(64, 48).save(keeper)
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.KEEPER_SAYS_LESS]
    library.add("1.jpg.xmp", sidecar(SidecarValues(caption="Dunes")))
    assert len(resolve.purge(library.store).purged) == 1


@pytest.mark.parametrize(
    ("name", "said", "other", "fields"),
    [
        ("1.jpg.xmp", sidecar(SidecarValues(rating=5)), SidecarValues(rating=3), "rating"),
        ("1.jpg.json", GOOGLE, SidecarValues(tags=("Ann",), caption="Sea"), "caption,tags"),
    ],
)
def test_what_only_a_sidecar_of_a_copy_says_is_not_purged(
    name: str, said: bytes, other: SidecarValues, fields: str, library: HeldLibrary
) -> None:
    keeper, copy = library.copies("a/1.jpg", "b/1.jpg")
    kept = keeper.with_name("1.jpg.xmp")
    library.add(f"b/{name}", said)
    library.remove(keeper, copy)
    kept.unlink()  # which had been given what that one says
    purged = resolve.purge(library.store)
    assert codes(purged.failed) == [ReasonCode.KEEPER_SAYS_LESS, ReasonCode.OWNER_HELD]
    assert purged.failed[0].reason.facts["fields"] == fields
    kept.write_bytes(sidecar(other))
    assert len(resolve.purge(library.store).purged) == 2


@pytest.mark.parametrize(("same", "reasons"), [(True, []), (False, [ReasonCode.LAST_COPY])])
def test_a_changed_keeper_that_was_only_similar_must_still_show_the_same(
    same: bool, reasons: list[ReasonCode], library: HeldLibrary
) -> None:
    keeper, copy = library.add("1.jpg", b"large"), library.add("2.jpg", b"small")
    scan(library.store, library.root)
    one = Resolution(ClusterKind.SIMILAR, scanned(keeper), (scanned(copy),))
    kinds = {ClusterKind.SIMILAR: lambda _keeper, _victim: None}
    plan = resolve.plan(library.store, [one], settings=library.settings, verifiable=set(kinds))
    assert resolve.act(library.store, plan, verifiers=kinds).removed
    keeper.write_bytes(b"cut sh")
    asked: list[tuple[bytes, bytes]] = []

    def look(held_at: bytes, path: bytes) -> bool:
        asked.append((held_at, path))
        return same

    assert codes(resolve.purge(library.store, still_shows=look).failed) == reasons
    ((held_at, path),) = asked
    assert (os.path.basename(held_at), path) == (b"2.jpg", bytes(keeper))


def test_a_copy_whose_keeper_is_on_a_disk_that_is_away_waits_for_it(tmp_path: Path) -> None:
    script = """
disk = library.folder / "disk"
disk.mkdir(); run(f"mount -t tmpfs none {disk}")
keeper, copy = disk / "1.jpg", library.add("2.jpg")
keeper.write_bytes(COPY)
scan(library.store, root); scan(library.store, disk)
library.set(pools=((bytes(root), bytes(disk)),))
aside = library.folder / "aside"
aside.mkdir(); run(f"mount --bind {disk} {aside}")
answer = [len(library.remove(keeper, copy).removed)]
run(f"umount {disk}")
answer += [codes(resolve.purge(library.store).failed)]
run(f"mount --bind {aside} {disk}")
answer += [len(resolve.purge(library.store).purged), copy.exists()]
"""
    away = [ReasonCode.VOLUME_OFFLINE]
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [1, away, 1, False]


def test_a_disk_that_can_only_be_read_keeps_what_it_holds(tmp_path: Path) -> None:
    script = """
disk = library.folder / "disk"
disk.mkdir(); run(f"mount -t tmpfs none {disk}")
keeper, copy = disk / "1.jpg", disk / "2.jpg"
keeper.write_bytes(COPY); copy.write_bytes(COPY)
scan(library.store, disk)
held = library.remove(keeper, copy).removed
run(f"mount -o remount,ro {disk}")
answer = [codes(resolve.purge(library.store).failed)]
answer += [codes(resolve.undo(library.store).failed), copy.exists()]
answer += [[os.path.exists(one.held_at) for one in held]]
run(f"mount -o remount,rw {disk}")
answer += [len(resolve.undo(library.store).restored)]
"""
    read_only = [ReasonCode.VOLUME_READ_ONLY]
    assert with_own_mounts(IN_MOUNTS, tmp_path, script) == [read_only, read_only, False, [True], 1]


def test_removed_can_be_renamed_and_is_found_again(library: HeldLibrary) -> None:
    """Neither an undo nor a purge loses what lies in it, whatever the journal says by then."""
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    library.remove(keeper, one, two)
    removed = library.root / ".mediadesk" / "removed"
    aside = removed.rename(library.root / "renamed")
    assert codes(resolve.undo(library.store).failed) == [ReasonCode.HELD_GONE] * 2
    assert Held(library.store).total().files == 2
    assert len(resolve.purge(library.store).missing) == 2
    removed.parent.mkdir(exist_ok=True)
    aside.rename(removed)
    assert len(resolve.find_unknown(library.store.path)) == 2
    assert resolve.take_in(library.store)[0] == 2
    resolve.undo(library.store)
    assert [one.read_bytes(), two.read_bytes()] == [COPY, COPY]


def test_a_copy_anywhere_in_the_library_will_do(library: HeldLibrary) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    library.remove(keeper, copy)
    keeper.rename(library.root / "renamed.jpg")
    scan(library.store, library.root)
    assert len(resolve.purge(library.store).purged) == 1


def test_held_copies_do_not_vouch_for_each_other(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    library.remove(keeper, one, two)
    keeper.unlink()
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.LAST_COPY] * 2


def test_only_what_was_named_is_purged(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    first, second = library.remove(keeper, one, two).removed
    assert not resolve.purge(library.store, []).purged
    assert [e.id for e in resolve.purge(library.store, [first.id]).purged] == [first.id]
    assert [entry.id for entry in resolve.held(library.store.decision_readers)] == [second.id]


def test_what_somebody_put_in_the_place_of_a_held_file_is_not_deleted(
    library: HeldLibrary,
) -> None:
    keeper, copy = library.copies("1.jpg", "2.jpg")
    (entry,) = library.remove(keeper, copy).removed
    held = Path(os.fsdecode(entry.held_at))
    held.write_bytes(b"mine")
    assert codes(resolve.purge(library.store).failed) == [ReasonCode.HELD_CHANGED]
    assert held.read_bytes() == b"mine"


def test_a_held_file_that_is_gone_already_is_told_as_that_and_frees_nothing(
    library: HeldLibrary,
) -> None:
    keeper, copy, other = library.copies("1.jpg", "2.jpg", "3.jpg")
    entry, _ = library.remove(keeper, copy, other).removed
    os.unlink(entry.held_at)
    purged = resolve.purge(library.store)
    assert (len(purged.purged), purged.freed_bytes, purged.failed) == (1, len(COPY), ())
    assert [(one.path, one.reason.code) for one in purged.missing] == [
        (bytes(copy), ReasonCode.HELD_GONE)
    ]
    assert Held(library.store).total() == HeldTotal(freed_bytes=len(COPY))
    assert not (library.root / ".mediadesk").exists()


def test_history_counts_what_became_of_each_file(library: HeldLibrary) -> None:
    keeper, one, two, linked = library.copies("1.jpg", "2.jpg", "3.jpg", "4.jpg")
    library.remove(keeper, one)
    library.remove(keeper, two, linked)
    resolve.undo(library.store)
    last, first = resolve.history(library.store.decision_readers)
    assert (last.files, last.is_undoable) == (2, False)
    assert (last.counts.restored, last.counts.held) == (2, 0)
    assert (first.files, first.is_undoable) == (1, True)
    assert (first.counts.restored, first.counts.held) == (0, 1)
    assert (first.kind, first.held_bytes) == ("exact", len(COPY))
