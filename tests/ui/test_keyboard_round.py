"""Every page by keyboard: Tab goes round through everything, one sees where it is, or hears it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.rounds import walked

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")]

_MOST_STOPS = 120


def pictured(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def stops(window: QWidget) -> list[QWidget]:
    """Return what Tab visits, until it is where it began."""
    visited: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        focused = QApplication.focusWidget()
        QTest.keyClick(focused or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in visited:
            break
        visited.append(now)
    return visited


def test_tab_reaches_and_shows_every_button_and_all_have_names_from_the_start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    with walked(qapp, qtbot, tmp_path) as way:
        way.window.activateWindow()
        for name in way.pages():
            reached = stops(way.window)
            told += [
                f"{name}: {type(each).__name__} {each.accessibleName()} is not reached"
                for each in way.window.findChildren(QAbstractButton)
                if each.isVisible() and each.isEnabled() and not is_reached(each, reached)
                if not isinstance(each.parent(), QLineEdit)  # a sign of Qt's, not a control
            ]
            told += [f"{name}: {unseen}" for unseen in unmarked(reached)]
        told += way.nameless
    assert not told, "\n".join(told)


def is_reached(button: QAbstractButton, visited: list[QWidget]) -> bool:
    """Tell whether Tab visits it, or the arrow keys from another choice of the same group."""
    group = button.group()
    beside = group.buttons() if group is not None and group.exclusive() else [button]
    return any(each in visited for each in beside)


def unmarked(visited: list[QWidget]) -> list[str]:
    """Return which buttons look the same with the focus as without."""
    same = []
    for each in visited:
        if isinstance(each, QAbstractButton) and each.isVisible():
            each.setFocus(Qt.FocusReason.TabFocusReason)
            marked = pictured(each)
            each.clearFocus()
            if pictured(each) == marked:
                same.append(f"{type(each).__name__} {each.accessibleName()} shows no focus")
    return same
