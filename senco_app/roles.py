"""Who may do what: roles, permissions, and the table that joins them."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person is in this school, from a date and until a date."""

    SENCO = "SENCO"
    DEPUTY_SENCO = "Deputy SENCO"


class Permission(StrEnum):
    """A kind of act. Every command and every query names one."""

    READ_REGISTER = "read the register"
    EDIT_SCHOOL = "change the school's details"
    EDIT_PUPILS = "change pupils' records"
    EDIT_CYCLES = "change support cycles"
    EDIT_REQUESTS = "change EHC needs assessment requests"
    IMPORT = "take in the office's files"
    EXPORT = "export documents"
    READ_HISTORY = "read the history"
    KEEP_REGISTER = "check, back up and look after the register"


EVERYTHING = frozenset(Permission)

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.SENCO: EVERYTHING,
    Role.DEPUTY_SENCO: EVERYTHING,
}


def may(role: Role, permission: Permission) -> bool:
    """Say whether somebody in this role may do such a thing."""
    return permission in PERMISSIONS[role]
