from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from senco_app.security.recovery import ALPHABET, in_groups, new_code, parse

places = st.integers(0, 26)


def fresh() -> str:
    return new_code().replace("-", "")


def test_a_code_is_26_letters_and_a_check_character_in_groups() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5, 5, 2]
    assert parse(code) == code.replace("-", "")[:26]


def test_no_code_comes_twice() -> None:
    assert len({new_code() for _ in range(200)}) == 200


@given(st.text(alphabet=" -\t", max_size=3))
def test_blanks_hyphens_and_small_letters_do_not_matter(between: str) -> None:
    code = fresh()
    assert parse(between.join(code.lower())) == code[:26]


def test_0_1_and_8_are_read_as_the_letters_they_look_like() -> None:
    for _ in range(20):
        code = fresh()
        typed = code.translate(str.maketrans("OIB", "018"))
        assert parse(typed) == code[:26]


@given(places, st.sampled_from(ALPHABET))
def test_every_wrong_character_is_noticed(place: int, letter: str) -> None:
    code = fresh()
    wrong = code[:place] + letter + code[place + 1 :]
    assert (parse(wrong) is not None) == (wrong == code)


@given(places, places)
def test_every_two_characters_that_changed_places_are_noticed(a: int, b: int) -> None:
    code = list(fresh())
    swapped = code.copy()
    swapped[a], swapped[b] = swapped[b], swapped[a]
    assert (parse("".join(swapped)) is not None) == (swapped == code)


@given(st.text(max_size=40))
def test_other_text_is_no_code(text: str) -> None:
    letters = parse(text)
    assert letters is None or len(letters) == 26


def test_a_password_of_words_is_no_code() -> None:
    assert parse("vellum otter quarry lanterns") is None


def test_groups_hold_everything() -> None:
    assert in_groups("ABCDEFG") == "ABCDE-FG"
