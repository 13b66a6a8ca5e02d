"""Questions about the adults who open the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.models.people import Appointment, Person
from senco_app.people.records import AppointmentLine, PersonLine, Span
from senco_app.roles import Permission, opens_register

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class People:
    """Who opens this register, or did, and in which roles?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[PersonLine, ...]:
        """Return those who can sign in first, by name; those removed last."""
        roles: dict[str, list[AppointmentLine]] = {}
        for row in session.exec(
            select(Appointment).order_by(col(Appointment.from_on), col(Appointment.id))
        ):
            roles.setdefault(row.person_id, []).append(_appointment(row, today))
        lines = [
            _person(person, tuple(roles.get(person.id, ())))
            for person in session.exec(select(Person))
        ]
        return tuple(sorted(lines, key=_order))


def _order(line: PersonLine) -> tuple[bool, bool, str, str]:
    return (
        not line.can_sign_in,
        line.removed_on is not None,
        line.name.casefold(),
        line.id,
    )


def _appointment(row: Appointment, today: date) -> AppointmentLine:
    return AppointmentLine(
        id=row.id,
        role=row.role,
        from_on=row.from_on,
        until_on=row.until_on,
        is_current=Span(row.from_on, row.until_on).holds(today),
    )


def _person(row: Person, appointments: tuple[AppointmentLine, ...]) -> PersonLine:
    return PersonLine(
        id=row.id,
        name=row.name,
        appointments=appointments,
        removed_on=row.removed_on,
        can_sign_in=row.removed_on is None
        and any(one.is_current and opens_register(one.role) for one in appointments),
        version=row.version,
    )
