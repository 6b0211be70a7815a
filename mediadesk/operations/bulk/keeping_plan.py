"""Keeps a plan as a table or as JSON: what stays and goes, what is left out and why."""

from collections.abc import Callable, Iterator
from pathlib import Path

from mediadesk.domain import names
from mediadesk.domain.reasons import Reason
from mediadesk.operations.bulk.plans import BulkPlan
from mediadesk.operations.bulk.rules import RuleKind
from mediadesk.operations.reports import Form, Row, Subject, form_of, save


def keep_plan(
    target: Path,
    plan: BulkPlan,
    *,
    decided: Callable[[RuleKind], str],
    why: Callable[[Reason], str],
) -> int:
    """Write every row into a new file of that name and return how many there are.

    The ending chooses the form, a table where it names none. Raises `OutsideError`.
    """
    form = Form.JSON if form_of(target) is Form.JSON else Form.CSV
    return save(target, Subject.PLAN, _rows(plan, decided, why), form=form, texts={})


def _rows(
    plan: BulkPlan, decided: Callable[[RuleKind], str], why: Callable[[Reason], str]
) -> Iterator[Row]:
    for row in plan.rows(0, len(plan)):
        for path in (row.victim, *row.along):
            yield Row(
                {
                    "path": names.to_text(path),
                    "goes": not row.struck_out,
                    "keeper": names.to_text(row.keeper),
                    "kind": row.kind.value,
                    "size_bytes": row.size_bytes if path == row.victim else None,
                    "why": decided(row.decided_by),
                }
            )
    for left in plan.files_left():
        yield Row(
            {
                "path": names.to_text(left.path),
                "goes": False,
                "keeper": None,
                "kind": None,
                "size_bytes": None,
                "why": why(left.reason),
            }
        )
