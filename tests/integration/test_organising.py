"""A new archive: complete, compared, named by dates, resumed after anything, and taken back."""

import json
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mediadesk.config import Settings
from mediadesk.domain.dating import ChosenDate
from mediadesk.domain.errors import CancelledError, OutsideError
from mediadesk.domain.folder_rules import FolderRule
from mediadesk.domain.reasons import ReasonCode
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations import resolve
from mediadesk.operations.dates.dating import Dating
from mediadesk.operations.folder_rules import set_rule
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.writing.organise import Organised, Organising
from mediadesk.operations.writing.stamp import Stamping
from mediadesk.timestamps.naming import DEFAULT_TEMPLATE
from tests.support.desks import Desk
from tests.support.media import exif, picture
from tests.support.trees import tree

NOON = datetime(2019, 8, 17, 12, 0, 0)  # noqa: DTZ001 - cameras know no zones
LATER = datetime(2024, 3, 2).timestamp()  # noqa: DTZ001


class Archivist:
    """A library and an empty place for its archive."""

    def __init__(self, desk: Desk, lanes: Lanes, library: Path, archive: Path) -> None:
        self.desk = desk
        self.library = library
        self.archive = archive
        self.organising = Organising(desk.store, lanes, Settings())
        self.dating = Dating(desk.store, Settings())

    def ids(self) -> list[int]:
        return self.dating.files_at(os.fsencode(self.library))

    def copy(self, *, with_tags: bool = False, template: str = DEFAULT_TEMPLATE) -> Organised:
        plan = self.organising.plan(
            os.fsencode(self.archive), self.ids(), with_tags=with_tags, template=template
        )
        return self.organising.copy(plan)

    def names(self) -> list[str]:
        files = [path for path in self.archive.rglob("*") if path.is_file()]
        return sorted(str(path.relative_to(self.archive)) for path in files)


@pytest.fixture
def archivist(desk: Desk, decoders: Sandbox, pictures: Path, tmp_path: Path) -> Archivist:
    return Archivist(desk, Lanes(2, first=decoders), pictures, tmp_path / "archive")


