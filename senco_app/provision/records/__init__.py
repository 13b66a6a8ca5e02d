"""Plain records of provision that cross borders."""

from __future__ import annotations

from senco_app.provision.records.delivery import (
    Delivery,
    DeliveryLine,
    DeliveryTable,
    GivenProvision,
    NotRun,
    PupilProvision,
    TimeInGroup,
)
from senco_app.provision.records.groups import (
    Clash,
    DatedSlot,
    Group,
    GroupDetails,
    Intervention,
    Member,
    PlannedSession,
    SessionKey,
    Slot,
)
from senco_app.provision.records.sessions import (
    CardMember,
    FormerRecord,
    PupilMark,
    RecordedSession,
    SessionCard,
    SessionEntry,
    Undecided,
    Week,
    WeekSession,
)

__all__ = [
    "CardMember",
    "Clash",
    "DatedSlot",
    "Delivery",
    "DeliveryLine",
    "DeliveryTable",
    "FormerRecord",
    "GivenProvision",
    "Group",
    "GroupDetails",
    "Intervention",
    "Member",
    "NotRun",
    "PlannedSession",
    "PupilMark",
    "PupilProvision",
    "RecordedSession",
    "SessionCard",
    "SessionEntry",
    "SessionKey",
    "Slot",
    "TimeInGroup",
    "Undecided",
    "Week",
    "WeekSession",
]
