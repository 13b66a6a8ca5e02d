"""Counting what was planned, what was given, and why the rest was not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from senco_app.provision.records import Delivery, NotRun
from senco_app.vocabulary import NotRunReason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from senco_app.provision.records import PlannedSession, RecordedSession, SessionKey


REASONS = tuple(NotRunReason)


class Said(NamedTuple):
    """What a standing, finished record says of a session, and nothing else of it."""

    ran: bool
    reason: NotRunReason | None
    minutes: int


@dataclass(slots=True)
class Tally:
    """A delivery while it is counted, one session at a time."""

    planned: int = 0
    delivered: int = 0
    not_recorded: int = 0
    planned_minutes: int = 0
    delivered_minutes: int = 0
    to_decide: int = 0
    lost: dict[NotRunReason, tuple[int, int]] = field(default_factory=dict)

    def count(self, minutes: int | None, said: list[Said]) -> None:
        """Count one session.

        Args:
            minutes: As planned; none for one that the plan does not have: what was
                given then counts as planned too.
            said: What the records that stand say of it; with two nothing is merged by
                guess, and it is not recorded until somebody decides.
        """
        self.planned += 1
        if len(said) != 1:
            self.planned_minutes += minutes or 0
            self.not_recorded += 1
            self.to_decide += bool(said)
            return
        [told] = said
        planned = told.minutes if minutes is None else minutes
        self.planned_minutes += planned
        if told.ran:
            self.delivered += 1
            self.delivered_minutes += told.minutes
        else:
            self.lose(told.reason or NotRunReason.OTHER, 1, planned)

    def lose(self, reason: NotRunReason, sessions: int, minutes: int) -> None:
        """Count sessions that did not run, and their planned minutes."""
        had, lost = self.lost.get(reason, (0, 0))
        self.lost[reason] = (had + sessions, lost + minutes)

    def delivery(self, away: int = 0) -> Delivery:
        """Return what was counted; reasons in the order of the list."""
        return Delivery(
            planned=self.planned,
            delivered=self.delivered,
            not_run=tuple(
                NotRun(reason, *self.lost[reason])
                for reason in REASONS
                if reason in self.lost
            ),
            not_recorded=self.not_recorded,
            planned_minutes=self.planned_minutes,
            delivered_minutes=self.delivered_minutes,
            away=away,
            to_decide=self.to_decide,
        )


def delivery(
    planned: Iterable[PlannedSession],
    recorded: Iterable[RecordedSession],
    today: date,
) -> Delivery:
    """Count sessions until today: planned, given, not run and why, not recorded.

    A session of today counts once it is recorded, later ones do not count. A recorded
    session that is not in the plan (any more) counts as planned. What nobody finished
    is not recorded.
    """
    said: dict[SessionKey, list[Said]] = {}
    for record in recorded:
        entry = record.entry
        if record.standing and entry.finished:
            told = Said(entry.ran, entry.reason, entry.minutes)
            said.setdefault(entry.key, []).append(told)
    tally = Tally()
    for session in planned:
        told_of = said.pop(session.key, [])
        if told_of or session.key.held_on < today:
            tally.count(session.minutes, told_of)
    for told_of in said.values():
        tally.count(None, told_of)
    return tally.delivery()


def added(deliveries: Iterable[Delivery]) -> Delivery:
    """Return several deliveries together."""
    tally, away = Tally(), 0
    for one in deliveries:
        tally.planned += one.planned
        tally.delivered += one.delivered
        tally.not_recorded += one.not_recorded
        tally.planned_minutes += one.planned_minutes
        tally.delivered_minutes += one.delivered_minutes
        tally.to_decide += one.to_decide
        away += one.away
        for lost in one.not_run:
            tally.lose(lost.reason, lost.sessions, lost.minutes)
    return tally.delivery(away)


def standing(records: Iterable[RecordedSession]) -> RecordedSession | None:
    """Return the record of a session that counts; none where two stand, or none."""
    found = [record for record in records if record.standing]
    return found[0] if len(found) == 1 else None
