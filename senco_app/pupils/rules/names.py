"""What a pupil is called, and how names are matched."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02c8\u2018\u2019\u201b\u2032\uff07"
_FOLDED = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, ""),
        **dict.fromkeys("-\u2212_.,", " "),
        **dict(zip("łøđħŧŋð\u0131", "lodhtndi", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)


def match_key(text: str) -> str:
    """Return what is compared instead of a text: case, accents, apostrophes folded.

    "O’Brien-Núñez" and "obrien nunez" have the same key. It is for matching only:
    text is stored and shown as typed.
    """
    plain = _plain(text)
    if not text.isascii():
        plain = _plain(plain)
    return " ".join(plain.split())


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold().translate(_FOLDED)
    spread = unicodedata.normalize("NFKD", folded)
    return spread if spread.isascii() else spread.translate(_BARE)


class _Bare(dict[int, str]):
    """What each character that the folding spread out becomes, found when first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        dash = unicodedata.category(sign) == "Pd"  # any hyphen or dash
        bare = "" if unicodedata.combining(sign) else " " if dash else sign
        self[code] = told = bare.translate(_FOLDED)
        return told


_BARE = _Bare()


def full_name(legal_surname: str, legal_forename: str, preferred_name: str) -> str:
    """Return the name a pupil goes by: preferred forename, legal surname."""
    return f"{_forename(legal_forename, preferred_name)} {legal_surname}".strip()


def sort_name(legal_surname: str, legal_forename: str, preferred_name: str) -> str:
    """Return the name that lists are sorted by: "Surname, Forename"."""
    forename = _forename(legal_forename, preferred_name)
    return f"{legal_surname}, {forename}" if forename else legal_surname


def _forename(legal_forename: str, preferred_name: str) -> str:
    return preferred_name if preferred_name.strip() else legal_forename
