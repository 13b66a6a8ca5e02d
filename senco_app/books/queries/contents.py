"""What goes into a book: exactly the groups that the person leads, and no more.

No diagnosis, no need code, no family, no document, no other child. Names are those that
the adult calls the pupils by.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import or_, select
from sqlmodel import col

from senco_app.books.records import HandedGroup, HandedMember, HandOut, Merged
from senco_app.models.book import BookAlert, EnrolledBook
from senco_app.models.cycle import Cycle, CycleOutcome
from senco_app.models.editing import found
from senco_app.models.people import Person
from senco_app.models.provision import (
    GroupMember,
    GroupSlot,
    ProvisionGroup,
    ProvisionSession,
)
from senco_app.models.pupil import Pupil, PupilAlert
from senco_app.models.school import School
from senco_app.provision.queries import SessionsOn
from senco_app.roles import Permission

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlmodel import Session

    from senco_app.provision.records import SessionCard

DAYS_BACK, DAYS_AHEAD = 14, 28
DAYS_TO_RETURN = 120
"""How long a return is taken after the hand-out that it was made from."""


@dataclass(frozen=True, slots=True)
class HandOutPreview:
    """What would go into a book if it were handed out now?"""

    permission: ClassVar[Permission] = Permission.EXCHANGE_PACKS

    book_id: str

    def fetch(self, session: Session, today: date) -> HandOut:
        """Return exactly what the pack would hold.

        Raises:
            RecordMissingError: If no such book was enrolled.
        """
        book = found(session, EnrolledBook, self.book_id, "book")
        return contents_of(session, [book], today, midnight(today))[book.id]


def contents_of(
    session: Session,
    books: Sequence[EnrolledBook],
    today: date,
    made_at: datetime,
    around: date | None = None,
) -> dict[str, HandOut]:
    """Return what goes into each of some books; each day is asked for once.

    Args:
        session: The open session.
        books: Enrolled books.
        today: The day on which alerts hold.
        made_at: UTC.
        around: The middle of what is handed out, two weeks back and four ahead; today
            unless given.
    """
    middle = around or today
    from_on, to_on = middle - timedelta(DAYS_BACK), middle + timedelta(DAYS_AHEAD)
    people = {book.person_id for book in books}
    days = _days(session, people, from_on, to_on)
    cards = [one for day in days for one in SessionsOn(day).fetch(session, today)]
    school = session.scalars(select(School.name)).first() or ""  # type: ignore[call-overload]
    needs = _Needs(session, _pupils_on(cards), today)
    made: dict[str, HandOut] = {}
    for book in books:
        own = needs.led_by(book.person_id, cards)
        called = needs.called(own)
        made[book.id] = HandOut(
            school=school,
            person=found(session, Person, book.person_id, "person").name,
            made_at=made_at,
            from_on=from_on,
            to_on=to_on,
            return_by=middle + timedelta(DAYS_TO_RETURN),
            groups=needs.groups(own, called),
            cards=tuple(needs.on_card(card, called) for card in own),
            merged=Merged(book.merged_counter, book.merged_head),
        )
    return made


def midnight(today: date) -> datetime:
    """Return a time for what is looked at only, and not handed out."""
    return datetime(today.year, today.month, today.day, tzinfo=UTC)


def _days(
    session: Session, people: set[str], from_on: date, to_on: date
) -> Iterator[date]:
    """Give the days on which one of these adults may have a session."""
    ask = session.connection().execute
    led = select(col(ProvisionGroup.id)).where(
        col(ProvisionGroup.leader_id).in_(people)
    )
    weekdays = set(
        ask(
            select(col(GroupSlot.weekday))
            .where(col(GroupSlot.group_id).in_(led))
            .distinct()
        ).scalars()
    )
    recorded = set(
        ask(
            select(col(ProvisionSession.held_on))
            .where(
                col(ProvisionSession.group_id).in_(led),
                col(ProvisionSession.held_on).between(from_on, to_on),
            )
            .distinct()
        ).scalars()
    )
    for number in range((to_on - from_on).days + 1):
        day = from_on + timedelta(number)
        if day.weekday() in weekdays or day in recorded:
            yield day


class _Needs:
    """What an adult needs to know of pupils: names, aims, what to do in an alert."""

    def __init__(self, session: Session, pupil_ids: set[str], today: date) -> None:
        ask = session.connection().execute
        self._forenames: dict[str, str] = {}
        self._surnames: dict[str, str] = {}
        pupils = select(
            col(Pupil.id),
            col(Pupil.preferred_name),
            col(Pupil.legal_forename),
            col(Pupil.legal_surname),
        )
        here = col(Pupil.archived_on).is_(None)
        for row in ask(pupils.where(here, col(Pupil.id).in_(pupil_ids))):
            called = row.preferred_name.strip() or row.legal_forename
            self._forenames[row.id] = called or row.legal_surname
            self._surnames[row.id] = row.legal_surname if called else ""
        self._alerts = _alerts(session, pupil_ids, today)
        self._aims: dict[tuple[str, str], tuple[str, str]] = {}
        for row in ask(_aims().where(col(GroupMember.pupil_id).in_(pupil_ids))):
            self._aims[row.group_id, row.pupil_id] = (row.aim, row.strategies)

    def led_by(self, person_id: str, cards: list[SessionCard]) -> list[SessionCard]:
        """Return an adult's own cards, without pupils who left the school."""
        led = (card for card in cards if card.leader_id == person_id)
        return [self._without_leavers(card) for card in led]

    def _without_leavers(self, card: SessionCard) -> SessionCard:
        """Return a card without pupils who left the school: books drop them."""
        here = tuple(m for m in card.members if m.pupil_id in self._forenames)
        return replace(card, members=here)

    def called(self, cards: list[SessionCard]) -> dict[str, str]:
        """Return what pupils are called in one book; two Ellies get an initial."""
        there = _pupils_on(cards)
        often = Counter(self._forenames[pupil] for pupil in there)
        return {
            pupil: self._forenames[pupil]
            if often[self._forenames[pupil]] == 1
            else f"{self._forenames[pupil]} {self._surnames[pupil][:1]}".strip()
            for pupil in there
        }

    def groups(
        self, cards: list[SessionCard], called: dict[str, str]
    ) -> tuple[HandedGroup, ...]:
        """Return each group that has a session, with who is in it."""
        newest = {card.key.group_id: card for card in cards}
        members: dict[str, dict[str, None]] = {}
        for card in cards:
            there = dict.fromkeys(member.pupil_id for member in card.members)
            members.setdefault(card.key.group_id, {}).update(there)
        return tuple(
            HandedGroup(
                id=group_id,
                title=card.title,
                room=card.room,
                minutes=card.minutes,
                focus=card.focus,
                others=card.others,
                members=tuple(
                    self._member(group_id, pupil, called[pupil])
                    for pupil in members[group_id]
                ),
            )
            for group_id, card in sorted(newest.items())
        )

    def on_card(self, card: SessionCard, called: dict[str, str]) -> SessionCard:
        """Return a card with the names of the book, and with alerts that go."""
        members = tuple(
            replace(
                member,
                name=called[member.pupil_id],
                alerts=tuple(self._alerts.get(member.pupil_id, ())),
            )
            for member in card.members
        )
        return replace(card, members=members)

    def _member(self, group_id: str, pupil_id: str, name: str) -> HandedMember:
        aim, strategies = self._aims.get((group_id, pupil_id), ("", ""))
        alerts = tuple(self._alerts.get(pupil_id, ()))
        return HandedMember(pupil_id, name, aim, strategies, alerts)


