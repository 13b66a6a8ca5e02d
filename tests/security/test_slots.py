from __future__ import annotations

from dataclasses import replace

import pytest

from senco_app.errors import (
    FileUnusableError,
    RecordMissingError,
    WrongPasswordError,
)
from senco_app.roles import Role
from senco_app.security import recovery, sealing, slots
from senco_app.security.keyfile import KeyFile
from senco_app.security.labels import CEILING, FLOOR, Cost, Slot, SlotKind, SlotLabel
from tests.conftest import PASSWORD, QUICK

REGISTER = "01920000-0000-7000-8000-000000000001"
DATA_KEY = bytes(range(32))
SENCO = SlotLabel("1", "Quillon Marsh", Role.SENCO, SlotKind.PASSWORD)
DEPUTY = SlotLabel("2", "Tamsin Oddlode", Role.DEPUTY_SENCO, SlotKind.PASSWORD)
CODE = recovery.new_code()
RING = slots.Keyring(REGISTER, DATA_KEY, sealing.new_private_key())


@pytest.fixture(scope="module")
def slot() -> Slot:
    return slots.make_slot(SENCO, PASSWORD, RING, QUICK)


@pytest.fixture(scope="module")
def keys(slot: Slot) -> KeyFile:
    deputy = slots.make_slot(DEPUTY, "another password", RING, QUICK)
    letters = recovery.parse(CODE) or ""
    label = slots.recovery_label("3")
    spare = slots.make_slot(label, letters, RING, QUICK)
    return KeyFile(REGISTER, 1, (slot, deputy, spare))


def test_the_right_password_opens(slot: Slot) -> None:
    assert slots.open_slot(slot, PASSWORD, REGISTER) == DATA_KEY


def test_a_wrong_password_does_not(slot: Slot) -> None:
    with pytest.raises(WrongPasswordError, match="Quillon Marsh"):
        slots.open_slot(slot, PASSWORD + " ", REGISTER)


@pytest.mark.parametrize(
    "changed",
    [
        {"label": replace(SENCO, role=Role.DEPUTY_SENCO)},
        {"label": replace(SENCO, name="Somebody Else")},
        {"label": replace(SENCO, person_id="2")},
        {"label": replace(SENCO, kind=SlotKind.RECOVERY)},
        {"cost": replace(QUICK, passes=2)},
        {"cost": replace(QUICK, memory_kib=128)},
        {"nonce": bytes(12)},
        {"salt": bytes(16)},
        {"nonce": b""},
        {"wrapped": b""},
        {"public": bytes(32)},
        {"public": b""},
        {"ephemeral": bytes(32)},
        {"ephemeral": b""},
        {"sealed": b""},
    ],
)
def test_a_slot_that_was_changed_does_not_open(
    slot: Slot, changed: dict[str, SlotLabel | Cost | bytes]
) -> None:
    with pytest.raises(WrongPasswordError):
        slots.open_slot(replace(slot, **changed), PASSWORD, REGISTER)  # type: ignore[arg-type]


def test_a_slot_of_another_register_does_not_open(slot: Slot) -> None:
    with pytest.raises(WrongPasswordError):
        slots.open_slot(slot, PASSWORD, "01920000-0000-7000-8000-000000000002")


@pytest.mark.parametrize("part", ["wrapped", "public", "ephemeral", "sealed"])
def test_every_changed_byte_of_a_slot_is_noticed(slot: Slot, part: str) -> None:
    whole: bytes = getattr(slot, part)
    for at in range(len(whole)):
        hurt = bytearray(whole)
        hurt[at] ^= 1
        changed = replace(slot, **{part: bytes(hurt)})  # type: ignore[arg-type]
        with pytest.raises(WrongPasswordError):
            slots.open_slot(changed, PASSWORD, REGISTER)


def test_a_new_data_key_is_sealed_without_the_password(slot: Slot) -> None:
    ring = replace(RING, data_key=bytes(32))
    anew = slots.sealed_anew(slot, slot.label, ring)
    assert slots.open_slot(anew, PASSWORD, REGISTER) == ring.data_key
    assert slots.open_slot(slot, PASSWORD, REGISTER) == DATA_KEY


def test_a_new_name_and_role_need_no_password(slot: Slot) -> None:
    label = replace(SENCO, name="Quillon Marsh-Oddlode", role=Role.DEPUTY_SENCO)
    anew = slots.sealed_anew(slot, label, RING)
    assert anew.label == label
    assert slots.open_slot(anew, PASSWORD, REGISTER) == DATA_KEY


def test_a_data_key_from_elsewhere_opens_nothing(slot: Slot) -> None:
    theirs = replace(RING, data_key=bytes(32), sealer=sealing.new_private_key())
    with pytest.raises(WrongPasswordError):
        slots.open_slot(slots.sealed_anew(slot, slot.label, theirs), PASSWORD, REGISTER)


