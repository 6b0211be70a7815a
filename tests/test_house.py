"""The rules of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediadesk.domain.reasons import Reason, ReasonCode
from mediadesk.words import SENTENCES, sentence

REPO = Path(__file__).resolve().parent.parent
PACKAGE = REPO / "mediadesk"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "resources" not in path.parts)
LONGEST = 320
JUNK_DRAWERS = {"utils", "util", "misc", "common", "helpers", "helper", "base", "core", "lib"}
MARKS = "TODO|FIXME|XXX|HACK"
FOLDERS = ("mediadesk", "tests", "packaging", "resources", ".ci")
TEXTS = {".py", ".md", ".toml", ".txt", ".in", ".sh", ".svg", ".desktop", ".xml", "", ".ts"}


def name_of(path: Path) -> str:
    return str(path.relative_to(REPO))


def texts() -> list[Path]:
    """Return every text of the project, without what the commands make."""
    tops = [path for path in REPO.iterdir() if path.is_file() and path.name != ".git"]
    tops += [path for folder in FOLDERS for path in (REPO / folder).rglob("*")]
    return [
        path
        for path in tops
        if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts
    ]


def lines_with(pattern: str, paths: list[Path]) -> list[str]:
    """Return "file:line: text" for each line that matches."""
    wanted = re.compile(pattern)
    return [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if wanted.search(line)
    ]


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the dotted name and line of each call in a module."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_fits_on_a_few_screens(module: Path) -> None:
    lines = module.read_text().count("\n")
    assert lines <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_begins_with_its_purpose(module: Path) -> None:
    text = module.read_text()
    purpose = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert text.startswith('"""')
    assert len(purpose.split()) >= 3
    assert purpose[0].isupper() or not purpose[0].isalpha()
    assert purpose[-1] in ".:;?"


def test_no_room_is_a_junk_drawer() -> None:
    rooms = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not rooms & JUNK_DRAWERS


def test_nothing_sleeps_pumps_events_or_prints() -> None:
    banned = re.compile(r"(^|\.)(processEvents|sleep|breakpoint)$|^(print|os\.system|eval|exec)$")
    found = [
        f"{name_of(path)}:{line}: {called}"
        for path in MODULES
        for called, line in calls(path)
        if banned.search(called) and not (called == "print" and "cli" in path.parts)
    ]
    assert not found


def test_what_is_below_the_window_is_tested_without_it() -> None:
    rooms = [REPO / "tests" / room for room in ("integration", "terminal", "unit")]
    below = [path for room in rooms for path in room.rglob("*.py")]
    assert not lines_with(r"^\s*(from|import) (PySide6|mediadesk\.(app|ui)\b)|\bqtbot\b", below)


def test_models_know_no_widgets() -> None:
    models = [path for path in MODULES if "models" in path.parts]
    assert not lines_with(r"QtWidgets", models)


def test_nothing_is_left_for_later() -> None:
    assert not lines_with(rf"\b({MARKS})\b", [path for path in texts() if path != Path(__file__)])


def test_no_merge_was_left_half_done() -> None:
    assert not lines_with(r"^(<{7}|>{7}|\|{7})( |$)", texts())


def test_a_module_that_is_named_in_a_text_is_there() -> None:
    pages = [path for path in texts() if path.parent == REPO and path.suffix == ".md"]
    named = re.compile(r"(?<![\w/.-])(?:\w+/)+\w+\.py(?!\w)")
    lost = [
        f"{name_of(path)}: {name}"
        for path in [*MODULES, *pages]
        for name in named.findall(path.read_text())
        if not any((top / name).is_file() for top in (REPO, PACKAGE, PACKAGE / "operations"))
    ]
    assert not lost


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    machine = r"(?<![\w.])/(work|home/\w+|root|Users/\w+)/|[A-Z]:\\Users"
    tests = [path for path in texts() if "tests" in path.parts]
    product = [path for path in texts() if path not in tests and path.name != "LICENSE"]
    assert not lines_with(machine, product)
    assert not lines_with(r"(?<![\w.])/work/", [path for path in tests if path != Path(__file__)])


def test_pinned_requirements_have_hashes_and_name_no_host() -> None:
    pins = sorted((REPO / "packaging" / "requirements").glob("*.txt"))
    hashed = [path for path in pins if not path.name.startswith("debian-")]
    assert {path.name for path in hashed} == {"run.txt", "dev.txt", "build.txt", "package.txt"}
    assert not lines_with(r"://|--(extra-)?index|--find-links|--trusted-host|^-e|@", pins)
    for path in hashed:
        entries = re.split(r"\n(?=\S)", path.read_text().strip())
        assert all(re.match(r"[a-z0-9._-]+==\S+", entry) for entry in entries), path.name
        assert all("--hash=sha256:" in entry for entry in entries), path.name


def test_the_aborting_qt_is_not_pinned() -> None:
    assert (
        "pyside6-essentials==6.12.0"
        not in (REPO / "packaging" / "requirements" / "run.txt").read_text()
    )


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_has_a_sentence(code: ReasonCode) -> None:
    text = sentence(Reason.of(code))
    assert text[0].isupper() or text[0] == "?"
    assert text.endswith(".")


def test_every_sentence_can_be_found_by_the_translation_tools() -> None:
    trees = [ast.parse(path.read_bytes()) for path in (PACKAGE / "words").glob("*.py")]
    marked = {
        node.args[1].value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "QT_TRANSLATE_NOOP"
        and isinstance(node.args[1], ast.Constant)
    }
    assert set(SENTENCES.values()) <= marked
