"""Changing a key slot: its name, its password, or the school's recovery code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from senco_app.models import key_holders, key_slots
from senco_app.models.new_password import ChangePassword
from senco_app.people.rules import check_name
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.security import recovery
from senco_app.security.keyfile import Cost, SlotKind

if TYPE_CHECKING:
    from senco_app.models.keeping import Kept, Turn


@dataclass(frozen=True, slots=True)
class RenamePerson:
    """Give somebody another name; their password stays."""

    person_id: str
    name: str
    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    act: ClassVar[str] = "rename a person"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PEOPLE})

    def perform(self, kept: Kept, turn: Turn) -> tuple[None, None]:
        """Write the row and the key file.

        Raises:
            RecordMissingError: If nobody like that has a key.
            RuleBrokenError: If the name is missing, or somebody else's.
            FileUnusableError: If a file cannot be written; nothing was changed.
        """
        with key_holders.changing(kept.database) as session:
            person = key_holders.person_of(session, self.person_id)
            taken = key_holders.names(session, without=person.id)
            person.name = check_name(self.name, taken)
            act = turn.act(self.act, "person", person.id)
            key_holders.tell(session, act, kept.audit_key)
            key_slots.rename_slot(kept, person.id, person.name)
        return None, None


@dataclass(frozen=True, slots=True)
class ChangeOwnPassword:
    """Give whoever is signed in another password.

    Whoever came with the recovery code gives it to the SENCO.

    Attributes:
        proof: The old password, or the recovery code: an unlocked screen alone must
            not be enough.
        new: The new password.
        cost: What a guess at it shall cost.
    """

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
            FileUnusableError: If the key file is damaged, or cannot be written; the
                old password still holds.
        """
        kind = key_slots.slot_of(kept, turn.person_id).label.kind
        owner = turn.person_id if kind is SlotKind.PASSWORD else ""
        return ChangePassword(owner, self.proof, self.new, self.cost).perform(
            kept, turn
        )


@dataclass(frozen=True, slots=True)
class NewRecoveryCode:
    """Make a new recovery code, to be printed once; the old one opens no more.

    Attributes:
        proof: The password of whoever is signed in, or the old code.
        cost: What a guess at it shall cost.
    """

    proof: str = field(repr=False)
    cost: Cost = field(default_factory=Cost)
    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    act: ClassVar[str] = "make a new recovery code"

    def perform(self, kept: Kept, turn: Turn) -> tuple[str, str]:
        """Write its slot anew; return the code in groups.

        Raises:
            WrongPasswordError: If the proof is wrong; the old code still holds.
            FileUnusableError: If the key file is damaged, or cannot be written; the
                old code still holds.
        """
        key_holders.prove(kept, turn, self.proof)
        code = recovery.new_code()
        [slot] = (s for s in kept.keys.slots if s.label.kind is SlotKind.RECOVERY)
        key_slots.replace_slot(kept, slot, code, self.cost)
        return code, ""
