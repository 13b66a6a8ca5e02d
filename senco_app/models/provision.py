"""Rows of provision: interventions, groups, who is in them, and recorded sessions.

A session that should take place is reckoned from a group's timetable and the school's
calendar and never stored: a row here is one that somebody recorded.
"""

# SQLModel reads annotations at run time, so no ``annotations`` import here.
from datetime import date, datetime, time

from sqlalchemy import Index
from sqlmodel import CheckConstraint, Field, UniqueConstraint

from senco_app.models.row import Row, UtcTime, coded
from senco_app.vocabulary import AwayReason, GotOn, Level, NotRunReason, Presence


class Intervention(Row, table=True):
    """A programme that the school gives; ``area`` is a broad area of need, or empty."""

    __table_args__ = (CheckConstraint("name <> ''", name="named"),)

    name: str = Field(unique=True)
    area: str = ""
    aim: str = ""
    evidence: str = ""
    entry: str = ""
    exit: str = ""
    level: Level = Field(default=Level.TARGETED, sa_type=coded(Level))
    archived_on: date | None = None


class ProvisionGroup(Row, table=True):
    """A group, or one pupil alone, that is given an intervention by one adult.

    It runs for ``weeks`` school weeks, the first being the week of ``started_on``, or
    until ``ended_on``. ``others`` are children in it who have no record here.
    """

    __tablename__ = "provision_group"
    __table_args__ = (
        CheckConstraint("minutes >= 1 AND weeks >= 1 AND others >= 0", name="amounts"),
        CheckConstraint("ended_on IS NULL OR started_on <= ended_on", name="in_order"),
    )

    intervention_id: str = Field(foreign_key="intervention.id", ondelete="RESTRICT")
    name: str
    leader_id: str = Field(foreign_key="person.id", ondelete="RESTRICT", index=True)
    room: str = ""
    minutes: int
    weeks: int
    started_on: date
    others: int = 0
    focus: str = ""
    ended_on: date | None = None


class GroupSlot(Row, table=True):
    """A weekday (0 is Monday) and time at which a group meets, in some of its days.

    A timetable that changes leaves the slots before it, with their last day, so that
    what was planned then stays as it was.
    """

    __tablename__ = "group_slot"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 4", name="school_week"),
        CheckConstraint("minutes >= 1", name="amounts"),
        CheckConstraint("until_on IS NULL OR from_on <= until_on", name="in_order"),
    )

    group_id: str = Field(
        foreign_key="provision_group.id", ondelete="RESTRICT", index=True
    )
    weekday: int
    starts_at: time
    minutes: int
    from_on: date
    until_on: date | None = None


class GroupMember(Row, table=True):
    """A pupil in a group from a day, and until one; perhaps for one outcome."""

    __tablename__ = "group_member"
    __table_args__ = (
        CheckConstraint("until_on IS NULL OR from_on <= until_on", name="in_order"),
        Index("ix_group_member_spans", "group_id", "pupil_id", "from_on", "until_on"),
    )

    group_id: str = Field(foreign_key="provision_group.id", ondelete="RESTRICT")
    pupil_id: str = Field(foreign_key="pupil.id", ondelete="RESTRICT", index=True)
    from_on: date
    until_on: date | None = None
    # A plan that is still being written may drop an outcome; the pupil stays.
    outcome_id: str | None = Field(
        default=None,
        foreign_key="cycle_outcome.id",
        ondelete="SET NULL",
        index=True,
        nullable=True,
    )


class ProvisionSession(Row, table=True):
    """What one source says of one session: that it ran, or why it did not.

    ``source`` is empty for an entry made in the register, else the device of the book
    it came from; each source keeps its own row. ``standing`` rows count; where several
    stand for one session, the SENCO decides. ``minutes`` are those that were given, or
    lost. ``finished`` is false while pupils are still being marked.
    """

    __tablename__ = "provision_session"
    __table_args__ = (
        UniqueConstraint("group_id", "held_on", "starts_at", "source"),
        CheckConstraint("minutes >= 1", name="amounts"),
        CheckConstraint("ran = (reason IS NULL)", name="reason_if_not_run"),
        Index(
            "ix_provision_session_counted",
            *("held_on", "group_id", "starts_at", "standing", "finished"),
            *("ran", "reason", "minutes", "id"),
        ),
    )

    group_id: str = Field(foreign_key="provision_group.id", ondelete="RESTRICT")
    held_on: date
    starts_at: time
    source: str = ""
    ran: bool = True
    reason: NotRunReason | None = Field(default=None, sa_type=coded(NotRunReason))
    words: str = ""
    minutes: int
    finished: bool = False
    standing: bool = True
    recorded_by: str
    recorded_at: datetime = Field(sa_type=UtcTime)
    clock_doubtful: bool = False


class SessionMark(Row, table=True):
    """How one pupil took part in a session that ran."""

    __tablename__ = "session_mark"
    __table_args__ = (
        UniqueConstraint("session_id", "pupil_id"),
        CheckConstraint(
            "presence = 'away' OR away_reason IS NULL", name="reason_if_away"
        ),
        CheckConstraint("presence = 'here' OR got_on IS NULL", name="got_on_if_here"),
        Index("ix_session_mark_counted", "session_id", "presence", "pupil_id"),
    )

    session_id: str = Field(foreign_key="provision_session.id", ondelete="RESTRICT")
    pupil_id: str = Field(foreign_key="pupil.id", ondelete="RESTRICT", index=True)
    presence: Presence = Field(sa_type=coded(Presence))
    away_reason: AwayReason | None = Field(default=None, sa_type=coded(AwayReason))
    got_on: GotOn | None = Field(default=None, sa_type=coded(GotOn))
    words: str = ""
