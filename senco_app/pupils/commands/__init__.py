"""Changes to pupils: who they are, profile, status, needs, alerts."""

from __future__ import annotations

from senco_app.pupils.commands.alerts import SetAlerts
from senco_app.pupils.commands.needs import SetNeeds
from senco_app.pupils.commands.status import ChangeStatus
from senco_app.pupils.commands.viewing import ViewPupil
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
    "SetAlerts",
    "SetNeeds",
    "ViewPupil",
]
