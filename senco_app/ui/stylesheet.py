"""The one stylesheet: sizes and colours come from the tokens, nothing is set twice."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from senco_app import resources

if TYPE_CHECKING:
    from senco_app.ui.tokens import Tokens

BODY_PX = 14
CHIP_PADDING = 3
TONES = ("accent", "late", "soon", "good", "statutory", "neutral")

_TEXT = Template("""
QWidget { font-size: ${text}px; color: $ink; }
QMainWindow, QDialog { background: $ground; }
QToolTip { color: $card; background: $ink; border: 0; padding: 4px; }
QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[look="heading"] { font-size: ${heading}px; font-weight: 700; }
QLabel[look="figure"] { font-size: ${figure}px; font-weight: 700; }
QLabel[look="strong"] { font-weight: 700; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: ${small}px; }
QLabel[look="problem"] { color: $late; font-size: ${small}px; font-weight: 600; }
QLabel[look="chip"] { font-size: ${small}px; font-weight: 600; padding: 3px 12px;
    border-radius: ${chip_round}px; }
QLabel[look="initials"] { color: $accent; background: $accent_ground;
    font-weight: 700; }
""")

_FRAMES = Template("""
QFrame[look="card"] { background: $card; border: 1px solid $line;
    border-radius: 12px; }
QFrame[look="rule"] { background: $line; border: 0; max-height: 1px;
    min-height: 1px; }
QFrame[look="rail"] { background: $rail; }
QFrame[look="rail"] QLabel { color: $rail_ink; }
QFrame[look="rail"] QLabel[look="brand"] { font-size: ${brand}px; font-weight: 700; }
QFrame[look="rail"] QLabel[look="small"] { color: $rail_muted;
    font-size: ${tiny}px; }
QFrame[look="bar"] { background: $card; border: 0; border-bottom: 1px solid $line; }
QFrame[look="banner"] { border-radius: 8px; }
QFrame[look="banner"] QLabel { font-weight: 600; }
QScrollArea, QScrollArea > QWidget > QWidget[look="page"] { background: transparent;
    border: 0; }
