"""Versions of the rules for comparing and for ranking: raising one has all of it done again."""

SEARCH_VERSION = 12
"""Raised whenever another answer may come out of a comparison: the views and their hashes, the
limits of candidates, how pictures are laid over each other, what is measured, or how it is judged.
"""
TELLING_VERSION = 23
"""Raised whenever something else may be told of a cluster of the same files: which one stays, the
reason with its facts, what may go and what is gained. (Each version of the program does so, too.)
"""
