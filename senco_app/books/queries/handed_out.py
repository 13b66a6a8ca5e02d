"""What the hand-outs of a book let it write: reckoned from the record as it stood then.

What went into a book is not kept a second time. The history is kept, and each hand-out
stands in it, so groups, timetables, members and calendar can be read as they were.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, select
from sqlmodel import col

from senco_app.books.queries.contents import DAYS_AHEAD, DAYS_BACK, DAYS_TO_RETURN
from senco_app.books.records import HandedSession
from senco_app.models.audit import Version
from senco_app.models.book import BookHandOut
from senco_app.models.provision import (
    GroupMember,
    GroupSlot,
    ProvisionGroup,
    ProvisionSession,
    SessionMark,
)
from senco_app.models.school import NonSchoolDay, Term
from senco_app.provision.records import DatedSlot, Group, SessionKey
from senco_app.provision.rules import meetings
from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.school.rules import SchoolDays
from senco_app.vocabulary import ClosedDay

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlmodel import Session

    from senco_app.models.book import EnrolledBook

Values = dict[str, Any]
Sessions = dict[SessionKey, HandedSession]
ONE_DAY = timedelta(days=1)
"""What the register's local day and its UTC may lie apart."""

GROUP, SLOT, MEMBER, TERM, CLOSED = (
    str(kind.__tablename__)
    for kind in (ProvisionGroup, GroupSlot, GroupMember, Term, NonSchoolDay)
)


@dataclass(frozen=True, slots=True)
class HandOutMade:
    """A hand-out that this register made.

    Attributes:
        sequence: Its place in the history.
        pupil_ids: Whose data was in it.
    """

    made_at: datetime
    sequence: int
    pupil_ids: frozenset[str]


class _Standing(NamedTuple):
    """A record as it stood after one act; no values where it was deleted."""

    kind: str
    id: str
    sequence: int
    values: Values | None


def hand_outs_of(session: Session, book: EnrolledBook) -> dict[int, HandOutMade]:
    """Return every hand-out of a book, by its number."""
    of_hand_out = and_(
        col(Version.entity) == BookHandOut.__tablename__,
        col(Version.entity_id) == col(BookHandOut.id),
    )
    rows = session.connection().execute(
        select(
            col(BookHandOut.generation),
            col(BookHandOut.made_at),
            col(Version.sequence),
            col(BookHandOut.pupil_ids),
        )
        .join(Version, of_hand_out)
        .where(col(BookHandOut.book_id) == book.id)
    )
    return {
        row[0]: HandOutMade(row[1], row[2], frozenset(row[3].split())) for row in rows
    }


class HandedOut:
    """The sessions that a book was handed out, hand-out by hand-out."""

    def __init__(
        self,
        session: Session,
        book: EnrolledBook,
        hand_outs: dict[int, HandOutMade],
        today: date,
    ) -> None:
        """Reckon nothing yet: most returns hold nothing new."""
        self._session, self._leader = session, book.person_id
        self._hand_outs, self._today = hand_outs, today
        self._standing: list[_Standing] | None = None
        self._known: dict[int, Sessions] = {}

    def session(self, generation: int, key: SessionKey) -> HandedSession | None:
        """Return what a hand-out said of a session; none if it was not in it.

        Of a hand-out that the register does not know, because it was restored from
        before, the groups of today are taken, and all days that may still be returned.
        """
        number = generation if generation in self._hand_outs else 0
        if number not in self._known:
            self._known[number] = self._reckoned(self._hand_outs.get(number))
        return self._known[number].get(key)

    def _reckoned(self, made: HandOutMade | None) -> Sessions:
        back, sequence, pupils = DAYS_BACK, None, None
        on = self._today
        if made is None:
            back += DAYS_TO_RETURN
        else:
            on, sequence, pupils = made.made_at.date(), made.sequence, made.pupil_ids
        span = (on - timedelta(back) - ONE_DAY, on + timedelta(DAYS_AHEAD) + ONE_DAY)
        stood = self._as_of(sequence)
        days = SchoolDays(_calendar(stood[TERM], stood[CLOSED]))
        groups = {v["id"]: v for v in stood[GROUP] if v["leader_id"] == self._leader}
        members = [v for v in stood[MEMBER] if v["group_id"] in groups]
        found = _Found(pupils)
        for group_id, values in groups.items():
            slots = [v for v in stood[SLOT] if v["group_id"] == group_id]
            for at in meetings(_group(values, slots), days, *span):
                found.add(SessionKey(group_id, at.held_on, at.starts_at), at.minutes)
        for row in self._recorded(groups, span):
            found.add(SessionKey(*row[:3]), row.minutes, row.pupil_id)
        return found.with_members(members)

    def _as_of(self, sequence: int | None) -> dict[str, list[Values]]:
        """Return the records as they stood at a place of the history, by table."""
        if self._standing is None:
            self._standing = _read(self._session)
        newest = {
            (one.kind, one.id): one.values
            for one in self._standing
            if sequence is None or one.sequence <= sequence
        }
        stood: dict[str, list[Values]] = defaultdict(list)
        for (kind, _), values in newest.items():
            if values is not None:
                stood[kind].append(values)
        return stood

    def _recorded(self, groups: Iterable[str], span: tuple[date, date]) -> Any:  # noqa: ANN401 - rows of many columns
        """Return who was marked in what is recorded: some of it is off the plan."""
        return self._session.connection().execute(
            select(
                col(ProvisionSession.group_id),
                col(ProvisionSession.held_on),
                col(ProvisionSession.starts_at),
                col(ProvisionSession.minutes),
                col(SessionMark.pupil_id),
            )
            .outerjoin(
                SessionMark, col(SessionMark.session_id) == col(ProvisionSession.id)
            )
            .where(
                col(ProvisionSession.group_id).in_(groups),
                col(ProvisionSession.held_on).between(*span),
            )
        )


