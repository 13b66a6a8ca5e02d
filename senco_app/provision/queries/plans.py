"""Questions about interventions and groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import or_, select
from sqlmodel import col

from senco_app.errors import RecordMissingError
from senco_app.models.provision import Intervention as InterventionRow
from senco_app.models.provision import ProvisionGroup
from senco_app.provision.queries.loading import load_groups, school_days
from senco_app.provision.records import Group, Intervention
from senco_app.provision.rules import last_day
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Interventions:
    """Which interventions does the school have?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    archived: bool = False

    def fetch(self, session: Session, today: date) -> tuple[Intervention, ...]:
        """Return them by name; archived ones, last, only if asked for."""
        del today
        rows = session.scalars(
            select(InterventionRow).order_by(
                col(InterventionRow.archived_on).is_not(None), col(InterventionRow.name)
            )
        )
        return tuple(
            Intervention(
                name=row.name,
                area=row.area,
                aim=row.aim,
                evidence=row.evidence,
                entry=row.entry,
                exit=row.exit,
                level=row.level,
                archived=row.archived_on is not None,
                id=row.id,
                version=row.version,
            )
            for row in rows
            if self.archived or row.archived_on is None
        )


@dataclass(frozen=True, slots=True)
class Groups:
    """Which groups are there, or are given on a day?

    Attributes:
        on: Only those whose weeks hold this day; none for all, past and to come.
    """

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    on: date | None = None

    def fetch(self, session: Session, today: date) -> tuple[Group, ...]:
        """Return the groups, the newest first."""
        del today
        if self.on is None:
            return load_groups(session)
        days = school_days(session)
        begun = (
            col(ProvisionGroup.started_on) <= self.on,
            or_(
                col(ProvisionGroup.ended_on).is_(None),
                col(ProvisionGroup.ended_on) >= self.on,
            ),
        )
        groups = load_groups(session, *begun)
        return tuple(group for group in groups if last_day(group, days) >= self.on)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """What stands of this group?"""

    permission: ClassVar[Permission] = Permission.READ_ASSESSMENTS

    group_id: str

    def fetch(self, session: Session, today: date) -> Group:
        """Return the group whole.

        Raises:
            RecordMissingError: If there is no such group.
        """
        del today
        groups = load_groups(session, col(ProvisionGroup.id) == self.group_id)
        if not groups:
            message = "That group is not in the register."
            raise RecordMissingError(message)
        return groups[0]
