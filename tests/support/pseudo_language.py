"""A language nobody speaks: accented, and 40 % longer than English, to see which texts are cut."""

import re

from PySide6.QtCore import QTranslator

_ACCENTS = str.maketrans("aeiouyAEIOUYcnsdgSCNDG", "äéîöüÿÄÉÎÖÜŸçñšđğŠÇÑĐĞ")
_BLANKS = re.compile(r"(\{[^}]*\}|%\w)")
_LONGER = 0.4
_WORD = 7
"""Letters of a word that is added: lines can be broken between them."""


def pseudo(text: str) -> str:
    """Return a text in that language; blanks to be filled in stay."""
    parts = _BLANKS.split(text)
    told = "".join(part if n % 2 else part.translate(_ACCENTS) for n, part in enumerate(parts))
    more = round(sum(len(part) for part in parts[::2]) * _LONGER)
    words = ["ō" * min(_WORD, more - begun) for begun in range(0, more, _WORD)]
    return " ".join([told, *words]) if text.strip() else text


class PseudoLanguage(QTranslator):
    """Translates every text of the program's, and none of Qt's own."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        """Say that there are translations."""
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """Return the text in the language nobody speaks; None tells Qt that there is none."""
        return None if context.startswith("Q") else pseudo(source)
