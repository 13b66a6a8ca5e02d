from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.errors import RecordChangedError, RuleBrokenError
from senco_app.register import Topic
from senco_app.roles import Role
from senco_app.school.commands import SetCalendar, SetSchool
from senco_app.school.queries import Adults, CalendarIs, RollNumbers, SchoolIs
from senco_app.school.records import Calendar, DayOff
from senco_app.vocabulary import ClosedDay, Phase
from tests.pupils.made import TERMS

if TYPE_CHECKING:
    from senco_app.register import Register


def test_the_school_is_set_up_with_the_register(register: Register) -> None:
    school = register.ask(SchoolIs())
    assert (school.name, school.authority) == ("Wyebank Primary", "Herefordshire")
    [senco] = register.ask(Adults())
    assert (senco.name, senco.role) == ("Quillon Marsh", Role.SENCO)


def test_the_schools_details_are_changed(register: Register) -> None:
    school = replace(register.ask(SchoolIs()), name="Wyebank  First", phase=Phase.FIRST)
    version = register.execute(SetSchool(school))
    assert register.ask(SchoolIs()) == replace(school, version=version)
    with pytest.raises(RecordChangedError):
        register.execute(SetSchool(school))


@pytest.mark.parametrize(
    ("field", "value"), [("name", "  "), ("last_year_group", "15")]
)
def test_a_school_has_a_name_and_a_last_year(
    register: Register, field: str, value: str
) -> None:
    details = register.ask(SchoolIs())
    broken = replace(details, **{field: value})  # type: ignore[arg-type]
    with pytest.raises(RuleBrokenError) as refused:
        register.execute(SetSchool(broken))
    assert refused.value.field == field
    assert register.ask(SchoolIs()) == details


def test_the_calendar_is_kept_as_given(register: Register) -> None:
    heard: list[frozenset[Topic]] = []
    register.subscribe(heard.append)
    register.execute(SetCalendar(TERMS))
    assert register.ask(CalendarIs()) == TERMS
    assert heard == [frozenset({Topic.SCHOOL, Topic.CYCLES})]


def test_terms_and_days_not_named_any_more_are_gone(register: Register) -> None:
    register.execute(SetCalendar(TERMS))
    autumn, *_ = TERMS.terms
    changed = Calendar(
        (replace(autumn, name="Michaelmas", last_on=date(2026, 12, 17)),),
        (DayOff(date(2026, 11, 27), ClosedDay.CLOSURE, "Burst pipe"),),
    )
    register.execute(SetCalendar(changed))
    assert register.ask(CalendarIs()) == changed


def test_a_calendar_that_cannot_be_changes_nothing(register: Register) -> None:
    register.execute(SetCalendar(TERMS))
    twice = Calendar((*TERMS.terms, TERMS.terms[0]), ())
    with pytest.raises(RuleBrokenError, match="overlap"):
        register.execute(SetCalendar(twice))
    assert register.ask(CalendarIs()) == TERMS


def test_nobody_is_counted_on_roll_before_the_offices_file(register: Register) -> None:
    assert register.ask(RollNumbers()) == ()