def shot(path: Path, at: datetime | None, *, seed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = picture(path, seed=seed, exif=exif(taken=at))
    os.utime(made, (LATER, LATER))
    return made


def test_files_are_copied_by_date_with_collisions_numbered_and_endings_put_right(
    archivist: Archivist,
) -> None:
    library = archivist.library
    shot(library / "a.jpg", NOON, seed=1)
    shot(library / "sub" / "b.jpg", NOON, seed=2)
    shot(library / "wrong.jpg", NOON + timedelta(days=400), seed=3)
    os.replace(library / "wrong.jpg", library / "wrong.png")
    archivist.desk.scan(library)
    before = tree(library)
    made = archivist.copy()
    assert archivist.names() == [
        "2019/20190817_120000.jpg",
        "2019/20190817_120000_2.jpg",
        "2020/20200920_120000.jpg",
        "mediadesk-manifest.jsonl",
    ]
    assert tree(library) == before
    first = archivist.archive / "2019" / "20190817_120000.jpg"
    assert first.read_bytes() == (library / "a.jpg").read_bytes()
    assert first.stat().st_mtime_ns == (library / "a.jpg").stat().st_mtime_ns
    told = Path(os.fsdecode(made.manifest or b"")).read_text().splitlines()
    lines = [json.loads(line) for line in told]
    assert lines[0]["target"] == "2019/20190817_120000.jpg"
    assert all(len(line["sha256"]) == 64 for line in lines)
    again = archivist.copy()
    assert not again.copied.done
    assert {one.reason.code for one in again.left_out} == {ReasonCode.ALREADY_THERE}


def test_units_stay_together_and_sidecars_go_along_with_tags_and_decided_dates(
    archivist: Archivist,
) -> None:
    folder = archivist.library / "2019-08-17 Rome" / "DCIM"
    shot(folder / "IMG_1 {food,Anna}.jpg", NOON)
    shutil.copy(shot(archivist.library / "x.tif", NOON, seed=5), folder / "IMG_1 {food,Anna}.tif")
    (archivist.library / "x.tif").unlink()
    (folder / "IMG_1 {food,Anna}.jpg.xmp").write_text(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
        '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/></rdf:RDF></x:xmpmeta>'
    )
    (folder / "IMG_1 {food,Anna}.jpg.json").write_text('{"title": "x"}')
    archivist.desk.scan(archivist.library)
    archivist.dating.set(archivist.ids(), ChosenDate("2001-02-03T04:05:06"))
    archivist.copy(with_tags=True, template="YYYY/MM/{name}_YYYYMMDD.ext")
    assert archivist.names() == [
        "2001/02/IMG_1_20010203.jpg",
        "2001/02/IMG_1_20010203.jpg.json",
        "2001/02/IMG_1_20010203.jpg.xmp",
        "2001/02/IMG_1_20010203.tif",
        "2001/02/IMG_1_20010203.tif.xmp",
        "mediadesk-manifest.jsonl",
    ]
    xmp = (archivist.archive / "2001/02/IMG_1_20010203.jpg.xmp").read_text()
    assert 'xmp:Rating="3"' in xmp
    assert "2001-02-03T04:05:06" in xmp
    assert all(f"<rdf:li>{tag}</rdf:li>" in xmp for tag in ("Rome", "food", "Anna"))
    assert "DCIM" not in xmp


def test_force_in_a_name_lets_its_date_win(archivist: Archivist) -> None:
    shot(archivist.library / "20010203_040506 [FORCE].jpg", NOON)
    archivist.desk.scan(archivist.library)
    archivist.copy()
    assert archivist.names()[0] == "2001/20010203_040506.jpg"


def test_an_interrupted_copy_goes_on_where_it_ended(archivist: Archivist) -> None:
    for number in range(6):
        shot(archivist.library / f"{number}.jpg", NOON + timedelta(days=number), seed=number)
    archivist.desk.scan(archivist.library)
    calls = iter(range(1_000))

    def stop_later() -> None:
        if next(calls) == 7:
            raise CancelledError

    plan = archivist.organising.plan(os.fsencode(archivist.archive), archivist.ids())
    stopped = archivist.organising.copy(plan, checkpoint=stop_later)
    assert stopped.copied.stopped is not None
    archivist.copy()
    assert len(archivist.names()) == 7
    assert not [name for name in os.listdir(archivist.archive / "2019") if name.endswith("part")]


def test_originals_go_to_removed_only_where_their_copy_is_the_same(archivist: Archivist) -> None:
    library = archivist.library
    shot(library / "a.jpg", NOON, seed=1)
    shot(library / "b.jpg", NOON + timedelta(days=1), seed=2)
    archivist.desk.scan(library)
    before = tree(library)
    made = archivist.copy()
    (archivist.archive / "2019" / "20190818_120000.jpg").write_bytes(b"rotten")
    outcome = archivist.organising.remove_originals(os.fsencode(archivist.archive))
    assert [entry.path for entry in outcome.removed] == [bytes(library / "a.jpg")]
    assert (library / "b.jpg").exists()
    assert made.copied.batch_id is not None
    back = resolve.turn_back(archivist.desk.store, made.copied.batch_id)
    assert {one.reason.code for one in back.failed} == {
        ReasonCode.LAST_COPY,
        ReasonCode.CHANGED_SINCE_WRITTEN,
    }
    resolve.undo(archivist.desk.store)
    assert tree(library) == before


def test_an_archive_is_taken_back_and_leaves_nothing(archivist: Archivist) -> None:
    shot(archivist.library / "a.jpg", NOON)
    archivist.desk.scan(archivist.library)
    made = archivist.copy()
    assert made.copied.batch_id is not None
    stamping = Stamping(archivist.desk.store, archivist.organising.lanes, Settings())
    assert not stamping.take_back(made.copied.batch_id).failed
    assert not list(archivist.archive.iterdir())


def test_copies_that_are_protected_by_now_are_not_taken_away(archivist: Archivist) -> None:
    shot(archivist.library / "a.jpg", NOON)
    archivist.desk.scan(archivist.library)
    made = archivist.copy()
    assert made.copied.batch_id is not None
    store, archive = archivist.desk.store, bytes(archivist.archive)
    set_rule(store, archive, FolderRule.PROTECTED, holds=True)
    before = tree(archivist.archive)
    (left,) = resolve.turn_back(store, made.copied.batch_id).failed
    assert left.reason.code is ReasonCode.IN_PROTECTED
    assert tree(archivist.archive) == before
    set_rule(store, archive, FolderRule.PROTECTED, holds=False)
    assert not resolve.turn_back(store, made.copied.batch_id).failed


@pytest.mark.parametrize(
    "template", ["YYYY", "../YYYY.ext", "/abs/YYYY.ext", "x.ext", "a//YYYY.ext"]
)
def test_a_pattern_that_leads_elsewhere_is_refused(archivist: Archivist, template: str) -> None:
    with pytest.raises(OutsideError) as caught:
        archivist.organising.plan(os.fsencode(archivist.archive), [], template=template)
    assert caught.value.reason.code is ReasonCode.BAD_TEMPLATE
