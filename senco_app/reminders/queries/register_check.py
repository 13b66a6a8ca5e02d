"""What in the register wants a second look before it goes into a census or a plan."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import select
from sqlmodel import col

from senco_app.models.audit import AuditEntry, Version
from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.reminders.register_check import Checked, Period, check_lines
from senco_app.roles import Permission
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection
    from sqlmodel import Session

    from senco_app.reminders.records import CheckLine


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """What wants a second look, and in whose record? Archived pupils are left out."""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> tuple[CheckLine, ...]:
        """Return one line a kind of finding, with one question a table."""
        return check_lines(_pupils(session), today)


def _pupils(session: Session) -> Iterator[Checked]:
    connection = session.connection()
    status: dict[str, SenStatus] = {}
    periods: defaultdict[str, list[Period]] = defaultdict(list)
    needs: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for pupil_id, holds, from_on, until_on in connection.execute(_PERIODS).all():
        periods[pupil_id].append(Period(from_on, until_on))
        if until_on is None:
            status[pupil_id] = holds
    for pupil_id, rank, code in connection.execute(_NEEDS).all():
        needs[pupil_id].append((rank, code))
    pupils = connection.execute(_PUPILS).all()
    year_set_on = _years_set_on(
        connection,
        [row.id for row in pupils if row.year_group_override and row.born_on is None],
    )
    for row in pupils:
        pupil_id, upn, born_on, authority, decide_by, year_set = row
        yield Checked(
            pupil_id=pupil_id,
            upn=upn,
            born_on=born_on,
            home_authority=authority,
            decide_by=decide_by,
            status=status.get(pupil_id, SenStatus.NONE),
            needs=tuple(needs[pupil_id]),
            periods=tuple(periods[pupil_id]),
            year_set=year_set,
            year_set_on=year_set_on.get(pupil_id),
        )


def _years_set_on(connection: Connection, pupil_ids: list[str]) -> dict[str, date]:
    """Return, by pupil, the day on which the year group that is set was set.

    Only the history tells it: where nobody lacks a date of birth, it is not asked.
    """
    if not pupil_ids:
        return {}
    found: dict[str, date] = {}
    of_these = _VERSIONS.where(col(Version.entity_id).in_(pupil_ids))
    for pupil_id, before, after, at in connection.execute(of_these).all():
        if _year_in(before) != _year_in(after):
            found[pupil_id] = at.date()
    return found


def _year_in(values: str) -> str | None:
    """Return the year group that was set in a record as the history keeps it."""
    return json.loads(values).get("year_group_override") if values else None


_PUPILS = (
    select(
        col(Pupil.id),
        col(Pupil.upn),
        col(Pupil.born_on),
        col(Pupil.home_authority),
        col(Pupil.decide_by),
        col(Pupil.year_group_override),
    )
    .where(col(Pupil.archived_on).is_(None))
    .order_by(col(Pupil.legal_surname), col(Pupil.id))
)
_PERIODS = select(
    col(SenPeriod.pupil_id),
    col(SenPeriod.status),
    col(SenPeriod.from_on),
    col(SenPeriod.until_on),
).order_by(col(SenPeriod.from_on), col(SenPeriod.id))
_VERSIONS = (
    select(
        col(Version.entity_id),
        col(Version.before),
        col(Version.after),
        col(AuditEntry.at),
    )
    .join(AuditEntry, col(AuditEntry.sequence) == col(Version.sequence))
    .where(col(Version.entity) == "pupil")
    .order_by(col(Version.number))
)
_NEEDS = (
    select(col(Need.pupil_id), col(Need.rank), col(Need.type_code))
    .where(col(Need.until_on).is_(None))
    .order_by(col(Need.rank))
)
