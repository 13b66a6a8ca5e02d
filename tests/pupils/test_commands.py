from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.errors import (
    RecordChangedError,
    RecordMissingError,
    RuleBrokenError,
)
from senco_app.pupils.commands import (
    AddPupil,
    ArchivePupil,
    BringBackPupil,
    ChangeStatus,
    EditPupil,
    SaveProfile,
    SetNeeds,
)
from senco_app.pupils.queries import PupilByUpnOrId, PupilList, PupilPage
from senco_app.pupils.records import Profile, PupilDetails, RankedNeed
from senco_app.register import Topic
from senco_app.school.commands import SetCalendar
from senco_app.vocabulary import KeepReason, SenStatus, Stage
from tests.pupils.made import NINIAN, TERMS, add_pupil, planned_cycle

if TYPE_CHECKING:
    from senco_app.register import Register

TODAY = date(2027, 2, 9)
SINCE = date(2026, 9, 3)
UPN = "B801200005001"


def test_an_added_pupil_stands_in_the_register(register: Register) -> None:
    heard: list[frozenset[Topic]] = []
    register.subscribe(heard.append)
    details = replace(NINIAN, preferred_name="Nin", upn=UPN)
    pupil = add_pupil(register, details, needs=("SLCN", "MLD"))

    record = register.ask(PupilPage(pupil))
    assert (record.name, record.year_group) == ("Nin Quarrywood", "4")
    assert record.details == details
    assert record.upn_is_sound
    assert record.status is not None
    assert (record.status.status, record.status.reason) == (
        SenStatus.SEN_SUPPORT,
        "Came up",
    )
    assert [(n.type_code, n.rank) for n in record.needs] == [("SLCN", 1), ("MLD", 2)]
    assert heard == [frozenset({Topic.PUPILS})]


def test_a_wrong_upn_is_kept_and_marked(register: Register) -> None:
    pupil = add_pupil(register, replace(NINIAN, upn="A801200005001"))
    record = register.ask(PupilPage(pupil))
    assert record.details.upn == "A801200005001"
    assert not record.upn_is_sound


def test_two_pupils_never_share_a_upn(register: Register) -> None:
    first = add_pupil(register, replace(NINIAN, upn=UPN))
    other = replace(NINIAN, legal_forename="Orla", upn=UPN)
    with pytest.raises(RuleBrokenError, match="Ninian Quarrywood has this") as refused:
        add_pupil(register, other)
    assert refused.value.field == "upn"
    register.execute(ArchivePupil(first, "Moved away"))
    add_pupil(register, other)
    with pytest.raises(RuleBrokenError, match="Orla Quarrywood has this"):
        register.execute(BringBackPupil(first, "Came back"))


def test_a_upn_is_the_same_in_small_letters_and_with_blanks(register: Register) -> None:
    add_pupil(register, replace(NINIAN, upn=" b8012000 05001"))
    assert register.ask(PupilList())[0].upn == UPN
    other = replace(NINIAN, legal_forename="Orla", upn=UPN.lower())
    with pytest.raises(RuleBrokenError, match="has this UPN already"):
        add_pupil(register, other)


def test_nothing_begins_before_the_child_was_born(register: Register) -> None:
    young = replace(NINIAN, born_on=date(2026, 9, 4))
    with pytest.raises(RuleBrokenError, match="before the day of birth") as refused:
        add_pupil(register, young, from_on=SINCE)
    assert refused.value.field == "from_on"
    assert register.ask(PupilList()) == ()


def test_an_empty_upn_is_none(register: Register) -> None:
    blank = replace(NINIAN, upn=" ", year_group_override="")
    for _ in range(2):
        details = register.ask(PupilPage(add_pupil(register, blank))).details
        assert (details.upn, details.year_group_override) == (None, None)


@pytest.mark.parametrize(
    ("needs", "why"),
    [
        ((RankedNeed("MLD", 2, SINCE),), "each number once"),
        ((RankedNeed("BESD", 1, SINCE),), "not a type of need"),
        ((RankedNeed("MLD", 1, date(2027, 2, 10)),), "still to come"),
    ],
)
def test_a_pupil_with_needs_that_cannot_be_is_not_added(
    register: Register, needs: tuple[RankedNeed, ...], why: str
) -> None:
    with pytest.raises(RuleBrokenError, match=why):
        register.execute(AddPupil(NINIAN, SenStatus.SEN_SUPPORT, SINCE, needs))
    assert register.ask(PupilList()) == ()


