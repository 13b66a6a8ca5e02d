from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo

from senco_app.settings import Settings, Theme
from senco_app.ui import theme
from senco_app.ui.dressing import worn
from senco_app.ui.icons import icon
from senco_app.ui.stylesheet import TONES, stylesheet
from senco_app.ui.theme import LIGHT, SystemLook, dress, tokens_for
from senco_app.ui.tokens import (
    CREAM,
    DARK,
    SystemColours,
    Tokens,
    brightness,
    contrast,
    in_high_contrast,
)
from senco_app.ui.widgets.buttons import QuietButton
from senco_app.ui.widgets.labels import InitialsBadge

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PAIRS = [
    *((tone, f"{tone}_ground") for tone in TONES),
    *((tone, "card") for tone in TONES),
    *((tone, "ground") for tone in TONES),
    ("accent", "stripe"),
    ("late", "stripe"),
    ("soon", "stripe"),
    ("muted", "stripe"),
    ("muted", "accent_ground"),
    ("ink", "late_ground"),
    ("ink", "ground"),
    ("ink", "card"),
    ("ink", "stripe"),
    ("ink", "accent_ground"),
    ("muted", "ground"),
    ("muted", "card"),
    ("hint", "card"),
    ("rail_ink", "rail"),
    ("rail_ink", "rail_chosen"),
    ("rail_muted", "rail"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("late", "card"),
]


PAPER = ("#FFFFFF", "#000000", "#FFFFFF", "#000000")
NIGHT = SystemColours("#000000", "#FFFFFF", "#000000", "#FFFFFF", "#1AEBFF", "#000000")
DAY = SystemColours(*PAPER, highlight="#37006E", highlighted_text="#FFFFFF")
LOOKS = {
    "light": LIGHT,
    "cream": CREAM,
    "dark": DARK,
    "high contrast, black": in_high_contrast(NIGHT),
    "high contrast, white": in_high_contrast(DAY),
}


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_green_is_brighter_than_red_and_red_than_blue() -> None:
    assert brightness("#00FF00") == pytest.approx(0.7152)
    assert brightness("#FF0000") == pytest.approx(0.2126)
    assert brightness("#808080") == pytest.approx(0.2159, abs=0.0001)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(look: str, text: str, ground: str) -> None:
    tokens = LOOKS[look]
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("edge", ["field_line", "accent", "late"])
def test_edges_of_fields_stand_out_from_the_card(look: str, edge: str) -> None:
    tokens = LOOKS[look]
    assert contrast(getattr(tokens, edge), tokens.card) >= 3  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize(
    ("settings", "system", "meant"),
    [
        (Settings(), SystemLook(), LIGHT),
        (Settings(), SystemLook(dark=True), DARK),
        (Settings(theme=Theme.LIGHT), SystemLook(dark=True), LIGHT),
        (Settings(theme=Theme.DARK), SystemLook(), DARK),
        (Settings(cream=True), SystemLook(), CREAM),
        (Settings(cream=True, theme=Theme.DARK), SystemLook(), DARK),
        (Settings(), SystemLook(contrast=NIGHT), in_high_contrast(NIGHT)),
        (Settings(theme=Theme.LIGHT), SystemLook(contrast=NIGHT), LIGHT),
    ],
)
def test_the_settings_and_the_system_decide_the_colours(
    settings: Settings, system: SystemLook, meant: Tokens
) -> None:
    assert tokens_for(settings, system) == meant


def test_high_contrast_is_painted_in_the_systems_own_colours() -> None:
    tokens = in_high_contrast(NIGHT)
    painted = {getattr(tokens, name) for name in Tokens.__slots__ if name != "percent"}

    assert painted == {"#000000", "#FFFFFF", "#1AEBFF"}


def test_a_highlight_that_cannot_be_read_gives_way_to_the_text() -> None:
    pale = SystemColours(*PAPER, highlight="#FFFFC0", highlighted_text="#000000")

    assert in_high_contrast(pale).accent == "#000000"


def test_the_whole_application_is_set_in_the_legible_font(
    dressed: QApplication,
) -> None:
    assert QFontInfo(dressed.font()).family() == theme.FAMILY


def test_a_larger_text_changes_every_size() -> None:
    large = stylesheet(LIGHT.sized(200))

    assert "font-size: 28px" in large
    assert "font-size: 14px" not in large


def test_an_icon_is_drawn_in_the_colour_asked_for() -> None:
    picture = icon("circle", "#B3261E", 20).pixmap(20, 20).toImage()

    colours = {
        picture.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert "#b3261e" in colours


def colours_of(button: QuietButton) -> set[str]:
    size = button.iconSize()
    picture = button.icon().pixmap(size).toImage()
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }


def test_an_open_window_changes_colours_and_icons_at_once(
    undressed_after: QApplication, qtbot: QtBot
) -> None:
    button = QuietButton("Lock", "lock")
    qtbot.addWidget(button)
    button.show()
    assert LIGHT.accent in colours_of(button)

    dress(undressed_after, Settings(theme=Theme.DARK))

    assert DARK.accent in colours_of(button)
    ground = button.grab().toImage().pixelColor(6, button.height() // 2)
    assert ground.name().upper() == DARK.card


def test_an_open_window_grows_with_its_text_and_shrinks_again(
    undressed_after: QApplication, qtbot: QtBot
) -> None:
    button, badge = QuietButton("Lock", "lock"), InitialsBadge("Ada Voss", 36)
    for widget in (button, badge):
        qtbot.addWidget(widget)
        widget.show()
    before = button.sizeHint()

    dress(undressed_after, Settings(text_percent=200))
    assert button.sizeHint().width() > 1.4 * before.width()
    assert button.iconSize().width() == 36
    assert badge.width() == 72

    dress(undressed_after, Settings())
    assert button.sizeHint() == before
    assert badge.width() == 36


def test_a_widget_that_is_gone_is_not_dressed_anew(
    undressed_after: QApplication,
) -> None:
    button = QuietButton("Lock", "lock")
    button.deleteLater()
    undressed_after.sendPostedEvents(button, QEvent.Type.DeferredDelete)

    dress(undressed_after, Settings(text_percent=150))


def test_the_systems_own_colours_are_seen_under_ours(
    undressed_after: QApplication,
) -> None:
    dress(undressed_after, Settings(theme=Theme.DARK))
    look = theme.system_look(undressed_after, high_contrast=True)

    assert look.contrast is not None
    assert look.contrast.window.upper() not in {DARK.ground, LIGHT.ground}
    assert look.dark is (brightness(look.contrast.window) < 0.2)


def test_a_system_in_high_contrast_is_followed(undressed_after: QApplication) -> None:
    dress(undressed_after, Settings(), SystemLook(contrast=NIGHT))

    assert worn() == in_high_contrast(NIGHT)
    assert undressed_after.palette().window().color().name() == "#000000"
