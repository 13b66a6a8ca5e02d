"""Which role somebody has on a day, and what to say to those who have none."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlmodel import col, select

from senco_app.models.audit import AuditEntry
from senco_app.models.people import Appointment, Person
from senco_app.roles import strongest
from senco_app.wording import day as in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from senco_app.roles import Role


def appointments_of(session: Session, person_id: str) -> Sequence[Appointment]:
    """Return a person's appointments, the earliest first."""
    return session.exec(
        select(Appointment)
        .where(col(Appointment.person_id) == person_id)
        .order_by(col(Appointment.from_on), col(Appointment.id))
    ).all()


def role_on(
    session: Session, person_id: str, day: date, at: datetime | None = None
) -> Role | None:
    """Return the strongest role that a person has on a day, if any.

    A laptop whose clock was put back locks nobody out: a role has begun if it had by
    the latest entry of the history.

    Args:
        session: Reads the register.
        person_id: Whose role.
        day: The day, which may have been chosen for a demonstration.
        at: The time by the computer (UTC): a role that is over by then stays over,
            whatever day was chosen. None where no day can be chosen.
    """
    began = max(day, _last_day(session))
    ended = day if at is None else max(day, at.astimezone().date())
    roles = [
        row.role
        for row in appointments_of(session, person_id)
        if row.from_on <= began and (row.until_on is None or ended <= row.until_on)
    ]
    return strongest(roles) if roles else None


def no_role(session: Session, person_id: str, day: date) -> str:
    """Say to somebody why they cannot sign in on that day."""
    person = session.get(Person, person_id)
    name = "This person" if person is None else person.name
    rows = appointments_of(session, person_id)
    later = [row.from_on for row in rows if row.from_on > day]
    if later:
        return (
            f"{name} has a role in this register only from {in_words(min(later))}; "
            f"this computer says that today is {in_words(day)}. Nothing was changed."
        )
    ended = [row.until_on for row in rows if row.until_on is not None]
    since = f" since {in_words(max(ended))}" if ended else ""
    return (
        f"{name} no longer has a role in this register{since}. "
        "Nothing was changed; ask the SENCO."
    )


def _last_day(session: Session) -> date:
    latest: datetime | None = session.exec(select(func.max(AuditEntry.at))).one()
    return date.min if latest is None else latest.astimezone().date()
