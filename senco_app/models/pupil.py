"""Rows of the pupils on the register: who they are and what they need."""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import date

from sqlalchemy import Index, text
from sqlmodel import CheckConstraint, Field

from senco_app.models.row import Row, coded
from senco_app.vocabulary import AlertKind, KeepReason, SenStatus, Sex


class Pupil(Row, table=True):
    """A pupil on the register. A pupil who leaves is archived, never deleted.

    ``upn`` is kept as the office wrote it, even when its check letter is wrong; two
    pupils never share one. ``home_authority`` is the authority where the child lives
    (Children and Families Act 2014, s24), which need not be the school's.
    ``entered_on`` is the day on which the record was begun here. ``decide_by`` is the
    day by which it is looked at again whether a pupil without SEN is still kept.
    """

    __table_args__ = (
        Index(
            "uq_pupil_upn",
            "upn",
            unique=True,
            sqlite_where=text("upn IS NOT NULL AND archived_on IS NULL"),
        ),
        CheckConstraint("upn <> ''", name="upn_or_none"),
        CheckConstraint("legal_surname <> ''", name="named"),
    )

    legal_surname: str = Field(index=True)
    legal_forename: str
    preferred_name: str = ""
    born_on: date | None = None
    sex: Sex | None = Field(default=None, sa_type=coded(Sex))
    upn: str | None = None
    former_upn: str | None = None
    year_group_override: str | None = None
    form: str = ""
    home_authority: str = ""
    pupil_premium: bool = False
    eal: bool = False
    looked_after: bool = False
    attendance: str = ""
    keep_reason: KeepReason | None = Field(default=None, sa_type=coded(KeepReason))
    decide_by: date | None = None
    profile_appreciated: str = ""
    profile_important: str = ""
    profile_support: str = ""
    entered_on: date
    archived_on: date | None = None


class SenPeriod(Row, table=True):
    """A pupil's SEN status from a date until another; the one without an end holds.

    ``original`` keeps the office's own words where a legacy code was mapped.
    """

    __tablename__ = "sen_period"
    __table_args__ = (
        CheckConstraint("until_on IS NULL OR from_on <= until_on", name="in_order"),
        Index(
            "uq_sen_period_open",
            "pupil_id",
            unique=True,
            sqlite_where=text("until_on IS NULL"),
        ),
    )

    pupil_id: str = Field(foreign_key="pupil.id", ondelete="RESTRICT", index=True)
    status: SenStatus = Field(sa_type=coded(SenStatus))
    from_on: date
    until_on: date | None = None
    reason: str = ""
    parents_told_on: date | None = None
    original: str = ""


class Need(Row, table=True):
    """A type of need, ranked: 1 is the primary need. Ended ones stay as history."""

    __table_args__ = (
        CheckConstraint("rank >= 1", name="ranked"),
        CheckConstraint("until_on IS NULL OR from_on <= until_on", name="in_order"),
        Index(
            "uq_need_rank",
            "pupil_id",
            "rank",
            unique=True,
            sqlite_where=text("until_on IS NULL"),
        ),
    )

    pupil_id: str = Field(foreign_key="pupil.id", ondelete="RESTRICT", index=True)
    type_code: str
    rank: int
    from_on: date
    until_on: date | None = None
    original: str = ""


class PupilAlert(Row, table=True):
    """What every adult has to do for a pupil, from a day and perhaps until another.

    ``words`` say what to do, not why: they may be read by somebody passing the screen.
    """

    __tablename__ = "pupil_alert"
    __table_args__ = (
        CheckConstraint("until_on IS NULL OR from_on <= until_on", name="in_order"),
        CheckConstraint("words <> ''", name="worded"),
    )

    pupil_id: str = Field(foreign_key="pupil.id", ondelete="RESTRICT", index=True)
    kind: AlertKind = Field(sa_type=coded(AlertKind))
    words: str
    from_on: date
    until_on: date | None = None
