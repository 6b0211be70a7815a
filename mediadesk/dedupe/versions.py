"""By which rules pictures are compared: a grown number has all of them compared anew.

Raised whenever another answer may come out: the views and their hashes, the limits of
candidates, how pictures are laid over each other, what is measured, or how it is judged.
"""

SEARCH_VERSION = 3