def test_a_key_sealed_to_somebody_else_opens_nothing(slot: Slot, keys: KeyFile) -> None:
    deputy = keys.slots[1]
    mixed = replace(slot, ephemeral=deputy.ephemeral, sealed=deputy.sealed)
    with pytest.raises(WrongPasswordError):
        slots.open_slot(mixed, PASSWORD, REGISTER)


def test_two_slots_share_no_secret(keys: KeyFile) -> None:
    parts = [(s.salt, s.public, s.ephemeral, s.wrapped, s.sealed) for s in keys.slots]
    assert len({part for slot in parts for part in slot}) == 5 * len(keys.slots)


def test_nobody_named_means_the_first_senco(keys: KeyFile) -> None:
    assert slots.choose_slot(keys, PASSWORD, "", QUICK).label == SENCO


def test_nobody_named_means_a_senco_even_if_somebody_else_came_first(
    keys: KeyFile,
) -> None:
    others = replace(keys, slots=(keys.slots[1], keys.slots[2], keys.slots[0]))
    assert slots.choose_slot(others, PASSWORD, "", QUICK).label == SENCO
    nobody = replace(keys, slots=keys.slots[1:])
    assert slots.choose_slot(nobody, PASSWORD, "", QUICK).label == DEPUTY


def test_a_name_is_found_whatever_its_capitals(keys: KeyFile) -> None:
    assert slots.choose_slot(keys, "x", "tamsin oddlode", QUICK).label == DEPUTY


def test_a_name_is_found_whatever_blanks_are_around_it(keys: KeyFile) -> None:
    assert slots.choose_slot(keys, "x", " Tamsin Oddlode\n", QUICK).label == DEPUTY


def test_an_unknown_name_is_told_who_can_sign_in(keys: KeyFile) -> None:
    with pytest.raises(RecordMissingError) as told:
        slots.choose_slot(keys, PASSWORD, "Nobody Here", QUICK)
    assert str(told.value).endswith("Quillon Marsh and Tamsin Oddlode.")


def test_the_recovery_code_opens_as_it_is_read_aloud(keys: KeyFile) -> None:
    typed = CODE.lower().replace("-", " ")
    slot = slots.choose_slot(keys, typed, "", QUICK)
    assert slot.label.kind is SlotKind.RECOVERY
    assert slots.unlock(keys, slot, typed) == DATA_KEY


def test_another_recovery_code_does_not_open(keys: KeyFile) -> None:
    other = recovery.new_code()
    slot = slots.choose_slot(keys, other, "", QUICK)
    with pytest.raises(WrongPasswordError, match="recovery code does not open"):
        slots.unlock(keys, slot, other)


def test_a_cheap_slot_is_refused_in_earnest(keys: KeyFile) -> None:
    with pytest.raises(FileUnusableError, match="strength"):
        slots.choose_slot(keys, PASSWORD, "", Cost())


@pytest.mark.parametrize(
    ("memory_kib", "passes", "allowed"),
    [
        (FLOOR.memory_kib, FLOOR.passes, True),
        (FLOOR.memory_kib - 1, FLOOR.passes, False),
        (FLOOR.memory_kib, FLOOR.passes - 1, False),
        (CEILING.memory_kib, CEILING.passes, True),
        (CEILING.memory_kib + 1, CEILING.passes, False),
        (FLOOR.memory_kib, CEILING.passes + 1, False),
    ],
)
def test_a_slot_costs_neither_too_little_nor_too_much(
    keys: KeyFile, memory_kib: int, passes: int, *, allowed: bool
) -> None:
    cost = Cost(memory_kib, passes, 4)
    changed = replace(keys, slots=(replace(keys.slots[0], cost=cost),))
    if allowed:
        assert slots.choose_slot(changed, PASSWORD, "", Cost()).cost == cost
        return
    with pytest.raises(FileUnusableError, match="strength"):
        slots.choose_slot(changed, PASSWORD, "", Cost())


def test_a_wrong_password_and_a_damaged_file_are_not_told_apart(keys: KeyFile) -> None:
    damaged = replace(keys, whole=False)
    with pytest.raises(FileUnusableError, match=r"register\.keys is damaged"):
        slots.unlock(damaged, keys.slots[0], "the wrong password")


def test_too_little_memory_is_told_as_such(slot: Slot) -> None:
    greedy = replace(slot, cost=Cost(memory_kib=2**31, passes=1, lanes=1))
    with pytest.raises(FileUnusableError, match="too little free memory"):
        slots.open_slot(greedy, PASSWORD, REGISTER)


def test_what_a_key_is_for_decides_what_it_is() -> None:
    made = {DATA_KEY, slots.seal_key(DATA_KEY), slots.manifest_key(DATA_KEY)}
    assert len(made) == 3
    assert len({slots.new_data_key() for _ in range(50)}) == 50
