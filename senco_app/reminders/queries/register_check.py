"""What in the register wants a second look before it goes into a census or a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import select
from sqlmodel import col

from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.reminders.register_check import Checked, Period, check_lines
from senco_app.roles import Permission
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

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
    periods = _by_pupil(connection.execute(_PERIODS).all())
    needs = _by_pupil(connection.execute(_NEEDS).all())
    for pupil_id, upn, born_on, authority, decide_by in connection.execute(
        _PUPILS
    ).all():
        own = periods.get(pupil_id, [])
        holding = [row.status for row in own if row.until_on is None]
        yield Checked(
            pupil_id=pupil_id,
            upn=upn,
            born_on=born_on,
            home_authority=authority,
            decide_by=decide_by,
            status=holding[-1] if holding else SenStatus.NONE,
            needs=tuple((row.rank, row.type_code) for row in needs.get(pupil_id, [])),
            periods=tuple(Period(row.from_on, row.until_on) for row in own),
        )


def _by_pupil(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.pupil_id, []).append(row)
    return found


_PUPILS = (
    select(
        col(Pupil.id),
        col(Pupil.upn),
        col(Pupil.born_on),
        col(Pupil.home_authority),
        col(Pupil.decide_by),
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
_NEEDS = (
    select(col(Need.pupil_id), col(Need.rank), col(Need.type_code))
    .where(col(Need.until_on).is_(None))
    .order_by(col(Need.rank))
)
