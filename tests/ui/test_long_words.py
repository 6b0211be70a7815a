"""A language with long words: no text of any page is cut in the smallest window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.fitting import cut_texts
from tests.support.pseudo_language import PseudoLanguage
from tests.support.rounds import walked

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")]


@pytest.fixture
def long_words(qapp: QApplication) -> Iterator[None]:
    spoken = PseudoLanguage(qapp)
    qapp.installTranslator(spoken)
    yield
    qapp.removeTranslator(spoken)


@pytest.mark.usefixtures("long_words")
def test_no_text_is_cut_where_words_are_long(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    found: dict[str, list[str]] = {}
    first: list[str] = []
    with walked(qapp, qtbot, tmp_path, first=lambda shown: first.extend(cut_texts(shown))) as way:
        found["first start"] = first
        for name in way.pages():
            found[name] = cut_texts(way.window)
            assert way.window.width() == 1280, name
        for name, shown in way.windows():
            found[name] = cut_texts(shown)
    told = [f"{name}: {text}" for name, cut in found.items() for text in cut]
    assert not told, "\n".join(told)
