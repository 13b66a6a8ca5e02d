from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from senco_app.cycles.commands import SaveAssessment, SavePlan, StartCycle
from senco_app.cycles.queries import CyclePage, CyclesOf
from senco_app.cycles.records import Assessment, Outcome, Plan
from senco_app.errors import RecordChangedError, RecordMissingError, RuleBrokenError
from senco_app.people.commands import AddAssistant, Appoint
from senco_app.people.queries import People
from senco_app.provision.catalogue import starting_catalogue
from senco_app.provision.commands import (
    AddGroup,
    AddIntervention,
    AddMember,
    ArchiveIntervention,
    EditGroup,
    EditIntervention,
    EditMember,
    EndGroup,
    EndMember,
    TakeCatalogue,
)
from senco_app.provision.queries import GroupPage, Groups, Interventions, WeekOf
from senco_app.provision.records import Slot
from senco_app.provision.rules import broad_areas
from senco_app.register import Topic
from senco_app.roles import PERMISSIONS, Permission, Role
from tests.provision.made import MON, STARTED, TALKING, TEN, WED, School

if TYPE_CHECKING:
    from senco_app.register import Register

TODAY = date(2027, 2, 9)


def test_the_starting_set_has_twenty_interventions_each_told_whole() -> None:
    catalogue = starting_catalogue()

    assert len({one.name for one in catalogue}) == 20
    for one in catalogue:
        assert one.area in broad_areas()
        assert all((one.aim, one.evidence, one.entry, one.exit))
    assert {one.area for one in catalogue} == set(broad_areas())
    assert len({one.level for one in catalogue}) == 3


def test_taking_the_starting_set_twice_adds_nothing_and_overwrites_nothing(
    register: Register,
) -> None:
    assert register.execute(TakeCatalogue()) == 20
    first = register.ask(Interventions())[0]
    register.execute(EditIntervention(replace(first, aim="Our own aim")))

    assert register.execute(TakeCatalogue()) == 0
    assert register.ask(Interventions())[0].aim == "Our own aim"


def test_an_intervention_needs_a_name_of_its_own(school: School) -> None:
    again = replace(TALKING, name="  TALKING   together ")
    for wrong, field in (
        (again, "name"),
        (replace(TALKING, name=" "), "name"),
        (replace(TALKING, name="Else", area="Weather"), "area"),
    ):
        with pytest.raises(RuleBrokenError) as refused:
            school.register.execute(AddIntervention(wrong))
        assert refused.value.field == field


def test_an_archived_intervention_leaves_the_list_and_comes_back(
    school: School,
) -> None:
    version = school.register.execute(ArchiveIntervention(school.intervention, 1))
    assert school.register.ask(Interventions()) == ()
    [kept] = school.register.ask(Interventions(archived=True))
    assert kept.archived

    school.register.execute(
        ArchiveIntervention(school.intervention, version, archived=False)
    )
    assert len(school.register.ask(Interventions())) == 1


def test_a_group_tells_who_leads_it_when_and_for_whom(school: School) -> None:
    heard: list[frozenset[Topic]] = []
    school.register.subscribe(heard.append)
    group_id = school.group(0, 1)

    group = school.register.ask(GroupPage(group_id))
    assert (group.title, group.leader) == ("Robins", "Jo Pritchard")
    assert [member.name for member in group.members] == [
        "Amelia Hartnoll",
        "Idris Selwood",
    ]
    assert group.slots == (Slot(WED, TEN),)
    assert not group.one_to_one
    assert heard[-1] == {Topic.PROVISION}


def test_one_pupil_and_no_others_is_one_to_one(school: School) -> None:
    details = replace(school.details(others=0), name="")
    group = school.register.ask(GroupPage(school.group(0, details=details)))

    assert group.one_to_one
    assert group.title == "Talking together"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"intervention_id": ""}, "intervention_id"),
        ({"leader_id": ""}, "leader_id"),
        ({"minutes": 0}, "minutes"),
        ({"weeks": 61}, "weeks"),
        ({"others": -1}, "others"),
        ({"slots": ()}, "slots"),
        ({"slots": (Slot(5, TEN),)}, "slots"),
        ({"slots": (Slot(1, TEN), Slot(1, TEN))}, "slots"),
        ({"slots": (Slot(1, time(23, 45)),)}, "slots"),
        ({"name": "x" * 81}, "name"),
    ],
)
def test_a_group_that_cannot_be_given_is_refused(
    school: School, change: dict[str, object], field: str
) -> None:
    with pytest.raises(RuleBrokenError) as refused:
        school.register.execute(AddGroup(replace(school.details(), **change)))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_new_timetable_holds_from_a_day_and_leaves_the_past(school: School) -> None:
    group_id = school.group(0)
    moved = school.details(Slot(MON, time(9)))
    version = school.register.execute(EditGroup(group_id, 1, moved, TODAY))

    group = school.register.ask(GroupPage(group_id))
    assert group.version == version
    assert group.slots == (Slot(MON, time(9)),)
    past = school.register.ask(WeekOf(date(2027, 1, 11))).sessions
    later = school.register.ask(WeekOf(date(2027, 2, 22))).sessions
    assert [s.key.held_on for s in past] == [date(2027, 1, 13)]
    assert [s.key.held_on for s in later] == [date(2027, 2, 22)]


