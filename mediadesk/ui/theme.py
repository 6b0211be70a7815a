"""How MediaDesk looks, in numbers: the colours of both themes, type and sizes.

Nothing else in the window names a colour, a radius or a font size. Painters ask `current()` for
the colours of the moment, so that a change of theme needs no signal and no second source.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette

FONT_FAMILY = "Inter"

RADIUS_THUMBNAIL = 3
RADIUS_BADGE = 4
RADIUS_CONTROL = 6
RADIUS_CARD = 8
RADIUS_DROP = 12

PAGE_MARGIN = 16
GRID_MARGIN = 20
PLAN_MARGIN, WIDE_PLAN_MARGIN = 24, 40
HEADER_HEIGHT = 52
BAR_HEIGHT = 44
STATUS_HEIGHT = 40
CONTROL_HEIGHT = 32
ACTION_HEIGHT = 36
ROW_CONTROL_HEIGHT = 26
SIDEBAR_WIDTH = 239
RAIL_WIDTH = 55
"""One less than the drawings have: the line beside them belongs to their width."""
JOBS_HEIGHT = 328
WIDE_FROM = 1500
"""From this window width on lists are wider and details start open."""
LIST_WIDTH, WIDE_LIST_WIDTH = 272, 320
"""Of the list beside what is reviewed."""


def _argb(alpha: float, red: int, green: int, blue: int) -> QColor:
    return QColor(red, green, blue, round(alpha * 255))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, named for what they are used for (design tokens, section 1)."""

    window: QColor
    sidebar: QColor
    content: QColor
    raised: QColor
    sunken: QColor
    tile: QColor
    stage: QColor
    hairline: QColor
    track: QColor
    """What a bar of progress fills up."""
    rowline: QColor
    border: QColor
    hover: QColor
    pressed: QColor
    text: QColor
    text2: QColor
    text3: QColor
    disabled: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    accent_text: QColor
    sel: QColor
    sel_inactive: QColor
    focus: QColor
    keep: QColor
    keep_fill: QColor
    keep_tint: QColor
    remove: QColor
    remove_fill: QColor
    warn: QColor
    warn_fill: QColor
    warn_tint: QColor
    error: QColor
    error_fill: QColor
    error_tint: QColor
    high: QColor
    medium: QColor
    low: QColor
    none: QColor
    toast: QColor
    toast_text: QColor
    toast_action: QColor
    toast_line: QColor
    badge: QColor
    badge_text: QColor
    shadow: QColor


LIGHT = Tokens(
    window=QColor("#F4F4F4"),
    sidebar=QColor("#EDEDED"),
    content=QColor("#FAFAFA"),
    raised=QColor("#FFFFFF"),
    sunken=QColor("#EFEFEF"),
    tile=QColor("#EEEEEE"),
    stage=QColor("#E2E2E2"),
    hairline=QColor("#DCDCDC"),
    track=QColor("#DCDCDC"),
    rowline=QColor("#EAEAEA"),
    border=QColor("#8A8A8A"),
    hover=QColor("#E6E6E6"),
    pressed=QColor("#DADADA"),
    text=QColor("#1C1C1E"),
    text2=QColor("#545458"),
    text3=QColor("#646468"),
    disabled=QColor("#A6A6AA"),
    accent=QColor("#2A63D4"),
    accent_hover=QColor("#2257C0"),
    on_accent=QColor("#FFFFFF"),
    accent_text=QColor("#1F55BF"),
    sel=QColor("#D6E3FA"),
    sel_inactive=QColor("#E2E2E2"),
    focus=QColor("#2A63D4"),
    keep=QColor("#14693F"),
    keep_fill=QColor("#1B8154"),
    keep_tint=QColor("#DDF1E6"),
    remove=QColor("#A83A1C"),
    remove_fill=QColor("#BC4420"),
    warn=QColor("#7A5200"),
    warn_fill=QColor("#B97A00"),
    warn_tint=QColor("#FBEED0"),
    error=QColor("#B3202A"),
    error_fill=QColor("#C42B35"),
    error_tint=QColor("#FBE3E4"),
    high=QColor("#14693F"),
    medium=QColor("#1F55BF"),
    low=QColor("#8F5600"),
    none=QColor("#646468"),
    toast=QColor("#2B2B2D"),
    toast_text=QColor("#F2F2F2"),
    toast_action=QColor("#A9C6FF"),
    toast_line=QColor("#2B2B2D"),
    badge=_argb(0.74, 22, 22, 22),
    badge_text=QColor("#FFFFFF"),
    shadow=_argb(0.16, 0, 0, 0),
)

