"""The looks: contrast of every text on every surface, as the design promises, and the themes."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from mediadesk.ui import stylesheet, theme
from mediadesk.ui.appearance import ThemeChoice, ThemeSwitch
from mediadesk.ui.theme import DARK, LIGHT, TextSize, Tokens

SURFACES = (
    "window", "sidebar", "content", "raised", "sunken", "stage", "tile", "hover", "sel",
    "sel_inactive",
)  # fmt: skip
TINTS = {"keep": "keep_tint", "high": "keep_tint", "warn": "warn_tint",
         "error": "error_tint"}  # fmt: skip
ON_SURFACES = {
    "text": (13.1, 9.6),
    "text2": (5.8, 6.1),
    "text3": (4.5, 4.8),
    "none": (4.5, 4.8),
    "accent_text": (5.2, 5.5),
    "keep": (5.2, 5.6),
    "high": (5.2, 5.6),
    "remove": (4.9, 5.1),
    "warn": (5.3, 6.4),
    "error": (5.1, 5.2),
    "medium": (5.2, 5.5),
    "low": (4.6, 6.4),
}
THEMES = pytest.mark.parametrize(
    ("tokens", "column"), [(LIGHT, 0), (DARK, 1)], ids=["light", "dark"]
)


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def worst(tokens: Tokens, ink: str, surfaces: tuple[str, ...]) -> float:
    return min(contrast(getattr(tokens, ink), getattr(tokens, each)) for each in surfaces)


@THEMES
@pytest.mark.parametrize("ink", ON_SURFACES)
def test_every_text_can_be_read_on_every_surface(tokens: Tokens, column: int, ink: str) -> None:
    tint = (TINTS[ink],) if ink in TINTS else ()
    assert round(worst(tokens, ink, SURFACES + tint), 1) >= ON_SURFACES[ink][column]


@THEMES
def test_white_can_be_read_on_everything_filled(tokens: Tokens, column: int) -> None:
    fills = ("accent", "keep_fill", "remove_fill", "error_fill")
    assert round(worst(tokens, "on_accent", fills), 1) >= (4.9, 4.7)[column]


@THEMES
def test_shapes_that_carry_meaning_can_be_seen(tokens: Tokens, column: int) -> None:
    assert round(worst(tokens, "focus", ("stage", "sel")), 1) >= (4.2, 4.9)[column]
    assert round(worst(tokens, "border", ("window", "content", "raised")), 1) >= (3.1, 3.4)[column]
    assert round(worst(tokens, "accent", ("raised",)), 1) >= (5.5, 3.1)[column]


@THEMES
def test_the_surroundings_of_pictures_are_true_grey(tokens: Tokens, column: int) -> None:  # noqa: ARG001
    for name in (*SURFACES[:7], "hairline", "rowline", "hover", "pressed", "sel_inactive"):
        red, green, blue, _ = getattr(tokens, name).getRgb()
        assert red == green == blue, name


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeSwitch]:
    switch = ThemeSwitch(qapp)
    yield switch
    switch.choose(ThemeChoice.LIGHT)


def test_the_chosen_theme_is_the_one_on_screen(themes: ThemeSwitch) -> None:
    themes.choose(ThemeChoice.DARK)
    assert theme.current() is DARK
    themes.choose(ThemeChoice.LIGHT)
    assert theme.current() is LIGHT


def test_chosen_rows_keep_their_colours_in_all_three_groups(themes: ThemeSwitch) -> None:
    themes.choose(ThemeChoice.LIGHT)
    palette, group, role = QGuiApplication.palette(), QPalette.ColorGroup, QPalette.ColorRole
    assert palette.color(group.Active, role.Highlight) == LIGHT.sel
    assert palette.color(group.Inactive, role.Highlight) == LIGHT.sel_inactive
    for each in (group.Active, group.Inactive, group.Disabled):
        assert palette.color(each, role.HighlightedText) == LIGHT.text
        assert palette.color(each, role.ToolTipBase) == LIGHT.toast


def test_another_palette_of_the_system_is_respected(
    themes: ThemeSwitch, qapp: QApplication
) -> None:
    palette = QPalette(QColor("#000000"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.Link):
        palette.setColor(role, QColor("#ffff00"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    themes.choose(ThemeChoice.LIGHT)
    qapp.setPalette(palette)
    tokens = theme.current()
    assert tokens.text == QColor("#ffff00")
    assert contrast(tokens.text, tokens.sel) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.keep_fill) >= 4.5
    assert contrast(tokens.on_accent, tokens.remove_fill) >= 4.5
    assert tokens.track != tokens.text  # an empty bar looks empty


@pytest.mark.usefixtures("themes")
def test_the_font_comes_along_with_three_weights() -> None:
    assert {"Regular", "Medium"} < set(QFontDatabase.styles(theme.FONT_FAMILY))


@pytest.mark.usefixtures("themes")
@pytest.mark.parametrize("size", TextSize)
def test_figures_are_as_wide_as_one_another(size: TextSize) -> None:
    metrics = QFontMetrics(theme.font(size))
    assert len({metrics.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1


@THEMES
def test_the_sheet_names_no_colour_that_is_no_token(tokens: Tokens, column: int) -> None:  # noqa: ARG001
    sheet = stylesheet.build(tokens)
    known = {
        getattr(each, name).name(form)
        for each in (tokens, LIGHT)
        for name in Tokens.__dataclass_fields__
        for form in (QColor.NameFormat.HexRgb, QColor.NameFormat.HexArgb)
    }
    named = {word.strip(";,") for word in sheet.replace(";", " ").split() if word.startswith("#")}
    assert named <= known
    assert "$" not in sheet
