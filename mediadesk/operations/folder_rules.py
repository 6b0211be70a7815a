"""Says what holds for folders: protected, never suggested from, counted as one place with others.

What was decided and what the settings say holds together.
"""

import os
from collections.abc import Sequence
from dataclasses import replace

from mediadesk.catalog.folders import folder_rules
from mediadesk.catalog.journal import decisions
from mediadesk.catalog.journal.decisions import DecisionKind
from mediadesk.catalog.store import Store
from mediadesk.config import Settings
from mediadesk.domain.changes import CatalogChanges
from mediadesk.domain.folder_rules import FolderRule, FolderRules


def rules_of(store: Store) -> FolderRules:
    """Return what was decided of folders."""
    with store.readers.use() as reader:
        return folder_rules.load(reader)


def in_force(store: Store, settings: Settings) -> Settings:
    """Return the settings with what was decided of folders."""
    decided = rules_of(store)
    return replace(
        settings,
        protected_roots=(*settings.protected_roots, *decided.protected),
        never_suggest=(*settings.never_suggest, *decided.never_suggest),
        pools=(*settings.pools, *decided.pools),
    )


def set_rule(store: Store, path: bytes, rule: FolderRule, *, holds: bool) -> CatalogChanges:
    """Let a rule hold for a folder and all below it, or no longer."""
    facts = folder_rules.rule_facts(os.path.abspath(path), rule, holds=holds)
    store.decisions.submit(
        lambda writer: decisions.record(writer, DecisionKind.RULE_FOLDER, facts)
    ).result()
    return store.catch_up()


def join(store: Store, paths: Sequence[bytes]) -> CatalogChanges:
    """Let folders count as one place, with all that any of them is joined with already."""
    asked = {os.path.abspath(path) for path in paths}
    known = (set(pool) for pool in rules_of(store).pools)
    return set_pool(
        store, sorted(asked.union(*(pool for pool in known if pool & asked))), holds=True
    )


def part(store: Store, path: bytes) -> CatalogChanges:
    """Let a folder count separately again; others that it was joined with stay joined."""
    return set_pool(store, [path], holds=False)


def set_pool(store: Store, paths: Sequence[bytes], *, holds: bool) -> CatalogChanges:
    """Let two or more folders count as one place, or these no longer with any other."""
    facts = folder_rules.pool_facts(map(os.path.abspath, paths), holds=holds)
    store.decisions.submit(
        lambda writer: decisions.record(writer, DecisionKind.POOL_FOLDERS, facts)
    ).result()
    return store.catch_up()
