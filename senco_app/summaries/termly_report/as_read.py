"""Typed words as a reader sees them: without what cannot be seen on paper."""

from __future__ import annotations

import unicodedata
from typing import Final

#: Signs that are typed for an apostrophe, or for a hyphen.
_APOSTROPHES: Final = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\u2018\u201b\uff07"
_HYPHENS: Final = "\u2010\u2011\u2043\u2212\ufe63\uff0d"
_ALIKE: Final = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "\u2019") | dict.fromkeys(_HYPHENS, "-")
)
_UNSEEN: Final = {0x34F, *range(0xFE00, 0xFE10)}


def as_read(text: str, between: str = "") -> str:
    """Return a text in which letters that look the same are the same.

    Wide, styled and joined letters and accents that were typed apart become plain ones,
    every blank a space. Soft hyphens and characters without width are put away.

    Args:
        text: What was typed.
        between: What stands instead of a character without width: nothing, as it is
            seen, or a space, if it was meant to part two words.
    """
    plain = unicodedata.normalize("NFKC", text.translate(_ALIKE))
    if plain.isascii():
        return plain
    return "".join(between if _is_unseen(sign) else _spaced(sign) for sign in plain)


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" or ord(sign) in _UNSEEN


def _spaced(sign: str) -> str:
    return " " if unicodedata.category(sign).startswith("Z") else sign
