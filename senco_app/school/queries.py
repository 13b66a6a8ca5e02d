"""Questions about the school itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.errors import RecordMissingError
from senco_app.models.people import Appointment, Person
from senco_app.models.school import NonSchoolDay, RollCount, School, Term
from senco_app.roles import Permission, Role
from senco_app.school.calendars import calendar_of
from senco_app.school.records import Adult, Calendar, RollNumber, SchoolDetails
from senco_app.vocabulary import YEAR_GROUPS

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class SchoolIs:
    """Which school is this?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> SchoolDetails:
        """Return the school's details.

        Raises:
            RecordMissingError: If the school has not been set up.
        """
        del today
        school = session.exec(select(School)).first()
        if school is None:
            message = "The school's details have not been entered yet."
            raise RecordMissingError(message)
        return SchoolDetails(
            name=school.name,
            authority=school.authority,
            phase=school.phase,
            last_year_group=school.last_year_group,
            version=school.version,
        )


@dataclass(frozen=True, slots=True)
class CalendarIs:
    """Which terms and days off are on file?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> Calendar:
        """Return the calendar; bank holidays on file need not stand in it."""
        del today
        terms = session.exec(select(Term)).all()
        return calendar_of(terms, session.exec(select(NonSchoolDay)).all())


@dataclass(frozen=True, slots=True)
class RollNumbers:
    """How many children without a record here are on roll?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[RollNumber, ...]:
        """Return one number a year group and sex, the youngest first."""
        del today
        numbers = [
            RollNumber(
                year_group=row.year_group,
                sex=row.sex,
                pupils=row.pupils,
                pupil_premium=row.pupil_premium,
                eal=row.eal,
                looked_after=row.looked_after,
            )
            for row in session.exec(select(RollCount))
        ]
        return tuple(sorted(numbers, key=_by_age))


def _by_age(number: RollNumber) -> tuple[int, str, str]:
    year = number.year_group
    place = YEAR_GROUPS.index(year) if year in YEAR_GROUPS else len(YEAR_GROUPS)
    return place, year, number.sex or ""


@dataclass(frozen=True, slots=True)
class Adults:
    """Who uses the register today, and in which role?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[Adult, ...]:
        """Return one record a person and role, by name."""
        rows = session.exec(
            select(Person.id, Person.name, Appointment.role)
            .join(Appointment, col(Appointment.person_id) == col(Person.id))
            .where(
                col(Appointment.from_on) <= today,
                col(Appointment.until_on).is_(None)
                | (col(Appointment.until_on) >= today),
            )
            .order_by(col(Person.name), col(Person.id))
        )
        return tuple(Adult(id=row[0], name=row[1], role=Role(row[2])) for row in rows)
