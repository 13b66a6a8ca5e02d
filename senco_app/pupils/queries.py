"""Questions about pupils: the list, one pupil's page, finding one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from sqlalchemy import select
from sqlmodel import col

from senco_app.cycles.rules import late_days, stage
from senco_app.errors import RecordMissingError
from senco_app.models.cycle import Cycle
from senco_app.models.editing import found
from senco_app.models.pupil import Need, Pupil, PupilAlert, SenPeriod
from senco_app.models.school import NonSchoolDay, Term
from senco_app.pupils import rules
from senco_app.pupils.records import (
    Alert,
    Profile,
    PupilDetails,
    PupilLine,
    PupilRecord,
    RankedNeed,
    StatusPeriod,
)
from senco_app.roles import Permission
from senco_app.school.calendars import calendar_of
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import SenStatus

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Row
    from sqlmodel import Session

PlainT = TypeVar("PlainT", Alert, PupilDetails, RankedNeed, StatusPeriod)


@dataclass(frozen=True, slots=True)
class PupilList:
    """Which pupils are in the register? By surname; archived ones are left out.

    Each word of ``search`` has to begin a word of a name or of the form, or a need's
    code, or be part of the UPN; case, accents and apostrophes do not matter.
    """

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    status: SenStatus | None = None
    search: str = ""

    def fetch(self, session: Session, today: date) -> tuple[PupilLine, ...]:
        """Return one line a pupil, whatever the number with one question a table."""
        reading = _Reading(session, today)
        wanted = rules.match_key(self.search).split()
        lines = [
            line
            for line in reading.lines()
            if self.status in (None, line.status) and _matches(line, wanted)
        ]
        return tuple(sorted(lines, key=_by_name))


def _by_name(line: PupilLine) -> tuple[str, str]:
    return rules.match_key(line.sort_name), line.id


def _matches(line: PupilLine, wanted: list[str]) -> bool:
    if not wanted:
        return True
    names = f"{line.legal_surname} {line.legal_forename} {line.preferred_name}"
    words = rules.match_key(f"{names} {line.form} {' '.join(line.needs)}").split()
    upn = (line.upn or "").casefold()
    return all(
        word in upn or any(start.startswith(word) for start in words) for word in wanted
    )


class _Reading:
    """All that the list needs, read with one question a table."""

    def __init__(self, session: Session, today: date) -> None:
        self._connection = session.connection()
        self._today = today
        terms = self._connection.execute(select(Term.__table__)).all()  # type: ignore[attr-defined]
        days = self._connection.execute(select(NonSchoolDay.__table__)).all()  # type: ignore[attr-defined]
        self._days = SchoolDays(calendar_of(terms, days))
        self._statuses = self._open_statuses()
        self._needs = self._open_needs()
        self._cycles = self._open_cycles()

    def lines(self) -> list[PupilLine]:
        """Return the line of every pupil who is not archived."""
        columns = (
            col(Pupil.id),
            col(Pupil.legal_surname),
            col(Pupil.legal_forename),
            col(Pupil.preferred_name),
            col(Pupil.born_on),
            col(Pupil.upn),
            col(Pupil.year_group_override),
            col(Pupil.form),
        )
        present = select(*columns).where(col(Pupil.archived_on).is_(None))
        return [self._line(row) for row in self._connection.execute(present)]

    def _line(self, row: Row[*tuple[Any, ...]]) -> PupilLine:
        status, from_on = self._statuses.get(row.id, (SenStatus.NONE, None))
        names = (row.legal_surname, row.legal_forename, row.preferred_name)
        by_age = rules.year_group_for(row.born_on, self._today)
        return PupilLine(
            id=row.id,
            name=rules.full_name(*names),
            sort_name=rules.sort_name(*names),
            legal_surname=row.legal_surname,
            legal_forename=row.legal_forename,
            preferred_name=row.preferred_name,
            born_on=row.born_on,
            upn=row.upn,
            year_group=row.year_group_override or by_age,
            form=row.form,
            status=status,
            status_from_on=from_on,
            needs=self._needs.get(row.id, ()),
            **self._cycle_parts(row.id),
        )

    def _cycle_parts(self, pupil_id: str) -> dict[str, Any]:
        row = self._cycles.get(pupil_id)
        if row is None:
            return {}
        stands = stage(
            row.assessed_on, row.planned_on, None, row.review_by, self._today
        )
        planned_by = row.review_by if row.planned_on else None
        return {
            "cycle_id": row.id,
            "cycle_number": row.number,
            "stage": stands,
            "review_by": row.review_by,
            "late_days": late_days(planned_by, None, self._today, self._days),
        }

    def _open_statuses(self) -> dict[str, tuple[SenStatus, date]]:
        columns = (col(SenPeriod.pupil_id), col(SenPeriod.status))
        rows = self._connection.execute(
            select(*columns, col(SenPeriod.from_on)).where(
                col(SenPeriod.until_on).is_(None)
            )
        )
        return {row.pupil_id: (row.status, row.from_on) for row in rows}

    def _open_needs(self) -> dict[str, tuple[str, ...]]:
        rows = self._connection.execute(
            select(col(Need.pupil_id), col(Need.type_code))
            .where(col(Need.until_on).is_(None))
            .order_by(col(Need.rank))
        )
        needs: dict[str, tuple[str, ...]] = {}
        for row in rows:
            needs[row.pupil_id] = (*needs.get(row.pupil_id, ()), row.type_code)
        return needs

    def _open_cycles(self) -> dict[str, Row[*tuple[Any, ...]]]:
        columns = (
            col(Cycle.id),
            col(Cycle.pupil_id),
            col(Cycle.number),
            col(Cycle.assessed_on),
            col(Cycle.planned_on),
            col(Cycle.review_by),
        )
        rows = self._connection.execute(
            select(*columns).where(col(Cycle.reviewed_on).is_(None))
        )
        return {row.pupil_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class PupilPage:
    """What is recorded of one pupil?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    pupil_id: str

    def fetch(self, session: Session, today: date) -> PupilRecord:
        """Return the pupil's record, with former statuses and needs newest first.

        Raises:
            RecordMissingError: If there is no such pupil.
        """
        row = found(session, Pupil, self.pupil_id, "pupil")
        details = _plain(PupilDetails, row)
        needs = self._needs(session)
        return PupilRecord(
            id=row.id,
            version=row.version,
            name=rules.full_name(
                row.legal_surname, row.legal_forename, row.preferred_name
            ),
            year_group=rules.year_group(details, today),
            upn_is_sound=row.upn is not None and rules.upn_is_sound(row.upn),
            details=details,
            profile=Profile(
                appreciated=row.profile_appreciated,
                important=row.profile_important,
                support=row.profile_support,
            ),
            statuses=self._statuses(session),
            needs=tuple(need for need in needs if need.until_on is None),
            former_needs=tuple(need for need in needs if need.until_on is not None),
            alerts=self._alerts(session, today),
        )

    def _alerts(self, session: Session, today: date) -> tuple[Alert, ...]:
        rows = session.scalars(
            select(PupilAlert)
            .where(
                col(PupilAlert.pupil_id) == self.pupil_id,
                col(PupilAlert.until_on).is_(None)
                | (col(PupilAlert.until_on) >= today),
            )
            .order_by(col(PupilAlert.id))
        )
        return tuple(_plain(Alert, row) for row in rows)

    def _statuses(self, session: Session) -> tuple[StatusPeriod, ...]:
        rows = session.scalars(
            select(SenPeriod)
            .where(col(SenPeriod.pupil_id) == self.pupil_id)
            .order_by(col(SenPeriod.from_on).desc(), col(SenPeriod.id).desc())
        )
        return tuple(_plain(StatusPeriod, row) for row in rows)

    def _needs(self, session: Session) -> tuple[RankedNeed, ...]:
        rows = session.scalars(
            select(Need)
            .where(col(Need.pupil_id) == self.pupil_id)
            .order_by(col(Need.until_on).desc(), col(Need.rank), col(Need.id))
        )
        return tuple(_plain(RankedNeed, row) for row in rows)


def _plain(kind: type[PlainT], row: object) -> PlainT:
    """Return a record whose fields are called as the row's columns."""
    return kind(**{name: getattr(row, name) for name in kind.__slots__})


@dataclass(frozen=True, slots=True)
class PupilByUpnOrId:
    """Which pupil is meant by this UPN, former UPN or id?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    text: str

    def fetch(self, session: Session, today: date) -> str:
        """Return the pupil's id; one who is archived only by id.

        Raises:
            RecordMissingError: If no pupil has it.
        """
        del today
        wanted = self.text.strip()
        if wanted and session.get(Pupil, wanted) is not None:
            return wanted
        for column in (col(Pupil.upn), col(Pupil.former_upn)):
            pupil_id = session.scalars(
                select(col(Pupil.id)).where(
                    column == wanted.upper(), col(Pupil.archived_on).is_(None)
                )
            ).first()
            if pupil_id is not None:
                return pupil_id
        message = f"No pupil has the UPN or id “{wanted}”."
        raise RecordMissingError(message)
