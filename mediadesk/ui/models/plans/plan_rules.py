"""The user's rules for plans, as they are remembered until next time."""

import json
from collections.abc import Sequence

from mediadesk.domain import names
from mediadesk.operations.bulk import CHOOSABLE, DEFAULT_RULES, Rule, RuleKind

NAME = "plan/rules"


def to_text(rules: Sequence[Rule]) -> str:
    """Return rules as they are remembered."""
    told = [[rule.kind.value, *map(names.to_text, rule.folders)] for rule in rules]
    return json.dumps(told)


def from_text(text: str) -> tuple[Rule, ...]:
    """Return remembered rules; the usual ones when there are none, or none that are understood."""
    try:
        told = json.loads(text)
        rules = [
            Rule(RuleKind(kind), tuple(names.to_bytes(folder) for folder in folders))
            for kind, *folders in told
        ]
    except (ValueError, TypeError, AttributeError):
        return DEFAULT_RULES
    return tuple(rule for rule in rules if rule.kind in CHOOSABLE) or DEFAULT_RULES
