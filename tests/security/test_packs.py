"""Packs: sealed for one reader, by one sender, and refused in one clear sentence."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.errors import FileUnusableError
from senco_app.security import packs, sealing
from senco_app.security.packs import PackKind, PackLabel, Reader

if TYPE_CHECKING:
    from pathlib import Path

REGISTER, BOOK, OTHER = (bytes([number]) * 32 for number in (1, 2, 3))
LABEL = PackLabel(
    kind=PackKind.HAND_OUT,
    register_id="register-1",
    book_id="book-1",
    pack_id="pack-1",
    generation=4,
    made_at=datetime(2027, 2, 9, 9, 30, tzinfo=UTC),
    expires_on=date(2027, 3, 9),
    sender=sealing.public_key(REGISTER),
    recipient=sealing.public_key(BOOK),
)
READER = Reader(
    PackKind.HAND_OUT,
    "register-1",
    "book-1",
    sealing.public_key(REGISTER),
    BOOK,
    date(2027, 3, 9),
)
CONTENT = b"Pip: stay with the child, time it, call the office"
PACK = packs.seal_pack(LABEL, CONTENT, REGISTER)


def refused(data: bytes, reader: Reader = READER) -> str:
    with pytest.raises(FileUnusableError) as caught:
        packs.open_pack(data, "out.pack", reader)
    sentence = str(caught.value)
    assert sentence.startswith("out.pack ")
    assert "\n" not in sentence
    return sentence


def test_a_pack_opens_for_its_reader_until_its_last_day() -> None:
    assert packs.open_pack(PACK, "out.pack", READER) == (LABEL, CONTENT)


def test_nothing_of_the_content_lies_readable_in_it() -> None:
    assert b"Pip" not in PACK
    assert b"call the office" not in PACK


def test_the_label_can_be_read_without_a_key() -> None:
    assert packs.read_label(PACK, "out.pack") == LABEL


def test_two_packs_of_the_same_content_share_no_sealed_byte() -> None:
    again = packs.seal_pack(LABEL, CONTENT, REGISTER)

    assert again[-64:] != PACK[-64:]


@given(st.integers(min_value=0, max_value=len(PACK) - 1), st.integers(1, 255))
def test_any_byte_that_changed_is_noticed(place: int, change: int) -> None:
    hurt = bytearray(PACK)
    hurt[place] ^= change

    assert "Nothing was taken" in refused(bytes(hurt))


@given(st.integers(min_value=0, max_value=len(PACK) - 1))
def test_a_half_copied_pack_is_refused(length: int) -> None:
    refused(PACK[:length])


@given(st.binary(max_size=400))
def test_noise_is_refused(noise: bytes) -> None:
    assert "Nothing was taken from it" in refused(noise)


def test_a_pack_that_somebody_changed_with_care_is_refused() -> None:
    body = bytearray(PACK[:-32])
    place = body.index(b'"generation":4') + len('"generation":')
    body[place] = ord("9")

    sentence = refused(resealed(bytes(body)))

    assert "changed after it was made" in sentence


def test_a_pack_of_another_sender_is_refused() -> None:
    forged = packs.seal_pack(
        replace(LABEL, sender=sealing.public_key(OTHER)), CONTENT, OTHER
    )

    assert "somebody else made it" in refused(forged)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (replace(LABEL, register_id="register-2"), "another school"),
        (replace(LABEL, book_id="book-2"), "another person's book"),
        (
            replace(LABEL, recipient=sealing.public_key(OTHER)),
            "another key than the one here",
        ),
        (replace(LABEL, kind=PackKind.RETURN), "is a return"),
        (replace(LABEL, expires_on=date(2027, 3, 8)), "until Mon 8 Mar 2027"),
    ],
)
def test_a_pack_for_somebody_else_or_too_old_says_so(
    label: PackLabel, words: str
) -> None:
    assert words in refused(packs.seal_pack(label, CONTENT, REGISTER))


@pytest.mark.parametrize(
    "odd", ["", "../../elsewhere", "a b", "\\ud800", "\\n", 65 * "x"]
)
@pytest.mark.parametrize("which", ["register", "book", "pack"])
def test_an_id_that_is_none_is_refused_before_anybody_looks_it_up(
    which: str, odd: str
) -> None:
    told = f'"{which}":"{which}-1"'.encode()
    changed = PACK[:-32].replace(told, f'"{which}":"{odd}"'.encode())

    assert changed != PACK[:-32]
    assert "is no pack" in refused(resealed(changed))


@pytest.mark.parametrize("odd", [b"2147483648", b"-1", b"true", b"4.5", b'"4"'])
def test_a_number_that_no_table_can_hold_is_refused(odd: bytes) -> None:
    changed = PACK[:-32].replace(b'"generation":4', b'"generation":' + odd)

    assert changed != PACK[:-32]
    assert "is no pack" in refused(resealed(changed))


def test_a_pack_of_a_newer_version_says_so() -> None:
    newer = PACK[:-32].replace(b'"format":1', b'"format":2')

    assert "newer version" in refused(resealed(newer))


def test_a_book_without_a_register_takes_the_first_hand_out() -> None:
    reader = replace(READER, register_id="", sender=b"")

    assert packs.open_pack(PACK, "out.pack", reader)[1] == CONTENT


def test_a_key_that_is_none_is_refused_when_sealing() -> None:
    with pytest.raises(FileUnusableError, match="enrol it again"):
        packs.seal_pack(replace(LABEL, recipient=bytes(32)), CONTENT, REGISTER)


def test_what_was_sealed_for_a_pack_opens_as_no_data_key() -> None:
    box = sealing.seal(CONTENT, LABEL.recipient, REGISTER, b"", sealing.PACK)

    with pytest.raises(sealing.SealBrokenError):
        sealing.unseal(box, BOOK, LABEL.sender, b"")


def test_a_file_that_is_not_there_or_far_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.pack"
    with pytest.raises(FileUnusableError, match="no file"):
        packs.read_pack(path)
    with pytest.raises(FileUnusableError, match="could not be read"):
        packs.read_pack(tmp_path)
    path.write_bytes(b"12345")
    assert packs.read_pack(path) == b"12345"
    monkeypatch.setattr(packs, "LONGEST", 4)
    with pytest.raises(FileUnusableError, match="too large"):
        packs.read_pack(path)


def resealed(body: bytes) -> bytes:
    """Give a changed body the digest that belongs to it, as a forger would."""
    return body + hashlib.sha256(body).digest()