class _Found:
    """Sessions with the minutes and pupils that were found for them."""

    def __init__(self, handed: frozenset[str] | None) -> None:
        """Take only pupils who were handed out, if that is known."""
        self._handed = handed
        self._minutes: dict[SessionKey, set[int]] = {}
        self._pupils: dict[SessionKey, set[str]] = {}

    def add(self, key: SessionKey, minutes: int, pupil_id: str | None = None) -> None:
        """Note a session, and perhaps one pupil who is in it."""
        self._minutes.setdefault(key, set()).add(minutes)
        pupils = self._pupils.setdefault(key, set())
        if pupil_id is not None:
            pupils.add(pupil_id)

    def with_members(self, members: list[Values]) -> Sessions:
        """Return the sessions, with the members of their groups on their days."""
        for key, pupils in self._pupils.items():
            on = key.held_on.isoformat()
            pupils.update(
                v["pupil_id"]
                for v in members
                if v["group_id"] == key.group_id
                and v["from_on"] <= on
                and (v["until_on"] is None or on <= v["until_on"])
            )
        return {
            key: HandedSession(frozenset(self._minutes[key]), self._handed_of(pupils))
            for key, pupils in self._pupils.items()
        }

    def _handed_of(self, pupils: set[str]) -> frozenset[str]:
        known = self._handed
        return frozenset(pupils if known is None else pupils & known)


def _read(session: Session) -> list[_Standing]:
    """Return every version of the records that make a plan, in order."""
    rows = session.connection().execute(
        select(
            col(Version.entity),
            col(Version.entity_id),
            col(Version.sequence),
            col(Version.after),
        )
        .where(col(Version.entity).in_((GROUP, SLOT, MEMBER, TERM, CLOSED)))
        .order_by(col(Version.sequence))
    )
    return [
        _Standing(row[0], row[1], row[2], json.loads(row[3]) if row[3] else None)
        for row in rows
    ]


def _calendar(terms: list[Values], closed: list[Values]) -> Calendar:
    return Calendar(
        terms=tuple(
            TermDates(
                v["name"],
                date.fromisoformat(v["first_on"]),
                date.fromisoformat(v["last_on"]),
                _day(v["half_term_first_on"]),
                _day(v["half_term_last_on"]),
            )
            for v in sorted(terms, key=lambda v: str(v["first_on"]))
        ),
        days_off=tuple(
            DayOff(date.fromisoformat(v["closed_on"]), ClosedDay(v["kind"]), v["name"])
            for v in sorted(closed, key=lambda v: str(v["closed_on"]))
        ),
    )


def _group(values: Values, slots: list[Values]) -> Group:
    """Return a group with what its plan is reckoned from."""
    return Group(
        id=values["id"],
        version=values["version"],
        intervention_id=values["intervention_id"],
        intervention="",
        name="",
        leader_id=values["leader_id"],
        leader="",
        room="",
        minutes=values["minutes"],
        slots=(),
        started_on=date.fromisoformat(values["started_on"]),
        weeks=values["weeks"],
        others=0,
        focus="",
        members=(),
        ended_on=_day(values["ended_on"]),
        dated=tuple(_slot(v) for v in slots),
    )


def _slot(values: Values) -> DatedSlot:
    return DatedSlot(
        weekday=values["weekday"],
        starts_at=time.fromisoformat(values["starts_at"]),
        minutes=values["minutes"],
        from_on=date.fromisoformat(values["from_on"]),
        until_on=_day(values["until_on"]),
    )


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)
