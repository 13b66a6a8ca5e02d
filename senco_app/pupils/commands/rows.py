"""Rows of one pupil that several commands look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from senco_app.models.pupil import Need, Pupil, SenPeriod
from senco_app.register import Topic

if TYPE_CHECKING:
    from sqlmodel import Session

    from senco_app.register import Work


def status_now(session: Session, pupil_id: str) -> SenPeriod | None:
    """Return the SEN status that holds, if one is recorded."""
    return session.exec(
        select(SenPeriod).where(
            col(SenPeriod.pupil_id) == pupil_id, col(SenPeriod.until_on).is_(None)
        )
    ).first()


def needs_now(session: Session, pupil_id: str) -> tuple[Need, ...]:
    """Return the needs that hold, the primary one first."""
    return tuple(
        session.exec(
            select(Need)
            .where(col(Need.pupil_id) == pupil_id, col(Need.until_on).is_(None))
            .order_by(col(Need.rank))
        )
    )


def changed(work: Work, pupil: Pupil, why: str = "") -> int:
    """Write what was changed, say so, and return the pupil's new version."""
    work.session.flush()
    work.about("pupil", pupil.id, why)
    work.changed.add(Topic.PUPILS)
    return pupil.version
