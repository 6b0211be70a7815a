"""Prints the groups of similar pictures that czkawka_core 10 finds in a folder, as JSON."""

import json
import sys
from pathlib import Path

from czkawka import ImageSimilarity

SIMILARITY = 5


def main(folder: Path) -> None:
    finder = ImageSimilarity()
    finder.set_directories([folder])
    finder.set_similarity(SIMILARITY)
    json.dump([[path.name for path in group] for group in finder.find_similar()], sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
