from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontInfo

from senco_app.ui import theme
from senco_app.ui.icons import icon
from senco_app.ui.stylesheet import TONES, stylesheet
from senco_app.ui.theme import LIGHT, Tokens

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PAIRS = [
    *((tone, f"{tone}_ground") for tone in TONES),
    *((tone, "card") for tone in TONES),
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


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(getattr(LIGHT, text), getattr(LIGHT, ground)) >= 4.5


@pytest.mark.parametrize("edge", ["field_line", "accent", "late"])
def test_edges_of_fields_stand_out_from_the_card(edge: str) -> None:
    assert contrast(getattr(LIGHT, edge), LIGHT.card) >= 3  # WCAG 2.2, 1.4.11


def test_the_whole_application_is_set_in_the_legible_font(
    dressed: QApplication,
) -> None:
    assert QFontInfo(dressed.font()).family() == theme.FAMILY


def test_a_larger_text_changes_every_size() -> None:
    large = stylesheet(Tokens(text_px=28))

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
