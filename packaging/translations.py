"""Brings the translations up to date with the program's texts: translations.py collect|release.

The texts are found by reading the program's source, then handed to Qt's own tools: lupdate keeps
what is translated in `resources/translations/*.ts` (to be edited with Linguist), and lrelease
makes the `.qm` files that the window loads.
"""

import argparse
import ast
import importlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mediadesk.config import described

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CALLS = {"tr", "formatting.tr", "QT_TRANSLATE_NOOP"}
"""Calls whose two texts are context and source."""
OWN_MARK = "_t"
"""A function of a module that marks texts with that module's context."""
TABLES = (
    ("Why", "mediadesk.timestamps.why", "WHY_SENTENCES"),
    ("Flag", "mediadesk.timestamps.why", "FLAG_SENTENCES"),
)
"""Sentences of rooms that know no translation: context, module, its table of them."""

Text = tuple[str, str]


def main() -> None:
    """Collect: update every language, say how many texts wait. Release: make the .qm files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("collect", "release"))
    options = parser.parse_args()
    for language in sorted(FOLDER.glob("mediadesk_*.ts")):
        if options.what == "release":
            release(language, language.with_suffix(".qm"))
            continue
        found = sorted(set(texts()))
        update(language, found)
        waiting = language.read_text(encoding="utf-8").count('type="unfinished"')
        print(f"{language.name}: {len(found)} texts, {waiting} wait for a translation")


def texts() -> Iterator[Text]:
    """Yield (context, source) of every text of the program."""
    for path in sorted((ROOT / "mediadesk").rglob("*.py")):
        tree = ast.parse(path.read_bytes())
        own = _own_context(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if name in CALLS and len(words) == len(node.args) == 2:
                yield words[0], words[1]
            elif name == OWN_MARK and own and len(words) == 1:
                yield own, words[0]
    for context, module, table in TABLES:
        for sentence in getattr(importlib.import_module(module), table).values():
            yield context, sentence
    for description in described().values():
        yield "Setting", description.label
        yield "Setting", description.explanation


def update(language: Path, found: list[Text]) -> None:
    """Let lupdate bring one language up to date; texts that are gone are dropped."""
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "texts.py"
        lines = (
            f"QT_TRANSLATE_NOOP({_quoted(context)}, {_quoted(text)})\n" for context, text in found
        )
        source.write_text("".join(lines), encoding="utf-8")
        tool = [
            "pyside6-lupdate",
            "-no-obsolete",
            "-locations",
            "none",
            str(source),
            "-ts",
            str(language),
        ]
        _run(tool)


def release(language: Path, target: Path) -> None:
    """Let lrelease make the file that the window loads."""
    _run(["pyside6-lrelease", "-silent", str(language), "-qm", str(target)])


def _own_context(tree: ast.Module) -> str | None:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == OWN_MARK:
            call = node.body[-1]
            if isinstance(call, ast.Return) and isinstance(call.value, ast.Call):
                return str(ast.literal_eval(call.value.args[0]))
    return None


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(command: list[str]) -> None:
    tool = Path(sys.executable).with_name(command[0])
    subprocess.run([str(tool), *command[1:]], check=True, capture_output=True)


if __name__ == "__main__":
    main()
