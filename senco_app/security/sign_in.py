"""Signing in: the wait after misses, the key slot, the data key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from senco_app.errors import WrongPasswordError
from senco_app.security import slots
from senco_app.security.keyfile import KeyFile, Slot, SlotKind, is_sealed
from senco_app.security.misses import Miss, MissBook, told_of

if TYPE_CHECKING:
    from datetime import datetime

    from senco_app.security.keyfile import Cost


@dataclass(frozen=True, slots=True)
class SignIn:
    """A person who has proved who they are.

    Attributes:
        keys: The key file that was read.
        slot: The person's slot.
        data_key: What opens the register.
        misses: Failed sign-ins on this laptop since the last success.
    """

    keys: KeyFile
    slot: Slot
    data_key: bytes = field(repr=False)
    misses: tuple[Miss, ...] = ()

    @property
    def by_recovery_code(self) -> bool:
        """Whether the school's recovery code was used."""
        return self.slot.label.kind is SlotKind.RECOVERY

    @property
    def keys_are_whole(self) -> bool:
        """Whether every byte of the key file is as it was written."""
        return is_sealed(self.keys, slots.seal_key(self.data_key))

    def notices(self) -> tuple[str, ...]:
        """Return what this person should be told now."""
        told = list(told_of(self.misses))
        if self.by_recovery_code:
            told.append("You used the recovery code. Set a new password now.")
        if not self.keys_are_whole:
            told.append(
                "The key file register.keys is damaged, though not where your own key "
                "lies. Make a backup now and tell whoever looks after this computer."
            )
        return tuple(told)


def sign_in(
    keys: KeyFile,
    password: str,
    person: str,
    *,
    cost: Cost,
    book: MissBook,
    now: datetime,
) -> SignIn:
    """Open a person's slot, and count a miss if it does not open.

    Args:
        keys: The register's key file.
        password: The person's password, or the recovery code.
        person: Who signs in; empty for the first SENCO, or for the recovery code.
        cost: What a slot should cost; see ``slots.choose_slot``.
        book: The misses on this laptop.
        now: UTC.

    Raises:
        TooSoonError: If the wait after the last miss is not over.
        WrongPasswordError: If the password is wrong.
        RecordMissingError: If nobody of that name has a slot.
        FileUnusableError: If the key file is damaged, or the slot too weak.
    """
    slot = slots.choose_slot(keys, password, person, cost)
    book.check(keys.register_id, now)
    try:
        data_key = slots.unlock(keys, slot, password)
    except WrongPasswordError:
        book.add(keys.register_id, Miss(now, slot.label.name))
        raise
    return SignIn(keys, slot, data_key, book.of(keys.register_id))
