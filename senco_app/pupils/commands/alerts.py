"""Changes to a pupil's alerts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app.models.editing import found_as, touch
from senco_app.models.pupil import Pupil, PupilAlert
from senco_app.pupils import rules
from senco_app.pupils.commands.rows import changed
from senco_app.roles import Permission

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from senco_app.pupils.records import Alert
    from senco_app.register import Work


@dataclass(frozen=True, slots=True)
class SetAlerts:
    """Say which alerts hold for a pupil; one that is left out ends."""

    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "change a pupil's alerts"

    pupil_id: str
    version: int
    alerts: tuple[Alert, ...]

    def run(self, work: Work) -> int:
        """Write the alerts, and return the pupil's new version.

        One that ends held until yesterday; one that held on no day before today is
        taken out, and stays in the history.

        Raises:
            RecordMissingError: If there is no such pupil.
            RecordChangedError: If somebody changed the record meanwhile.
            RuleBrokenError: If an alert has no words, or ends before it begins.
        """
        pupil = found_as(work.session, Pupil, (self.pupil_id, self.version), "pupil")
        rules.check_alerts(self.alerts)
        stored = _holding(work.session, pupil.id, work.today)
        for alert in self.alerts:
            row = stored.pop(alert.id, None)
            if row is None:
                row = PupilAlert(
                    pupil_id=pupil.id,
                    kind=alert.kind,
                    words=alert.words,
                    from_on=alert.from_on,
                )
            _write(row, alert)
            work.session.add(row)
        for row in stored.values():
            _end(work.session, row, work.today)
        touch(pupil)
        return changed(work, pupil)


def _holding(session: Session, pupil_id: str, today: date) -> dict[str, PupilAlert]:
    rows = session.exec(
        select(PupilAlert).where(
            col(PupilAlert.pupil_id) == pupil_id,
            col(PupilAlert.until_on).is_(None) | (col(PupilAlert.until_on) >= today),
        )
    )
    return {row.id: row for row in rows}


def _write(row: PupilAlert, alert: Alert) -> None:
    row.kind, row.words = alert.kind, alert.words
    row.from_on, row.until_on = alert.from_on, alert.until_on


def _end(session: Session, row: PupilAlert, today: date) -> None:
    if row.from_on >= today:
        session.delete(row)
    else:
        row.until_on = rules.last_day_before(today, row.from_on)
