"""Groups of one name in the headteacher's report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from senco_app.people.commands import AddAssistant
from senco_app.provision.commands import AddGroup, AddMember
from senco_app.provision.records import Slot
from senco_app.summaries.termly_report.queries import ReportNow
from senco_app.vocabulary import Audience
from tests.provision.conftest import school
from tests.provision.made import STARTED, TEN, WED
from tests.summaries.termly_report.made import texts

if TYPE_CHECKING:
    from senco_app.provision.records import GroupDetails
    from tests.provision.made import School

__all__ = ["school"]


def lines_of(school: School, *groups: GroupDetails) -> list[str]:
    """Return how the report calls groups with these details."""
    for details in groups:
        group = school.register.execute(AddGroup(details))
        school.register.execute(AddMember(group, school.pupils[0], STARTED))
    told = texts(school.register.ask(ReportNow(Audience.HEAD)))
    return sorted(
        line.split(" | ")[0] for line in told.splitlines() if line.startswith("Robins")
    )


def test_a_name_of_its_own_stands_as_it_is(school: School) -> None:
    assert lines_of(school, school.details()) == ["Robins"]


def test_groups_of_one_name_are_told_apart_by_their_leaders(school: School) -> None:
    other = school.register.execute(AddAssistant("Ada Voss", date(2026, 9, 1)))
    groups = (school.details(), replace(school.details(), leader_id=other))

    assert lines_of(school, *groups) == ["Robins (Ada Voss)", "Robins (Jo Pritchard)"]


@pytest.mark.parametrize(
    ("slot", "since", "told"),
    [
        (Slot(1, time(9, 5)), STARTED, "Robins (Jo Pritchard, Tue 9:05)"),
        (
            Slot(WED, TEN),
            date(2027, 1, 11),
            "Robins (Jo Pritchard, Wed 10:00, since 11 Jan 2027)",
        ),
        (
            Slot(WED, TEN),
            STARTED,
            "Robins (Jo Pritchard, Wed 10:00, since 4 Jan 2027, 2)",
        ),
    ],
)
def test_groups_of_one_leader_are_told_apart_by_when_they_meet(
    school: School, slot: Slot, since: date, told: str
) -> None:
    one = school.details()
    other = replace(one, slots=(slot,), started_on=since)

    lines = lines_of(school, one, other)

    assert len(set(lines)) == 2
    assert told in lines
