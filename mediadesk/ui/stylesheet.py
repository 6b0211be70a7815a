"""The style sheet of the window, made from the tokens of one theme.

Widgets choose a look by dynamic properties: `surface` (what a plain widget is painted with),
`look` (how a button is drawn) and `ink` (the colour of a label's text).
"""

from string import Template

from PySide6.QtGui import QColor

from mediadesk.ui import theme
from mediadesk.ui.theme import Tokens

_SHEET = Template("""
QMainWindow { background: $window; }
QWidget[surface="window"] { background: $window; }
QWidget[surface="sidebar"] { background: $sidebar; }
QWidget[surface="content"] { background: $content; }
QWidget[surface="stage"] { background: $stage; }
QWidget[surface="raised"] { background: $raised; }
QWidget[surface="header"] { background: $content; border: none;
    border-bottom: 1px solid $hairline; }
QWidget[surface="strip"] { background: $window; border: none; border-top: 1px solid $hairline; }
QWidget[surface="bar"] { background: $content; border: none; border-top: 1px solid $hairline; }
QWidget[surface="notice"] { background: $warn_tint; border: none;
    border-bottom: 1px solid $hairline; }
QFrame[surface="card"] { background: $raised; border: 1px solid $hairline;
    border-radius: ${radius_card}px; }
QWidget[surface="place"]:hover { background: $hover; }
QFrame[surface="line"] { background: $hairline; border: none; }

QLabel { background: transparent; color: $text; }
QLabel[ink="text2"] { color: $text2; }
QLabel[ink="text3"] { color: $text3; }
QLabel[ink="accent"] { color: $accent_text; }
QLabel[ink="error"] { color: $error; }
QLabel[ink="warn"] { color: $warn; }
QLabel[ink="keep"] { color: $keep; }
QLabel[ink="toast"] { color: $toast_text; }
QLabel[ink="badge"] { color: $badge_text; }

QLabel[look="number"] { background: $raised; border: 1px solid $border;
    border-radius: ${radius_badge}px; }

QPushButton { background: $raised; color: $text; border: 1px solid $hairline;
    border-radius: ${radius_control}px; padding: 0 11px; min-height: ${button}px;
    max-height: ${button}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { color: $disabled; }
QPushButton:focus { border: 2px solid $focus; padding: 0 10px;
    min-height: ${button_focus}px; max-height: ${button_focus}px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent;
    min-height: ${action}px; max-height: ${action}px; padding: 0 15px; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $text; padding: 0 14px;
    min-height: ${action_focus}px; max-height: ${action_focus}px; }
QPushButton[look="row"] { min-height: ${row}px; max-height: ${row}px; padding: 0 9px; }
QPushButton[look="row"]:focus { min-height: ${row_focus}px; max-height: ${row_focus}px;
    padding: 0 8px; }
QPushButton[look="link"], QPushButton[look="flat"],
QPushButton[look="disclosure"] { background: transparent;
    border: 1px solid transparent; min-height: ${row}px; max-height: ${row}px; padding: 0 8px; }
QPushButton[look="link"], QPushButton[look="disclosure"] { color: $accent_text; }
QPushButton[look="disclosure"] { padding: 0 8px 0 0; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="flat"]:hover { background: $hover; }
QPushButton[look="link"]:disabled, QPushButton[look="flat"]:disabled { color: $disabled; }
QPushButton[look="link"]:focus, QPushButton[look="flat"]:focus,
QPushButton[look="disclosure"]:focus { border: 2px solid $focus;
    padding: 0 7px; min-height: ${row_focus}px; max-height: ${row_focus}px; }
QPushButton[look="action"] { min-height: ${action}px; max-height: ${action}px; padding: 0 12px; }
QPushButton[look="action"]:focus { border: 2px solid $focus; padding: 0 11px;
    min-height: ${action_focus}px; max-height: ${action_focus}px; }
QPushButton[look="primary"]:disabled { background: $sunken; color: $disabled;
    border-color: $hairline; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[look="toast"] { background: transparent; color: $toast_action; border: none;
    min-height: ${row}px; padding: 0 8px; }
QPushButton[look="toast"]:focus { border: 2px solid $toast_action; }
QPushButton[look="errors"] { background: $error_tint; color: $error; border: none;
    border-radius: ${radius_badge}px; min-height: 22px; max-height: 22px; padding: 0 7px; }
QPushButton[look="errors"]:hover { background: $error_tint; border: 1px solid $error;
    padding: 0 6px; min-height: 20px; max-height: 20px; }
QPushButton[look="errors"]:focus { border: 2px solid $focus; padding: 0 5px;
    min-height: 18px; max-height: 18px; }

QToolButton { background: transparent; color: $text; border: 2px solid transparent;
    border-radius: ${radius_control}px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $sel; color: $accent_text; }
QToolButton:disabled { color: $disabled; }
QToolButton:focus { border: 2px solid $focus; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="framed"] { background: $raised; border: 1px solid $hairline; padding: 0 11px;
    min-height: ${button}px; max-height: ${button}px; }
QToolButton[look="framed"]:hover { background: $hover; }
QToolButton[look="framed"]:checked { background: $sel; color: $accent_text; }
QToolButton[look="framed"]:focus { border: 2px solid $focus; padding: 0 10px;
    min-height: ${button_focus}px; max-height: ${button_focus}px; }
QToolButton[look="chip"] { background: $raised; color: $text; border: 1px solid $hairline;
    border-radius: 13px; padding: 0 10px; min-height: 24px; max-height: 24px; }
QToolButton[look="chip"]:hover { background: $hover; }
QToolButton[look="chip"]:checked { background: $sel; color: $accent_text; border-color: $sel; }
QToolButton[look="chip"]:focus { border: 2px solid $focus; padding: 0 9px;
    min-height: 22px; max-height: 22px; }
QFrame[look="segments"] { background: $sunken; border: 1px solid $hairline;
    border-radius: ${radius_control}px; }
QToolButton[look="segment"] { border: 1px solid transparent; border-radius: 5px;
    color: $text2; padding: 0 7px; }
QToolButton[look="segment"]:hover { background: $hover; }
QToolButton[look="segment"]:checked { background: $raised; color: $text;
    border: 1px solid $hairline; }
QToolButton[look="segment"]:focus { border: 2px solid $focus; }

QToolButton[look="keep"], QToolButton[look="remove"] { border: 1px solid transparent;
    border-radius: 5px; color: $text2; padding: 0 7px; min-height: 22px; max-height: 22px; }
QToolButton[look="keep"]:checked { background: $keep_fill; color: $on_accent; }
QToolButton[look="remove"]:checked { background: $remove_fill; color: $on_accent; }
QToolButton[look="keep"]:focus, QToolButton[look="remove"]:focus { border: 2px solid $focus;
    padding: 0 6px; min-height: 20px; max-height: 20px; }

QToolButton[look="toast"] { color: $toast_text; }
QToolButton[look="toast"]:hover { background: transparent; border: 2px solid $toast_line; }
QToolButton[look="toast"]:focus { border: 2px solid $toast_action; }

QLineEdit { background: $raised; color: $text; border: 1px solid $hairline;
    border-radius: ${radius_control}px; padding: 0 8px; min-height: ${button}px;
    max-height: ${button}px; selection-background-color: $sel; selection-color: $text; }
QLineEdit:focus { border: 2px solid $focus; padding: 0 7px;
    min-height: ${button_focus}px; max-height: ${button_focus}px; }
QLineEdit[look="wrong"] { border-color: $error; color: $error; }
QKeySequenceEdit QLineEdit { min-height: ${button}px; }
QSpinBox { background: $raised; color: $text; border: 1px solid $hairline;
    border-radius: ${radius_control}px; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; width: 0; }
QSpinBox:focus { border: 2px solid $focus; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { background: transparent; border: none;
    min-height: 0; }

QSlider { min-height: 18px; max-height: 18px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $track; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 14px; margin: -5px 0; border-radius: 7px;
    background: $raised; border: 1px solid $border; }
QSlider::handle:horizontal:focus { border: 2px solid $focus; }
QToolButton[look="on-stage"] { background: transparent; color: $badge_text; border: none;
    border-radius: ${radius_badge}px; }
QToolButton[look="on-stage"]:checked { background: $toast_action; color: $toast; }
QToolButton[look="on-stage"]:focus { border: 2px solid $toast_action; }
QSlider[look="stage"]::groove:horizontal { background: $border; }
QSlider[look="stage"]::sub-page:horizontal { background: $toast_action; }
QSlider[look="stage"]::handle:horizontal { background: $badge_text; border: none; }
QSlider[look="stage"]::handle:horizontal:focus { border: 2px solid $toast_action; }

QMenu { background: $raised; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: ${radius_badge}px; color: $text; }
QMenu::item:selected { background: $sel; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QFrame[surface="popover"] { background: $raised; border: 1px solid $hairline;
    border-radius: ${radius_card}px; }
QToolTip { background: $tip; color: $tip_text; border: 1px solid $tip; padding: 3px 6px; }

QAbstractItemView { background: $content; color: $text; border: none; outline: none;
    selection-background-color: $sel; selection-color: $text; }
QTreeView[surface="sidebar"], QListView[surface="sidebar"] { background: $sidebar; }
QListWidget[surface="sidebar"]::item { border-radius: ${radius_control}px; padding-left: 8px; }
QListWidget[surface="sidebar"]::item:selected { background: $sel; color: $text; }
QListView[surface="raised"] { background: $raised; border-radius: ${radius_card}px; }
QHeaderView { background: $content; border: none; }
QHeaderView::section { background: $content; color: $text2; border: none;
    border-bottom: 1px solid $hairline; padding: 0 10px; min-height: ${header_section}px; }
QHeaderView[look="plan"]::section { padding: 0 10px 0 0; }
QHeaderView[look="plan"]::section:hover { background: $content; }
QHeaderView::section:hover { background: $hover; }
QHeaderView[look="plan"]::section { padding: 0 8px 0 0; }
QTableCornerButton::section { background: $content; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }
QScrollBar::handle { background: $disabled; border-radius: 4px; margin: 3px; }
QScrollBar::handle:hover { background: $border; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: $hairline; }
""")


def build(tokens: Tokens) -> str:
    """Return the whole sheet for one theme."""
    colours = {
        name: value.name() if value.alpha() == 255 else value.name(QColor.NameFormat.HexArgb)
        for name in Tokens.__dataclass_fields__
        if isinstance(value := getattr(tokens, name), QColor)
    }
    return _SHEET.substitute(
        colours,
        tip=theme.LIGHT.toast.name(),
        tip_text=theme.LIGHT.toast_text.name(),
        radius_badge=theme.RADIUS_BADGE,
        radius_control=theme.RADIUS_CONTROL,
        radius_card=theme.RADIUS_CARD,
        button=theme.CONTROL_HEIGHT - 2,
        button_focus=theme.CONTROL_HEIGHT - 4,
        action=theme.ACTION_HEIGHT - 2,
        action_focus=theme.ACTION_HEIGHT - 4,
        row=theme.ROW_CONTROL_HEIGHT - 2,
        row_focus=theme.ROW_CONTROL_HEIGHT - 4,
        header_section=theme.CONTROL_HEIGHT - 1,
    )
