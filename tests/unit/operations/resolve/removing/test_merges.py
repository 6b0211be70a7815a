import os
from pathlib import Path

import pytest

from mediadesk.catalog.journal import journal
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.errors import OutsideError
from mediadesk.domain.facts import Position
from mediadesk.domain.journal import EntryAction, EntryState
from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.domain.resolutions import Resolution
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.operations import resolve
from mediadesk.operations.resolve import Way
from mediadesk.operations.resolve.removing import batch as batch_module
from mediadesk.timestamps import xmp
from tests.support.held_library import COPY, HeldLibrary, codes, tell
from tests.support.media import exif, scene
from tests.support.quick_scan import exact, scan, scanned
from tests.support.trees import tree

RICH = {"rating": 4, "tags": ["Lofoten", "summer"], "caption": "The hut", "position": [68.1, 13.6]}
SURE = {
    "confidence": "HIGH",
    "taken": "2018-07-01T10:00:00",
    "taken_precision": "second",
    "taken_source": "EXIF:DateTimeOriginal",
}


def pair(library: HeldLibrary) -> tuple[Path, Path]:
    keeper, copy = library.copies("a/1.jpg", "b/2.jpg")
    return keeper, copy


def told_by(sidecar: Path) -> SidecarValues:
    stated = xmp_sidecar.stated(sidecar.read_bytes())
    assert not isinstance(stated, Reason)
    return stated


def test_what_only_the_copy_knows_goes_to_the_keeper_s_sidecar_and_back(
    library: HeldLibrary,
) -> None:
    keeper, copy = pair(library)
    tell(library, copy, facts=RICH, taken_offset_minutes=120, **SURE)
    before = tree(library.root)
    outcome = library.remove(keeper, copy)
    sidecar = keeper.with_name("1.jpg.xmp")
    (merged,) = outcome.merged
    assert (merged.action, merged.path) == (EntryAction.ADD, bytes(sidecar))
    said = told_by(sidecar)
    assert (said.rating, said.tags, said.caption) == (4, ("Lofoten", "summer"), "The hut")
    record = xmp.parse(sidecar.read_bytes())
    assert not isinstance(record, Reason)
    assert record.position == Position(68.1, 13.6)
    assert {stamp.wall for stamp in record.stamps} == {"2018-07-01T10:00:00"}
    assert [entry.path for entry in outcome.removed] == [bytes(copy)]
    assert not resolve.undo(library.store).failed
    assert not sidecar.exists()
    assert tree(library.root, leave_out="") == before


def test_what_the_keeper_has_is_never_changed(library: HeldLibrary) -> None:
    keeper, copy = pair(library)
    tell(library, keeper, facts={**RICH, "rating": 2, "caption": "Mine"}, **SURE)
    tell(library, copy, facts=RICH, **{**SURE, "taken": "2001-01-01T00:00:00"})
    assert not library.remove(keeper, copy).merged
    assert not keeper.with_name("1.jpg.xmp").exists()


def test_a_sidecar_that_is_there_keeps_all_it_says_and_comes_back_as_it_was(
    library: HeldLibrary,
) -> None:
    keeper, copy = pair(library)
    other = xmp_sidecar.merged(None, SidecarValues(caption="Mine", tags=("hut",)))
    assert isinstance(other, bytes)
    sidecar = library.add("a/1.jpg.xmp", other)
    sidecar.chmod(0o600)
    tell(library, copy, facts=RICH)
    before = tree(library.root)
    (merged,) = library.remove(keeper, copy).merged
    assert merged.action is EntryAction.WRITE
    said = told_by(sidecar)
    assert (said.rating, said.caption) == (4, "Mine")
    assert said.tags == ("hut", "Lofoten", "summer")
    assert sidecar.stat().st_mode & 0o777 == 0o600
    assert not resolve.undo(library.store).failed
    assert tree(library.root, leave_out="") == before


