"""What the SENCO writes for a termly report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlmodel import col, select

from senco_app import wording
from senco_app.errors import RuleBrokenError
from senco_app.models.report import ReportAction, ReportComment
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.school.queries import CalendarIs
from senco_app.summaries.termly_report.doubts import NAMED, doubts
from senco_app.summaries.termly_report.queries.typed import pupil_names, texts_of
from senco_app.summaries.termly_report.terms import term_of_report
from senco_app.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from senco_app.register import Work
    from senco_app.summaries.termly_report.evidence import (
        TermSpan,
    )
    from senco_app.summaries.termly_report.naming import Names
    from senco_app.summaries.termly_report.records import (
        Action,
        Comment,
    )


@dataclass(frozen=True, slots=True)
class SaveComments:
    """Keep the SENCO's words on the parts of a term's report, for one kind of reader.

    A part that is not named has no comment any more.
    """

    permission: ClassVar[Permission] = Permission.WRITE_REPORTS
    act: ClassVar[str] = "comment on the termly report"

    term: str
    audience: Audience
    comments: tuple[Comment, ...]

    def run(self, work: Work) -> tuple[str, ...]:
        """Keep the words, and return warnings: names and small numbers in them.

        Raises:
            RuleBrokenError: If there is no such term, or a comment for governors
                names a child; the field is the part.
        """
        term = _term(work, self.term)
        names = pupil_names(work.session)
        warnings: list[str] = []
        for said in self.comments:
            if self.audience is Audience.GOVERNORS:
                check_unnamed(said.words, names, said.part.value)
            warnings += _warnings(said.words, names, said.part.heading)
        self._keep(work, term.key)
        work.about("termly_report", term.key)
        work.changed.add(Topic.REPORTS)
        return tuple(warnings)

    def _keep(self, work: Work, key: str) -> None:
        rows = work.session.exec(
            select(ReportComment).where(
                col(ReportComment.term_key) == key,
                col(ReportComment.audience) == self.audience,
            )
        )
        stored = {row.part: row for row in rows}
        for said in self.comments:
            if not said.words.strip():
                continue
            row = stored.pop(said.part.value, None)
            if row is None:
                part, words = said.part.value, said.words
                row = ReportComment(
                    term_key=key, audience=self.audience, part=part, words=words
                )
                work.session.add(row)
            row.words = said.words
        for former in stored.values():
            work.session.delete(former)
        work.session.flush()


@dataclass(frozen=True, slots=True)
class SaveActions:
    """Keep what follows from a term's report, in order.

    They stand in the governors' report too, so none may name a child.
    """

    permission: ClassVar[Permission] = Permission.WRITE_REPORTS
    act: ClassVar[str] = "enter actions of the termly report"

    term: str
    actions: tuple[Action, ...]

    def run(self, work: Work) -> tuple[str, ...]:
        """Keep the actions, and return warnings about small numbers in them.

        Raises:
            RuleBrokenError: If there is no such term, or an action has no
                recommendation or names a child.
        """
        term = _term(work, self.term)
        names = pupil_names(work.session)
        warnings: list[str] = []
        for number, action in enumerate(self.actions, start=1):
            if not action.recommendation.strip():
                message = f"Write what is recommended in line {number}."
                raise RuleBrokenError(message, "recommendation")
            for text in texts_of(action):
                check_unnamed(text, names, "actions")
                warnings += _warnings(text, names, f"Action {number}")
        self._keep(work, term.key)
        work.about("termly_report", term.key)
        work.changed.add(Topic.REPORTS)
        return tuple(warnings)

    def _keep(self, work: Work, key: str) -> None:
        stored = list(
            work.session.exec(
                select(ReportAction)
                .where(col(ReportAction.term_key) == key)
                .order_by(col(ReportAction.position))
            )
        )
        for place, action in enumerate(self.actions):
            if place < len(stored):
                row = stored[place]
            else:
                row = ReportAction(term_key=key, position=place + 1, recommendation="-")
                work.session.add(row)
            _fill(row, action, place + 1)
        for former in stored[len(self.actions) :]:
            work.session.delete(former)
        work.session.flush()


def _term(work: Work, wanted: str) -> TermSpan:
    calendar = CalendarIs().fetch(work.session, work.today)
    return term_of_report(calendar, work.today, wanted)


def check_unnamed(text: str, names: Names, field: str) -> None:
    """Accept words for governors that name no child.

    Raises:
        RuleBrokenError: If they do; it says which words.
    """
    if told := names.certain(text):
        raise RuleBrokenError(NAMED.format(wording.listed(told)), field)


def _warnings(text: str, names: Names, where: str) -> Iterable[str]:
    return (f"{where}: {doubt}." for doubt in doubts(text, names))


def _fill(row: ReportAction, action: Action, position: int) -> None:
    row.position = position
    row.recommendation = action.recommendation
    row.response = action.response
    row.action = action.action
    row.owner = action.owner
    row.by_on = action.by_on
    row.target = action.target
    row.progress = action.progress
