"""Resolves all exact and identical copies at once, by rules, as a plan that is shown first.

How a page uses it; everything but the values blocks and belongs on a worker:

    found = gather(store, settings)             # reads the catalog and looks at the disk, once
    plan = BulkPlan(found, DEFAULT_RULES, ())   # applies the rules, changes nothing
    plan.totals, plan.rule_counts, plan.left_out, plan.folders
    plan.rows(0, 200)                           # len(plan) of them, page by page
    plan = BulkPlan(found, other_rules, {row.victim_id, ...})   # after every edit: struck out
    outcome = carry_out(store, settings, plan, checkpoint=control.checkpoint, on_step=...)
    outcome.removed, outcome.left_out, outcome.stopped, outcome.batch_id
    resolve.undo(store, outcome.batch_id)       # takes all of it back

The numbers of the plan are those of what is then done: a file that changes in between is left out
and named. Similar pictures, videos and recordings never get in; copies on another volume only
within a declared pool.
"""

from mediadesk.operations.bulk.carrying_out import carry_out, spelled_out
from mediadesk.operations.bulk.gathering import IN_BULK, Gathered, gather
from mediadesk.operations.bulk.plan_lines import (
    BulkRow,
    BulkTotals,
    FolderLine,
    LeftOutLine,
    PoolLine,
    RuleCount,
)
from mediadesk.operations.bulk.plans import BulkPlan
from mediadesk.operations.bulk.rules import CHOOSABLE, DEFAULT_RULES, Rule, RuleKind

__all__ = [
    "CHOOSABLE",
    "DEFAULT_RULES",
    "IN_BULK",
    "BulkPlan",
    "BulkRow",
    "BulkTotals",
    "FolderLine",
    "Gathered",
    "LeftOutLine",
    "PoolLine",
    "Rule",
    "RuleCount",
    "RuleKind",
    "carry_out",
    "gather",
    "spelled_out",
]