def test_edited_details_keep_the_former_upn(register: Register) -> None:
    pupil = add_pupil(register, replace(NINIAN, upn="M80120000500A"))
    changed = replace(NINIAN, upn=UPN, form="5 Oak", home_authority="Powys")
    assert register.execute(EditPupil(pupil, 1, changed)) == 2
    assert register.ask(PupilPage(pupil)).details == changed
    assert register.ask(PupilByUpnOrId("m80120000500a")) == pupil
    register.execute(EditPupil(pupil, 2, replace(changed, form="5 Ash")))
    assert register.ask(PupilPage(pupil)).details.upn == UPN


def test_a_form_filled_from_an_older_version_overwrites_nothing(
    register: Register,
) -> None:
    pupil = add_pupil(register)
    register.execute(EditPupil(pupil, 1, replace(NINIAN, form="5 Oak")))
    for command in (
        EditPupil(pupil, 1, NINIAN),
        SaveProfile(pupil, 1, Profile("a", "b", "c")),
        SetNeeds(pupil, 1, ("MLD",), TODAY),
    ):
        with pytest.raises(RecordChangedError, match="by Quillon Marsh on Tue 9 Feb"):
            register.execute(command)
    assert register.ask(PupilPage(pupil)).details.form == "5 Oak"


def test_a_pupil_without_sen_stays_kept_for_a_reason(register: Register) -> None:
    pupil = add_pupil(register, status=SenStatus.NONE)
    with pytest.raises(RuleBrokenError) as refused:
        register.execute(EditPupil(pupil, 1, NINIAN))
    assert refused.value.field == "keep_reason"


def test_a_pupil_kept_without_sen_is_looked_at_again_by_a_day(
    register: Register,
) -> None:
    pupil = add_pupil(register, status=SenStatus.NONE)
    details = replace(register.ask(PupilPage(pupil)).details, decide_by=TODAY)
    register.execute(EditPupil(pupil, 1, details))
    assert register.ask(PupilPage(pupil)).details.decide_by == TODAY


def test_a_profile_is_kept_as_typed(register: Register) -> None:
    pupil = add_pupil(register)
    profile = Profile("  Kind & <b>funny</b>\n", "My dog “Łapa”", "Time\tto think ")
    version = register.execute(SaveProfile(pupil, 1, profile))
    record = register.ask(PupilPage(pupil))
    assert (record.profile, record.version) == (profile, version)


def test_needs_that_change_leave_their_history(register: Register) -> None:
    pupil = add_pupil(register, needs=("SLCN", "MLD"))
    version = register.execute(SetNeeds(pupil, 1, ("SLCN", "SEMH", "MLD"), TODAY))
    record = register.ask(PupilPage(pupil))
    assert [(n.type_code, n.rank, n.from_on) for n in record.needs] == [
        ("SLCN", 1, SINCE),
        ("SEMH", 2, TODAY),
        ("MLD", 3, TODAY),
    ]
    assert [(n.type_code, n.until_on) for n in record.former_needs] == [
        ("MLD", date(2027, 2, 8))
    ]
    assert record.version == version == 2
    register.execute(SetNeeds(pupil, 2, ("MLD", "SLCN"), TODAY))
    assert register.ask(PupilList())[0].needs == ("MLD", "SLCN")


def test_needs_are_not_recorded_without_sen(register: Register) -> None:
    pupil = add_pupil(register, status=SenStatus.NONE)
    with pytest.raises(RuleBrokenError, match="SEN support or an EHC plan"):
        register.execute(SetNeeds(pupil, 1, ("MLD",), TODAY))


def test_an_ehc_plan_begins_with_the_date_of_the_final_plan(
    register: Register,
) -> None:
    pupil = add_pupil(register)
    final = date(2027, 1, 20)
    register.execute(
        ChangeStatus(pupil, SenStatus.EHC_PLAN, final, "Final plan", TODAY)
    )
    now, former = register.ask(PupilPage(pupil)).statuses
    assert (now.status, now.from_on, now.until_on) == (SenStatus.EHC_PLAN, final, None)
    assert (former.status, former.until_on) == (
        SenStatus.SEN_SUPPORT,
        date(2027, 1, 19),
    )


def test_nsa_does_not_go_with_an_ehc_plan(register: Register) -> None:
    pupil = add_pupil(register, needs=("NSA",))
    change = ChangeStatus(pupil, SenStatus.EHC_PLAN, TODAY, "Final plan", TODAY)
    with pytest.raises(RuleBrokenError, match="SEN support only"):
        register.execute(change)
    register.execute(SetNeeds(pupil, 1, ("ASD",), TODAY))
    register.execute(change)
    assert register.ask(PupilList())[0].status is SenStatus.EHC_PLAN


def test_the_end_of_support_ends_the_needs_too(register: Register) -> None:
    pupil = add_pupil(register)
    register.execute(
        ChangeStatus(pupil, SenStatus.NONE, TODAY, "Caught up", date(2027, 2, 5))
    )
    record = register.ask(PupilPage(pupil))
    assert record.needs == ()
    assert record.former_needs[0].until_on == date(2027, 2, 8)
    assert record.details.keep_reason is KeepReason.OFF_SUPPORT_RECENTLY


