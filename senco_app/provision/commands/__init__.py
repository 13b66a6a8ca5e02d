"""Changes to provision: interventions, groups, sessions."""

from __future__ import annotations

from senco_app.provision.commands.catalogue import (
    AddIntervention,
    ArchiveIntervention,
    EditIntervention,
    TakeCatalogue,
)
from senco_app.provision.commands.groups import AddGroup, EditGroup, EndGroup
from senco_app.provision.commands.members import AddMember, EditMember, EndMember
from senco_app.provision.commands.recording import (
    CorrectSession,
    DecideBetween,
    RecordSession,
    RecordSessions,
)
from senco_app.provision.commands.sheets import HandOutTickSheet
from senco_app.provision.commands.tapping import (
    FinishSession,
    MarkPupil,
    SayNotRun,
    SayRan,
)

__all__ = [
    "AddGroup",
    "AddIntervention",
    "AddMember",
    "ArchiveIntervention",
    "CorrectSession",
    "DecideBetween",
    "EditGroup",
    "EditIntervention",
    "EditMember",
    "EndGroup",
    "EndMember",
    "FinishSession",
    "HandOutTickSheet",
    "MarkPupil",
    "RecordSession",
    "RecordSessions",
    "SayNotRun",
    "SayRan",
    "TakeCatalogue",
]
