"""Rows of the school itself: its details, its calendar, how many are on roll."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import date

from sqlmodel import CheckConstraint, Field, UniqueConstraint

from senco_app.models.row import Row, coded
from senco_app.vocabulary import ClosedDay, Phase, Sex


class School(Row, table=True):
    """The one school whose register this is."""

    name: str
    authority: str = ""
    phase: Phase = Field(default=Phase.PRIMARY, sa_type=coded(Phase))
    last_year_group: str = "6"


class Term(Row, table=True):
    """A term, with its half-term holiday between two days, both without school."""

    __table_args__ = (
        CheckConstraint("first_on <= last_on", name="ends_after_start"),
        CheckConstraint(
            "(half_term_first_on IS NULL) = (half_term_last_on IS NULL)",
            name="half_term_whole",
        ),
        CheckConstraint(
            "half_term_first_on IS NULL OR (first_on < half_term_first_on"
            " AND half_term_first_on <= half_term_last_on"
            " AND half_term_last_on < last_on)",
            name="half_term_inside",
        ),
    )

    name: str
    first_on: date = Field(unique=True)
    last_on: date
    half_term_first_on: date | None = None
    half_term_last_on: date | None = None


class NonSchoolDay(Row, table=True):
    """A weekday in term on which pupils are not in school."""

    __tablename__ = "non_school_day"

    closed_on: date = Field(unique=True)
    kind: ClosedDay = Field(sa_type=coded(ClosedDay))
    name: str = ""


class RollCount(Row, table=True):
    """How many children without a record here are on roll: one year group, one sex.

    A snapshot of the office's newest file; the next one replaces it whole. ``sex`` is
    empty where the file had no such column.
    """

    __tablename__ = "roll_count"
    __table_args__ = (
        UniqueConstraint("year_group", "sex"),
        CheckConstraint("pupils >= 0", name="not_negative"),
    )

    counted_on: date
    year_group: str
    sex: Sex | None = Field(default=None, sa_type=coded(Sex))
    pupils: int
    pupil_premium: int = 0
    eal: int = 0
    looked_after: int = 0
