"""Controls that are hovered, pressed, chosen or disabled can be read, in both themes."""

import re
from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtGui import QColor

from mediadesk.ui import stylesheet
from mediadesk.ui.theme import DARK, LIGHT, Tokens
from tests.ui.test_theme import contrast

READABLE, PERCEIVED = 4.5, 1.8
"""Of what is disabled nothing has to be read, but it must be seen that it is there."""
_RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
_STATE = re.compile(r":(hover|pressed|checked|selected|disabled)$")
_WORDED = ("QPushButton", "QToolButton", "QMenu::item", "QLineEdit", "QListWidget", "QHeaderView")

Paint = dict[str, str]


def rules(tokens: Tokens) -> Iterator[tuple[str, Paint]]:
    for selectors, body in _RULE.findall(stylesheet.build(tokens)):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        paint = {name.strip(): value.strip() for name, value in pairs}
        for selector in selectors.split(","):
            yield selector.strip(), paint


def base_of(selector: str) -> list[str]:
    """Return what a state adds to, the most general first: kind, then its look."""
    plain = _STATE.sub("", selector)
    return [re.sub(r"\[.*?\]", "", plain), plain]


def painted(selector: str, sheet: Mapping[str, Paint], tokens: Tokens) -> tuple[QColor, QColor]:
    """Return ink and ground of a control in a state; where it paints no ground, the darkest."""
    paint: Paint = {"color": tokens.text.name(), "background": tokens.content.name()}
    for each in (*base_of(selector), selector):
        paint |= {k: v for k, v in sheet.get(each, {}).items() if k in paint}
    ground = paint["background"]
    if ground == "transparent":
        on_toast = 'look="toast"' in selector
        ground = (tokens.toast if on_toast else tokens.sunken).name()
    return QColor(paint["color"]), QColor(ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_state_of_a_control_can_be_read(tokens: Tokens) -> None:
    sheet: dict[str, Paint] = {}
    for selector, paint in rules(tokens):
        sheet[selector] = sheet.get(selector, {}) | paint
    states = [each for each in sheet if _STATE.search(each) and each.startswith(_WORDED)]
    assert len(states) > 20
    dim = {
        selector: round(contrast(*painted(selector, sheet, tokens)), 2)
        for selector in states
        if contrast(*painted(selector, sheet, tokens))
        < (PERCEIVED if selector.endswith(":disabled") else READABLE)
    }
    assert not dim


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_of_rows_can_be_read_under_the_pointer_and_when_chosen(tokens: Tokens) -> None:
    inks = ("text", "text2", "text3", "accent_text", "keep", "remove", "warn", "error")
    grounds = ("hover", "sel", "sel_inactive")
    dim = {
        (ink, ground): round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 2)
        for ink in inks
        for ground in grounds
        if contrast(getattr(tokens, ink), getattr(tokens, ground)) < READABLE
    }
    assert not dim
    assert contrast(tokens.text, tokens.pressed) >= READABLE
    assert contrast(tokens.on_accent, tokens.accent_hover) >= READABLE
    assert contrast(tokens.toast_action, tokens.toast) >= READABLE