def test_the_copy_s_own_sidecar_is_taken_over_whole(library: HeldLibrary) -> None:
    keeper, copy = pair(library)
    text = xmp_sidecar.merged(None, SidecarValues(rating=5))
    assert isinstance(text, bytes)
    library.add("b/2.jpg.xmp", text.replace(b"<rdf:RDF", b"<!-- edits --><rdf:RDF"))
    library.remove(keeper, copy)
    assert b"<!-- edits -->" in keeper.with_name("1.jpg.xmp").read_bytes()


def test_one_of_two_copies_back_leaves_what_the_other_gave(library: HeldLibrary) -> None:
    keeper, one, two = library.copies("1.jpg", "2.jpg", "3.jpg")
    tell(library, one, facts={"rating": 3})
    tell(library, two, facts={"tags": ["x"]})
    first, second = library.remove(keeper, one, two).removed
    sidecar = library.root / "1.jpg.xmp"
    resolve.restore(library.store, [first.id])
    assert told_by(sidecar).rating == 3
    resolve.restore(library.store, [second.id])
    assert not sidecar.exists()


def test_each_half_of_what_belongs_together_is_given_what_its_own_copy_knew(
    library: HeldLibrary,
) -> None:
    still, copy = library.copies("a/1.jpg", "b/1.jpg")
    film, film_copy = (library.add(name, COPY + b"moves") for name in ("a/1.mp4", "b/1.mp4"))
    scan(library.store, library.root)
    tell(library, copy, facts={"rating": 4})
    tell(library, film, duration_s=2.0)
    tell(library, film_copy, duration_s=2.0, facts={"caption": "The hut"})
    outcome = library.act(exact(still, copy), exact(film, film_copy))
    assert len(outcome.removed) == 2
    assert told_by(still.with_name("1.jpg.xmp")).rating == 4
    assert told_by(film.with_name("1.mp4.xmp")).caption == "The hut"


def test_a_sidecar_edited_since_stays_when_the_removal_is_undone(library: HeldLibrary) -> None:
    keeper, copy = pair(library)
    tell(library, copy, facts=RICH)
    library.remove(keeper, copy)
    sidecar = keeper.with_name("1.jpg.xmp")
    sidecar.write_bytes(sidecar.read_bytes() + b" ")
    undone = resolve.undo(library.store)
    assert codes(undone.failed) == [ReasonCode.CHANGED_BY_OTHERS]
    assert copy.exists()
    assert sidecar.exists()
    with pytest.raises(OutsideError):
        resolve.undo(library.store)


def test_a_copy_that_knows_more_stays_where_nothing_may_be_written(library: HeldLibrary) -> None:
    keeper, copy = pair(library)
    tell(library, copy, facts=RICH)
    library.set(protected_roots=(bytes(keeper.parent),))
    assert codes(library.remove(keeper, copy).left_out) == [ReasonCode.MERGE_NOT_ALLOWED]
    tell(library, copy, facts={}, **{**SURE, "taken_source": "foldername_date"})
    assert len(library.remove(keeper, copy).removed) == 1  # the same bytes say the same


def test_a_link_that_cannot_be_keeps_no_other_from_being(library: HeldLibrary) -> None:
    other, linked = (library.add(f"{name}/3.jpg", b"another " * 500) for name in "ab")
    keeper, copy = pair(library)
    tell(library, copy, facts={"rating": 5})
    library.set(protected_roots=(bytes(keeper.parent),))
    outcome = library.act(exact(keeper, copy), exact(other, linked), way=Way(link=True))
    assert [left.path for left in outcome.left_out] == [bytes(copy)]
    assert [entry.path for entry in outcome.removed] == [bytes(linked)]


