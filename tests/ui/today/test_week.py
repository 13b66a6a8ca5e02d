from __future__ import annotations

from dataclasses import replace
from datetime import date

from senco_app.reminders.records import Day, Reminder
from senco_app.school.records import Calendar, DayOff, TermDates
from senco_app.ui.today.week import week
from senco_app.vocabulary import ClosedDay, Force, SenStatus, Urgency

MONDAY = date(2026, 12, 14)
AUTUMN = TermDates(
    "Autumn term",
    date(2026, 9, 3),
    date(2026, 12, 18),
    date(2026, 10, 26),
    date(2026, 10, 30),
)
INSET = DayOff(date(2026, 12, 15), ClosedDay.INSET, "Maths")
CALENDAR = Calendar((AUTUMN,), (INSET,))
REVIEW = Reminder(
    kind="review",
    pupil_id="p",
    pupil="Amelia Hughes",
    form="5 Oak",
    status=SenStatus.SEN_SUPPORT,
    upn=None,
    cycle_id="c",
    due_on=MONDAY,
    urgency=Urgency.SOON,
    why="Cycle 3 review",
    source="SEND Code of Practice (2015), 6.53",
    force=Force.SHOULD,
    act="Start review",
)


def of(today: date, *reminders: Reminder) -> tuple[str, dict[str, tuple[str, ...]]]:
    title, days = week(Day(today, CALENDAR, reminders, ()))
    return title, {day.name: day.lines for day in days}


def test_a_week_tells_reviews_closures_and_the_end_of_term() -> None:
    title, days = of(MONDAY, REVIEW)

    assert title == "This week"
    assert days == {
        "Mon 14": ("Review · Amelia Hughes",),
        "Tue 15": ("INSET day · Maths",),
        "Wed 16": ("Nothing",),
        "Thu 17": ("Nothing",),
        "Fri 18": ("Last day of the autumn term",),
    }


def test_several_of_a_kind_are_counted() -> None:
    plan = replace(REVIEW, kind="cycle.without_plan")
    _, days = of(MONDAY, REVIEW, replace(REVIEW, pupil_id="q"), plan)

    assert days["Mon 14"] == ("2 reviews due", "Plan · Amelia Hughes")


def test_only_today_is_marked() -> None:
    _, days = week(Day(date(2026, 12, 16), CALENDAR, (), ()))

    assert [day.name for day in days if day.is_today] == ["Wed 16"]


def test_a_date_that_the_law_sets_is_told_at_the_weekend_too() -> None:
    request = replace(REVIEW, request_id="r", cycle_id="", due_on=date(2026, 12, 20))
    _, days = of(MONDAY, request)

    assert days["Sun 20"] == ("EHC request · Amelia Hughes",)
    assert "Sat 19" not in days


def test_at_the_weekend_the_week_to_come_is_told() -> None:
    title, days = of(date(2026, 12, 20))

    assert title == "Next week"
    assert days["Fri 25"] == ("Bank holiday · Christmas Day",)


def test_half_term_is_told_on_each_of_its_days() -> None:
    _, days = of(date(2026, 10, 28))

    assert set(days.values()) == {("Half-term",)}
