"""The colours that everything is painted in, by name, and the size of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

WITHOUT_COLOUR = 0.03928  # WCAG 2.2: below it, brightness grows evenly
READABLE = 4.5
"""Least contrast of text, to 1 (WCAG 2.2, 1.4.3)."""


@dataclass(frozen=True, slots=True, repr=False, eq=True)
class Tokens:
    """The colours and the size of the text; another look is another instance.

    Colours are "#RRGGBB". A colour of text reads on the ground of the same name, on
    ``card`` and on ``ground``, with a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
    ``percent`` is the size of all text, and of what grows with it.
    """

    ground: str = "#F5F6F8"
    card: str = "#FFFFFF"
    ink: str = "#1B2430"
    muted: str = "#566173"
    hint: str = "#66717F"
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
    percent: int = 100

    @property
    def is_dark(self) -> bool:
        """Whether light words stand on a dark ground."""
        return brightness(self.card) < brightness(self.ink)

    def sized(self, percent: int) -> Tokens:
        """Return the same colours with text of another size."""
        return replace(self, percent=percent)


LIGHT = Tokens()
CREAM = Tokens(
    ground="#F6EFDF",
    card="#FFFAEE",
    stripe="#FBF5E6",
    line="#E4DAC3",
    muted="#545C68",
    hint="#616974",
    field_line="#877F6F",
    accent_ground="#DFECE6",
    late="#A8221B",
    soon="#7A4F00",
    soon_ground="#FCE9C4",
    neutral_ground="#EFE7D5",
)
DARK = Tokens(
    ground="#12181F",
    card="#1B232D",
    ink="#E8EDF3",
    muted="#AEB9C6",
    hint="#98A5B4",
    line="#323E4C",
    field_line="#73818F",
    stripe="#202A35",
    rail="#0B1118",
    rail_chosen="#23405C",
    rail_ink="#FFFFFF",
    rail_muted="#B9C7D6",
    accent="#63C7CF",
    accent_strong="#86D8DE",
    accent_ground="#173B40",
    on_accent="#08272B",
    late="#FFA399",
    late_ground="#45211F",
    soon="#F2C36B",
    soon_ground="#3E3013",
    good="#86D5A2",
    good_ground="#183824",
    statutory="#A5C4F7",
    statutory_ground="#1E3251",
    neutral="#C9D3DE",
    neutral_ground="#2C3846",
)


class SystemColours(NamedTuple):
    """The pairs of colours that a system with high contrast promises to be readable."""

    window: str
    window_text: str
    base: str
    text: str
    highlight: str
    highlighted_text: str


def in_high_contrast(system: SystemColours) -> Tokens:
    """Return tokens of the system's own colours: no shades, and words for states."""
    ink, paper = system.text, system.base
    accent, on_accent = system.highlight, system.highlighted_text
    if min(contrast(accent, paper), contrast(accent, on_accent)) < READABLE:
        accent, on_accent = ink, paper
    inks = ("ink", "muted", "hint", "line", "field_line", "neutral", *_TONES)
    grounds = ("card", "ground", "stripe", "accent_ground", "neutral_ground")
    coloured: dict[str, Any] = dict.fromkeys(inks, ink) | dict.fromkeys(grounds, paper)
    coloured |= {f"{tone}_ground": paper for tone in _TONES}
    return Tokens(
        **coloured,
        rail=system.window,
        rail_ink=system.window_text,
        rail_muted=system.window_text,
        rail_chosen=system.window,
        accent=accent,
        accent_strong=accent,
        on_accent=on_accent,
    )


_TONES = ("late", "soon", "good", "statutory")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours to 1, from 1 to 21 (WCAG 2.2)."""
    dark, bright = sorted((brightness(one), brightness(other)))
    return (bright + 0.05) / (dark + 0.05)


def brightness(colour: str) -> float:
    """Return the relative luminance of "#RRGGBB", from 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= WITHOUT_COLOUR else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
