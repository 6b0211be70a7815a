"""What was decided can be kept, moved to another place or computer, and brought back."""

import io
import json
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mediadesk import cli, config
from mediadesk.catalog.databases import backups
from mediadesk.catalog.store import backups_path, decisions_path, open_store
from mediadesk.disk.lock import CatalogLock, lock_path
from tests.support.media import picture


@dataclass(frozen=True, slots=True)
class Told:
    """What a command printed and said."""

    stdout: str
    stderr: str


def command(catalog: Path, *words: str, code: int = 0) -> Told:
    """Run a command as a terminal would, in this process: starting one costs a second."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(err):
        ended = cli.run([*words, "--catalog", str(catalog)], open_window=_no_window)
    texts = [each.buffer.getvalue().decode() for each in (_flushed(out), _flushed(err))]
    assert ended == code, texts
    return Told(*texts)


def answer(catalog: Path, *words: str) -> Any:  # noqa: ANN401 - JSON is anything
    return json.loads(command(catalog, *words, "--json").stdout)


def _flushed(stream: io.TextIOWrapper) -> Any:  # noqa: ANN401 - its buffer is a BytesIO
    stream.flush()
    return stream


def _no_window(*_: object) -> int:
    raise AssertionError("a command opens no window")


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return tmp_path / "c" / "catalog.db"


@pytest.fixture
def shelf(tmp_path: Path, catalog: Path) -> Path:
    """Return a scanned folder with three photos, two of them the same."""
    folder = tmp_path / "shelf"
    (folder / "inner").mkdir(parents=True)
    picture(folder / "a.jpg", size=(64, 48), seed=1)
    picture(folder / "inner" / "b.jpg", size=(64, 48), seed=2)
    shutil.copyfile(folder / "a.jpg", folder / "inner" / "copy of a.jpg")
    answer(catalog, "scan", str(folder))
    return folder


def moved(shelf: Path, target: Path) -> Path:
    """Copy a folder as another disk would have it: same names and times, other inodes."""
    shutil.copytree(shelf, target)
    shutil.rmtree(shelf)
    return target


def hashes(catalog: Path) -> dict[str, str]:
    files = answer(catalog, "files")["files"]
    return {Path(file["path"]).name: file["perceptual_hash"] for file in files}


# lines of text


def test_decisions_taken_to_another_computer_arrive_once(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    kept, other = tmp_path / "kept.jsonl", tmp_path / "other" / "catalog.db"
    assert answer(catalog, "decisions", "--export", str(kept)) == {"exported": 1}
    header, entry = map(json.loads, kept.read_text().splitlines())
    assert header == {"mediadesk": "decisions", "version": 1}
    assert (entry["kind"], entry["facts"]["path"]) == ("add-root", str(shelf))
    assert answer(other, "decisions", "--import", str(kept)) == {"added": 1, "known": 0}
    assert answer(other, "decisions", "--import", str(kept)) == {"added": 0, "known": 1}
    again = tmp_path / "again.jsonl"
    answer(other, "decisions", "--export", str(again))
    assert again.read_text() == kept.read_text()
    assert "files" in answer(other, "files", str(shelf))


def test_decisions_can_be_written_while_the_catalog_is_in_use(shelf: Path, catalog: Path) -> None:
    lock = CatalogLock(lock_path(catalog), holder="a window")
    try:
        done = command(catalog, "decisions", "--export", "-")
        refused = command(catalog, "decisions", "--import", "-", code=1)
    finally:
        lock.release()
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()[1:]] == ["add-root"]
    assert "in use by a window" in refused.stderr
    assert shelf.exists()


@pytest.mark.parametrize(
    "bad",
    [
        '{"at": 1.0, "kind": "add-root", "facts": {}}',
        '{"at": 1.0, "kind": "remove-files", "facts": {"files": [{"path": 7}]}}',
        '{"at": NaN, "kind": "x", "facts": {}}',
        '{"at": 1.0, "kind": "x"}',
        "[]",
        "no json",
    ],
)
def test_one_bad_line_is_named_and_nothing_is_taken_over(
    bad: str, shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    kept, other = tmp_path / "kept.jsonl", tmp_path / "other" / "catalog.db"
    answer(catalog, "decisions", "--export", str(kept))
    kept.write_text(kept.read_text() + bad + "\n")
    told = command(other, "decisions", "--import", str(kept), code=1)
    assert told.stderr.startswith("Line 3 of the decisions cannot be read")
    assert answer(other, "decisions", "--export", str(tmp_path / "none")) == {"exported": 0}
    assert shelf.exists()


def test_a_file_that_is_no_list_of_decisions_is_refused(catalog: Path, tmp_path: Path) -> None:
    for text in ("", "hello\n", '{"mediadesk": "decisions", "version": 2}\n'):
        (tmp_path / "no").write_text(text)
        told = command(catalog, "decisions", "--import", str(tmp_path / "no"), code=1)
        assert told.stderr.startswith("Line 1 of the decisions cannot be read")


def test_an_export_never_overwrites_a_file(shelf: Path, catalog: Path) -> None:
    before = (shelf / "a.jpg").read_bytes()
    command(catalog, "decisions", "--export", str(shelf / "a.jpg"), code=1)
    assert (shelf / "a.jpg").read_bytes() == before


# another place


def test_a_moved_folder_keeps_its_rows_and_all_that_is_known(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    before, target = hashes(catalog), moved(shelf, tmp_path / "new place")
    told = answer(catalog, "relink", str(shelf), str(target))
    assert told == {"old": str(shelf), "new": str(target), "checked": 3, "matching": 3}
    assert hashes(catalog) == before
    report = answer(catalog, "scan", str(target))
    counts = {name: report[name] for name in ("new", "changed", "moved", "missing", "unchanged")}
    assert counts == {"new": 0, "changed": 0, "moved": 0, "missing": 0, "unchanged": 3}
    assert hashes(catalog) == before


def test_what_was_removed_before_a_move_comes_back_in_the_new_place(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    (gone,) = answer(catalog, "resolve", "--kind", "exact")["removed"]
    target = moved(shelf, tmp_path / "new place")
    answer(catalog, "relink", str(shelf), str(target))
    assert not answer(catalog, "undo")["failed"]
    back = target / Path(gone["path"]).relative_to(shelf)
    assert back.read_bytes() == (target / "a.jpg").read_bytes()


def test_a_folder_with_other_files_is_not_agreed_to(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    target = moved(shelf, tmp_path / "new place")
    (target / "a.jpg").write_bytes(b"x" * (target / "a.jpg").stat().st_size)
    told = command(catalog, "relink", str(shelf), str(target), code=1)
    assert "Only 2 of 3 files" in told.stderr
    assert {Path(f["path"]).parts[-2] for f in answer(catalog, "files")["files"]} == {
        "shelf",
        "inner",
    }


def test_only_a_root_can_be_relinked_and_only_to_a_place_that_is_free(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    shutil.copy(shelf / "a.jpg", tmp_path / "other")
    answer(catalog, "scan", str(tmp_path / "other"))
    no_root = command(catalog, "relink", str(shelf / "inner"), str(tmp_path), code=1)
    taken = command(catalog, "relink", str(shelf), str(tmp_path / "other"), code=1)
    around = command(catalog, "relink", str(shelf), str(tmp_path), code=1)
    absent = command(catalog, "relink", str(shelf), str(tmp_path / "nowhere"), code=1)
    assert "not one of the folders" in no_root.stderr
    assert "in the library already" in taken.stderr
    assert "in the library already" in around.stderr
    assert "no such folder" in absent.stderr


def test_a_relinked_root_stays_relinked_when_the_catalog_is_lost(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    target = moved(shelf, tmp_path / "new place")
    answer(catalog, "relink", str(shelf), str(target))
    store = open_store(catalog)
    try:  # all of it again, as after decisions that were brought back from a backup
        store.catalog.submit(
            lambda writer: writer.execute("UPDATE meta SET value = '99'").rowcount
        ).result()
        store.catch_up()
    finally:
        store.close()
    assert roots(catalog) == [str(target)]
    for database in catalog.parent.glob("catalog.db*"):
        database.unlink()
    answer(catalog, "decisions", "--import", str(written(catalog, tmp_path)))
    assert roots(catalog) == [str(target)]


def roots(catalog: Path) -> list[str]:
    store = open_store(catalog)
    try:
        with store.readers.use() as reader:
            sql = "SELECT name FROM root JOIN folder ON folder.id = folder_id"
            return [os.fsdecode(row[0]) for row in reader.execute(sql)]
    finally:
        store.close()


def written(catalog: Path, folder: Path) -> Path:
    command(catalog, "decisions", "--export", str(folder / "written.jsonl"))
    return folder / "written.jsonl"


def test_a_protected_folder_is_protected_in_its_new_place(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    file = config.locations().settings_file
    file.parent.mkdir(parents=True)
    file.write_text(f'[library]\nprotected = ["{shelf}/inner"]\npools = [["{shelf}", "/b"]]\n')
    target = moved(shelf, tmp_path / "new")
    answer(catalog, "relink", str(shelf), str(target))
    after = config.load(file)
    assert after.protected_roots == (os.fsencode(target / "inner"),)
    assert after.pools == ((os.fsencode(target), b"/b"),)


# backups


def test_the_doctor_puts_the_newest_sound_backup_in_place(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    decisions = decisions_path(catalog)
    backup = backups.existing(backups_path(catalog), decisions.stem)[0]
    (tmp_path / "later").mkdir()
    answer(catalog, "scan", str(tmp_path / "later"))
    later = decisions.read_bytes()
    told = command(catalog, "doctor", "--restore", "decisions")
    assert "is in place as" in told.stderr
    assert decisions.read_bytes() == backup.path.read_bytes()
    (aside,) = catalog.parent.glob("*.damaged-*.db")
    assert aside.read_bytes() == later
    assert answer(catalog, "scan", str(shelf))["unchanged"] == 3


def test_a_restored_catalog_is_brought_in_step_with_the_decisions(
    shelf: Path, catalog: Path, tmp_path: Path
) -> None:
    backups.make(catalog, backups_path(catalog), keep=backups.KEEP_CATALOG)
    (tmp_path / "later").mkdir()
    answer(catalog, "scan", str(tmp_path / "later"))
    answer(catalog, "doctor", "--restore", "catalog")
    assert roots(catalog) == [str(shelf), str(tmp_path / "later")]


def test_without_a_sound_backup_the_doctor_changes_nothing(shelf: Path, catalog: Path) -> None:
    for backup in backups_path(catalog).iterdir():
        backup.write_bytes(backup.read_bytes()[:-1] + b"x")
    before = {path: path.read_bytes() for path in catalog.parent.glob("*.db")}
    told = command(catalog, "doctor", "--restore", "decisions", code=1)
    assert told.stderr.startswith("There is no sound backup in")
    assert {path: path.read_bytes() for path in catalog.parent.glob("*.db")} == before
    assert shelf.exists()


def test_the_doctor_restores_nothing_that_is_in_use(shelf: Path, catalog: Path) -> None:
    lock = CatalogLock(lock_path(catalog), holder="a window")
    try:
        told = command(catalog, "doctor", "--restore", "decisions", code=1)
    finally:
        lock.release()
    assert "in use by a window" in told.stderr
    assert shelf.exists()


def test_what_holds_for_folders_can_be_said_listed_and_taken_back(
    catalog: Path, shelf: Path
) -> None:
    folder, other = str(shelf), str(shelf.parent / "other")
    told = answer(catalog, "folders", "--protect", folder, "--pool", folder, other)
    ruled = {"protected": [folder], "never_suggest": [], "pools": [[other, folder]]}
    assert told == {"library": [folder], **ruled}
    assert answer(catalog, "folders") == told
    assert f"protected      {folder}" in command(catalog, "folders").stdout
    taken_back = answer(catalog, "folders", "--unprotect", folder, "--unpool", other)
    assert taken_back == {"library": [folder], "protected": [], "never_suggest": [], "pools": []}
    command(catalog, "folders", "--pool", folder, code=2)


def test_a_folder_is_taken_out_of_the_library_and_is_back_once_it_is_scanned(
    catalog: Path, shelf: Path
) -> None:
    answer(catalog, "scan", str(shelf))
    before = answer(catalog, "files")["files"]
    assert before
    assert answer(catalog, "folders", "--take-out", str(shelf))["library"] == []
    assert answer(catalog, "files")["files"] == []
    refused = command(catalog, "folders", "--take-out", str(shelf), code=1)
    assert "not one of the folders added to the library" in refused.stderr
    assert answer(catalog, "scan", str(shelf))["unchanged"] == len(before)
    assert answer(catalog, "files")["files"] == before


def test_a_folder_that_left_is_brought_back_while_its_disk_is_away(
    catalog: Path, shelf: Path
) -> None:
    before = answer(catalog, "files")["files"]
    answer(catalog, "folders", "--take-out", str(shelf))
    shelf.rename(shelf.with_name("away"))
    assert answer(catalog, "folders", "--bring-back", str(shelf))["library"] == [str(shelf)]
    assert answer(catalog, "files")["files"] == before
    refused = command(catalog, "folders", "--bring-back", str(shelf), code=1)
    assert "none of the folders that were taken out" in refused.stderr
