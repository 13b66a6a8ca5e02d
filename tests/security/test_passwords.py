from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.errors import RuleBrokenError
from senco_app.security.passwords import check_password, four_words, words


@pytest.mark.parametrize(
    "guess",
    [
        "passwordpassword",
        "Password2026!",
        "password 1234",
        "QWERTYUIOP12",
        "123456789012",
        "Senco 2026!!",
        "abcabcabcabc",
        "aaaaaaaaaaaa",
        "letmeinletmein",
        "SEND Register 1",
    ],
)
def test_what_everybody_guesses_first_is_refused(guess: str) -> None:
    with pytest.raises(RuleBrokenError, match="among the first") as refused:
        check_password(guess)
    assert refused.value.field == "password"


@pytest.mark.parametrize(
    "password",
    [
        "vellum otter quarry lanterns",
        "correct-hippo-5",
        "x7!kQp0zLm3w",
        "żółw gęślą jaźń",
        " spaces count too ",
        "y" * 60 + "abcz" * 17,
    ],
)
def test_other_passwords_of_12_characters_are_taken(password: str) -> None:
    assert check_password(password) == password


@pytest.mark.parametrize(("length", "words_said"), [(11, "at least"), (129, "at most")])
def test_too_short_and_too_long_are_refused(length: int, words_said: str) -> None:
    with pytest.raises(RuleBrokenError, match=words_said):
        check_password(("xq7vmkzp" * 20)[:length])


def test_the_same_letters_typed_otherwise_are_the_same_password() -> None:
    composed, decomposed = "caf\u00e9 with words", "cafe\u0301 with words"
    assert check_password(decomposed) == composed


@given(st.integers())
def test_an_offer_is_four_different_words_and_taken(seed: int) -> None:
    offer = four_words(Random(seed))  # noqa: S311 - the same offer each time
    assert len(set(offer.split(" "))) == 4
    assert check_password(offer) == offer


def test_the_list_is_long_and_plain() -> None:
    listed = words()
    assert len(listed) >= 2048
    assert len(set(listed)) == len(listed)
    assert all(word.isascii() and word.islower() for word in listed)
    assert all(4 <= len(word) <= 8 for word in listed)
