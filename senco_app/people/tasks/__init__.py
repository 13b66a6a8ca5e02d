"""Work that changes who holds a key: it takes a second or more."""

from __future__ import annotations

from senco_app.people.tasks.adding import AddPerson
from senco_app.people.tasks.changing import (
    ChangeOwnPassword,
    NewRecoveryCode,
    RenamePerson,
)
from senco_app.people.tasks.removing import RemovePerson

__all__ = [
    "AddPerson",
    "ChangeOwnPassword",
    "NewRecoveryCode",
    "RemovePerson",
    "RenamePerson",
]
