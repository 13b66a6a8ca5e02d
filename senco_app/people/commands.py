"""Giving roles, and ending them: no key changes hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.errors import RuleBrokenError
from senco_app.models.appointments import appointments_of
from senco_app.models.editing import found
from senco_app.models.key_holders import names
from senco_app.models.people import Appointment, Person
from senco_app.people.records import Span
from senco_app.people.rules import (
    check_always_a_senco,
    check_apart,
    check_name,
    check_span,
)
from senco_app.register import Topic
from senco_app.roles import Permission, Role, opens_register

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class Appoint:
    """Give somebody who can sign in a role, or one more.

    Attributes:
        until_on: The last day; none for no end.
    """

    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    act: ClassVar[str] = "give a role"

    person_id: str
    role: Role
    from_on: date
    until_on: date | None = None

    def run(self, work: Work) -> str:
        """Return the appointment's id.

        Raises:
            RecordMissingError: If there is no such person.
            RuleBrokenError: If the person was removed or has no key, has the role in
                those days already, or it would end before it begins.
        """
        person = found(work.session, Person, self.person_id, "person")
        if person.removed_on is not None:
            message = f"{person.name} has no key any more. Add the person anew."
            raise RuleBrokenError(message, "person")
        self._check_key(work.session, person)
        span = Span(self.from_on, self.until_on)
        check_span(span)
        check_apart(span, _spans(work.session, person.id, self.role))
        row = Appointment(
            person_id=person.id,
            role=self.role,
            from_on=self.from_on,
            until_on=self.until_on,
        )
        work.session.add(row)
        work.about("person", person.id, self.role.value)
        work.changed.add(Topic.PEOPLE)
        return row.id

    def _check_key(self, session: Session, person: Person) -> None:
        had = {row.role for row in appointments_of(session, person.id)}
        if opens_register(self.role) and not any(map(opens_register, had)):
            message = (
                f"{person.name} has no key to the register. "
                "Add them as somebody new, with a password."
            )
            raise RuleBrokenError(message, "person")


@dataclass(frozen=True, slots=True)
class AddAssistant:
    """Enter a teaching assistant: somebody who gives sessions and has no key."""

    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    act: ClassVar[str] = "add a teaching assistant"

    name: str
    from_on: date

    def run(self, work: Work) -> str:
        """Write the person and the role, and return the person's id.

        Raises:
            RuleBrokenError: If the name is missing, too long or somebody else's.
        """
        name = check_name(self.name, names(work.session))
        person = Person(name=name)
        work.session.add(person)
        work.session.flush()
        role = Role.TEACHING_ASSISTANT
        row = Appointment(person_id=person.id, role=role, from_on=self.from_on)
        work.session.add(row)
        work.about("person", person.id, role.value)
        work.changed.add(Topic.PEOPLE)
        return person.id


@dataclass(frozen=True, slots=True)
class EndAppointment:
    """Say on which day a role ends; nobody's key is taken away by that."""

    permission: ClassVar[Permission] = Permission.EDIT_PEOPLE
    act: ClassVar[str] = "end a role"

    appointment_id: str
    until_on: date

    def run(self, work: Work) -> None:
        """Write the last day.

        Raises:
            RecordMissingError: If there is no such appointment.
            RuleBrokenError: If it would end before it begins, or leave no SENCO.
        """
        row = found(work.session, Appointment, self.appointment_id, "role")
        check_span(Span(row.from_on, self.until_on))
        before = senco_spans(work.session)
        row.until_on = self.until_on
        work.session.flush()
        check_always_a_senco(before, senco_spans(work.session), work.today)
        work.about("person", row.person_id, row.role.value)
        work.changed.add(Topic.PEOPLE)


def senco_spans(session: Session, *, without: str = "") -> list[Span]:
    """Return the days of every SENCO who has a key, but for one person."""
    rows = session.exec(
        select(Appointment)
        .join(Person, col(Person.id) == col(Appointment.person_id))
        .where(
            col(Appointment.role) == Role.SENCO,
            col(Person.removed_on).is_(None),
            col(Person.id) != without,
        )
    )
    return [Span(row.from_on, row.until_on) for row in rows]


def _spans(session: Session, person_id: str, role: Role) -> list[Span]:
    return [
        Span(row.from_on, row.until_on)
        for row in appointments_of(session, person_id)
        if row.role is role
    ]
