"""How everything looks: the font, and the tokens that the settings ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from senco_app import resources
from senco_app.settings import Settings, Theme
from senco_app.ui import dressing
from senco_app.ui.dressing import TOKENS
from senco_app.ui.stylesheet import BODY_PX, stylesheet
from senco_app.ui.tokens import (
    CREAM,
    DARK,
    LIGHT,
    SystemColours,
    Tokens,
    brightness,
    in_high_contrast,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

__all__ = ["LIGHT", "SystemLook", "Tokens", "dress", "system_look", "tokens_for"]

FAMILY = "Atkinson Hyperlegible Next"
FACES = ("Regular", "Bold", "SemiBold")
STYLE = ("-style", "fusion")
"""Arguments for ``QApplication``: to set the style later would make two of them."""
USUAL = Settings()


class SystemLook(NamedTuple):
    """What the system's own settings ask of every application.

    Attributes:
        dark: Whether it is set to dark colours.
        contrast: Its colours, if it is set to high contrast.
    """

    dark: bool = False
    contrast: SystemColours | None = None


def dress(
    app: QApplication, settings: Settings = USUAL, system: SystemLook | None = None
) -> None:
    """Give the application its font, colours and stylesheet; open windows change too.

    Args:
        app: The running application.
        settings: Theme, cream ground and size of the text.
        system: What the system asks for; nothing for its colours alone.
    """
    if app.property(TOKENS) is None:
        _load_faces()
    tokens = tokens_for(settings, system or system_look(app))
    app.setProperty(TOKENS, tokens)
    if app.styleSheet():
        app.setStyleSheet("")  # one in place of another takes five times as long
    app.setFont(text_font(tokens))
    app.setPalette(_palette(tokens))
    app.setStyleSheet(stylesheet(tokens))
    dressing.renew()


def tokens_for(settings: Settings, system: SystemLook) -> Tokens:
    """Return the tokens that these settings mean on such a system."""
    follow = settings.theme is Theme.SYSTEM
    if follow and system.contrast:
        tokens = in_high_contrast(system.contrast)
    elif settings.theme is Theme.DARK or (follow and system.dark):
        tokens = DARK
    else:
        tokens = CREAM if settings.cream else LIGHT
    return tokens.sized(settings.text_percent)


def system_look(app: QApplication, *, high_contrast: bool = False) -> SystemLook:
    """Return what the system asks for, seen by its colours.

    Args:
        app: The running application; it wears the system's palette afterwards.
        high_contrast: Whether the system is set to it; to ask that takes longer than
            all else before the first window.
    """
    app.setPalette(QPalette())  # without ours, the system's own shows
    colours = _system_colours(app.palette())
    dark = brightness(colours.window) < brightness(colours.window_text)
    return SystemLook(dark, colours if high_contrast else None)


def text_font(tokens: Tokens = LIGHT) -> QFont:
    """Return the font of running text."""
    font = QFont(FAMILY)
    font.setPixelSize(round(BODY_PX * tokens.percent / 100))
    return font


def _load_faces() -> None:
    for face in FACES:
        path = resources.file("fonts", f"AtkinsonHyperlegibleNext-{face}.ttf")
        QFontDatabase.addApplicationFont(str(path))


def _system_colours(palette: QPalette) -> SystemColours:
    role = QPalette.ColorRole
    return SystemColours(
        window=palette.color(role.Window).name(),
        window_text=palette.color(role.WindowText).name(),
        base=palette.color(role.Base).name(),
        text=palette.color(role.Text).name(),
        highlight=palette.color(role.Highlight).name(),
        highlighted_text=palette.color(role.HighlightedText).name(),
    )


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(tokens.card), QColor(tokens.ground))
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