QStackedWidget { background: transparent; }
QProgressBar { background: $neutral_ground; border: 0; border-radius: 4px;
    max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $field_line; border-radius: 4px; margin: 2px;
    min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

_BUTTONS = Template("""
QPushButton { min-height: 22px; padding: 6px 13px; font-weight: 600;
    border-radius: 8px; outline: none; }
QPushButton, QPushButton[look="quiet"] { background: $card; color: $accent;
    border: 1px solid $line; }
QPushButton:hover { background: $accent_ground; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 12px; }
QPushButton:disabled { color: $hint; background: $ground; border-color: $line; }
QPushButton[look="primary"] { background: $accent; color: $on_accent;
    border: 1px solid $accent; }
QPushButton[look="primary"]:hover { background: $accent_strong; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="primary"]:disabled { background: $neutral_ground; color: $hint;
    border-color: $neutral_ground; }
QPushButton[look="chip"] { background: $neutral_ground; color: $neutral;
    font-size: ${small}px; border: 1px solid transparent;
    border-radius: ${chip_round}px; min-height: 0; padding: 3px 12px; }
QPushButton[look="chip"]:hover, QPushButton[look="chip"]:checked {
    border-color: $neutral; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 2px 11px; }
QPushButton[look="filter"] { background: $statutory_ground; color: $statutory;
    font-size: ${small}px; border: 1px solid transparent;
    border-radius: ${chip_round}px; min-height: 0; padding: 3px 11px; }
QPushButton[look="filter"]:hover { border-color: $statutory; }
QPushButton[look="filter"]:checked { background: $accent_ground; color: $accent;
    border-color: $accent; }
QPushButton[look="filter"]:focus { border: 2px solid $accent; padding: 2px 10px; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent;
    padding: 3px 6px; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 2px 5px; }
QPushButton[look="rail"] { background: transparent; color: $rail_ink; border: 0;
    font-size: ${rail_text}px; min-height: 26px; padding: 8px 13px; text-align: left;
    border: 1px solid transparent; }
QPushButton[look="rail"]:hover, QPushButton[look="rail"]:checked {
    background: $rail_chosen; }
QPushButton[look="rail"]:disabled { color: $rail_muted; }
QPushButton[look="rail"]:focus { border: 2px solid $rail_ink; padding: 7px 12px; }
QPushButton[look="tile"] { background: $card; border: 1px solid $line;
    border-radius: 12px; padding: 0; text-align: left; }
QPushButton[look="tile"]:hover { border-color: $accent; }
QPushButton[look="tile"]:checked { border: 2px solid $accent; }
QPushButton[look="tile"]:focus { border: 3px solid $accent; }
""")

_MARKS = Template("""
QPushButton[look="mark"] { min-height: 30px; padding: 6px 14px; color: $accent;
    background: $card; border: 1px solid $line; }
QPushButton[look="mark"]:hover { background: $accent_ground; }
QPushButton[look="mark"]:focus { border: 3px solid $ink; padding: 4px 12px; }
QPushButton[look="mark"]:checked { background: $accent; color: $on_accent;
    border-color: $accent; }
QPushButton[look="mark"]:checked:focus { border: 3px solid $ink; padding: 4px 12px; }
QPushButton[look="mark"]:disabled { color: $hint; background: $ground; }
QPushButton[look="headline"] { background: transparent; text-align: left; padding: 0;
    min-height: 48px; border: 2px solid transparent; border-radius: 10px; }
QPushButton[look="headline"]:hover { background: $stripe; }
QPushButton[look="headline"]:focus { border-color: $accent; }
QWidget[look="for fingers"] QPushButton[look="quiet"],
QWidget[look="for fingers"] QPushButton[look="primary"],
QWidget[look="for fingers"] QLineEdit,
QWidget[look="for fingers"] QComboBox { min-height: 30px; }
""")

_FIELDS = Template("""
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: $card; color: $ink;
    border: 1px solid $field_line; border-radius: 8px; padding: 6px 10px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: 22px; }
QPlainTextEdit { padding: 4px 6px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $accent;
    padding: 5px 9px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 3px 5px; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"],
QComboBox[problem="true"], QSpinBox[problem="true"] { border: 2px solid $late;
    background: $late_ground; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled,
QSpinBox:disabled { background: $ground; color: $hint; border-color: $line; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $ground; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${mark}px;
    height: ${mark}px; }
QComboBox QAbstractItemView { background: $card; color: $ink;
    border: 1px solid $field_line; selection-background-color: $accent_ground;
    selection-color: $ink; outline: none; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent;
    border-radius: 6px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${mark}px; height: ${mark}px;
    border: 1px solid $field_line; background: $card; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${mark_round}px; }
QCheckBox::indicator:checked { border-color: $ink; image: url("$tick"); }
QRadioButton::indicator:checked { border-color: $ink; background: qradialgradient(
    cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $ink, stop: 0.5 $ink,
    stop: 0.6 $card, stop: 1 $card); }
QCheckBox:disabled, QRadioButton:disabled { color: $hint; }
""")

_LISTS = Template("""
QTableView { background: $card; alternate-background-color: $stripe;
    border: 2px solid transparent; border-radius: 8px; padding: 2px;
    outline: none; gridline-color: transparent; selection-color: $ink;
    selection-background-color: $accent_ground; }
QTableView:focus { border-color: $accent; }
QTableView::item { padding: 0 6px; border: 0; }
QTableView::item:selected { background: $accent_ground; color: $ink; }
QHeaderView { background: $card; border: 0; }
QHeaderView::section { background: $card; color: $muted; border: 0;
    border-bottom: 1px solid $line; padding: 8px 9px; font-weight: 600; }
QTabBar { background: transparent; border: 0; outline: 0; }
QTabBar::tab { color: $muted; font-weight: 600; padding: 7px 14px 9px;
    border: 2px solid transparent; border-bottom: 3px solid transparent;
    background: transparent; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $accent; }
QTabBar::tab:focus { border: 2px solid $accent; border-bottom: 3px solid $accent;
    border-radius: 6px; }
QTabWidget::pane { border: 0; }
QListWidget[look="sections"] { background: transparent; border: 2px solid transparent;
    outline: none; }
QListWidget[look="sections"]:focus { border: 2px solid $accent; border-radius: 8px; }
QListWidget[look="sections"]::item { color: $ink; padding: 9px 12px;
    border-radius: 8px; }
QListWidget[look="sections"]::item:selected { background: $accent_ground;
    color: $accent; }
QMenu { background: $card; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 18px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $ink; }
""")

_TONE = Template("""
QLabel[look="chip"][tone="$tone"] { color: $text; background: $ground; }
QLabel[tone="$tone"] { color: $text; }
QFrame[look="banner"][tone="$tone"] { background: $ground; border: 1px solid $text; }
QFrame[look="banner"][tone="$tone"] QLabel { color: $text; }
""")


def stylesheet(tokens: Tokens) -> str:
    """Return the stylesheet for these tokens."""
    values = {name: getattr(tokens, name) for name in type(tokens).__slots__}
    values |= _sizes(tokens.percent)
    shade = "-light" if tokens.is_dark else ""
    for name, picture in (("chevron", "chevron-down"), ("tick", "check")):
        path = resources.file("icons", f"{picture}{shade}.svg")
        values[name] = path.as_posix()
    parts = (_TEXT, _FRAMES, _BUTTONS, _FIELDS, _LISTS, _MARKS)
    return "".join(part.substitute(values) for part in parts) + "".join(
        _TONE.substitute(
            tone=tone,
            text=getattr(tokens, tone),
            ground=getattr(tokens, f"{tone}_ground"),
        )
        for tone in TONES
    )


def _sizes(percent: int) -> dict[str, int]:
    """Return sizes in pixels that grow with the text, from their size at 100 %."""
    body = BODY_PX
    usual = {
        "text": body,
        "tiny": 0.86 * body,
        "small": 0.92 * body,
        "rail_text": 1.07 * body,
        "brand": 1.2 * body,
        "heading": 1.15 * body,
        "title": 1.85 * body,
        "figure": 2.1 * body,
        "mark": 16,
    }
    sizes = {name: round(size * percent / 100) for name, size in usual.items()}
    # Qt rounds no corner whose radius is more than half of the height.
    return sizes | {
        "chip_round": (sizes["small"] * 6 // 5 + 2 * CHIP_PADDING) // 2,
        "mark_round": sizes["mark"] // 2 + 1,
    }
