"""Dates in the databases: what they are judged by, which want a look, what the user decided."""
