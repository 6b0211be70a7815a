import shutil
from pathlib import Path

from PIL import ExifTags

from mediadesk import words
from mediadesk.domain.clusters import ClusterKind
from mediadesk.domain.reasons import ReasonCode
from mediadesk.domain.told_values import SidecarValues
from mediadesk.formats.xmp import xmp_sidecar
from mediadesk.operations.bulk import DEFAULT_RULES, BulkPlan, Rule, RuleKind, carry_out, gather
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.bulk_plans import bulk_plan, going
from tests.support.held_library import HeldLibrary, tell
from tests.support.media import exif, scene
from tests.support.payloads import box
from tests.support.quick_scan import scan


def plan_of(library: HeldLibrary, *rules: RuleKind) -> BulkPlan:
    return BulkPlan(gather(library.store, library.settings), [Rule(kind) for kind in rules], ())


def test_keepers_that_are_given_something_are_counted(library: HeldLibrary) -> None:
    for number in range(4):
        for folder in ("a", "b"):
            library.add(f"{folder}/{number}.jpg", b"%d" % number)
    text = xmp_sidecar.merged(None, SidecarValues(rating=4))
    assert isinstance(text, bytes)
    library.add("b/1.jpg.xmp", text)
    bulk_plan(library)
    tell(library, library.root / "b/2.jpg", facts={"tags": ["hut"]})
    tell(library, library.root / "a/3.jpg", facts={"tags": ["hut"]})
    plan = plan_of(library, RuleKind.FIRST_SEEN)
    assert set(going(plan, library)) == {f"b/{number}.jpg" for number in range(4)}
    assert plan.totals.merging == 2
    outcome = carry_out(library.store, library.settings, plan)
    assert len(outcome.merged) == 2


def identical(library: HeldLibrary, folder: str = "") -> tuple[Path, Path]:
    """Write one picture with and without a camera's data, the poorer one first, in a folder."""
    (library.root / folder).mkdir(exist_ok=True)
    poor, rich = library.root / folder / "poor.jpg", library.root / "rich.jpg"
    scene(64, 48).save(poor, quality=80)
    scene(64, 48).save(rich, quality=80, exif=exif(camera=("Canon", "EOS")))
    scan(library.store, library.root)
    make_identical(library)
    return poor, rich


def test_copies_that_each_hold_something_are_left_out_and_named(library: HeldLibrary) -> None:
    taken = exif(camera=("Canon", "EOS"))
    for name, tag, text in (("1.jpg", "Artist", "Paul"), ("2.jpg", "Copyright", "Anna")):
        said = exif(camera=("Canon", "EOS"))
        said[ExifTags.Base[tag]] = text
        scene(64, 48).save(library.root / name, quality=80, exif=said)
    scene(64, 48).save(library.root / "3.jpg", quality=80, exif=taken)
    scan(library.store, library.root)
    make_identical(library)
    plan = plan_of(library, RuleKind.FIRST_SEEN)
    assert going(plan, library) == {"3.jpg": "1.jpg"}
    (left,) = plan.files_left()
    assert (left.path, left.reason.code) == (
        bytes(library.root / "2.jpg"),
        ReasonCode.EACH_HOLDS,
    )
    assert words.sentence(left.reason) == (
        f"It holds what {library.root}/1.jpg does not: copyright. Look at both, and choose which"
        " one stays."
    )
    assert len(carry_out(library.store, library.settings, plan).removed) == 1


def test_a_copy_that_cannot_be_walked_does_not_hold_less(library: HeldLibrary) -> None:
    taken = exif(camera=("Canon", "EOS"))
    scene(64, 48).save(library.root / "1.jpg", quality=80, exif=taken)
    scene(64, 48).save(library.root / "2.jpg", quality=80)
    plain = (library.root / "2.jpg").read_bytes()
    segments = b"\xff\xed\0\x02" * 1200 + b"\xff\xfe\0\x05Oma"
    (library.root / "2.jpg").write_bytes(plain[:2] + segments + plain[2:])
    scan(library.store, library.root)
    make_identical(library)
    plan = plan_of(library, RuleKind.FIRST_SEEN)
    assert not going(plan, library)
    assert [left.reason.code for left in plan.files_left()] == [ReasonCode.EACH_HOLDS]


def test_copies_that_both_cannot_be_walked_both_stay(library: HeldLibrary) -> None:
    plain = scene(64, 48)
    for name in ("1.jpg", "2.jpg"):
        plain.save(library.root / name, quality=80)
        data = (library.root / name).read_bytes()
        segments = b"\xff\xed\0\x02" * 1200 + b"\xff\xfe\0\x07" + name.encode()
        (library.root / name).write_bytes(data[:2] + segments + data[2:])
    shutil.copy(library.root / "2.jpg", library.root / "3.jpg")
    scan(library.store, library.root)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    make_identical(library)
    plan = plan_of(library, RuleKind.FIRST_SEEN)
    assert going(plan, library) == {"3.jpg": "2.jpg"}
    assert [left.reason.code for left in plan.files_left()] == [ReasonCode.EACH_HOLDS]


