"""Enrolment: what a book says of itself, and the words that people compare."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from senco_app.errors import FileUnusableError
from senco_app.security.enrolment import (
    Enrolment,
    enrolment_bytes,
    read_enrolment,
)
from senco_app.security.passwords import words

if TYPE_CHECKING:
    from pathlib import Path

ENROLMENT = Enrolment("book-1", "Tamsin Oddlode", "LAPTOP-07", bytes(range(32)))


def test_an_enrolment_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "enrol"
    path.write_bytes(enrolment_bytes(ENROLMENT))

    assert read_enrolment(path) == ENROLMENT


def test_the_words_are_eight_plain_ones_and_always_the_same() -> None:
    spoken = ENROLMENT.spoken()

    assert spoken == ENROLMENT.spoken()
    assert len(spoken.replace("/", "").split()) == 8
    assert set(spoken.replace("/", "").split()) <= set(words())


@pytest.mark.parametrize(
    "change",
    [
        {"book_id": "book-2"},
        {"person": "Tamsin Oddlodе"},  # noqa: RUF001 - a letter that looks alike
        {"device": "LAPTOP-08"},
        {"public": bytes(32)},
    ],
)
def test_whatever_is_changed_changes_the_words(change: dict[str, object]) -> None:
    assert replace(ENROLMENT, **change).spoken() != ENROLMENT.spoken()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff" * 50,
        b"[]",
        b'{"application": "something else"}',
        enrolment_bytes(ENROLMENT)[:-20],
        enrolment_bytes(ENROLMENT).replace(b"0001", b"01"),
        enrolment_bytes(replace(ENROLMENT, person=" ")),
        enrolment_bytes(replace(ENROLMENT, person="Tam\u202esin")),
        enrolment_bytes(replace(ENROLMENT, device="L\x1b[2J) says:\nother words")),
        enrolment_bytes(replace(ENROLMENT, device="\ud800")),
        enrolment_bytes(replace(ENROLMENT, book_id="../../elsewhere")),
        enrolment_bytes(replace(ENROLMENT, book_id="\ud800")),
    ],
)
def test_what_is_no_enrolment_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "enrol"
    path.write_bytes(data)

    with pytest.raises(FileUnusableError, match="enrol is no enrolment file"):
        read_enrolment(path)


def test_a_newer_one_and_a_missing_one_are_told(tmp_path: Path) -> None:
    path = tmp_path / "enrol"
    with pytest.raises(FileUnusableError, match="could not be read"):
        read_enrolment(path)
    said = json.loads(enrolment_bytes(ENROLMENT))
    path.write_text(json.dumps({**said, "format": 2}))
    with pytest.raises(FileUnusableError, match="newer version"):
        read_enrolment(path)