def test_a_keeper_whose_copies_all_stay_is_given_nothing(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, copy = pair(library)
    tell(library, copy, facts=RICH)
    before = tree(library.root)

    def full(*_args: object, **_named: object) -> object:
        raise PermissionError(13, os.strerror(13))

    with monkeypatch.context() as context:
        context.setattr(batch_module, "hold", full)
        outcome = library.remove(keeper, copy)
    assert not outcome.merged
    assert not outcome.removed
    assert tree(library.root, leave_out="") == before
    with library.store.decision_readers.use() as reader:
        states = {entry.state for entry in journal.entries(reader)}
    assert states == {EntryState.UNDONE, EntryState.LEFT}


def test_a_half_that_cannot_come_back_leaves_the_keeper_what_it_gave(
    library: HeldLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its film differs, so that it was to come back; its name is taken by now, so that it is held.

    Then only the keeper says what it knew, once it is purged.
    """
    (keeper, twin), (still, film) = (
        (library.add(f"{folder}/1.jpg"), library.add(f"{folder}/1.mp4", b"film" * 50_000))
        for folder in "ab"
    )
    scan(library.store, library.root)
    for one in (twin, film):
        tell(library, one, duration_s=2.0)
    tell(library, still, facts=RICH)
    plan = library.plan(exact(keeper, still))
    status = film.stat()
    film.write_bytes(b"film" * 25_000 + b"FILM" + b"film" * 24_999)
    os.utime(film, ns=(status.st_atime_ns, status.st_mtime_ns))

    def refuse(*_: object) -> None:
        raise FileExistsError

    monkeypatch.setattr(batch_module, "put_back", refuse)
    outcome = resolve.act(library.store, plan)
    assert [entry.path for entry in outcome.removed] == [bytes(still)]
    assert told_by(keeper.with_name("1.jpg.xmp")).caption == "The hut"


def test_purged_copies_leave_the_keeper_what_they_gave_it(library: HeldLibrary) -> None:
    keeper, copy = pair(library)
    text = xmp_sidecar.merged(None, SidecarValues(tags=("a",)))
    assert isinstance(text, bytes)
    library.add("a/1.jpg.xmp", text)
    tell(library, copy, facts=RICH)
    library.remove(keeper, copy)
    assert len(resolve.purge(library.store).purged) == 1
    assert told_by(keeper.with_name("1.jpg.xmp")).rating == 4
    assert not (library.root / ".mediadesk").exists()
    with pytest.raises(OutsideError):
        resolve.undo(library.store)


def photos(library: HeldLibrary) -> tuple[Path, Path]:
    """Write one picture with and without a camera's data."""
    rich, poor = library.root / "rich.jpg", library.root / "poor.jpg"
    picture = scene(64, 48)
    picture.save(poor, quality=80)
    picture.save(rich, quality=80, exif=exif(camera=("Canon", "EOS")))
    scan(library.store, library.root)
    return rich, poor


def test_identical_pictures_go_once_their_payloads_are_compared(library: HeldLibrary) -> None:
    rich, poor = photos(library)
    decided = Resolution(ClusterKind.IDENTICAL, scanned(rich), (scanned(poor),))
    assert len(library.act(decided).removed) == 1
    assert not poor.exists()


def test_a_file_that_holds_more_must_be_the_one_that_stays(library: HeldLibrary) -> None:
    rich, poor = photos(library)
    decided = Resolution(ClusterKind.IDENTICAL, scanned(poor), (scanned(rich),))
    assert codes(library.act(decided).left_out) == [ReasonCode.HOLDS_MORE]
    assert rich.exists()


def test_identical_pictures_go_though_their_modes_were_changed_since(library: HeldLibrary) -> None:
    rich, poor = photos(library)
    decided = Resolution(ClusterKind.IDENTICAL, scanned(rich), (scanned(poor),))
    for path in (rich, poor):
        path.chmod(0o600)
    assert library.act(decided).removed
    assert not poor.exists()


def test_pictures_that_only_look_identical_stay(library: HeldLibrary) -> None:
    rich, poor = photos(library)
    status = poor.stat()
    data = bytearray(poor.read_bytes())
    data[-40] ^= 1
    poor.write_bytes(data)
    os.utime(poor, ns=(status.st_atime_ns, status.st_mtime_ns))
    decided = Resolution(ClusterKind.IDENTICAL, scanned(rich), (scanned(poor),))
    assert codes(library.act(decided).left_out) == [ReasonCode.CONTENT_DIFFERS]


def test_exact_stays_exact_however_alike_the_payloads(library: HeldLibrary) -> None:
    rich, poor = photos(library)
    assert codes(library.act(exact(rich, poor)).left_out) == [ReasonCode.CONTENT_DIFFERS]
