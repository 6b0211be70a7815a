"""Texts on the window: what wraps shows all of it, and tells and copies it as it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediadesk.ui import formatting
from mediadesk.ui.widgets.labels.labels import ElidedLabel, WrappedLabel

PATH = "/media/" + "Nameofafolderthatneverseemstoend" * 6 + "/catalog.db"


def test_a_long_name_is_whole_in_a_narrow_place(qtbot: QtBot) -> None:
    shown = WrappedLabel(f"{PATH} cannot be read.")
    qtbot.addWidget(shown)
    shown.setFixedWidth(200)
    shown.adjustSize()
    longest = max(map(shown.fontMetrics().horizontalAdvance, QLabel.text(shown).split("\u200b")))
    assert longest < shown.width()
    assert shown.height() > 5 * shown.fontMetrics().height()


def test_its_text_is_told_and_copied_without_breaks(qtbot: QtBot) -> None:
    shown = WrappedLabel(PATH)
    qtbot.addWidget(shown)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setSelection(0, len(QLabel.text(shown)))
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == PATH
    assert shown.text() == shown.accessibleName() == PATH


def test_where_things_run_from_left_a_text_does_so_in_every_language(
    qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        shown = ElidedLabel()
        qtbot.addWidget(shown)
        shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        shown.setText("Keep")
        shown.resize(200, 20)
        page = shown.grab().toImage()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    ground = page.pixelColor(199, 0)
    inked = [x for x in range(200) for y in range(20) if page.pixelColor(x, y) != ground]
    assert max(inked) < 60


def test_a_sentence_is_cut_at_its_end_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    metrics = ElidedLabel().fontMetrics()
    text = "Only 2 has title and author. 1 would stay: it has the maker notes."
    shown = formatting.elide_end(text, metrics, 200)
    assert text.startswith(shown.rstrip("\N{HORIZONTAL ELLIPSIS}"))
    label = ElidedLabel(sentence=True)
    qtbot.addWidget(label)
    label.setText(text)
    assert label.toolTip() == text
