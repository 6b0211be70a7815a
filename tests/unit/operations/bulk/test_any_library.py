"""Plans for any few copies, with units, edits, protected, gone and damaged files among them."""

import io
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags

from mediadesk import words
from mediadesk.domain.clusters import ClusterKind
from mediadesk.operations.bulk import CHOOSABLE, BulkPlan, Rule, RuleKind, carry_out, gather
from mediadesk.operations.matching.duplicates import DuplicateSearch
from tests.support.held_library import HeldLibrary, held_library, tell
from tests.support.media import exif, scene
from tests.support.quick_scan import scan

HELD = ((), ("Artist",), ("Copyright",), ("Artist", "Copyright"))
"""What stills hold beside the same picture."""


@dataclass(frozen=True)
class Shot:
    """What is in one folder: a still, maybe with a film and an edit, or a film alone."""

    still: int | None
    film: int | None
    edit: int | None
    age: int
    protected: bool
    later: str
    """What becomes of its first file after the scan."""


shots = st.builds(
    Shot,
    still=st.none() | st.integers(0, len(HELD) - 1),
    film=st.none() | st.integers(0, 1),
    edit=st.none() | st.none() | st.integers(0, 1),
    age=st.integers(0, 3),
    protected=st.sampled_from([False, False, False, True]),
    later=st.sampled_from(["", "", "", "", "gone", "longer", "damaged", "linked"]),
)


@cache
def still(number: int) -> bytes:
    said = exif(camera=("Canon", "EOS"))
    for tag in HELD[number]:
        said[ExifTags.Base[tag]] = tag
    file = io.BytesIO()
    scene(64, 48).save(file, "jpeg", quality=80, exif=said)
    return file.getvalue()


def write(library: HeldLibrary, number: int, shot: Shot) -> list[Path]:
    """Write what is in a folder; returns its still and its film."""
    name, at = f"{number}/IMG_1", 900 + 10 * shot.age
    made = []
    if shot.still is not None:
        made.append(library.add(f"{name}.jpg", still(shot.still), mtime_s=at))
        if shot.edit is not None:
            library.add(f"{name}.AAE", b"edit %d" % shot.edit)
    if shot.film is not None:
        made.append(library.add(f"{name}.mp4", b"film %d" % shot.film * 900, mtime_s=1900 - at))
    return made


def change(path: Path, later: str) -> None:
    status, data = path.stat(), path.read_bytes()
    if later == "gone":
        path.unlink()
    elif later == "longer":
        path.write_bytes(data + b"!")
    elif later == "damaged":  # the size and the time stay
        path.write_bytes(data[:400] + bytes([data[400] ^ 1]) + data[401:])
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif later == "linked":
        os.link(path, path.with_name(f"other{path.suffix}"))


def search(library: HeldLibrary) -> None:
    scan(library.store, library.root)
    for film in library.root.rglob("*.mp4"):
        tell(library, film, duration_s=2.0)
    DuplicateSearch(library.store, library.settings).run([ClusterKind.EXACT])
    library.store.catalog.submit(
        lambda w: w.execute(
            "UPDATE content SET payload_key = 'p', payload_hash = 'p' WHERE id IN"
            " (SELECT content_id FROM file WHERE kind = 'photo')"
        )
    ).result()
    DuplicateSearch(library.store, library.settings).run([ClusterKind.IDENTICAL])


def there(library: HeldLibrary) -> dict[Path, bytes]:
    """Return the files in the library, but for those that are held."""
    found = (path for path in library.root.rglob("IMG_1.*") if ".mediadesk" not in path.parts)
    return {path: path.read_bytes() for path in found}


def told(contents: set[bytes]) -> set[str]:
    """Return what is told in stills that are as they were written, the picture itself too."""
    known = (number for number in range(len(HELD)) if still(number) in contents)
    return {tag for number in known for tag in ("picture", *HELD[number])}


@settings(max_examples=12, derandomize=True)
@given(
    st.lists(shots, min_size=2, max_size=6),
    st.lists(st.sampled_from(CHOOSABLE), max_size=2),
    st.sets(st.integers(1, 12), max_size=2),
)
def test_any_plan_loses_nothing(many: list[Shot], rules: list[RuleKind], struck: set[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, held_library(Path(folder)) as library:
        made = [write(library, number, shot) for number, shot in enumerate(many)]
        some = zip(made, many, strict=True)
        safe = [files[0].parent for files, shot in some if files and shot.protected]
        library.set(protected_roots=tuple(map(bytes, safe)))
        search(library)
        for files, shot in zip(made, many, strict=True):
            if files:
                change(files[0], shot.later)
        before = there(library)
        plan = BulkPlan(gather(library.store, library.settings), [Rule(r) for r in rules], struck)
        rows = plan.rows(0, len(plan))
        going = {row.victim for row in rows if not row.struck_out}
        assert not going & {row.keeper for row in rows if not row.struck_out}
        for left in plan.files_left():
            assert words.sentence(left.reason)
            assert left.path not in going
        outcome = carry_out(library.store, library.settings, plan)
        assert all(words.sentence(left.reason) for left in outcome.left_out)
        after = there(library)
        all_before, all_after = set(before.values()), set(after.values())
        assert told(all_before) == told(all_after)
        assert all_before - all_after <= {still(number) for number in range(len(HELD))}
        for files in made:
            assert len({path in after for path in files if path in before}) <= 1, "a unit is torn"
        assert all(path in after for path in before if path.parent in safe)
