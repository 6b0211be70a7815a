"""Versions of the rules for comparing and for ranking: raising one has all of it done again."""

SEARCH_VERSION = 13
"""Raised whenever a comparison may give another result: the views and their hashes, the
limits of candidates, how pictures are aligned, what is measured, or how it is judged.
"""
TELLING_VERSION = 26
"""Raised whenever a cluster of the same files may come out otherwise: its keeper, the reasons with
their facts, what may go and what is gained. A new version of the program has the same effect.
"""
