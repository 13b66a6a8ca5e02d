"""Passwords: what is accepted for a new one, and an offer of four random words.

Length counts, composition does not (NCSC and ASVS 6.2): 12 to 128 characters, anything
may be pasted, and only what everybody guesses first is refused.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from senco_app import resources
from senco_app.errors import RuleBrokenError

if TYPE_CHECKING:
    from random import Random

SHORTEST = 12
LONGEST = 128
FEWEST_DIFFERENT = 4
WORDS_OFFERED = 4


def normalised(text: str) -> str:
    """Return the password in the one form that is hashed: Unicode NFC."""
    return unicodedata.normalize("NFC", text)


def check_password(text: str) -> str:
    """Accept a new password and return it normalised.

    Raises:
        RuleBrokenError: If it is too short, too long, or one that is guessed first;
            its field is ``password``.
    """
    password = normalised(text)
    reason = ""
    if len(password) < SHORTEST:
        reason = (
            f"A password has at least {SHORTEST} characters. "
            "Four words that have nothing to do with each other are a good one."
        )
    elif len(password) > LONGEST:
        reason = f"A password has at most {LONGEST} characters."
    elif _is_guessed_first(password):
        reason = (
            "That password is among the first that anybody would try. "
            "Four words that have nothing to do with each other are a good one."
        )
    if reason:
        raise RuleBrokenError(reason, "password")
    return password


def four_words(rng: Random) -> str:
    """Return four different plain words as an offer for a password.

    Args:
        rng: ``random.SystemRandom()`` for a real one; a seeded one for made-up schools.
    """
    return " ".join(rng.sample(words(), WORDS_OFFERED))


@cache
def words() -> tuple[str, ...]:
    """Return the words that are offered, in the order of the list."""
    return tuple(_lines("plain-words.txt"))


@cache
def _denied() -> frozenset[str]:
    return frozenset(_lines("denied-passwords.txt"))


def _lines(name: str) -> list[str]:
    text = resources.file("words", name).read_text(encoding="utf-8")
    return [line for line in text.split() if line]


def _is_guessed_first(password: str) -> bool:
    folded = "".join(password.casefold().split())
    if len(set(folded)) < FEWEST_DIFFERENT:
        return True
    letters = folded.strip("0123456789.,;:!?-_*#@$£&+")
    return any(_repeated(core) in _denied() for core in (folded, letters))


def _repeated(text: str) -> str:
    """Return the shortest beginning that makes the text when it is repeated."""
    for length in range(1, len(text) // 2 + 1):
        if len(text) % length == 0 and text[:length] * (len(text) // length) == text:
            return text[:length]
    return text
