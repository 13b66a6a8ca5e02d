"""The recovery code: the school's own way in, printed once and kept in the safe.

128 random bits as 26 letters and digits of base32, and a check character. Reckoned in
the field of 32 elements, as polynomials over x^5 + x^2 + 1, the check character notices
every single wrong character and every two that changed places.
"""

from __future__ import annotations

import secrets

from senco_app.errors import WrongPasswordError

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
BITS = 128
LETTERS = 26
GROUP = 5
_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})
_BITS_PER_LETTER = 5
_FIELD_POLYNOMIAL = 0b100101
_FIELD_SIZE = 32
_PADDING = LETTERS * _BITS_PER_LETTER - BITS


def new_code() -> str:
    """Return a new recovery code in groups of five characters."""
    bits = secrets.randbits(BITS) << _PADDING
    digits = [(bits >> _BITS_PER_LETTER * n) % _FIELD_SIZE for n in range(LETTERS)]
    letters = "".join(ALPHABET[digit] for digit in reversed(digits))
    return in_groups(letters + _check_character(letters))


def in_groups(letters: str) -> str:
    """Return the characters as they are printed, five to a group."""
    groups = (letters[n : n + GROUP] for n in range(0, len(letters), GROUP))
    return "-".join(groups)


def parse(text: str) -> str | None:
    """Return the 26 letters of a recovery code as typed, or nothing if it is none.

    Blanks, hyphens and small letters are taken; so are 0, 1 and 8, which the code
    never holds, for O, I and B.
    """
    typed = "".join(text.split()).replace("-", "").upper().translate(_LOOKALIKES)
    letters, check = typed[:LETTERS], typed[LETTERS:]
    if len(check) != 1 or any(letter not in ALPHABET for letter in typed):
        return None
    if ALPHABET.index(letters[-1]) % (1 << _PADDING):
        return None
    return letters if check == _check_character(letters) else None


def check_code(text: str) -> None:
    """Accept what could be a recovery code.

    Raises:
        WrongPasswordError: If a character is wrong, missing or one too many.
    """
    if parse(text) is None:
        message = (
            "That is no recovery code: a character is wrong or missing. It has "
            f"{LETTERS + 1} letters and digits; compare each group with the sheet."
        )
        raise WrongPasswordError(message)


def _check_character(letters: str) -> str:
    total = 0
    for letter in letters:  # Horner's rule: every place has a weight of its own
        total = _doubled(total) ^ ALPHABET.index(letter)
    return ALPHABET[_doubled(total)]


def _doubled(element: int) -> int:
    doubled = element << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & _FIELD_SIZE else doubled
