"""Every language is complete, fills in what its source does, and is spoken by the window."""

import re
import runpy
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from mediadesk.ui import formatting, language, theme
from mediadesk.ui.appearance import ThemeSwitch
from mediadesk.ui.formatting import tr
from mediadesk.ui.guide import topics
from mediadesk.ui.models.plans import plan_words
from mediadesk.ui.theme import TextSize

REPO = Path(__file__).resolve().parents[2]
LANGUAGES = sorted((REPO / "resources" / "translations").glob("*.ts"))
BLANKS = re.compile(r"\{\w*\}")

RULE_ROOM = 215
"""Pixels for a rule's words and how many clusters it decided, beside a plan of 1280 pixels."""

each_language = pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(REPO / "packaging" / "translations.py"))


def messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield context.findtext("name", ""), message.findtext("source", ""), translation


@each_language
def test_every_text_of_the_program_is_translated(path: Path, tool: dict[str, Any]) -> None:
    known = {(context, source) for context, source, _ in messages(path)}
    assert not set(tool["texts"]()) - known, "make translations takes them over"
    assert not [source for _, source, told in messages(path) if told.get("type") or not told.text]


@each_language
def test_a_translation_fills_in_what_its_source_does(path: Path) -> None:
    odd = [
        source
        for _, source, told in messages(path)
        if sorted(BLANKS.findall(source)) != sorted(BLANKS.findall(told.text or ""))
    ]
    assert not odd


@each_language
def test_rules_of_a_plan_are_read_whole_in_the_smallest_window(
    path: Path, qapp: QApplication
) -> None:
    ThemeSwitch(qapp)
    title, detail = theme.font(TextSize.BODY, QFont.Weight.Medium), theme.font(TextSize.SMALL)
    told = {source: text.text or "" for name, source, text in messages(path) if name == "Plan"}
    room = RULE_ROOM - QFontMetrics(title).horizontalAdvance("123")
    texts = [(rule.title, title) for rule in plan_words.RULES.values()]
    texts += [(rule.detail, detail) for rule in plan_words.RULES.values()]
    lines = [(text, font) for source, font in texts for text in (source, told[source])]
    assert not [text for text, font in lines if QFontMetrics(font).horizontalAdvance(text) > room]


@each_language
def test_every_topic_of_the_guide_is_translated(path: Path) -> None:
    translated = topics(path.stem.partition("_")[2])
    assert not [
        one.name for one, other in zip(topics("en"), translated, strict=True) if one == other
    ]


def test_the_window_speaks_the_chosen_language(
    qapp: QApplication, tool: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool["release"](LANGUAGES[0], tmp_path / "mediadesk_de.qm")
    monkeypatch.setattr(language, "resource_path", lambda *_: str(tmp_path / "x"))
    before = QLocale()
    spoken = language.speak(qapp, "de")
    try:
        assert tr("Action", "Add folders") == "Ordner hinzufügen"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
        assert QLocale().toString(1234567) == "1.234.567"
        notes = [tr("Stage", "Brighter"), tr("Stage", "Mirror image"), "PNG"]
        assert [formatting.going_on(each) for each in notes] == ["heller", "Spiegelbild", "PNG"]
        assert formatting.told("{length_s} s", {"length_s": 87.6}) == "87,6 s"
    finally:
        for translator in spoken:
            qapp.removeTranslator(translator)
        QLocale.setDefault(before)
