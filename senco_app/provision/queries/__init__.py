"""Questions about provision: groups, weeks, sessions, what was given."""

from __future__ import annotations

from senco_app.provision.queries.calendar import SessionsOn, WeekOf
from senco_app.provision.queries.delivered import By, Deliveries
from senco_app.provision.queries.given import ProvisionOf, TimesInGroups
from senco_app.provision.queries.plans import GroupPage, Groups, Interventions
from senco_app.provision.queries.recorded import FormerRecordsOf, RecordsOf, ToDecide

__all__ = [
    "By",
    "Deliveries",
    "FormerRecordsOf",
    "GroupPage",
    "Groups",
    "Interventions",
    "ProvisionOf",
    "RecordsOf",
    "SessionsOn",
    "TimesInGroups",
    "ToDecide",
    "WeekOf",
]