DARK = Tokens(
    window=QColor("#1A1A1A"),
    sidebar=QColor("#202020"),
    content=QColor("#1C1C1C"),
    raised=QColor("#2A2A2A"),
    sunken=QColor("#161616"),
    tile=QColor("#252525"),
    stage=QColor("#121212"),
    hairline=QColor("#343434"),
    track=QColor("#343434"),
    rowline=QColor("#292929"),
    border=QColor("#7C7C7C"),
    hover=QColor("#2E2E2E"),
    pressed=QColor("#383838"),
    text=QColor("#ECECEE"),
    text2=QColor("#BDBDC2"),
    text3=QColor("#A8A8AD"),
    disabled=QColor("#5E5E62"),
    accent=QColor("#3770DA"),
    accent_hover=QColor("#2F66CE"),
    on_accent=QColor("#FFFFFF"),
    accent_text=QColor("#8DB4FF"),
    sel=QColor("#233A62"),
    sel_inactive=QColor("#333333"),
    focus=QColor("#7EA9FF"),
    keep=QColor("#5CCB93"),
    keep_fill=QColor("#1D8455"),
    keep_tint=QColor("#17352A"),
    remove=QColor("#F2967A"),
    remove_fill=QColor("#C04A26"),
    warn=QColor("#EBBB55"),
    warn_fill=QColor("#D9A233"),
    warn_tint=QColor("#3B2F14"),
    error=QColor("#FF8F8F"),
    error_fill=QColor("#CE4048"),
    error_tint=QColor("#452023"),
    high=QColor("#5CCB93"),
    medium=QColor("#8DB4FF"),
    low=QColor("#EBBB55"),
    none=QColor("#A8A8AD"),
    toast=QColor("#3A3A3C"),
    toast_text=QColor("#F2F2F2"),
    toast_action=QColor("#A9C6FF"),
    toast_line=QColor("#4A4A4C"),
    badge=_argb(0.74, 22, 22, 22),
    badge_text=QColor("#FFFFFF"),
    shadow=_argb(0.55, 0, 0, 0),
)


HEAT = (QColor("#3C2878"), QColor("#B0348E"), QColor("#F0783C"), QColor("#FFE08C"))
"""From a little to a lot of difference, over a picture in grey."""


class TextSize(Enum):
    """The six sizes of type: (pixels, line height in pixels, usual weight)."""

    CAPTION = (11, 16, QFont.Weight.Normal)
    SMALL = (12, 18, QFont.Weight.Normal)
    BODY = (13, 20, QFont.Weight.Normal)
    LEAD = (14, 22, QFont.Weight.Normal)
    TITLE = (15, 20, QFont.Weight.DemiBold)
    DISPLAY = (24, 32, QFont.Weight.DemiBold)


def current() -> Tokens:
    """Return the colours of the theme on screen; a system high-contrast palette is respected."""
    palette = QGuiApplication.palette()
    window = palette.color(QPalette.ColorRole.Window)
    for tokens in (LIGHT, DARK):
        if window == tokens.window:
            return tokens
    return _tokens_from_system(palette.cacheKey())


def font(size: TextSize, weight: QFont.Weight | None = None) -> QFont:
    """Return the font of that size, with tabular figures; scaled with the system's font size."""
    return _font(size, size.value[2] if weight is None else weight, _scale())


def fonts_changed() -> None:
    """Take fonts anew: others are known now than when the first text was made."""
    _font.cache_clear()


def line_height(size: TextSize) -> int:
    """Return the height of one line of that size, in pixels."""
    return round(size.value[1] * _scale())


@lru_cache(maxsize=2)
def _tokens_from_system(_palette_key: int) -> Tokens:
    palette = QGuiApplication.palette()
    role = QPalette.ColorRole
    base, text = palette.color(role.Base), palette.color(role.Text)
    window, button = palette.color(role.Window), palette.color(role.Button)
    link = palette.color(role.Link)
    source = DARK if window.lightness() < 128 else LIGHT
    plain: dict[str, QColor] = dict.fromkeys(("text", "text2", "text3", "border", "none"), text)
    plain |= dict.fromkeys(("keep", "remove", "warn", "error", "high", "medium", "low"), text)
    plain |= dict.fromkeys(("content", "sunken", "tile", "stage"), base)
    plain |= dict.fromkeys(("keep_tint", "warn_tint", "error_tint"), base)
    plain |= dict.fromkeys(("window", "sidebar"), window)
    plain |= dict.fromkeys(("raised", "hover", "pressed"), button)
    plain |= dict.fromkeys(("hairline", "rowline"), palette.color(role.Mid))
    plain |= dict.fromkeys(("sel", "sel_inactive", "track"), _between(base, text))
    plain |= dict.fromkeys(("keep_fill", "remove_fill", "warn_fill", "error_fill"), text)
    plain["disabled"] = palette.color(QPalette.ColorGroup.Disabled, role.Text)
    plain["on_accent"] = base
    plain |= dict.fromkeys(("accent", "accent_hover", "accent_text", "focus"), link)
    values = {name: getattr(source, name) for name in Tokens.__dataclass_fields__}
    return Tokens(**(values | plain))


def _between(base: QColor, text: QColor) -> QColor:
    """Return a surface a fifth of the way to the text: seen beside the base, text still reads."""
    return QColor.fromRgbF(
        base.redF() + (text.redF() - base.redF()) / 5,
        base.greenF() + (text.greenF() - base.greenF()) / 5,
        base.blueF() + (text.blueF() - base.blueF()) / 5,
    )


@lru_cache(maxsize=1)
def _scale() -> float:
    """Return how much larger than any desktop's default the system's font is, at least 1.0."""
    largest_default_px = 15
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return max(1.0, QFontInfo(chosen).pixelSize() / largest_default_px)


@lru_cache(maxsize=64)
def _font(size: TextSize, weight: QFont.Weight, scale: float) -> QFont:
    face = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if FONT_FAMILY in QFontDatabase.families():
        face = QFont(FONT_FAMILY)
    face.setPixelSize(round(size.value[0] * scale))
    face.setWeight(weight)
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if size is TextSize.DISPLAY:
        face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
    return face
