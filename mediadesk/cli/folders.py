"""`mediadesk folders`: which folders are in the library, and what holds for them."""

import argparse
import contextlib
import os
from collections.abc import Sequence

from mediadesk.catalog.folders import folder_rules, folders
from mediadesk.catalog.store import open_readers
from mediadesk.cli.opened import opened
from mediadesk.cli.output import DONE, print_json, say, shown
from mediadesk.domain import names
from mediadesk.domain.folder_rules import FolderRule, FolderRules
from mediadesk.operations.folder_rules import rules_of, set_pool, set_rule
from mediadesk.session import catalog_path

_RULES = {
    "protect": (FolderRule.PROTECTED, True),
    "unprotect": (FolderRule.PROTECTED, False),
    "never_suggest": (FolderRule.NEVER_SUGGEST, True),
    "suggest": (FolderRule.NEVER_SUGGEST, False),
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    for name, text in (
        ("protect", "nothing in this folder is ever offered for removal or changed"),
        ("unprotect", "undo --protect"),
        ("never-suggest", "files in this folder are compared with nothing"),
        ("suggest", "undo --never-suggest"),
    ):
        parser.add_argument(f"--{name}", metavar="PATH", action="append", default=[], help=text)
    parser.add_argument(
        "--pool", metavar="PATH", nargs="+", default=[], help="these folders count as one place"
    )
    parser.add_argument(
        "--unpool", metavar="PATH", nargs="+", default=[], help="these count separately again"
    )
    parser.add_argument(
        "--take-out",
        metavar="PATH",
        action="append",
        default=[],
        help="take this folder out of the library; nothing on the disk is touched, and decisions"
        " are kept for when it is scanned again",
    )
    parser.add_argument(
        "--bring-back",
        metavar="PATH",
        action="append",
        default=[],
        help="take a --take-out back, also while its disk is away; no file is opened",
    )


def run(options: argparse.Namespace) -> int:
    """Record what was said, list what holds, return the exit code."""
    asked = [(name, path) for name in _RULES for path in getattr(options, name)]
    if len(options.pool) == 1:
        say("A pool needs at least two folders.")
        return 2
    if not (asked or options.pool or options.unpool or options.take_out or options.bring_back):
        _tell(*_listed(options), as_json=options.json)
        return DONE
    with opened(options, "a change to folders") as session:
        for name, path in asked:
            rule, holds = _RULES[name]
            set_rule(session.store, os.fsencode(path), rule, holds=holds)
        for paths, holds in ((options.pool, True), (options.unpool, False)):
            if paths:
                set_pool(session.store, [os.fsencode(path) for path in paths], holds=holds)
        for path in options.take_out:
            session.take_out(os.fsencode(path))
        for path in options.bring_back:
            session.bring_back(os.fsencode(path))
        session.settle()
        with session.store.readers.use() as reader:
            roots = [root.path for root in folders.roots(reader)]
        _tell(roots, rules_of(session.store), as_json=options.json)
    return DONE


def _listed(options: argparse.Namespace) -> tuple[list[bytes], FolderRules]:
    readers = open_readers(catalog_path(options.catalog))
    if readers is None:
        return [], FolderRules()
    with contextlib.closing(readers), readers.use() as reader:
        return [root.path for root in folders.roots(reader)], folder_rules.load(reader)


def _tell(roots: Sequence[bytes], rules: FolderRules, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "library": [names.to_text(path) for path in roots],
                "protected": [names.to_text(path) for path in rules.protected],
                "never_suggest": [names.to_text(path) for path in rules.never_suggest],
                "pools": [[names.to_text(path) for path in pool] for pool in rules.pools],
            }
        )
        return
    listed = (
        ("in the library", roots),
        ("protected", rules.protected),
        ("never suggest", rules.never_suggest),
    )
    for title, paths in listed:
        for path in paths:
            print(f"{title:14} {shown(path)}")
    for pool in rules.pools:
        print(f"{'one place':14} {', '.join(map(shown, pool))}")
