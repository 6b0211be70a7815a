"""Finds similar pictures in a folder with czkawka_core 10, through the package `czkawka`.

It keeps nothing between two runs: each opens and decodes every picture again (seen with strace),
on one thread per core. So two whole processes compare fairly.
"""

import sys
from pathlib import Path

from czkawka import ImageSimilarity

SIMILARITY = 5


def main(folder: Path) -> None:
    finder = ImageSimilarity()
    finder.set_directories([folder])
    finder.set_similarity(SIMILARITY)
    print(len(finder.find_similar()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
