"""Writing key slots anew, while the register is open."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from senco_app.errors import FileUnusableError, RecordMissingError
from senco_app.security import passwords, recovery, slots
from senco_app.security.keyfile import KeyFile, SlotKind, is_sealed, write_key_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.models.keeping import Kept
    from senco_app.roles import Role
    from senco_app.security.keyfile import Cost, Slot

_DAMAGED = (
    "The key file register.keys is damaged, so it is not written over. "
    "Restore the register from its newest backup first."
)


def strengthen(kept: Kept, slot: Slot, secret: str, cost: Cost) -> None:
    """Make a slot anew that costs a guesser less than it should by now.

    It changes nothing while the key file is damaged, or cannot be written.
    """
    if slot.cost.reaches(cost):
        return
    with suppress(FileUnusableError):
        replace_slot(kept, slot, secret, cost)


def keep_role(kept: Kept, person_id: str, role: Role) -> None:
    """Have the key file name the role of today, which the sign-in list shows.

    It changes nothing while the key file is damaged, or cannot be written.
    """
    slot = slot_of(kept, person_id)
    if slot.label.role is role:
        return
    label = replace(slot.label, role=role)
    with suppress(FileUnusableError):
        write_slots(kept, _swapped(kept, slots.sealed_anew(slot, label, kept.ring)))


def replace_slot(kept: Kept, slot: Slot, secret: str, cost: Cost) -> None:
    """Write a person's slot anew, with another secret or another cost.

    The new slot is opened once before the file is replaced.

    Raises:
        FileUnusableError: If the key file is damaged, or cannot be written; the old
            one is untouched.
    """
    check_whole(kept)
    code = recovery.parse(secret) if slot.label.kind is SlotKind.RECOVERY else None
    typed = passwords.normalised(code or secret)
    made = slots.make_slot(slot.label, typed, kept.ring, cost)
    slots.open_slot(made, typed, kept.ring.register_id)
    write_slots(kept, _swapped(kept, made))


def rename_slot(kept: Kept, person_id: str, name: str) -> None:
    """Have a person's slot carry another name; the password stays.

    Raises:
        RecordMissingError: If the person has no slot.
        FileUnusableError: If the key file is damaged, or cannot be written.
    """
    slot = slot_of(kept, person_id)
    label = replace(slot.label, name=name)
    write_slots(kept, _swapped(kept, slots.sealed_anew(slot, label, kept.ring)))


def write_slots(kept: Kept, made: Iterable[Slot]) -> None:
    """Write the key file with these slots.

    Raises:
        FileUnusableError: If the old one is damaged, or the new one cannot be written;
            the old one is untouched.
    """
    check_whole(kept)
    keys = KeyFile(kept.keys.register_id, kept.keys.schema, tuple(made))
    kept.keys = write_key_file(kept.folder, keys, slots.seal_key(kept.data_key))


def check_whole(kept: Kept) -> None:
    """Accept a key file that is as it was written.

    Nothing is sealed to a public key that somebody may have changed.

    Raises:
        FileUnusableError: If a byte of it was changed.
    """
    if not is_sealed(kept.keys, slots.seal_key(kept.data_key)):
        raise FileUnusableError(_DAMAGED)


def slot_of(kept: Kept, person_id: str) -> Slot:
    """Return a person's slot; the recovery code is somebody of its own.

    Raises:
        RecordMissingError: If there is none.
    """
    for slot in kept.keys.slots:
        if slot.label.person_id == person_id:
            return slot
    message = "That person has no password here. Nothing was changed."
    raise RecordMissingError(message)


def _swapped(kept: Kept, made: Slot) -> tuple[Slot, ...]:
    """Return all slots, with one in the place of the one that its person had."""
    owner = made.label.person_id
    return tuple(
        made if old.label.person_id == owner else old for old in kept.keys.slots
    )
