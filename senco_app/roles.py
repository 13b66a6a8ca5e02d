"""Who may do what: roles, permissions, and the table that joins them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Role(StrEnum):
    """What a person is in this school, from a date and until a date.

    The strongest comes first: somebody with two roles signs in with the stronger.
    """

    SENCO = "SENCO"
    DEPUTY_SENCO = "Deputy SENCO"
    HEADTEACHER = "Headteacher"
    ADMINISTRATOR = "SEN administrator"
    TEACHING_ASSISTANT = "Teaching assistant"


class Permission(StrEnum):
    """A kind of act. Every command and every query names one."""

    READ_REGISTER = "read the register"
    READ_ASSESSMENTS = "read assessments, reviews and notes"
    EDIT_SCHOOL = "change the school's details"
    EDIT_PUPILS = "change pupils' records"
    EDIT_CYCLES = "change support cycles"
    EDIT_REQUESTS = "change EHC needs assessment requests"
    PLAN_PROVISION = "change interventions, groups and their timetable"
    RECORD_SESSION = "record sessions"
    EXCHANGE_PACKS = "enrol books, hand out to them and merge what they return"
    DATE_REQUESTS = "enter when a request was sent, received and answered"
    IMPORT = "take in the office's files"
    EXPORT = "export documents"
    READ_HISTORY = "read the history"
    WRITE_REPORTS = "comment on termly reports and issue them"
    SIGN_OFF = "sign a termly report off"
    KEEP_REGISTER = "check, back up and look after the register"
    EDIT_PEOPLE = "decide who opens the register"


EVERYTHING = frozenset(Permission)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.SENCO: EVERYTHING,
    Role.DEPUTY_SENCO: EVERYTHING,
    Role.HEADTEACHER: frozenset(
        {
            Permission.READ_REGISTER,
            Permission.READ_ASSESSMENTS,
            Permission.READ_HISTORY,
            Permission.EXPORT,
            Permission.SIGN_OFF,
            Permission.KEEP_REGISTER,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.READ_REGISTER,
            Permission.DATE_REQUESTS,
            Permission.KEEP_REGISTER,
        }
    ),
    Role.TEACHING_ASSISTANT: frozenset(),  # has a book, and no key to the register
}
"""Who may do what; whatever is not named here is refused."""

READING = frozenset(
    {
        Permission.READ_REGISTER,
        Permission.READ_ASSESSMENTS,
        Permission.READ_HISTORY,
        Permission.EXPORT,
    }
)
"""What changes nothing in the register, and so can be done in a copy."""


def opens_register(role: Role) -> bool:
    """Say whether somebody in this role has a key to the register."""
    return may(role, Permission.READ_REGISTER)


def may(role: Role, permission: Permission) -> bool:
    """Say whether somebody in this role may do such a thing."""
    return permission in PERMISSIONS[role]


def strongest(roles: Iterable[Role]) -> Role:
    """Return the role that somebody with all of these acts in.

    Raises:
        ValueError: If there is none.
    """
    return min(roles, key=tuple(Role).index)
