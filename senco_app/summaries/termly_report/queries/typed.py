"""What the SENCO typed for a term's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from senco_app.models.pupil import Pupil
from senco_app.models.report import ReportAction, ReportComment
from senco_app.summaries.termly_report.naming import Names, names_of
from senco_app.summaries.termly_report.records import (
    Action,
    Comment,
    Part,
    Words,
)
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from sqlmodel import Session


def words_of(
    session: Session, term_key: str, audience: Audience, *, whole: bool = False
) -> Words:
    """Return the comments and actions of a term, without what governors may not read.

    Names may have come into the register after the words were typed; so governors'
    words are looked through once more, and what names a child is left out and counted,
    unless they are wanted ``whole``.
    """
    comments = session.scalars(
        select(ReportComment).where(
            col(ReportComment.term_key) == term_key,
            col(ReportComment.audience) == audience,
        )
    ).all()
    actions = session.scalars(
        select(ReportAction)
        .where(col(ReportAction.term_key) == term_key)
        .order_by(col(ReportAction.position))
    ).all()
    said = [Comment(Part(row.part), row.words) for row in comments]
    asked = [_action(row) for row in actions]
    if whole or audience is Audience.HEAD or not (said or asked):
        return Words(tuple(said), tuple(asked))
    names = pupil_names(session)
    kept = [one for one in said if not names.certain(one.words)]
    tasks = [one for one in asked if not any(map(names.certain, texts_of(one)))]
    gone = len(said) - len(kept) + len(asked) - len(tasks)
    return Words(tuple(kept), tuple(tasks), left_out=gone)


def texts_of(action: Action) -> tuple[str, ...]:
    """Return all that was typed of an action."""
    return (
        action.recommendation,
        action.response,
        action.action,
        action.owner,
        action.target,
        action.progress,
    )


def _action(row: ReportAction) -> Action:
    return Action(
        recommendation=row.recommendation,
        response=row.response,
        action=row.action,
        owner=row.owner,
        by_on=row.by_on,
        target=row.target,
        progress=row.progress,
    )


def pupil_names(session: Session) -> Names:
    """Return the names of every child who has or had a record."""
    rows = session.connection().execute(
        select(
            col(Pupil.legal_surname),
            col(Pupil.legal_forename),
            col(Pupil.preferred_name),
        )
    )
    return names_of((row[0], row[1], row[2]) for row in rows)