def test_of_equal_bytes_that_hold_something_alone_one_stays(library: HeldLibrary) -> None:
    for name, tag, text in (("1.jpg", "Artist", "Paul"), ("2.jpg", "Copyright", "Anna")):
        said = exif(camera=("Canon", "EOS"))
        said[ExifTags.Base[tag]] = text
        scene(64, 48).save(library.root / name, quality=80, exif=said)
    (library.root / "b").mkdir()
    shutil.copy(library.root / "2.jpg", library.root / "b/2.jpg")
    scan(library.store, library.root)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    make_identical(library)
    plan = plan_of(library, RuleKind.OLDEST, RuleKind.SHORTEST_PATH)
    assert going(plan, library) == {"b/2.jpg": "2.jpg"}
    assert [row.kind for row in plan.rows(0, 9)] == [ClusterKind.EXACT]
    assert len(list(plan.files_left())) == 1
    assert len(carry_out(library.store, library.settings, plan).removed) == 1


def test_of_equal_stills_of_live_photos_one_stays(library: HeldLibrary) -> None:
    for folder, tag, text in (("a", "Artist", "Paul"), ("b", "Copyright", "Anna")):
        library.add(f"{folder}/IMG_1.mp4", b"film" * 400)
        said = exif(camera=("Canon", "EOS"))
        said[ExifTags.Base[tag]] = text
        scene(64, 48).save(library.root / folder / "IMG_1.jpg", quality=80, exif=said)
    shutil.copytree(library.root / "b", library.root / "c")
    scan(library.store, library.root)
    for film in library.root.rglob("IMG_1.mp4"):
        tell(library, film, duration_s=2.0)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    make_identical(library, "*.jpg")
    plan = plan_of(library, RuleKind.SHORTEST_PATH)
    assert going(plan, library) == {
        "c/IMG_1.jpg": "b/IMG_1.jpg",
        "c/IMG_1.mp4": "a/IMG_1.mp4",
    }


def test_what_a_removal_passes_on_keeps_no_copy(library: HeldLibrary) -> None:
    said = exif()
    said[ExifTags.Base.ImageDescription] = "At the hut"
    for name, held in (("1.jpg", exif(camera=("Canon", "EOS"))), ("2.jpg", said)):
        scene(64, 48).save(library.root / name, quality=80, exif=held)
    scan(library.store, library.root)
    make_identical(library)
    tell(library, library.root / "1.jpg", facts={"camera_model": "EOS", "lens": "EF 50mm"})
    tell(library, library.root / "2.jpg", facts={"caption": "At the hut"})
    plan = plan_of(library, RuleKind.MOST_COMPLETE)
    assert len(plan) == 1
    assert plan.totals.merging == 1


def test_of_identical_copies_the_one_that_is_proposed_stays(library: HeldLibrary) -> None:
    sent, own = "IMG-20190704-WA0001.jpg", "hut (1).jpg"
    for name, program in ((sent, "A"), (own, "B")):
        said = exif()
        said[ExifTags.Base.Software] = program
        scene(64, 48).save(library.root / name, quality=80, exif=said)
    scan(library.store, library.root)
    make_identical(library)
    assert going(plan_of(library, RuleKind.ORIGINAL_NAME), library) == {own: sent}
    assert going(plan_of(library, *(rule.kind for rule in DEFAULT_RULES)), library) == {sent: own}


def make_identical(library: HeldLibrary, names: str = "*") -> None:
    """Let files have the same data under other metadata, and find them."""
    library.store.catalog.submit(
        lambda w: w.execute(
            "UPDATE content SET payload_key = 'p', payload_hash = 'p' WHERE id IN"
            " (SELECT content_id FROM file WHERE CAST(name AS TEXT) GLOB ?)",
            (names,),
        )
    ).result()
    DuplicateSearch(library.store, library.settings).run([ClusterKind.IDENTICAL])


def test_a_file_that_holds_more_stays_whatever_the_rules_say(library: HeldLibrary) -> None:
    poor, rich = identical(library)
    plan = plan_of(library, RuleKind.OLDEST)
    assert going(plan, library) == {poor.name: rich.name}
    (row,) = plan.rows(0, 9)
    assert (row.kind, row.decided_by) == (ClusterKind.IDENTICAL, RuleKind.HOLDS_MORE)
    assert len(carry_out(library.store, library.settings, plan).removed) == 1


def test_one_that_holds_more_than_a_protected_keeper_stays_too(library: HeldLibrary) -> None:
    _, rich = identical(library, "safe")
    library.set(protected_roots=(bytes(library.root / "safe"),))
    plan = plan_of(library, RuleKind.OLDEST)
    assert not len(plan)
    assert [line.reason.code for line in plan.left_out] == [ReasonCode.HOLDS_MORE]
    assert rich.exists()


def test_of_recordings_the_one_with_more_tags_is_the_more_complete(library: HeldLibrary) -> None:
    head = box(b"ftyp", b"isom", bytes(4))
    library.add("a.mp4", head)
    tagged = library.add("with its tags.mp4", head + box(b"free", b"tagged"))
    scan(library.store, library.root)
    tell(library, tagged, facts={"music": {"artist": "An artist", "title": "A title"}})
    make_identical(library)
    plan = plan_of(library, RuleKind.MOST_COMPLETE, RuleKind.SHORTEST_PATH)
    assert going(plan, library) == {"a.mp4": "with its tags.mp4"}
