"""Changes to pupils: who they are, their profile, their status and their needs."""

from __future__ import annotations

from senco_app.pupils.commands.needs import SetNeeds
from senco_app.pupils.commands.status import ChangeStatus
from senco_app.pupils.commands.who import (
    AddPupil,
    ArchivePupil,
    BringBackPupil,
    EditPupil,
    SaveProfile,
)

__all__ = [
    "AddPupil",
    "ArchivePupil",
    "BringBackPupil",
    "ChangeStatus",
    "EditPupil",
    "SaveProfile",
    "SetNeeds",
]
