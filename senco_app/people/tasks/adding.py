"""Giving somebody a key of their own, and a role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from senco_app.errors import RuleBrokenError
from senco_app.models import key_holders, key_slots
from senco_app.models.people import Appointment, Person
from senco_app.models.sign_ins import ADDED
from senco_app.people.records import Span
from senco_app.people.rules import check_name, check_span
from senco_app.register import Topic
from senco_app.roles import Permission, opens_register
from senco_app.security import passwords, slots
from senco_app.security.keyfile import Cost, SlotKind, SlotLabel

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.models.keeping import Kept, Turn
    from senco_app.people.records import Newcomer


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Let somebody sign in from now on, in a role.

    Attributes:
        newcomer: Who, in which role, from when.
        password: Their first password; they change it when they sign in.
        proof: The password of whoever is signed in: an unlocked screen alone must
            not be enough.
        cost: What a guess at the password shall cost.
    """

    newcomer: Newcomer
    password: str = field(repr=False)
    proof: str = field(repr=False)
    cost: Cost = field(default_factory=Cost)
    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    act: ClassVar[str] = ADDED
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PEOPLE})

    def perform(self, kept: Kept, turn: Turn) -> tuple[str, None]:
        """Write the rows and the key file; return the new person's id.

        Raises:
            RuleBrokenError: If the name is taken, the role ends before it begins or
                has no key, or the password is too weak.
            WrongPasswordError: If the proof is wrong.
            FileUnusableError: If a file cannot be written; nothing was changed.
        """
        self._check_role()
        with key_holders.reading(kept) as session:
            name = check_name(self.newcomer.name, key_holders.names(session))
        check_span(Span(self.newcomer.from_on, self.newcomer.until_on))
        secret = passwords.check_password(self.password)
        key_holders.prove(kept, turn, self.proof)
        person = Person(name=name)
        label = SlotLabel(person.id, name, self.newcomer.role, SlotKind.PASSWORD)
        slot = slots.make_slot(label, secret, kept.ring, self.cost)
        with key_holders.changing(kept.database) as session:
            self._add(session, person)
            why = self.newcomer.role.value
            act = turn.act(self.act, "person", label.person_id, why)
            key_holders.tell(session, act, kept.audit_key)
            # A slot of that name is what a crash left: nobody has the name.
            others = (old for old in kept.keys.slots if old.label.name != name)
            key_slots.write_slots(kept, (*others, slot))
        return label.person_id, None

    def _check_role(self) -> None:
        if not opens_register(self.newcomer.role):
            message = (
                "A teaching assistant has a book of their own, "
                "and no key to the register."
            )
            raise RuleBrokenError(message, "role")

    def _add(self, session: Session, person: Person) -> None:
        session.add(person)
        session.flush()
        role = Appointment(
            person_id=person.id,
            role=self.newcomer.role,
            from_on=self.newcomer.from_on,
            until_on=self.newcomer.until_on,
        )
        session.add(role)
