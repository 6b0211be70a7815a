"""The guide opens where it speaks of the page, and every topic can be read."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from mediadesk.domain.browsing import SmartPlace
from mediadesk.ui.guide import topics
from mediadesk.ui.views.help_window import HelpWindow


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(host: QWidget) -> HelpWindow:
    return HelpWindow(host)


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (SmartPlace.DUPLICATES, "Duplicates"),
        (SmartPlace.NEEDS_DATE, "Dates"),
        (SmartPlace.ERRORS, "When something"),
    ],
)
def test_help_opens_where_it_speaks_of_the_page(
    window: HelpWindow, place: SmartPlace, title: str
) -> None:
    window.show_place(place)
    shown = window.findChildren(QTextBrowser)[0].toPlainText()
    assert shown.startswith(title)
    assert window.topic.title.startswith(title)


def test_a_folder_is_no_place_with_a_topic_and_leaves_the_guide_as_it_is(
    window: HelpWindow,
) -> None:
    window.show_place(SmartPlace.HISTORY)
    window.show_place("folder 7")
    assert window.topic.name == "undo"


def test_a_link_leads_to_its_topic(window: HelpWindow) -> None:
    window.findChildren(QTextBrowser)[0].anchorClicked.emit(QUrl("undo.md"))
    assert window.topic.name == "undo"


def test_a_language_without_a_guide_reads_the_english_one(window: HelpWindow) -> None:
    listed = window.findChildren(QListWidget)[0]
    assert listed.count() == len(topics("xx"))
    assert [topic.name for topic in topics("xx")] == [topic.name for topic in topics("en")]
