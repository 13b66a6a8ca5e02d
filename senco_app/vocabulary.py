"""Words fixed by law or by the school census.

Where they can change they are data: ``resources/codes``, with dates of validity.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from senco_app import resources


class SenStatus(StrEnum):
    """How a pupil's needs are met; the value is the school-census code."""

    NONE = "N"
    SEN_SUPPORT = "K"
    EHC_PLAN = "E"

    @property
    def words(self) -> str:
        """Return the status in words."""
        return {"N": "No SEN", "K": "SEN support", "E": "EHC plan"}[self.value]


class Sex(StrEnum):
    """Sex as the school census records it."""

    FEMALE = "F"
    MALE = "M"


class Phase(StrEnum):
    """Kind of school by the ages it teaches."""

    NURSERY = "nursery"
    INFANT = "infant"
    FIRST = "first"
    JUNIOR = "junior"
    PRIMARY = "primary"
    MIDDLE = "middle"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    SPECIAL = "special"
    ALTERNATIVE = "alternative provision"


class Stage(StrEnum):
    """Where a cycle stands; SEND Code of Practice (2015), 6.44."""

    ASSESS = "Assess"
    PLAN = "Plan"
    DO = "Do"
    REVIEW = "Review"
    CLOSED = "Closed"


class Result(StrEnum):
    """What a review found of one outcome."""

    MET = "met"
    PARTLY_MET = "partly met"
    NOT_MET = "not met"
    NOT_REVIEWED = "not reviewed"


class Decision(StrEnum):
    """What follows a review."""

    CARRY_ON = "carry on"
    CHANGE_PLAN = "change the plan"
    NO_LONGER_NEEDED = "no longer needs SEN support"


class Force(StrEnum):
    """How binding a date or a duty is."""

    MUST = "must"
    SHOULD = "should"
    PRACTICE = "practice"


class Urgency(StrEnum):
    """How soon something is needed."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"


class ClosedDay(StrEnum):
    """Why pupils are not in school on a weekday in term."""

    INSET = "INSET day"
    BANK_HOLIDAY = "bank holiday"
    CLOSURE = "closure"


class KeepReason(StrEnum):
    """Why a pupil without SEN is kept in the register all the same."""

    HEALTHCARE_PLAN = "individual healthcare plan"
    EARLY_HELP = "early help"
    MONITORING = "monitoring"
    ACCESS_ARRANGEMENTS = "access arrangements"
    OFF_SUPPORT_RECENTLY = "off SEN support within two terms"


class AlertKind(StrEnum):
    """What an alert on a pupil's page is about; its words say what to do."""

    HEALTH = "health"
    SAFETY_PLAN = "safety plan"
    EQUIPMENT = "equipment"
    OTHER = "other"


class AskedBy(StrEnum):
    """Who asks for an EHC needs assessment; Children and Families Act 2014, s36(1)."""

    SCHOOL = "school"
    PARENT = "parent"
    YOUNG_PERSON = "young person"


class AuthorityAnswer(StrEnum):
    """What the authority decided on a request; Children and Families Act 2014, s36."""

    WILL_ASSESS = "will assess"
    WILL_NOT_ASSESS = "will not assess"
    NO_PLAN = "will not issue a plan"


class Level(StrEnum):
    """How far support goes beyond what every pupil is given."""

    UNIVERSAL = "universal"
    TARGETED = "targeted"
    SPECIALIST = "specialist"


class Presence(StrEnum):
    """Whether a pupil took part in a session."""

    HERE = "here"
    AWAY = "away"


class AwayReason(StrEnum):
    """Why a pupil missed a session that ran; never what ails them."""

    ABSENT = "absent from school"
    LESSON = "in another lesson or activity"
    ADULT = "with another adult"
    CHOSE = "chose not to join"
    LEFT = "left early"
    OTHER = "other reason"


class GotOn(StrEnum):
    """How a pupil got on with the aim of one session."""

    NOT_YET = "not yet"
    NEARLY = "nearly"
    DID_IT = "did it"


class NotRunReason(StrEnum):
    """Why a planned session did not take place."""

    ADULT_ABSENT = "adult absent"
    ADULT_ON_COVER = "adult on cover"
    EVENT = "school event"
    ROOM = "no room"
    OTHER = "other reason"


class CardState(StrEnum):
    """Where a session stands on the day."""

    DUE = "due"
    RECORDED = "recorded"
    NOT_RUN = "not run"
    LATER = "later"


class Audience(StrEnum):
    """Who reads a termly report; only the headteacher's names anybody."""

    HEAD = "head"
    GOVERNORS = "governors"

    @property
    def words(self) -> str:
        """Return who that is, in words."""
        return {"head": "the headteacher", "governors": "governors"}[self.value]


YEAR_GROUPS = ("E1", "E2", "N1", "N2", "R", *(str(n) for n in range(1, 15)), "X")
"""Census year groups in order of age; X follows no National Curriculum year."""


@dataclass(frozen=True, slots=True)
class NeedType:
    """A census SEN type; ``broad_area`` is empty where the Code names none."""

    code: str
    description: str
    broad_area: str
    valid_from: date
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether the code may be recorded on that day."""
        return self.valid_from <= day and (
            self.valid_until is None or day <= self.valid_until
        )


@cache
def need_types() -> tuple[NeedType, ...]:
    """Return every SEN type, past and present, in the order of the data file."""
    path = resources.folder() / "codes" / "sen_types.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(_need_type(row) for row in csv.DictReader(rows))


def need_type(code: str) -> NeedType | None:
    """Return the SEN type with this code, if there is one."""
    return next((kind for kind in need_types() if kind.code == code), None)


@cache
def legacy_statuses() -> dict[str, SenStatus]:
    """Return census SEN statuses no longer in use, with what follows them today."""
    path = resources.folder() / "codes" / "legacy_statuses.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: SenStatus(row["now"]) for row in csv.DictReader(rows)}


def _need_type(row: dict[str, str]) -> NeedType:
    until = row["valid_until"]
    return NeedType(
        code=row["code"],
        description=row["description"],
        broad_area=row["broad_area"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(until) if until else None,
    )
