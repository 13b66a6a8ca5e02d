"""What the history says of signing in, and what whoever signs in is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, func, or_, select

from senco_app.models.audit import AuditEntry
from senco_app.wording import day

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

SIGN_IN, BY_CODE = "sign in", "with the recovery code"
FOUNDED, ADDED = "found the register", "add a person"
CODE_USED = "use the recovery code"


def told_since(session: Session, register_id: str, person_id: str) -> tuple[str, ...]:
    """Say how the recovery code was used since somebody last came, or was added.

    What is the same to the minute is said once; the history has each.
    """
    about_keys = col(AuditEntry.entity_id) == register_id
    came = about_keys & (col(AuditEntry.person_id) == person_id)
    came &= col(AuditEntry.act).in_((SIGN_IN, FOUNDED))
    added = (col(AuditEntry.entity_id) == person_id) & (col(AuditEntry.act) == ADDED)
    last: int | None = session.exec(
        select(func.max(AuditEntry.sequence)).where(or_(came, added))
    ).one()
    used = select(AuditEntry.at, AuditEntry.act, AuditEntry.why).where(
        about_keys,
        col(AuditEntry.sequence) > (last or 0),
        or_(
            col(AuditEntry.act) == CODE_USED,
            (col(AuditEntry.act) == SIGN_IN) & (col(AuditEntry.why) == BY_CODE),
        ),
    )
    rows = session.exec(used.order_by(col(AuditEntry.sequence)))
    told = (
        _sentence(at, why if act == CODE_USED else "to sign in")
        for at, act, why in rows
    )
    return tuple(dict.fromkeys(told))


def _sentence(at: datetime, why: str) -> str:
    then = at.astimezone()
    return (
        f"The recovery code was used at {then:%H:%M} on {day(then.date())} {why}. "
        "If nobody at your school did that, make a new code and tell the headteacher."
    )