def _pupils_on(cards: list[SessionCard]) -> set[str]:
    return {member.pupil_id for card in cards for member in card.members}


def _aims() -> Any:  # noqa: ANN401 - a question of many columns
    return (
        select(
            col(GroupMember.group_id),
            col(GroupMember.pupil_id),
            col(CycleOutcome.aim),
            col(Cycle.strategies),
        )
        .join(CycleOutcome, col(CycleOutcome.id) == col(GroupMember.outcome_id))
        .join(Cycle, col(Cycle.id) == col(CycleOutcome.cycle_id))
        .order_by(col(GroupMember.from_on))
    )


def _alerts(session: Session, pupil_ids: set[str], today: date) -> dict[str, list[str]]:
    """Return what to do for each pupil: the alerts that were ticked and hold today."""
    rows = session.connection().execute(
        select(col(PupilAlert.pupil_id), col(PupilAlert.words))
        .join(BookAlert, col(BookAlert.alert_id) == col(PupilAlert.id))
        .where(
            col(PupilAlert.pupil_id).in_(pupil_ids),
            col(PupilAlert.from_on) <= today,
            or_(col(PupilAlert.until_on).is_(None), col(PupilAlert.until_on) >= today),
        )
        .order_by(col(PupilAlert.from_on), col(PupilAlert.id))
    )
    found_alerts: dict[str, list[str]] = {}
    for pupil_id, words in rows:
        found_alerts.setdefault(pupil_id, []).append(words)
    return found_alerts
