"""By which rules dates are judged and sidecars read: a grown number has it done again."""

RULE_VERSION = 2
READING_VERSION = 3
