"""Light or dark: puts the theme onto the program and follows the desktop's choice."""

import os
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from mediadesk.ui import stylesheet, theme
from mediadesk.ui.resources import resource_path
from mediadesk.ui.theme import DARK, FONT_FAMILY, LIGHT, TextSize, Tokens

FONT_FILES = ("Inter-Regular.woff2", "Inter-Medium.woff2", "Inter-SemiBold.woff2")


class ThemeChoice(StrEnum):
    """What the user wants: the desktop's own choice, or one of the two themes always."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class ThemeSwitch(QObject):
    """Puts the theme onto the application and follows the desktop until told otherwise."""

    def __init__(self, app: QApplication) -> None:
        """Load the font, take the Fusion style and apply the theme the desktop asks for."""
        super().__init__(app)
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        self._shown: Tokens | None = None
        app.setStyle("Fusion")
        _load_fonts()
        app.setFont(theme.font(TextSize.BODY))
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen last."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Take one theme always, or follow the desktop again."""
        self._choice = choice
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    def _follow(self) -> None:
        system = self._choice is ThemeChoice.SYSTEM and _wants_high_contrast(self._app)
        wanted = None if system else DARK if self._is_dark() else LIGHT
        if wanted is not None and wanted is self._shown:
            return  # polishing every widget again would take a tenth of a second
        self._shown = wanted
        self._app.setPalette(QPalette() if wanted is None else _palette(wanted))
        self._app.setStyleSheet(stylesheet.build(theme.current()))

    def _is_dark(self) -> bool:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice is ThemeChoice.DARK
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.content,
        role.AlternateBase: tokens.content,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.text3,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.sel,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.accent_text,
        role.ToolTipBase: LIGHT.toast,
        role.ToolTipText: LIGHT.toast_text,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.hairline,
        role.Dark: tokens.border,
        role.Shadow: tokens.hairline,
    }
    palette = QPalette()
    group = QPalette.ColorGroup
    for colour_role, colour in colours.items():
        for colour_group in (group.Active, group.Inactive, group.Disabled):
            palette.setColor(colour_group, colour_role, colour)
    palette.setColor(group.Inactive, role.Highlight, tokens.sel_inactive)
    for colour_role in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(group.Disabled, colour_role, tokens.disabled)
    return palette


def _wants_high_contrast(app: QApplication) -> bool:
    """Tell whether the desktop asks for high contrast (known from Qt 6.10 on)."""
    accessibility = getattr(app.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    preference = accessibility().contrastPreference()
    return bool(preference == Qt.ContrastPreference.HighContrast)


def _load_fonts() -> None:
    """Make Inter known on Linux, where the desktop's font is not; elsewhere the system's is used.

    A font that cannot be loaded is no reason not to start: Qt takes the next best.
    """
    if os.name == "nt" or QGuiApplication.platformName() == "cocoa":
        return
    if FONT_FAMILY in QFontDatabase.families():
        return
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(resource_path("fonts", name))
    theme.fonts_changed()
