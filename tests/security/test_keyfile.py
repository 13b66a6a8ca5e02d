from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from senco_app.errors import DatabaseTooNewError, FileUnusableError, SencoError
from senco_app.roles import Role
from senco_app.security import sealing, slots
from senco_app.security.keyfile import (
    FILE_NAME,
    KeyFile,
    SlotKind,
    SlotLabel,
    is_sealed,
    parse,
    people,
    read_key_file,
    write_key_file,
)
from tests.conftest import PASSWORD, QUICK

if TYPE_CHECKING:
    from pathlib import Path

REGISTER = "01920000-0000-7000-8000-000000000001"
DATA_KEY = bytes(range(32))
SEAL_KEY = slots.seal_key(DATA_KEY)
RING = slots.Keyring(REGISTER, DATA_KEY, sealing.new_private_key())
SENCO = SlotLabel("1", "Quillon Marsh", Role.SENCO, SlotKind.PASSWORD)
DEPUTY = SlotLabel("2", "Zoë O’Łuk", Role.DEPUTY_SENCO, SlotKind.PASSWORD)
ODD, EVEN = "the odd password", "the even password"


@pytest.fixture(scope="module")
def keys() -> KeyFile:
    made = (
        slots.make_slot(SENCO, ODD, RING, QUICK),
        slots.make_slot(DEPUTY, EVEN, RING, QUICK),
    )
    return KeyFile(REGISTER, 1, made)


@pytest.fixture
def written(keys: KeyFile, tmp_path: Path) -> bytes:
    write_key_file(tmp_path, keys, SEAL_KEY)
    return (tmp_path / FILE_NAME).read_bytes()


def test_what_was_written_is_read_again(keys: KeyFile, tmp_path: Path) -> None:
    written = write_key_file(tmp_path, keys, SEAL_KEY)
    read = read_key_file(tmp_path, newest_schema=1)
    assert read == written
    assert read.slots == keys.slots
    assert is_sealed(read, SEAL_KEY)
    assert not is_sealed(read, b"another key")


def test_names_are_read_without_a_password(keys: KeyFile, tmp_path: Path) -> None:
    recovery = slots.make_slot(slots.recovery_label("3"), ODD, RING, QUICK)
    write_key_file(tmp_path, replace(keys, slots=(*keys.slots, recovery)), SEAL_KEY)
    assert people(tmp_path) == (SENCO, DEPUTY)


def test_every_flipped_byte_is_noticed(written: bytes, tmp_path: Path) -> None:
    for at in range(len(written)):
        hurt = bytearray(written)
        hurt[at] ^= 1 << (at % 8)
        try:
            unnoticed = is_sealed(parse(bytes(hurt), tmp_path), SEAL_KEY)
        except SencoError:
            continue
        assert not unnoticed, f"byte {at} of {len(written)}"


def test_every_cut_off_end_is_noticed(written: bytes, tmp_path: Path) -> None:
    for length in range(len(written)):
        with pytest.raises(FileUnusableError, match="damaged"):
            parse(written[:length], tmp_path)


def test_a_damaged_slot_of_somebody_else_does_not_stop_opening(
    written: bytes, tmp_path: Path
) -> None:
    begin = written.index(b"{", written.index(b"\n"))
    end = written.index(b"\n", begin)
    for at in range(begin, end):
        hurt = bytearray(written)
        hurt[at] ^= 4
        damaged = parse(bytes(hurt), tmp_path)
        mine = next(slot for slot in damaged.slots if slot.label == DEPUTY)
        assert not damaged.whole
        if at % 20 == 0:
            assert slots.open_slot(mine, EVEN, damaged.register_id) == DATA_KEY


def test_a_missing_key_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileUnusableError, match=r"register\.keys, is missing"):
        read_key_file(tmp_path, newest_schema=1)


def test_a_newer_schema_is_told_before_any_password(
    keys: KeyFile, tmp_path: Path
) -> None:
    write_key_file(tmp_path, replace(keys, schema=2), SEAL_KEY)
    with pytest.raises(DatabaseTooNewError, match="newer version"):
        read_key_file(tmp_path, newest_schema=1)


def test_no_password_and_no_key_lies_in_the_file(written: bytes) -> None:
    for secret in (ODD, EVEN, PASSWORD, DATA_KEY.hex()):
        assert secret.encode() not in written


@pytest.mark.parametrize(
    "forged", [b'"schema":Infinity,', b'"schema":' + b"[" * 50_000]
)
def test_a_forged_head_is_damage_not_a_crash(
    written: bytes, tmp_path: Path, forged: bytes
) -> None:
    hurt = written.replace(b'"schema":1,', forged)
    assert hurt != written
    with pytest.raises(FileUnusableError, match="damaged"):
        parse(hurt, tmp_path)


def test_a_forged_slot_is_a_damaged_one(written: bytes, tmp_path: Path) -> None:
    cost = f'"memory_kib":{QUICK.memory_kib}'.encode()
    hurt = written.replace(cost, b'"memory_kib":Infinity', 1)
    assert hurt != written
    assert parse(hurt, tmp_path).damaged == 1


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (b'"lanes":1', b'"lanes":0'),
        (b'"passes":1', b'"passes":0'),
        (b'"memory_kib":64', b'"memory_kib":7'),
        (b'"lanes":1', b'"lanes":-4'),
    ],
)
def test_a_cost_that_cannot_be_paid_is_damage(
    written: bytes, tmp_path: Path, said: bytes, instead: bytes
) -> None:
    assert said in written
    damaged = parse(written.replace(said, instead, 1), tmp_path)
    assert damaged.damaged == 1
    assert [slot.label for slot in damaged.slots] == [DEPUTY]
