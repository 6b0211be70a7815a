"""Icons: all there, loaded by Qt, tinted, and of one stroke."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap

from mediadesk.ui import icons, theme
from mediadesk.ui.action_tables.all_actions import TABLE
from mediadesk.ui.icons import Ink
from mediadesk.ui.models.library.places import PLACES

pytestmark = pytest.mark.usefixtures("qapp")

MODE, STATE = QIcon.Mode, QIcon.State


def inked(picture: QPixmap) -> set[str]:
    """Return the colours of all opaque pixels."""
    image = picture.toImage()
    found = set()
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() > 250:
                found.add(colour.name())
    return found


def test_every_icon_named_in_the_program_comes_along(repo: Path) -> None:
    there = {path.stem for path in (repo / "resources" / "icons").glob("*.svg")}
    named = {entry.icon for entry in TABLE.values() if entry.icon} | {icon for _, _, icon in PLACES}
    assert named <= there


@pytest.mark.parametrize("folder", ["icons", "fonts"])
def test_the_licence_comes_along(repo: Path, folder: str) -> None:
    assert "Permission" in (repo / "resources" / folder / "LICENSE").read_text()


def test_an_icon_takes_the_colour_of_its_state() -> None:
    icon, size = icons.icon("folder"), QSize(18, 18)
    tokens = theme.current()
    assert inked(icon.pixmap(size)) == {tokens.text2.name()}
    assert inked(icon.pixmap(size, MODE.Disabled)) == {tokens.disabled.name()}
    assert inked(icon.pixmap(size, MODE.Normal, STATE.On)) == {tokens.accent_text.name()}


def test_an_icon_with_its_own_ink_keeps_it_when_checked() -> None:
    icon = icons.icon("folder", Ink.ON_ACCENT)
    drawn = inked(icon.pixmap(QSize(18, 18), MODE.Normal, STATE.On))
    assert drawn == {theme.current().on_accent.name()}


@pytest.mark.parametrize("side", [12, 16, 24, 48])
def test_the_stroke_is_one_and_a_half_pixels_at_every_size(side: int) -> None:
    image = icons.icon("minus").pixmap(QSize(side, side)).toImage()
    column = [image.pixelColor(side // 2, y).alphaF() for y in range(side)]
    assert sum(column) == pytest.approx(icons.STROKE_PX, abs=0.1)


def test_an_icon_survives_its_maker() -> None:
    kept = [QIcon(icons.icon("star")) for _ in range(50)]
    copies = [QIcon(icon) for icon in kept]
    del kept
    assert all(not icon.pixmap(QSize(16, 16)).isNull() for icon in copies)


def test_no_icon_names_a_colour_of_its_own(repo: Path) -> None:
    for path in (repo / "resources" / "icons").glob("*.svg"):
        if path.stem != "mediadesk":
            colours = set(re.findall(r'(?:stroke|fill)="([^"]+)"', path.read_text()))
            assert colours <= {"none", "currentColor"}, path.name


def test_an_icon_is_as_sharp_as_the_screen() -> None:
    for size in (QSize(18, 18), QSize(22, 18)):
        sharp = icons.icon("minus").pixmap(size, 2.0)
        assert (sharp.size(), sharp.devicePixelRatio()) == (size * 2, 2.0)
        image = sharp.toImage()
        column = [image.pixelColor(18, y).alphaF() for y in range(36)]
        assert sum(column) == pytest.approx(3.0, abs=0.1)
