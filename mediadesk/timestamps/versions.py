"""By which rules dates are judged: a grown number has stored candidates judged again."""

RULE_VERSION = 2
