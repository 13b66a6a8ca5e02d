"""How everything looks: tokens, the font, and the one stylesheet made from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from senco_app import resources
from senco_app.ui.stylesheet import stylesheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILY = "Atkinson Hyperlegible Next"
FACES = ("Regular", "Bold", "SemiBold")
TOKENS = "senco_tokens"
STYLE = ("-style", "fusion")
"""Arguments for ``QApplication``: to set the style later would make two of them."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Tokens:
    """The colours and the size of the text; another look is another instance.

    Colours are "#RRGGBB". A colour of text reads on the ground of the same name, and
    on ``card``, with a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
    """

    ground: str = "#F5F6F8"
    card: str = "#FFFFFF"
    ink: str = "#1B2430"
    muted: str = "#566173"
    hint: str = "#6B7686"
    line: str = "#DDE2E9"
    field_line: str = "#8792A2"
    stripe: str = "#F9FAFC"
    rail: str = "#17324D"
    rail_chosen: str = "#25507B"
    rail_ink: str = "#FFFFFF"
    rail_muted: str = "#C9D6E4"
    accent: str = "#0B6B74"
    accent_strong: str = "#095860"
    accent_ground: str = "#E2F0F1"
    on_accent: str = "#FFFFFF"
    late: str = "#B3261E"
    late_ground: str = "#FBE9E7"
    soon: str = "#8A5A00"
    soon_ground: str = "#FFF3DC"
    good: str = "#1E6B3C"
    good_ground: str = "#E4F3EA"
    statutory: str = "#2B5797"
    statutory_ground: str = "#E6EEF8"
    neutral: str = "#3D4756"
    neutral_ground: str = "#ECEFF3"
    text_px: int = 14


LIGHT = Tokens()


def dress(app: QApplication, tokens: Tokens = LIGHT) -> None:
    """Give the application its font, its colours and its stylesheet."""
    for face in FACES:
        path = resources.file("fonts", f"AtkinsonHyperlegibleNext-{face}.ttf")
        QFontDatabase.addApplicationFont(str(path))
    app.setProperty(TOKENS, tokens)
    app.setFont(text_font(tokens))
    app.setPalette(_palette(tokens))
    app.setStyleSheet(stylesheet(tokens))


def worn(app: QApplication) -> Tokens:
    """Return the tokens that the application was dressed in."""
    tokens = app.property(TOKENS)
    return tokens if isinstance(tokens, Tokens) else LIGHT


def text_font(tokens: Tokens = LIGHT) -> QFont:
    """Return the font of running text."""
    font = QFont(FAMILY)
    font.setPixelSize(tokens.text_px)
    return font


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, tokens.ground),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.card),
        (role.AlternateBase, tokens.stripe),
        (role.Text, tokens.ink),
        (role.PlaceholderText, tokens.hint),
        (role.Button, tokens.card),
        (role.ButtonText, tokens.ink),
        (role.Highlight, tokens.accent_ground),
        (role.HighlightedText, tokens.ink),
        (role.Accent, tokens.accent),
        (role.ToolTipBase, tokens.ink),
        (role.ToolTipText, tokens.card),
        (role.Link, tokens.accent),
    ):
        palette.setColor(which, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, which, QColor(tokens.hint))
    return palette