def test_support_does_not_end_beside_a_running_plan(register: Register) -> None:
    register.execute(SetCalendar(TERMS))
    pupil = add_pupil(register)
    planned_cycle(register, pupil)
    with pytest.raises(RuleBrokenError, match="Cycle 1 is running"):
        register.execute(ChangeStatus(pupil, SenStatus.NONE, TODAY, "Caught up", TODAY))


def test_a_status_replaced_on_its_first_day_keeps_that_day(register: Register) -> None:
    pupil = add_pupil(register, from_on=TODAY)
    register.execute(
        ChangeStatus(pupil, SenStatus.EHC_PLAN, TODAY, "Final plan", TODAY)
    )
    now, former = register.ask(PupilPage(pupil)).statuses
    assert now.status is SenStatus.EHC_PLAN
    assert (former.from_on, former.until_on) == (TODAY, TODAY)


def test_an_archived_pupil_is_in_no_list_and_comes_back(register: Register) -> None:
    pupil = add_pupil(register, replace(NINIAN, upn=UPN))
    with pytest.raises(RuleBrokenError, match="Say why"):
        register.execute(ArchivePupil(pupil, " "))
    register.execute(ArchivePupil(pupil, "Moved away"))
    assert register.ask(PupilList()) == ()
    with pytest.raises(RecordMissingError, match=UPN):
        register.ask(PupilByUpnOrId(UPN))
    assert register.ask(PupilPage(pupil)).name == "Ninian Quarrywood"
    register.execute(BringBackPupil(pupil, "Wrong child"))
    assert [line.id for line in register.ask(PupilList())] == [pupil]


def test_a_pupil_is_found_by_upn_or_id(register: Register) -> None:
    pupil = add_pupil(register, replace(NINIAN, upn=UPN))
    assert register.ask(PupilByUpnOrId(f" {UPN.lower()} ")) == pupil
    assert register.ask(PupilByUpnOrId(pupil)) == pupil
    for text in ("", "B801200005002"):
        with pytest.raises(RecordMissingError, match="No pupil has the UPN or id"):
            register.ask(PupilByUpnOrId(text))


def test_a_pupil_who_is_not_there_is_said_so(register: Register) -> None:
    with pytest.raises(RecordMissingError, match="pupil is not in the register"):
        register.execute(ArchivePupil("nobody", "Left"))


def _named(surname: str, forename: str, preferred: str = "") -> PupilDetails:
    return replace(
        NINIAN,
        legal_surname=surname,
        legal_forename=forename,
        preferred_name=preferred,
    )


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("", ["Édouard", "Cat", "Piet"]),
        ("o'dal", ["Cat"]),
        ("CAITRIONA", ["Cat"]),
        ("cat odal", ["Cat"]),
        ("van der", ["Piet"]),
        ("4 ash", ["Édouard", "Cat", "Piet"]),
        ("005001", ["Piet"]),
        ("asd", ["Édouard"]),
        ("triona", []),
        ("cat piet", []),
    ],
)
def test_search_looks_at_names_form_upn_and_needs(
    register: Register, search: str, expected: list[str]
) -> None:
    add_pupil(register, replace(_named("van der Meer", "Piet"), upn=UPN))
    add_pupil(register, _named("O’Dálaigh", "Caitríona", "Cat"))
    add_pupil(register, _named("Ábel", "Édouard"), needs=("ASD",))
    found = register.ask(PupilList(search=search))
    assert [line.name.split()[0] for line in found] == expected


def test_the_list_is_filtered_by_status(register: Register) -> None:
    add_pupil(register)
    add_pupil(register, _named("Ode", "Bo"), SenStatus.EHC_PLAN, ("ASD",))
    add_pupil(register, _named("Eyre", "Jo"), SenStatus.NONE)
    names = {
        status: [line.name for line in register.ask(PupilList(status))]
        for status in SenStatus
    }
    assert names == {
        SenStatus.SEN_SUPPORT: ["Ninian Quarrywood"],
        SenStatus.EHC_PLAN: ["Bo Ode"],
        SenStatus.NONE: ["Jo Eyre"],
    }


def test_a_line_says_where_the_open_cycle_stands(register: Register) -> None:
    register.execute(SetCalendar(TERMS))
    pupil = add_pupil(register)
    assert register.ask(PupilList())[0].stage is None
    cycle = planned_cycle(register, pupil)
    [line] = register.ask(PupilList())
    assert (line.cycle_id, line.cycle_number, line.stage) == (cycle.id, 1, Stage.REVIEW)
    assert (line.review_by, line.late_days) == (date(2027, 2, 2), 5)
