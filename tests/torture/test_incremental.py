"""A library that changes on the disk, scanned and searched in between, comes out as a fresh one."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from mediadesk.config import Settings
from mediadesk.domain.clusters import ClusterKind
from mediadesk.jobs.sandbox import Sandbox
from mediadesk.operations.lanes import Lanes
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support import desks
from tests.support.desks import Desk
from tests.support.media import picture

SEEDS, STEPS = 40, 9
_Found = set[tuple[ClusterKind, frozenset[frozenset[str]], int]]


@pytest.fixture(scope="module")
def decoders() -> Iterator[Sandbox]:
    with desks.warm_decoders() as box:
        yield box


class Library:
    """Pictures in a few folders, and what may happen to them. Times pass: ten seconds a change."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self._chance = root, chance
        self._before: dict[Path, bytes] = {}
        self._now_s, self._made = 1_600_000_000, 0
        root.mkdir()

    def change(self) -> None:
        self._now_s += 10
        files = sorted(path for path in self.root.rglob("*") if path.is_file())
        ways = (self._new, self._version, self._version, self._copy, self._delete, self._rename,
                self._tell, self._turn_back, self._damage, self._become, self._link)  # fmt: skip
        way: Callable[[Path], Path | None] = self._chance.choice(ways)
        if not files:
            way = self._new
        changed = way(self._chance.choice(files) if files else self.root)
        if changed is not None and changed.exists():
            os.utime(changed, (self._now_s, self._now_s))

    def _free(self, suffix: str) -> Path:
        folder = self.root / self._chance.choice("abc")
        folder.mkdir(exist_ok=True)
        self._made += 1
        return folder / f"p{self._made}{suffix}"  # which tells no date

    def _new(self, _: Path) -> Path:
        suffix = self._chance.choice((".jpg", ".png", ".bmp"))
        size = self._chance.choice(((320, 240), (640, 480)))
        return picture(self._free(suffix), size=size, seed=self._chance.randrange(6))

    def _version(self, path: Path) -> Path | None:
        made = self._free(self._chance.choice((".jpg", ".png", ".webp")))
        try:
            with Image.open(path) as image:
                whole = image.convert("RGB")
        except OSError:
            return None
        edit = self._chance.choice((_half, ImageOps.mirror, ImageOps.grayscale))
        edit(whole).save(made)
        return made

    def _copy(self, path: Path) -> Path:
        return Path(shutil.copyfile(path, self._free(path.suffix)))

    def _delete(self, path: Path) -> None:
        path.unlink()

    def _rename(self, path: Path) -> None:
        path.rename(self._free(path.suffix))

    def _tell(self, path: Path) -> Path:
        """Write a comment, as an edit of metadata does."""
        data = self._before[path] = path.read_bytes()
        if data.startswith(b"\xff\xd8"):
            told = b"%08d" % self._chance.randrange(10**8)
            path.write_bytes(data[:2] + b"\xff\xfe\x00\x0a" + told + data[2:])
        return path

    def _turn_back(self, _: Path) -> Path | None:
        edited = [path for path in self._before if path.exists()]
        if not edited:
            return None
        path = self._chance.choice(edited)
        path.write_bytes(self._before[path])
        return path

    def _damage(self, path: Path) -> Path:
        """Change bytes far from both ends, sometimes under another name."""
        data = bytearray(path.read_bytes())
        for at in range(len(data) // 2, min(len(data) // 2 + 50, len(data))):
            data[at] ^= 0x33
        damaged = self._chance.choice((path, self._free(path.suffix)))
        damaged.write_bytes(data)
        return damaged

    def _become(self, path: Path) -> Path:
        others = sorted(each for each in self.root.rglob("*") if each.is_file())
        path.write_bytes(self._chance.choice(others).read_bytes())
        return path

    def _link(self, path: Path) -> None:
        os.link(path, self._free(path.suffix))


def _half(image: Image.Image) -> Image.Image:
    return image.resize((image.width // 2, image.height // 2))


def found(desk: Desk, lanes: Lanes, root: Path) -> _Found:
    """Scan and search; return the clusters: their kind, the names of each member, the gain."""
    desk.scan(root)
    DuplicateSearch(desk.store, Settings(), lanes).run()
    every: _Found = set()
    for record, members in desk.library.clusters():
        names = {row.record.id: path for path, row in desk.rows().items()}
        classes = frozenset(
            frozenset(names[id_] for id_ in (one.file_id, *one.same_as)) for one in members
        )
        every.add((record.kind, classes, record.reclaimable_bytes))
    return every


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_was_searched_in_between_comes_out_as_if_made_anew(
    seed: int, decoders: Sandbox, tmp_path: Path
) -> None:
    chance = random.Random(seed)  # noqa: S311 - changes to play, not secrets
    library = Library(tmp_path / "Pictures", chance)
    for name in ("changing", "fresh"):
        (tmp_path / name).mkdir()
    lanes = Lanes(desks.CHILDREN, first=decoders)
    with desks.desk(tmp_path / "changing", decoders) as desk:
        for _ in range(STEPS):
            for _ in range(chance.randrange(1, 5)):
                library.change()
            changing = found(desk, lanes, library.root)
    with desks.desk(tmp_path / "fresh", decoders) as desk:
        assert changing == found(desk, lanes, library.root)
