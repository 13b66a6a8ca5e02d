"""Rows of support cycles: assess, plan, do, review."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import date

from sqlalchemy import Index, text
from sqlmodel import CheckConstraint, Field, UniqueConstraint

from senco_app.models.row import Row, coded
from senco_app.vocabulary import Decision, Result


class Cycle(Row, table=True):
    """One turn of assess, plan, do, review for one pupil.

    The stage is read from three days: ``assessed_on`` (assess done), ``planned_on``
    (plan agreed) and ``reviewed_on`` (closed). Each needs the one before it, and
    ``reviewed_on`` needs a decision. Until it is set, ``held_on`` and ``decision`` are
    those of a review saved for later. A pupil has one open cycle.
    """

    __table_args__ = (
        UniqueConstraint("pupil_id", "number"),
        CheckConstraint("planned_on IS NULL OR assessed_on IS NOT NULL", name="assess"),
        CheckConstraint("reviewed_on IS NULL OR planned_on IS NOT NULL", name="plan"),
        CheckConstraint("planned_on IS NULL OR review_by IS NOT NULL", name="review"),
        CheckConstraint(
            "reviewed_on IS NULL OR decision IS NOT NULL AND held_on = reviewed_on",
            name="decided",
        ),
        CheckConstraint("reviewed_on >= planned_on", name="review_follows_plan"),
        Index(
            "uq_cycle_open",
            "pupil_id",
            unique=True,
            sqlite_where=text("reviewed_on IS NULL"),
        ),
        # Lists read these and nothing of the long texts, for thousands of cycles.
        Index("ix_cycle_pupil_reviewed", "pupil_id", "reviewed_on", "id"),
        Index(
            "ix_cycle_standing",
            *("reviewed_on", "pupil_id", "id", "number", "started_on"),
            *("assessed_on", "planned_on", "review_by"),
        ),
    )

    pupil_id: str = Field(foreign_key="pupil.id", ondelete="RESTRICT")
    number: int
    started_on: date

    assessed_on: date | None = None
    sources: str = ""
    strengths: str = ""
    difficulties: str = ""
    pupil_view: str = ""
    parents_view: str = ""

    planned_on: date | None = None
    strategies: str = ""
    responsible: str = ""
    parents_told_on: date | None = None
    review_by: date | None = Field(default=None, index=True)

    held_on: date | None = None
    reviewed_on: date | None = None
    attended: str = ""
    what_helped: str = ""
    pupil_words: str = ""
    pupil_words_missing: str = ""
    parents_words: str = ""
    parents_words_missing: str = ""
    learned: str = ""
    next_changes: str = ""
    why_it_stays: str = ""
    decision: Decision | None = Field(default=None, sa_type=coded(Decision))
    ask_outside_help: bool = False
    request_assessment: bool = False


class CycleOutcome(Row, table=True):
    """An aim in a cycle's plan, and what the review found of it."""

    __tablename__ = "cycle_outcome"
    __table_args__ = (Index("ix_cycle_outcome_result", "cycle_id", "result"),)

    cycle_id: str = Field(foreign_key="cycle.id", ondelete="RESTRICT")
    position: int
    aim: str
    baseline: str = ""
    target: str = ""
    measure: str = ""
    by_on: date | None = None
    result: Result | None = Field(default=None, sa_type=coded(Result))
    actual: str = ""


class PlannedProvision(Row, table=True):
    """What a plan says will be given; a group of 1 is one to one."""

    __tablename__ = "planned_provision"
    __table_args__ = (
        CheckConstraint(
            "minutes >= 0 AND times_a_week >= 0 AND weeks >= 0 AND group_size >= 1",
            name="amounts",
        ),
    )

    cycle_id: str = Field(foreign_key="cycle.id", ondelete="RESTRICT", index=True)
    position: int
    what: str
    who: str = ""
    minutes: int = 0
    times_a_week: int = 0
    weeks: int = 0
    group_size: int = 1


class CycleNote(Row, table=True):
    """A dated note of what was seen while the plan was carried out."""

    __tablename__ = "cycle_note"

    cycle_id: str = Field(foreign_key="cycle.id", ondelete="RESTRICT", index=True)
    noted_on: date
    words: str
    written_by: str
