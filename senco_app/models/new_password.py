"""Changing a password: one key slot is written anew, nothing is re-encrypted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from senco_app.errors import RecordMissingError
from senco_app.models import key_slots
from senco_app.roles import Permission, Role
from senco_app.security import passwords, recovery, slots
from senco_app.security.keyfile import Cost, SlotKind

if TYPE_CHECKING:
    from senco_app.models.keeping import Kept, Turn
    from senco_app.security.keyfile import Slot


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """Give a person a new password.

    Attributes:
        person_id: Whose; empty for the first SENCO.
        proof: That person's old password, or the recovery code: an unlocked screen
            alone must not be enough.
        new: The new password.
        cost: What a guess at it shall cost.
    """

    person_id: str
    proof: str = field(repr=False)
    new: str = field(repr=False)
    cost: Cost = field(default_factory=Cost)
    permission: ClassVar[Permission] = Permission.READ_REGISTER
    act: ClassVar[str] = "change a password"

    def perform(self, kept: Kept, turn: Turn) -> tuple[None, str]:
        """Write the slot anew.

        Raises:
            RuleBrokenError: If the new password is too weak.
            WrongPasswordError: If the proof is wrong; the old password still holds.
            RecordMissingError: If the person has no slot.
            FileUnusableError: If the key file is damaged, or cannot be written; the
                old password still holds.
        """
        del turn
        slot = self._slot(kept, SlotKind.PASSWORD)
        new = passwords.check_password(self.new)
        by_code = recovery.parse(self.proof) is not None
        proving = self._slot(kept, SlotKind.RECOVERY) if by_code else slot
        slots.unlock(kept.keys, proving, self.proof)
        key_slots.replace_slot(kept, slot, new, self.cost)
        return None, f"of {slot.label.name}" + (", by recovery code" if by_code else "")

    def _slot(self, kept: Kept, kind: SlotKind) -> Slot:
        own = kind is SlotKind.PASSWORD and self.person_id
        senco_first = sorted(
            kept.keys.slots, key=lambda slot: slot.label.role is not Role.SENCO
        )
        for slot in senco_first:
            mine = not own or slot.label.person_id == self.person_id
            if slot.label.kind is kind and mine:
                return slot
        message = "That person has no password here. Nothing was changed."
        raise RecordMissingError(message)
