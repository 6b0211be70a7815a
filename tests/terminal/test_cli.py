"""The command line, as it is typed: exact JSON, exit codes, sentences, any name, any locale."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mediadesk.catalog.store import decisions_path
from mediadesk.disk.lock import CatalogLock
from tests.support.media import movie, picture
from tests.support.pace import end_of
from tests.support.patience import patient_s
from tests.support.terminal import COMMAND, LIMIT_S, environment, mediadesk

SCAN_KEYS = {
    "status": str, "roots": list, "files": int, "new": int, "changed": int, "unchanged": int,
    "moved": int, "missing": int, "bytes": int, "seconds": float, "errors": list,
}  # fmt: skip
FILE_KEYS = {
    "path", "kind", "size", "mtime", "quick_hash", "sha256", "perceptual_hash", "video_phash",
    "width", "height", "duration", "status", "error", "timestamp_candidates",
}  # fmt: skip


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """Return where the catalog of this test will be."""
    return tmp_path / "catalog" / "mine.db"


def make_photos(folder: Path) -> Path:
    """Make a folder with two photos and a file that is none."""
    folder.mkdir()
    for number in range(2):
        picture(folder / f"{number}.jpg", seed=number)
    (folder / "text.jpg").write_text("no picture")
    return folder


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Return a folder with two photos and a file that is none."""
    return make_photos(tmp_path / "photos")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A folder and its catalog, for tests that only read."""

    photos: Path
    catalog: Path


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    """Return a scanned folder with two photos, a film and a file that is none of these."""
    place = tmp_path_factory.mktemp("scanned")
    photos = make_photos(place / "photos")
    movie(photos / "film.mp4")
    env = environment(MEDIADESK_DATA_DIR=str(place / "data"))
    assert mediadesk("scan", photos, catalog=place / "c.db", env=env).code == 0
    return Scanned(photos, place / "c.db")


def test_a_scan_prints_one_object_with_exactly_these_keys(photos: Path, catalog: Path) -> None:
    told = mediadesk("scan", photos, "--json", catalog=catalog)
    assert (told.code, told.err) == (0, "")
    assert {key: type(value) for key, value in told.json.items()} == SCAN_KEYS
    expected: dict[str, Any] = {
        "status": "completed", "roots": [str(photos)], "files": 3, "new": 3, "changed": 0,
        "unchanged": 0, "moved": 0, "missing": 0,
        "bytes": sum(path.stat().st_size for path in photos.iterdir()),
    }  # fmt: skip
    assert {key: told.json[key] for key in expected} == expected
    reason = "The content is no picture, film or recording that MediaDesk knows."
    assert told.json["errors"] == [{"path": str(photos / "text.jpg"), "reason": reason}]
    beside = {path.name for path in catalog.parent.iterdir()}
    assert {"mine.db", "mine.decisions.db", "mine.lock", "mine.backups"} == beside
    again = mediadesk("scan", photos, "--json", catalog=catalog).json
    assert (again["new"], again["unchanged"], again["errors"]) == (0, 3, [])


def test_files_prints_what_is_known_of_each(scanned: Scanned) -> None:
    told = mediadesk("files", "--json", catalog=scanned.catalog)
    assert (told.code, told.err, list(told.json)) == (0, "", ["files"])
    files = {Path(file["path"]).name: file for file in told.json["files"]}
    assert set(files) == {"0.jpg", "1.jpg", "text.jpg", "film.mp4"}
    assert all(set(file) >= FILE_KEYS for file in files.values())
    first = files["0.jpg"]
    assert (first["kind"], first["width"], first["height"]) == ("photo", 96, 64)
    assert (first["status"], first["error"]) == ("present", None)
    assert first["mtime"] == pytest.approx((scanned.photos / "0.jpg").stat().st_mtime)
    assert (len(first["quick_hash"]), len(first["perceptual_hash"])) == (64, 16)
    assert all({"datetime", "source"} <= set(each) for each in first["timestamp_candidates"])
    assert (files["text.jpg"]["status"], files["text.jpg"]["width"]) == ("error", None)


def test_files_can_be_asked_of_a_file_a_folder_a_folder_above_or_a_kind(scanned: Scanned) -> None:
    def found(*words: Path | str) -> list[str]:
        listed = mediadesk("files", *words, "--json", catalog=scanned.catalog).json["files"]
        return sorted(Path(file["path"]).name for file in listed)

    everything = ["0.jpg", "1.jpg", "film.mp4", "text.jpg"]
    assert found(scanned.photos / "0.jpg") == ["0.jpg"]
    assert found(scanned.photos) == found(scanned.photos.parent) == everything
    assert found("--kind", "video") == ["film.mp4"]


def test_a_path_the_library_has_nothing_of_is_told_why(scanned: Scanned, catalog: Path) -> None:
    elsewhere = scanned.photos.parent / "elsewhere"
    gone = mediadesk("files", elsewhere, catalog=scanned.catalog)
    assert (gone.code, gone.err) == (1, f"There is no {elsewhere}.\n")
    outside = mediadesk("hash", "/usr", catalog=scanned.catalog)
    words = "/usr is not in any folder of the library. Scan it first.\n"
    assert (outside.code, outside.err) == (1, words)
    assert mediadesk("files", "/usr", catalog=catalog).err == words


def test_without_a_catalog_there_are_no_files_and_none_is_made(catalog: Path) -> None:
    assert mediadesk("files", "--json", catalog=catalog).json == {"files": []}
    assert not catalog.parent.exists()


def test_where_there_is_nothing_to_list_a_sentence_says_so(photos: Path, catalog: Path) -> None:
    assert mediadesk("files", catalog=catalog).err == "Nothing was scanned yet.\n"
    mediadesk("scan", photos, catalog=catalog)
    for words, told in (
        (["files", "--kind", "audio"], "The library has no such files."),
        (["dates", "--confidence", "high"], "The library has no such files."),
        (["duplicates", "--kind", "exact"], "No duplicates of this kind were found."),
        (["history"], "Nothing has been done yet."),
    ):
        done = mediadesk(*words, catalog=catalog)
        assert (done.code, done.out, done.err) == (0, "", f"{told}\n")


def test_the_doctor_checks_and_makes_nothing(photos: Path, catalog: Path) -> None:
    first = mediadesk("doctor", "--json", catalog=catalog)
    assert first.code == 0
    assert not catalog.parent.exists()
    for check in first.json["checks"]:
        assert {key: type(value) for key, value in check.items()} == {
            "name": str, "ok": bool, "message": str,
        }  # fmt: skip
        assert check["message"].endswith(".")
    mediadesk("scan", photos, catalog=catalog)
    with catalog.open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(b"\x99" * 4096)
    ill = mediadesk("doctor", "--json", catalog=catalog)
    assert ill.code == 1
    assert [check["name"] for check in ill.json["checks"] if not check["ok"]] == ["catalog"]


def test_for_people_it_prints_lines_and_a_summary(photos: Path, catalog: Path) -> None:
    told = mediadesk("scan", photos, catalog=catalog)
    *named, summary = told.out.splitlines()
    assert [line.partition(":")[0] for line in named] == [str(photos / "text.jpg")]
    assert summary.startswith("3 files, ")
    assert summary.endswith(": 3 new. 1 could not be read; named above.")
    lines = mediadesk("files", catalog=catalog).out.splitlines()
    assert len(lines) == 3


@pytest.mark.parametrize(
    "words",
    [["scan"], ["scan", "--workers", "0", "x"], ["scan", "--workers", "999", "x"],
     ["scan", "--workers", "two", "x"], ["scan", "--nonsense", "x"],
     ["files", "--kind", "book"], ["files", "a", "b"], ["doctor", "x"],
     ["--cat", "x", "doctor"], ["--workers", "2", "scan", "x"]],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_says_how(words: list[str]) -> None:
    told = mediadesk(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("usage: mediadesk")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["duplicats", "--kind", "exact"], "Did you mean `mediadesk duplicates`?"),
        (["--json", "Resolv"], "Did you mean `mediadesk resolve`?"),
        (["pictures"], "there is no command, folder or file named pictures\n"),
    ],
)
def test_a_mistyped_command_is_told_from_a_folder(
    words: list[str], meant: str, catalog: Path
) -> None:
    told = mediadesk(*words, catalog=catalog)
    assert (told.code, told.out, catalog.exists()) == (2, "", False)
    assert told.err.startswith("usage: mediadesk")
    assert meant in told.err


def test_what_all_commands_understand_may_stand_before_their_names(
    scanned: Scanned, tmp_path: Path
) -> None:
    behind = mediadesk("files", "--json", catalog=scanned.catalog)
    before = mediadesk("--json", "--catalog", scanned.catalog, "files")
    assert before.json == behind.json
    told = mediadesk(f"--catalog={tmp_path / 'none.db'}", "doctor", "--json")
    assert {check["name"] for check in told.json["checks"]} >= {"catalog", "decisions"}


def test_a_path_that_is_not_there_is_listed_and_1_only_if_none_was(
    photos: Path, catalog: Path, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    told = mediadesk("scan", nowhere, photos, "--json", catalog=catalog)
    assert (told.code, told.json["status"], told.json["files"]) == (0, "completed", 3)
    assert told.json["errors"][0] == {
        "path": str(nowhere), "reason": "There is no such folder or file.",
    }  # fmt: skip
    alone = mediadesk("scan", nowhere, "--json", catalog=catalog)
    assert (alone.code, alone.json["status"]) == (1, "failed")
    assert alone.err == "There is no such folder or file.\n"


def test_a_second_scan_says_who_has_the_catalog_but_reading_goes_on(
    scanned: Scanned,
) -> None:
    photos, catalog = scanned.photos, scanned.catalog
    lock = CatalogLock(catalog.with_name("c.lock"), holder="a window")
    try:
        refused = mediadesk("scan", photos, catalog=catalog)
        assert (refused.code, refused.out) == (1, "")
        assert refused.err == f"The catalog is in use by a window (process {os.getpid()}).\n"
        assert len(mediadesk("files", "--json", catalog=catalog).json["files"]) == 4
        doctor = mediadesk("doctor", catalog=catalog)
        assert (doctor.code, doctor.out[:23]) == (0, "ok  program: MediaDesk ")
    finally:
        lock.release()


@pytest.mark.fault(34)
def test_names_that_are_no_text_survive_json_and_terminal(catalog: Path, tmp_path: Path) -> None:
    folder = bytes(tmp_path) + b"/bad\xff"
    os.mkdir(folder)
    picture(tmp_path / "a.jpg")
    name = b"caf\xc3\xa9-\xfe\n.jpg"
    os.rename(tmp_path / "a.jpg", folder + b"/" + name)
    told = mediadesk("scan", folder, "--json", catalog=catalog)
    assert told.json["roots"] == [os.fsdecode(folder)]
    listed = mediadesk("files", folder + b"/" + name, "--json", catalog=catalog)
    (file,) = listed.json["files"]
    assert os.fsencode(file["path"]) == folder + b"/" + name
    for_people = mediadesk("files", catalog=catalog).out
    assert "caf\u00e9-\\xfe\\n.jpg" in for_people
    assert for_people.count("\n") == 1


LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.mark.fault(45)
@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: "-".join(locale.values()))
def test_any_locale_gives_the_same_catalog(
    locale: dict[str, str], catalog: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "\u0130stanbul \u0131"
    folder.mkdir()
    picture(folder / "a.jpg").rename(folder / "TAT\u0130L.JPG")
    picture(folder / "b.jpg", seed=1).rename(folder / "FIRIN.GIF")
    env = environment(**locale)
    told = mediadesk("scan", folder, "--json", catalog=catalog, env=env)
    assert (told.code, told.json["files"], told.json["roots"]) == (0, 2, [str(folder)])
    usual = mediadesk("scan", folder, "--json", catalog=catalog)
    assert (usual.json["unchanged"], usual.json["roots"]) == (2, [str(folder)])
    paths = mediadesk("files", "--json", catalog=catalog, env=env).json["files"]
    assert {Path(file["path"]).name for file in paths} == {"TAT\u0130L.JPG", "FIRIN.GIF"}
    assert mediadesk("files", catalog=catalog, env=env).code == 0


def test_a_reader_that_leaves_early_stops_the_list_without_complaint(
    photos: Path, catalog: Path
) -> None:
    for number in range(300):
        (photos / f"{'x' * 200}{number}.jpg").write_bytes(b"")
    mediadesk("scan", photos, catalog=catalog)
    for words in ([], ["--json"]):
        with subprocess.Popen(
            [*COMMAND, "files", *words, "--catalog", str(catalog)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        ) as listing:
            assert listing.stdout is not None
            assert listing.stderr is not None
            listing.stdout.read(10)
            listing.stdout.close()
            assert listing.stderr.read() == b""
            assert listing.wait(10) in (0, 1)


@pytest.fixture
def long_scan(
    photos: Path, catalog: Path, request: pytest.FixtureRequest
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a scan of some seconds, in a group of its own like a shell's."""
    png = picture(photos / "0.png", size=(640, 480)).read_bytes()
    for number in range(400):
        (photos / f"more-{number}.png").write_bytes(png + bytes([number // 256, number % 256]))
    with subprocess.Popen(
        [
            *COMMAND,
            "scan",
            str(photos),
            *request.param,
            "--workers",
            "1",
            "--catalog",
            str(catalog),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=environment(),
    ) as scan:
        deadline_s = time.monotonic() + patient_s(LIMIT_S)
        while not decisions_path(catalog).exists() and time.monotonic() < deadline_s:
            time.sleep(0.02)
        yield scan
        if scan.poll() is None:
            scan.kill()


@pytest.mark.fault(48)
@pytest.mark.parametrize(
    ("long_scan", "number", "after_s"),
    [(["--json"], signal.SIGINT, 0.3), (["--json"], signal.SIGTERM, 1.2), ([], signal.SIGINT, 1.2)],
    indirect=["long_scan"],
)
def test_a_request_to_end_is_answered_at_once_and_the_scan_can_go_on(
    long_scan: subprocess.Popen[bytes], photos: Path, catalog: Path, number: int, after_s: float
) -> None:
    time.sleep(after_s)
    os.killpg(long_scan.pid, number)  # as a terminal does: to the children too
    _, took_s = end_of(long_scan, limit_s=LIMIT_S)
    assert took_s < 3
    out, err = long_scan.communicate(timeout=patient_s(LIMIT_S))
    assert long_scan.returncode == 130
    assert b"Traceback" not in err, err.decode()
    assert b"semaphore" not in err
    if out.startswith(b"{"):
        assert json.loads(out)["status"] == "paused"
    elif out:
        assert out.splitlines()[-1].startswith(b"Not finished. Seen so far: ")
    whole = mediadesk("scan", photos, "--json", catalog=catalog)
    assert (whole.json["status"], whole.json["files"]) == ("completed", 404)


def test_no_display_means_a_scan_in_the_terminal(photos: Path, catalog: Path) -> None:
    told = mediadesk(photos, catalog=catalog)
    assert told.code == 0
    assert "There is no display" in told.err
    assert "3 files" in told.out
    nothing = mediadesk(catalog=catalog)
    assert (nothing.code, nothing.out) == (1, "")


def test_what_happened_is_in_the_log_and_not_on_the_terminal(
    photos: Path, catalog: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    env = environment(MEDIADESK_DATA_DIR=str(data))
    mediadesk("scan", photos, catalog=catalog, env=env)
    catalog.with_name("mine.backups").rename(tmp_path / "away")
    (catalog.with_name("mine.backups")).write_text("in the way")
    told = mediadesk("scan", photos, catalog=catalog, env=env)
    assert (told.code, told.err) == (0, "")
    assert "no backup was made" in (data / "logs" / "mediadesk.log").read_text()
    (data / "logs" / "mediadesk.log").unlink()
    (data / "logs").rmdir()
    (data / "logs").write_text("in the way too")
    assert mediadesk("scan", photos, catalog=catalog, env=env).code == 0


@pytest.mark.parametrize("command", ["scan", "files"])
def test_a_catalog_that_is_none_of_ours_is_refused_with_a_sentence(
    photos: Path, tmp_path: Path, command: str
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir or Madam, " * 20)
    before = letter.read_bytes()
    for _ in range(2):
        told = mediadesk(command, photos, catalog=letter)
        assert told.code == 1
        assert told.err == f"{letter} is not a MediaDesk catalog. Nothing was changed.\n"
    assert letter.read_bytes() == before


@pytest.mark.fault(46)
def test_a_damaged_catalog_is_told_by_reading_and_mended_by_scanning(
    photos: Path, catalog: Path
) -> None:
    mediadesk("scan", photos, catalog=catalog)
    os.truncate(catalog, catalog.stat().st_size // 2)
    read = mediadesk("files", catalog=catalog)
    assert read.code == 1
    assert "is damaged. Start MediaDesk again" in read.err
    scanned = mediadesk("scan", photos, "--json", catalog=catalog)
    assert (scanned.code, scanned.json["files"]) == (0, 3)
    assert "The catalog was damaged" in scanned.err
    assert len(list(catalog.parent.glob("mine.damaged-*.db"))) == 1
    assert mediadesk("files", "--json", catalog=catalog).code == 0


def test_videos_are_hashed_with_a_scan_or_later(tmp_path: Path, catalog: Path) -> None:
    folder = tmp_path / "films"
    folder.mkdir()
    movie(folder / "a.mp4", duration_s=2.0)
    assert mediadesk("scan", "--video-hash", "--json", folder, catalog=catalog).code == 0
    (film,) = mediadesk("files", "--json", catalog=catalog).json["files"]
    assert [len(part) for part in film["video_phash"].split("|")] == [16] * 4
    assert (film["video_codec"], film["fps"], film["resolution"]) == ("h264", 10.0, "SD")
    movie(folder / "b.mp4", duration_s=2.0, seed=1)
    mediadesk("scan", folder, catalog=catalog)
    told = mediadesk("hash", "--json", folder, catalog=catalog)
    assert told.code == 0
    assert told.json == {
        "status": "completed", "total": 1, "processed": 1, "hashed": 1, "errors": [],
    }  # fmt: skip
    outside = mediadesk("hash", "/usr", catalog=catalog)
    assert (outside.code, outside.out) == (1, "")
    assert "not in any folder of the library" in outside.err


def test_a_search_that_is_interrupted_in_a_huge_file_ends_at_once(
    photos: Path, catalog: Path
) -> None:
    for name in ("a.mp4", "b.mp4"):
        with movie(photos / name).open("r+b") as film:
            film.truncate(100 << 30)  # takes no room, but minutes to be read
    assert mediadesk("scan", photos, "--json", catalog=catalog).json["files"] == 5
    command = [*COMMAND, "duplicates", "--kind", "exact", "--catalog", str(catalog)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as search:
        with pytest.raises(subprocess.TimeoutExpired):
            search.wait(2.0)
        search.send_signal(signal.SIGINT)
        _, took_s = end_of(search, limit_s=LIMIT_S)
        out, err = search.communicate(timeout=patient_s(LIMIT_S))
    assert (search.returncode, out) == (130, b"")
    assert err.decode().strip() == "Stopped. What was found until then is kept."
    assert took_s < 2
