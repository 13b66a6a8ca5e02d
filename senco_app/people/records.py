"""Plain records of people and their roles that cross borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.roles import Role


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """A role that a person has, had or will have.

    Attributes:
        until_on: The last day; none if no end is set.
        is_current: Whether it holds today.
    """

    id: str
    role: Role
    from_on: date
    until_on: date | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person, with every role they have had.

    Attributes:
        appointments: The earliest first.
        removed_on: The day on which their key was taken away, if it was.
        can_sign_in: Whether they can sign in today.
    """

    id: str
    name: str
    appointments: tuple[AppointmentLine, ...]
    removed_on: date | None
    can_sign_in: bool
    version: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who shall be able to sign in, in a role with dates."""

    name: str
    role: Role
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days of a role: from the first to the last one; no last one, no end."""

    from_on: date
    until_on: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether the day is one of them."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)