def test_an_earlier_start_takes_the_timetable_with_it(school: School) -> None:
    group_id = school.group(0)
    details = replace(school.details(), started_on=date(2026, 12, 7))
    school.register.execute(EditGroup(group_id, 1, details))

    week = school.register.ask(WeekOf(date(2026, 12, 7))).sessions
    assert [s.key.held_on for s in week] == [date(2026, 12, 9)]


def test_a_change_to_what_somebody_else_changed_is_refused(school: School) -> None:
    group_id = school.group(0)
    school.register.execute(EndGroup(group_id, 1, date(2027, 3, 1)))

    with pytest.raises(RecordChangedError):
        school.register.execute(EditGroup(group_id, 1, school.details()))


def test_an_ended_group_is_not_given_afterwards(school: School) -> None:
    group_id = school.group(0)
    school.register.execute(EndGroup(group_id, 1, date(2027, 2, 1)))

    assert school.register.ask(Groups(TODAY)) == ()
    assert [g.id for g in school.register.ask(Groups(date(2027, 2, 1)))] == [group_id]
    with pytest.raises(RuleBrokenError):
        school.register.execute(EndGroup(group_id, 2, date(2026, 12, 1)))


def test_groups_of_a_day_are_those_whose_weeks_hold_it(school: School) -> None:
    school.group(0)

    assert len(school.register.ask(Groups())) == 1
    assert school.register.ask(Groups(date(2027, 6, 1))) == ()


def test_a_pupil_is_in_a_group_once_at_a_time(school: School) -> None:
    group_id = school.group(0)
    member = school.register.ask(GroupPage(group_id)).members[0]
    with pytest.raises(RuleBrokenError):
        school.register.execute(AddMember(group_id, school.pupils[0], TODAY))

    school.register.execute(EndMember(member.id, date(2027, 2, 8)))
    school.register.execute(AddMember(group_id, school.pupils[0], TODAY))
    spans = [m.until_on for m in school.register.ask(GroupPage(group_id)).members]
    assert spans == [date(2027, 2, 8), None]


def outcome_of(school: School, place: int) -> str:
    """Give a pupil a plan that is being written, with one outcome."""
    register = school.register
    cycle = register.execute(StartCycle(school.pupils[place], TODAY))
    assessed = Assessment("s", "s", "d", "p", "p")
    version = register.execute(SaveAssessment(cycle, 1, assessed, done=True))
    plan = Plan((Outcome("Tell a friend about one event"),))
    register.execute(SavePlan(cycle, version, plan))
    return register.ask(CyclePage(cycle)).plan.outcomes[0].id


def test_a_membership_is_linked_to_an_outcome_and_so_to_a_cycle(
    school: School,
) -> None:
    outcome, group_id = outcome_of(school, 0), school.group(0, 1)
    amelia, idris = school.register.ask(GroupPage(group_id)).members
    school.register.execute(EditMember(amelia.id, STARTED, None, outcome))

    linked = school.register.ask(GroupPage(group_id)).members[0]
    assert linked.outcome == "Tell a friend about one event"
    with pytest.raises(RuleBrokenError) as refused:
        school.register.execute(EditMember(idris.id, STARTED, None, outcome))
    assert refused.value.field == "outcome_id"


def test_a_plan_may_drop_an_outcome_and_the_pupil_stays_in_the_group(
    school: School,
) -> None:
    outcome, group_id = outcome_of(school, 0), school.group()
    school.register.execute(
        AddMember(group_id, school.pupils[0], STARTED, None, outcome)
    )
    cycle = school.register.ask(GroupPage(group_id))
    assert cycle.members[0].outcome_id == outcome
    page = school.register.ask(CyclePage(_cycle_id(school)))
    school.register.execute(SavePlan(page.id, page.version, Plan()))

    [member] = school.register.ask(GroupPage(group_id)).members
    assert (member.outcome_id, member.outcome) == (None, "")


def _cycle_id(school: School) -> str:
    return school.register.ask(CyclesOf(school.pupils[0]))[0].id


def test_what_is_not_there_is_said_to_be_missing(school: School) -> None:
    with pytest.raises(RecordMissingError):
        school.register.ask(GroupPage("nowhere"))
    with pytest.raises(RecordMissingError):
        school.register.execute(AddMember("nowhere", school.pupils[0], TODAY))


def test_a_teaching_assistant_has_no_key_and_may_do_nothing_here(
    school: School,
) -> None:
    assert PERMISSIONS[Role.TEACHING_ASSISTANT] == frozenset()
    people = {line.name: line for line in school.register.ask(People())}
    assert not people["Jo Pritchard"].can_sign_in
    with pytest.raises(RuleBrokenError):
        school.register.execute(AddAssistant("jo pritchard", TODAY))
    with pytest.raises(RuleBrokenError) as refused:
        school.register.execute(Appoint(school.assistant, Role.SENCO, TODAY))
    assert "no key" in str(refused.value)


def test_only_the_senco_and_the_deputy_plan_and_record() -> None:
    for permission in (Permission.PLAN_PROVISION, Permission.RECORD_SESSION):
        roles = {role for role in Role if permission in PERMISSIONS[role]}
        assert roles == {Role.SENCO, Role.DEPUTY_SENCO}
