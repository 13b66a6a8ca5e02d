"""Plain records of the termly SEN report: its figures, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.provision.records import DeliveryLine
    from senco_app.summaries.termly_report.evidence import RequestSeen
    from senco_app.summaries.termly_report.suppression import Count, Split, Tables
    from senco_app.vocabulary import Audience, Phase, SenStatus


class Part(StrEnum):
    """A part of the report that the SENCO comments on, in the order of the paper."""

    HEADLINE = "headline"
    NEEDS = "needs"
    CYCLES = "cycles"
    SESSIONS = "sessions"
    REQUESTS = "requests"
    NATIONAL = "national"

    @property
    def heading(self) -> str:
        """Return the part's heading on paper."""
        return _TITLES[self]


_TITLES = {
    Part.HEADLINE: "Headline",
    Part.NEEDS: "Needs",
    Part.CYCLES: "Support cycles",
    Part.SESSIONS: "Sessions planned and delivered",
    Part.REQUESTS: "EHC needs assessment requests",
    Part.NATIONAL: "National figures",
}


class MoveKind(StrEnum):
    """How a child came to be counted, or is counted no more."""

    JOINED = "joined with SEN support or a plan"
    BEGAN = "SEN support or a plan began"
    LEFT = "left"
    ENDED = "no longer needs SEN support"
    PLAN_ISSUED = "from SEN support to an EHC plan"
    PLAN_CEASED = "from an EHC plan to SEN support"


# --- its figures -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Before:
    """The two school totals that this term's are compared with.

    ``issued_on`` is the day of the report they were printed in; None: they are
    reckoned from the history of status.
    """

    on: date
    sen_support: int
    ehc_plans: int
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """Sessions by what became of them; ``minutes`` is withheld with the number."""

    split: Split
    minutes: tuple[Count, ...]
    planned_minutes: Count
    delivered_minutes: Count


@dataclass(frozen=True, slots=True)
class Figures:
    """The report's numbers: whole for the headteacher, else small ones withheld.

    Attributes:
        school: Its name.
        phase: Which kind of school.
        term_key: Such as "autumn-2026".
        term: Its name.
        as_of: The day that the figures show.
        on_roll: How many children are on roll; None where that is not known.
        roll_words: Where that number comes from, or why there is none.
        sen_support: How many are on SEN support.
        ehc_plans: How many have an EHC plan.
        before: Last term's two totals, if they are known.
        moves: How many came and went, by kind; None is withheld. Empty: not known.
        tables: Children with SEN by need and the rest.
        cycles: Reviews by what became of them.
        requests: Requests by where they stand.
        sessions: None where no provision is recorded.
        standing: Who was counted and how: kept to reckon the next change, not printed.
    """

    school: str
    phase: Phase
    term_key: str
    term: str
    as_of: date
    on_roll: int | None
    roll_words: str
    sen_support: int
    ehc_plans: int
    before: Before | None
    moves: tuple[tuple[MoveKind, Count], ...]
    tables: Tables
    cycles: Split
    requests: Split
    sessions: Lost | None
    standing: tuple[tuple[str, SenStatus], ...] = ()

    @property
    def with_sen(self) -> int:
        """Return how many have SEN."""
        return self.sen_support + self.ehc_plans


@dataclass(frozen=True, slots=True)
class Move:
    """One child who came, went or changed status, for the headteacher's report."""

    kind: MoveKind
    name: str
    form: str
    on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Late:
    """A review that is overdue; ``late_days`` are school days."""

    name: str
    form: str
    review_by: date
    late_days: int


@dataclass(frozen=True, slots=True)
class NamedRequest:
    """An open request, for the headteacher's report."""

    name: str
    form: str
    seen: RequestSeen


@dataclass(frozen=True, slots=True)
class Named:
    """What only the headteacher's report says: names, and sessions by group."""

    moves: tuple[Move, ...]
    late: tuple[Late, ...]
    requests: tuple[NamedRequest, ...]
    groups: tuple[DeliveryLine, ...]


# --- what the SENCO and the headteacher add ----------------------------------


@dataclass(frozen=True, slots=True)
class Comment:
    """The SENCO's words on one part."""

    part: Part
    words: str


@dataclass(frozen=True, slots=True)
class Action:
    """What follows from the report: who does what by when."""

    recommendation: str
    response: str = ""
    action: str = ""
    owner: str = ""
    by_on: date | None = None
    target: str = ""
    progress: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """All that was typed for a term's report and one kind of reader."""

    comments: tuple[Comment, ...] = ()
    actions: tuple[Action, ...] = ()
    left_out: int = 0

    def on(self, part: Part) -> str:
        """Return the comment on a part; empty without one."""
        return next((said.words for said in self.comments if said.part is part), "")


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """A report as the list of those issued shows it."""

    id: str
    version: int
    term_key: str
    term: str
    audience: Audience
    issued_on: date
    issued_by: str
    signed_off_on: date | None = None
    signed_off_by: str = ""
    sign_off_words: str = ""
