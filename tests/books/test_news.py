"""What is new for an assistant, and what is only another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bench.classroom import CALENDAR, STARTED, TODAY
from senco_app.books.commands.enrolling import TickAlert
from senco_app.books.queries import AlertsFor, Books, BooksToHandOut, BooksWithNews
from senco_app.provision.commands import AddMember, EditGroup, EndMember
from senco_app.provision.queries import Groups
from senco_app.provision.records import GroupDetails, Slot
from senco_app.pupils.commands import SetAlerts
from senco_app.pupils.records import Alert
from senco_app.school.commands import SetCalendar
from senco_app.school.records import DayOff
from senco_app.vocabulary import AlertKind, ClosedDay, NotRunReason

if TYPE_CHECKING:
    from bench.classroom import Classroom
    from senco_app.provision.records import Group


def news(classroom: Classroom) -> list[int]:
    """Return which of the three books would bring something new."""
    waiting = classroom.register.ask(BooksWithNews())
    own = [book.owner.device for book in classroom.books]
    return [place for place, device in enumerate(own) if device in waiting]


def group(classroom: Classroom) -> Group:
    found = classroom.register.ask(Groups())
    return next(one for one in found if one.id == classroom.groups[0])


def edit(classroom: Classroom, **other: object) -> None:
    now = group(classroom)
    details = GroupDetails(
        intervention_id=now.intervention_id,
        name=now.name,
        leader_id=now.leader_id,
        minutes=now.minutes,
        weeks=now.weeks,
        started_on=now.started_on,
        slots=now.slots,
        room=now.room,
        focus=now.focus,
    )
    changed = replace(details, **other)  # type: ignore[arg-type]
    classroom.register.execute(EditGroup(now.id, now.version, changed))


def test_another_day_is_no_news_but_moves_the_weeks_on(started: Classroom) -> None:
    assert news(started) == []

    started.clock.shift(1)

    assert news(started) == []
    there = frozenset(book.owner.device for book in started.books)
    assert len(started.register.ask(BooksToHandOut(there))) == 3


def test_what_the_book_itself_returned_is_no_news(started: Classroom) -> None:
    [card] = started.desks[0].day(TODAY)
    started.desks[0].not_run(card.key, NotRunReason.ROOM, "")

    started.merge(started.books[0].returned())

    assert news(started) == []


@pytest.mark.parametrize(
    "other",
    [
        {"slots": (Slot(3, time(11, 0)),)},
        {"minutes": 30},
        {"room": "Hall"},
        {"focus": "two new words"},
    ],
)
def test_other_times_and_words_are_news(
    started: Classroom, other: dict[str, object]
) -> None:
    started.clock.shift(1)

    edit(started, **other)

    assert news(started) == [0, 1]


def test_who_comes_and_who_goes_is_news(started: Classroom) -> None:
    leaves = next(m for m in group(started).members)
    started.register.execute(AddMember(started.groups[1], started.pupils[0], TODAY))
    assert news(started) == [2]
    started.hand_over(2)

    started.register.execute(EndMember(leaves.id, TODAY + timedelta(3)))

    assert 0 in news(started)


def test_a_day_without_school_is_news_until_it_is_handed_out(
    started: Classroom,
) -> None:
    closed = DayOff(date(2027, 3, 1), ClosedDay.INSET, "")
    started.register.execute(SetCalendar(replace(CALENDAR, days_off=(closed,))))

    assert news(started) == [0, 1]
    for place in (0, 1):
        started.hand_over(place)
    assert news(started) == []


def test_an_alert_that_was_ticked_is_news(started: Classroom) -> None:
    alert = Alert(AlertKind.HEALTH, "Pip: stay with the child", STARTED)
    started.register.execute(SetAlerts(started.pupils[3], 1, (alert,)))
    assert news(started) == []
    [line] = started.register.ask(AlertsFor(started.people[0]))

    started.register.execute(TickAlert(line.alert_id))

    assert news(started) == [0, 1, 2]


def test_weeks_that_run_out_are_news(started: Classroom) -> None:
    started.clock.shift(21)
    assert news(started) == []
    assert not any(line.runs_out for line in started.register.ask(Books()))

    started.clock.shift(1)

    assert news(started) == [0, 1, 2]
    assert all(line.runs_out for line in started.register.ask(Books()))
