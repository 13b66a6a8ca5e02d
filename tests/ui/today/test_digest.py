from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco_app.reminders.clocks import all_clocks
from senco_app.reminders.records import Reminder
from senco_app.school.records import Calendar, TermDates
from senco_app.ui.today.digest import (
    Group,
    due_tone,
    due_words,
    group_of,
    heading,
    pupil_words,
    term_line,
    tiles,
)
from senco_app.vocabulary import Force, SenStatus, Urgency

MONDAY = date(2026, 11, 23)
CALENDAR = Calendar(
    (
        TermDates(
            "Autumn term",
            date(2026, 9, 3),
            date(2026, 12, 18),
            date(2026, 10, 26),
            date(2026, 10, 30),
        ),
    ),
    (),
)


def reminder(
    kind: str = "review",
    *,
    due_on: date = MONDAY,
    urgency: Urgency = Urgency.SOON,
    force: Force = Force.SHOULD,
) -> Reminder:
    return Reminder(
        kind=kind,
        pupil_id="p",
        pupil="Amelia Hughes",
        form="5 Oak",
        status=SenStatus.SEN_SUPPORT,
        upn=None,
        cycle_id="c",
        due_on=due_on,
        urgency=urgency,
        why="Cycle 3 review: due",
        source="SEND Code of Practice (2015), 6.53",
        force=force,
        act="Start review",
    )


def test_the_day_is_written_in_full() -> None:
    assert heading(MONDAY) == "Monday 23 November"


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (MONDAY, "Autumn term, week 12 · 4 school weeks to the end of term"),
        (date(2026, 12, 14), "Autumn term, week 15 · the last week of term"),
        (
            date(2026, 10, 28),
            "Autumn term, a week without school · 7 school weeks to the end of term",
        ),
        (date(2026, 8, 12), "No term on file for today."),
    ],
)
def test_the_term_is_told_in_school_weeks(day: date, line: str) -> None:
    assert term_line(day, CALENDAR) == line


def test_a_late_review_says_how_binding_it_is_and_since_when() -> None:
    late = reminder(due_on=date(2026, 11, 10), urgency=Urgency.OVERDUE)

    assert due_words(late) == "should · due 10 Nov"
    assert due_tone(late) == "late"
    assert group_of(late) is Group.REVIEWS_OVERDUE


@pytest.mark.parametrize(
    ("force", "words", "tone"),
    [
        (Force.MUST, "must · by 4 Dec", "statutory"),
        (Force.SHOULD, "should · by 4 Dec", "soon"),
        (Force.PRACTICE, "practice · by 4 Dec", "neutral"),
    ],
)
def test_a_date_to_come_says_how_binding_it_is(
    force: Force, words: str, tone: str
) -> None:
    soon = reminder(due_on=date(2026, 12, 4), force=force)

    assert (due_words(soon), due_tone(soon)) == (words, tone)


def test_tiles_count_every_reminder_once() -> None:
    due = (
        reminder(due_on=date(2026, 11, 10), urgency=Urgency.OVERDUE),
        reminder(due_on=date(2026, 11, 19), urgency=Urgency.OVERDUE),
        reminder(due_on=date(2026, 12, 4)),
        reminder("cycle.without_plan", due_on=date(2026, 11, 26)),
        reminder("support.without_cycle", due_on=date(2026, 11, 24)),
        replace(reminder("ehc.decision"), cycle_id="", request_id="r"),
        reminder("monitored.decide", due_on=date(2026, 11, 20), force=Force.PRACTICE),
    )

    overdue, soon, plan, cycle, request, decide = tiles(due, MONDAY, CALENDAR)

    figures = [one.figure for one in (overdue, soon, plan, cycle, request, decide)]
    assert figures == [2, 1, 1, 1, 1, 1]
    assert decide.words == "monitored, look again"
    assert request.words == "EHC date due"
    assert overdue.words == "reviews overdue"
    assert overdue.note == "oldest 9 school days late"
    assert (overdue.chip, overdue.tone) == ("Overdue", "late")
    assert soon.words == "review due in 2 weeks"
    assert soon.note == "first on 4 Dec"
    assert plan.words == "cycle without a plan"
    assert cycle.note == "first on 24 Nov"


def test_empty_tiles_say_that_all_is_well() -> None:
    facts = tiles((), MONDAY, CALENDAR)

    assert [one.chip for one in facts] == ["None"] * len(Group)
    assert facts[0].note == "every review is on time"


def test_a_pupil_without_a_class_is_told_by_the_status_alone() -> None:
    assert pupil_words(reminder()) == "5 Oak · SEN support"


@given(
    st.lists(
        st.builds(
            reminder,
            st.sampled_from([clock.key for clock in all_clocks()]),
            due_on=st.dates(date(2026, 11, 1), date(2026, 12, 7)),
            urgency=st.sampled_from(Urgency),
        )
    )
)
def test_each_figure_is_the_number_of_reminders_in_its_group(
    due: list[Reminder],
) -> None:
    facts = tiles(tuple(due), MONDAY, CALENDAR)

    for tile in facts:
        assert tile.figure == [group_of(each) for each in due].count(tile.group)
    assert sum(tile.figure for tile in facts) == len(due)
