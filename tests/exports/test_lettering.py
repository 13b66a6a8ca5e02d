from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.exports import faces, lettering
from tests.exports.papers import ANYTHING

XML_FORBIDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NUMBER = re.compile(r"\[U\+([0-9A-F]{4,6})]")


@given(ANYTHING)
def test_showable_text_holds_nothing_that_a_word_file_cannot(text: str) -> None:
    assert not XML_FORBIDS.search(lettering.showable(text))


@given(ANYTHING)
def test_each_character_is_shown_or_told_by_its_number(text: str) -> None:
    told = NUMBER.sub(lambda it: chr(int(it[1], 16)), lettering.showable(text))

    assert "".join(told.split()) == "".join(text.split())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2029"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert lettering.showable(f"one{end}two") == "one\ntwo"


def test_an_override_of_the_reading_direction_is_shown_not_obeyed() -> None:
    assert lettering.showable("\u202egpj.exe") == "[U+202E]gpj.exe"


def test_a_files_title_is_one_line() -> None:
    assert lettering.in_one_line(" Ada\r\nByron\t(Year 4) ") == "Ada Byron (Year 4)"


@given(st.text())
def test_every_letter_is_set_in_a_face_that_has_it(text: str) -> None:
    spaced = " ".join(lettering.showable(text).split())

    for face, letters in faces.runs(spaced):
        assert faces.letters(face).issuperset(letters)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S"))))
def test_no_letter_is_lost_between_the_faces(text: str) -> None:
    set_ = "".join(letters for _, letters in faces.runs(text))
    told = NUMBER.sub(lambda it: chr(int(it[1], 16)), set_)

    assert told == unicodedata.normalize("NFC", lettering.seen(text))


def test_a_letter_and_its_accent_stay_in_one_face() -> None:
    assert list(faces.runs("ax\u0317b")) == [
        (faces.REGULAR, "a"),
        (faces.SECOND, "x\u0317"),
        (faces.REGULAR, "b"),
    ]


def test_what_no_face_has_is_told_by_its_number() -> None:
    assert list(faces.runs("a 🧩")) == [(faces.REGULAR, "a [U+1F9E9]")]
