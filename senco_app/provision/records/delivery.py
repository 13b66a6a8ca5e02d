"""Plain records of what was planned and what was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from senco_app.vocabulary import NotRunReason


@dataclass(frozen=True, slots=True)
class NotRun:
    """How many sessions did not run for one reason, and the minutes lost."""

    reason: NotRunReason
    sessions: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sessions planned until a day, and what became of them.

    ``planned = delivered + away + sum(not_run) + not_recorded``. ``away`` are sessions
    that ran without the pupil: 0 unless counted by pupil. ``to_decide`` of those not
    recorded have two records that the SENCO has to decide between.
    """

    planned: int = 0
    delivered: int = 0
    not_run: tuple[NotRun, ...] = ()
    not_recorded: int = 0
    planned_minutes: int = 0
    delivered_minutes: int = 0
    away: int = 0
    to_decide: int = 0

    @property
    def share(self) -> float | None:
        """Return the share of planned minutes given, from 0 to 1; none if no plan."""
        if not self.planned_minutes:
            return None
        return self.delivered_minutes / self.planned_minutes

    @property
    def lost_minutes(self) -> int:
        """Return the minutes of the sessions that did not run."""
        return sum(reason.minutes for reason in self.not_run)


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """A delivery of one group, pupil or week; ``id`` is the Monday of a week."""

    id: str
    name: str
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class DeliveryTable:
    """What was planned and given in some days: line by line, and all together.

    The total counts sessions, each once, also where the lines are pupils.
    """

    lines: tuple[DeliveryLine, ...]
    total: Delivery


@dataclass(frozen=True, slots=True)
class GivenProvision:
    """What a pupil was given in one group until today.

    ``in_all`` and ``in_all_minutes`` are planned from the pupil's first day in the
    group to the last, the days to come included.
    """

    group_id: str
    title: str
    intervention: str
    leader: str
    from_on: date
    until_on: date | None
    outcome_id: str | None
    outcome: str
    size: int
    minutes: int
    times_a_week: int
    in_all: int
    in_all_minutes: int
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class TimeInGroup:
    """From when until when a pupil is in a group: its last day at the latest."""

    title: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class PupilProvision:
    """All that a pupil was given in groups, the newest first, and the sum."""

    lines: tuple[GivenProvision, ...]
    total: Delivery
