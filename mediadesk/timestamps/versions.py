"""Versions of the rules for judging dates and reading sidecars: raising one repeats the work."""

RULE_VERSION = 2
READING_VERSION = 3
