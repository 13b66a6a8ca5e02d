"""Rows of the adults who use the register."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import date

from sqlmodel import CheckConstraint, Field

from senco_app.models.row import Row, coded
from senco_app.roles import Role


class Person(Row, table=True):
    """An adult of the school; the id is also the id of their key slot.

    ``removed_on``: the day on which their key slot was taken away, if it was.
    """

    name: str
    removed_on: date | None = None


class Appointment(Row, table=True):
    """The role a person has from a date, and until one if it has ended."""

    __table_args__ = (
        CheckConstraint("until_on IS NULL OR from_on <= until_on", name="in_order"),
    )

    person_id: str = Field(foreign_key="person.id", ondelete="RESTRICT", index=True)
    role: Role = Field(sa_type=coded(Role))
    from_on: date
    until_on: date | None = None
