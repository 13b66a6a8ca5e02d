from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import pytest
from sqlmodel import col, select

from senco_app.errors import RuleBrokenError
from senco_app.intake import read_office_file
from senco_app.models.audit import AuditEntry
from senco_app.models.pupil import Pupil
from senco_app.models.school import RollCount
from senco_app.pupils.commands import AddPupil, ChangeStatus
from senco_app.pupils.commands.taking_in import ImportOfficeFile
from senco_app.pupils.office.proposing import check_decided, decided
from senco_app.pupils.queries import PupilByUpnOrId, PupilList, PupilPage
from senco_app.pupils.records import (
    FileNeed,
    FilePupil,
    FileRemark,
    ImportReport,
    OfficeFile,
    PupilDetails,
    RankedNeed,
)
from senco_app.register import Topic
from senco_app.roles import Permission
from senco_app.school.records import RollNumber
from senco_app.vocabulary import SenStatus, Sex
from tests.conftest import TODAY
from tests.intake.samples import arbor, sims, written
from tests.pupils.made import planned_cycle

if TYPE_CHECKING:
    from pathlib import Path

    from sqlmodel import Session

    from senco_app.pupils.records import PupilRecord
    from senco_app.register import Register, Work

K, E, N = SenStatus.SEN_SUPPORT, SenStatus.EHC_PLAN, SenStatus.NONE
UPN, OTHER_UPN, THIRD_UPN = "B801200005001", "E884200126001", "R885210026007"
TEMPORARY = "M80120000500A"
ANN = FilePupil(
    row=2,
    legal_surname="Fry",
    legal_forename="Ann",
    born_on=date(2019, 2, 1),
    upn=UPN,
    status=K,
    status_from_on=date(2025, 9, 1),
    needs=(FileNeed("MLD", 1), FileNeed("ASD", 2)),
)

CHILD = FilePupil(2, "Oak", "Jo", born_on=date(2019, 2, 1))


@dataclass(frozen=True, slots=True)
class Roll:
    """Which roll numbers are stored, and of which day?"""

    permission: ClassVar[Permission] = Permission.READ_REGISTER

    def fetch(self, session: Session, today: date) -> dict[RollNumber, date]:
        del today
        rows = session.exec(select(RollCount)).all()
        return {
            RollNumber(
                row.year_group,
                row.sex,
                row.pupils,
                row.pupil_premium,
                row.eal,
                row.looked_after,
            ): row.counted_on
            for row in rows
        }


@dataclass(frozen=True, slots=True)
class Whys:
    """Why was each import done, by the history?"""

    permission: ClassVar[Permission] = Permission.READ_HISTORY

    def fetch(self, session: Session, today: date) -> tuple[str, ...]:
        del today
        imports = select(AuditEntry.why).where(
            col(AuditEntry.act) == ImportOfficeFile.act
        )
        return tuple(session.exec(imports.order_by(col(AuditEntry.sequence))))


@dataclass(frozen=True, slots=True)
class Archive:
    """Mark a pupil as archived."""

    pupil_id: str
    permission: ClassVar[Permission] = Permission.EDIT_PUPILS
    act: ClassVar[str] = "archive a pupil"

    def run(self, work: Work) -> None:
        pupil = work.session.get(Pupil, self.pupil_id)
        assert pupil is not None
        pupil.archived_on = work.today


def take_in(
    register: Register, *pupils: FilePupil, dry_run: bool = False, whole: bool = True
) -> ImportReport:
    """Take in these rows, and see that every one of them is accounted for."""
    file = OfficeFile("sims", len(pupils), pupils, whole=whole)
    report = register.execute(ImportOfficeFile(file, "register.csv", dry_run))
    counts = report.new, report.changed, report.unchanged, report.counted_only
    assert report.read == sum(counts) + len(report.left_out)
    return report


def page(register: Register, upn: str = UPN) -> PupilRecord:
    return register.ask(PupilPage(register.ask(PupilByUpnOrId(upn))))


def codes(register: Register) -> list[str]:
    return [need.type_code for need in page(register).needs]


def told(report: ImportReport) -> str:
    return "\n".join(f"{remark.row} {remark.why}" for remark in report.warnings)


@pytest.mark.parametrize("content", [sims(), arbor()])
def test_the_same_file_twice_adds_and_changes_nothing(
    register: Register, tmp_path: Path, content: str
) -> None:
    path = written(tmp_path, content)
    first = register.execute(ImportOfficeFile(read_office_file(path), path.name))
    before = register.ask(PupilList())

    again = register.execute(ImportOfficeFile(read_office_file(path), path.name))

    assert (first.new, first.changed) == (len(before), 0)
    assert (again.new, again.changed, again.unchanged) == (0, 0, first.new)
    assert register.ask(PupilList()) == before


def test_two_systems_by_turns_change_nothing_once_both_are_in(
    register: Register, tmp_path: Path
) -> None:
    files = [
        read_office_file(written(tmp_path, content, name))
        for content, name in ((sims(), "sims.csv"), (arbor(), "arbor.csv"))
    ]
    for file in files:
        register.execute(ImportOfficeFile(file, "first"))

    reports = [register.execute(ImportOfficeFile(f, "again")) for f in files * 2]

    assert [(r.new, r.changed) for r in reports] == [(0, 0)] * 4
    assert len(register.ask(PupilList())) == 3


def test_a_new_pupil_has_status_needs_and_details(register: Register) -> None:
    row = replace(
        ANN,
        preferred_name="Annie",
        sex=Sex.FEMALE,
        year_group="2",
        form="2 Yew",
        pupil_premium=True,
        attendance="91%",
        former_upn=TEMPORARY,
    )

    report = take_in(register, row)
    kept = page(register)

    [new] = report.newcomers
    assert (report.new, new.name, report.warnings) == (1, "Annie Fry", ())
    assert (new.year_group, new.form) == ("2", "2 Yew")
    assert new.needs == ("MLD", "ASD")
    assert kept.details == PupilDetails(
        "Fry",
        "Ann",
        "Annie",
        date(2019, 2, 1),
        Sex.FEMALE,
        UPN,
        form="2 Yew",
        year_group_override="2",
        pupil_premium=True,
        attendance="91%",
    )
    assert [(p.status, p.from_on) for p in kept.statuses] == [(K, date(2025, 9, 1))]
    assert [(n.type_code, n.rank) for n in kept.needs] == [("MLD", 1), ("ASD", 2)]
    assert register.ask(PupilByUpnOrId(TEMPORARY)) == kept.id


def test_a_dry_run_reports_the_same_and_writes_nothing(register: Register) -> None:
    rows = (ANN, replace(ANN, row=3, upn=OTHER_UPN, legal_surname="Oak", status=N))

    tried = take_in(register, *rows, dry_run=True)

    assert register.ask(PupilList()) == ()
    assert register.ask(Roll()) == {}
    assert take_in(register, *rows) == tried
    assert register.ask(Whys()) == (
        (
            "register.csv: 1 new, 0 changed, 0 unchanged, 1 counted only, 0 left out; "
            "tried only, nothing was taken in"
        ),
        "register.csv: 1 new, 0 changed, 0 unchanged, 1 counted only, 0 left out",
    )


def test_the_history_keeps_the_name_of_the_file_and_not_its_folder(
    register: Register,
) -> None:
    file = OfficeFile("sims", 0, ())
    for name in ("/home/ann fry/a.csv", r"C:\Users\Fry\b.csv"):
        register.execute(ImportOfficeFile(file, name))

    assert [why[:6] for why in register.ask(Whys())] == ["a.csv:", "b.csv:"]


def test_screens_hear_what_changed(register: Register) -> None:
    heard: list[frozenset[Topic]] = []
    register.subscribe(heard.append)

    take_in(register, ANN)
    take_in(register, ANN)
    take_in(register, replace(ANN, status=N, upn=OTHER_UPN, legal_surname="Oak"))

    assert heard == [frozenset({Topic.PUPILS}), frozenset({Topic.SCHOOL})]


def test_children_without_sen_are_counted_and_not_kept(register: Register) -> None:
    children = (
        replace(CHILD, sex=Sex.FEMALE, status=N, pupil_premium=True, eal=False),
        replace(CHILD, row=3, legal_surname="Ash", sex=Sex.FEMALE, looked_after=True),
        replace(
            CHILD, row=4, legal_surname="Elm", sex=Sex.MALE, year_group="R", eal=True
        ),
    )
    report = take_in(register, *children)

    assert (report.counted_only, register.ask(PupilList())) == (3, ())
    assert report.roll == (
        RollNumber("R", Sex.MALE, 1, eal=1),
        RollNumber("3", Sex.FEMALE, 2, pupil_premium=1, looked_after=1),
    )
    assert set(register.ask(Roll())) == set(report.roll)
    take_in(register, *children)
    assert set(register.ask(Roll())) == set(report.roll)


def test_the_next_file_replaces_the_roll_numbers_whole(
    register: Register,
) -> None:
    counted = replace(ANN, status=N, needs=None, sex=Sex.FEMALE, eal=True)
    take_in(
        register,
        counted,
        replace(counted, row=3, year_group="5", upn=None, legal_surname="Oak"),
    )

    report = take_in(register, replace(counted, sex=None, eal=None))

    assert register.ask(Roll()) == {RollNumber("3", None, 1): TODAY}
    assert "1 The file says nothing of sex, pupil premium, EAL" in told(report)


def test_a_register_without_other_children_leaves_the_roll_numbers(
    register: Register,
) -> None:
    take_in(register, replace(ANN, status=N))
    take_in(register, replace(ANN, legal_surname="Oak", upn=OTHER_UPN))

    assert len(register.ask(Roll())) == 1


def test_an_incomplete_file_leaves_the_roll_numbers(register: Register) -> None:
    report = take_in(register, replace(ANN, status=N, needs=None), whole=False)

    assert (report.counted_only, register.ask(Roll())) == (1, {})
    assert "the roll numbers stay" in told(report)


def test_a_blank_changes_nothing(register: Register) -> None:
    take_in(
        register, replace(ANN, sex=Sex.MALE, form="2 Yew", eal=True, attendance="9")
    )
    before = page(register)

    report = take_in(
        register, FilePupil(2, "Fry", "Ann", born_on=date(2019, 2, 1), upn=UPN)
    )

    assert (report.unchanged, report.warnings) == (1, ())
    assert page(register) == before


NOW_N = replace(ANN, status=N, status_from_on=None, needs=None)


def statuses(register: Register) -> list[tuple[SenStatus, date, date | None]]:
    return [(p.status, p.from_on, p.until_on) for p in page(register).statuses]


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_known_pupil_who_is_n_is_a_proposed_change(
    register: Register, *, dry_run: bool
) -> None:
    take_in(register, ANN)
    before = page(register)

    report = take_in(register, NOW_N, dry_run=dry_run)

    assert (report.changed, report.unchanged, report.counted_only) == (1, 0, 0)
    [change] = report.changes
    assert (change.field, change.old, change.new) == (
        "SEN status",
        "SEN support from 1 Sep 2025",
        "No SEN from 9 Feb 2027",
    )
    [end] = report.proposed
    assert (end.pupil_id, end.alone, end.obstacle) == (before.id, True, "")
    assert "2 Ann Fry is N in the file and SEN support in the register" in told(report)
    assert "say why it ends and when parents and carers were told" in told(report)
    assert page(register) == before
    assert register.ask(Roll()) == {}
    assert "1 changed (1 only proposed)" in register.ask(Whys())[-1]


def test_what_is_only_proposed_holds_nothing_else_back(register: Register) -> None:
    take_in(register, replace(ANN, form="2 Yew"))
    child = replace(ANN, row=3, legal_surname="Oak", upn=OTHER_UPN)

    report = take_in(register, replace(NOW_N, form="3 Yew"), child)

    assert (report.new, report.changed, report.taken) == (1, 1, 1)
    assert [end.alone for end in report.proposed] == [False]
    assert page(register).details.form == "3 Yew"
    assert page(register).statuses[0].status is K


def test_a_file_taken_in_again_proposes_the_same_until_it_is_decided(
    register: Register,
) -> None:
    take_in(register, ANN)
    first = take_in(register, NOW_N)
    before = page(register)

    again = take_in(register, NOW_N)
    assert again == first
    assert page(register) == before

    [end] = again.proposed
    register.execute(ChangeStatus(end.pupil_id, N, end.from_on, "Caught up", TODAY))
    last = take_in(register, NOW_N)

    assert (last.changed, last.unchanged, last.proposed, last.warnings) == (
        0,
        1,
        (),
        (),
    )
    assert statuses(register) == [
        (N, TODAY, None),
        (K, date(2025, 9, 1), date(2027, 2, 8)),
    ]
    assert codes(register) == []


@pytest.mark.parametrize(
    ("given", "from_on"),
    [
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2025, 9, 1), TODAY),
        (date(2024, 1, 8), TODAY),
    ],
)
def test_no_sen_is_proposed_from_the_day_of_the_file_if_it_is_news(
    register: Register, given: date, from_on: date
) -> None:
    take_in(register, ANN)

    [end] = take_in(register, replace(NOW_N, status_from_on=given)).proposed

    assert end.from_on == from_on


def test_a_pupil_whose_cycle_waits_for_its_review_is_not_decided_with_the_file(
    register: Register,
) -> None:
    take_in(register, ANN)
    planned_cycle(register, page(register).id)

    report = take_in(register, NOW_N)

    [end] = report.proposed
    assert end.obstacle == "Cycle 1 is running: finish its review and decide there."
    assert end.obstacle in told(report)


def test_no_known_pupil_without_a_status_or_without_sen_is_proposed(
    register: Register,
) -> None:
    take_in(register, ANN)
    pupil_id = page(register).id
    register.execute(ChangeStatus(pupil_id, N, TODAY, "Caught up", TODAY))

    report = take_in(register, NOW_N)

    assert (report.unchanged, report.proposed) == (1, ())


@pytest.mark.parametrize(
    ("reason", "told_on", "field"),
    [
        (" ", TODAY, "reason"),
        ("Caught up", None, "parents_told_on"),
        ("Caught up", date(2027, 2, 10), "parents_told_on"),
    ],
)
def test_a_decision_has_a_reason_and_a_day(
    register: Register, reason: str, told_on: date | None, field: str
) -> None:
    take_in(register, ANN)
    [end] = take_in(register, NOW_N).proposed

    with pytest.raises(RuleBrokenError) as broken:
        check_decided(end, reason, told_on, TODAY)

    assert broken.value.field == field


def test_what_was_decided_is_no_longer_only_proposed(register: Register) -> None:
    take_in(register, ANN)
    report = take_in(register, replace(NOW_N, upn=f"A{UPN[1:]}"))
    [end] = report.proposed

    after = decided(report, end)

    assert (after.proposed, after.changed, after.taken) == ((), 1, 1)
    assert len(after.changes) == len(report.changes)
    assert set(report.warnings) - set(after.warnings) == {FileRemark(2, end.why)}


def test_a_field_that_differs_is_changed_and_told(register: Register) -> None:
    take_in(register, replace(ANN, form="2 Yew"))

    report = take_in(register, replace(ANN, form="3 Yew", eal=True))

    assert (report.changed, report.unchanged) == (1, 0)
    assert [(c.pupil, c.field, c.old, c.new) for c in report.changes] == [
        ("Ann Fry", "form", "2 Yew", "3 Yew"),
        ("Ann Fry", "EAL", "no", "yes"),
    ]
    assert page(register).details.form == "3 Yew"


def test_a_child_is_known_by_upn_under_another_name(register: Register) -> None:
    take_in(register, ANN)

    report = take_in(register, replace(ANN, legal_surname="Oakley"))

    assert (report.new, report.changed) == (0, 1)
    assert page(register).details.legal_surname == "Oakley"


def test_a_upn_that_belongs_to_another_child_is_left_out(register: Register) -> None:
    take_in(register, ANN)
    before = page(register)

    report = take_in(
        register,
        replace(
            ANN, legal_surname="Oak", legal_forename="Jo", born_on=date(2020, 5, 5)
        ),
    )

    assert "belongs to another child" in report.left_out[0].why
    assert page(register) == before


def test_a_pupil_without_upn_gains_it_by_name_and_birth(register: Register) -> None:
    take_in(
        register, replace(ANN, upn=None, legal_forename="Zoë", legal_surname="O’Fry")
    )

    report = take_in(
        register, replace(ANN, legal_forename="Zoe", legal_surname="O'Fry")
    )

    assert (report.new, report.changed) == (0, 1)
    assert page(register).name == "Zoë O’Fry"


def test_a_temporary_upn_gives_way_and_is_remembered(register: Register) -> None:
    take_in(register, replace(ANN, upn=TEMPORARY))

    take_in(register, ANN)
    older = take_in(register, replace(ANN, upn=TEMPORARY))

    assert page(register).details.upn == UPN
    assert register.ask(PupilByUpnOrId(TEMPORARY)) == page(register).id
    assert (older.unchanged, older.new) == (1, 0)


def test_a_worse_upn_does_not_replace_a_sound_one(register: Register) -> None:
    take_in(register, ANN)

    report = take_in(register, replace(ANN, upn=TEMPORARY))

    assert report.unchanged == 1
    assert f"UPN {TEMPORARY}; the register's {UPN} was kept" in told(report)


def test_a_upn_with_a_wrong_letter_is_kept_and_told(register: Register) -> None:
    wrong = f"A{UPN[1:]}"

    report = take_in(register, replace(ANN, upn=wrong))

    assert (report.new, page(register, wrong).upn_is_sound) == (1, False)
    assert f"2 The check letter of UPN {wrong} is wrong (it would be B)" in told(report)


def test_what_is_no_upn_at_all_tells_no_children_apart(register: Register) -> None:
    rows = (
        replace(ANN, upn="N/A"),
        replace(ANN, row=3, upn="N/A", legal_surname="Oak"),
    )

    report = take_in(register, *rows)

    assert report.new == 2
    assert {line.upn for line in register.ask(PupilList())} == {None}
    assert told(report).count("has not the form of a UPN") == 2


def test_a_second_row_that_says_the_same_is_unchanged(register: Register) -> None:
    same = replace(ANN, row=3, upn=None, needs=None, legal_surname="FRY")

    report = take_in(register, ANN, same, replace(ANN, row=4))

    assert (report.new, report.unchanged, report.left_out) == (1, 2, ())


def test_a_second_row_that_says_otherwise_is_left_out(register: Register) -> None:
    report = take_in(register, ANN, replace(ANN, row=3, form="3 Yew", status=E))

    (left,) = report.left_out
    assert (report.new, left.row) == (1, 3)
    assert "row 2, which counts, and says otherwise of form and SEN status" in left.why


def test_a_child_counted_twice_is_counted_once(register: Register) -> None:
    counted = replace(ANN, status=N, needs=None)

    report = take_in(register, counted, replace(counted, row=3))

    assert (report.counted_only, report.unchanged) == (1, 1)
    assert [number.pupils for number in report.roll] == [1]


def test_another_child_with_the_same_upn_is_left_out(register: Register) -> None:
    other = FilePupil(3, "Oak", "Jo", born_on=date(2020, 5, 5), upn=UPN, status=K)

    report = take_in(register, ANN, other)

    assert report.left_out[0].why == "Row 2 gives another child the same UPN."


def test_two_rows_for_one_pupil_of_the_register_are_one(register: Register) -> None:
    take_in(register, ANN)
    renamed = replace(ANN, legal_surname="Oakley")

    report = take_in(register, renamed, replace(ANN, row=3, upn=OTHER_UPN))

    assert report.left_out[0].why == "It is the same pupil as row 2."


def test_a_name_alone_matches_nobody_for_certain(register: Register) -> None:
    take_in(register, ANN)

    report = take_in(register, replace(ANN, upn=None, born_on=None))

    assert "nobody can tell whether it is the same child" in report.left_out[0].why


def test_a_pupil_of_whom_only_the_name_is_known_is_added_once(
    register: Register,
) -> None:
    bare = replace(ANN, upn=None, born_on=None)

    assert (take_in(register, bare).new, take_in(register, bare).unchanged) == (1, 1)


def test_namesakes_with_two_births_are_two_pupils(register: Register) -> None:
    report = take_in(
        register, ANN, replace(ANN, row=3, upn=None, born_on=date(2020, 1, 1))
    )

    assert report.new == 2


def test_a_status_that_follows_ends_the_one_before(register: Register) -> None:
    take_in(register, ANN)

    report = take_in(register, replace(ANN, status=E, status_from_on=date(2026, 6, 1)))

    assert report.changed == 1
    assert [(p.status, p.from_on, p.until_on) for p in page(register).statuses] == [
        (E, date(2026, 6, 1), None),
        (K, date(2025, 9, 1), date(2026, 5, 31)),
    ]
    assert "record when parents and carers were told" in told(report)


def test_a_status_without_a_date_follows_from_today(register: Register) -> None:
    first = take_in(register, replace(ANN, status_from_on=None))
    second = take_in(register, replace(ANN, status=E, status_from_on=None))
    third = take_in(register, replace(ANN, status=E, status_from_on=None))

    assert "SEN support was entered from Tue 9 Feb 2027" in told(first)
    assert (second.changed, third.changed) == (1, 0)
    assert page(register).statuses[0].from_on == TODAY


def test_older_news_than_the_register_has_is_not_taken(register: Register) -> None:
    take_in(register, ANN)
    ended = ChangeStatus(page(register).id, N, date(2026, 12, 1), "Caught up", TODAY)
    register.execute(ended)

    dated = take_in(register, ANN)
    undated = take_in(register, replace(ANN, status_from_on=None))
    later = take_in(register, replace(ANN, status_from_on=date(2027, 1, 5)))

    assert (dated.unchanged, undated.unchanged, later.changed) == (1, 1, 1)
    assert "The file has SEN support from 1 Sep 2025, the register No SEN" in told(
        dated
    )
    assert [p.status for p in page(register).statuses] == [K, N, K]


def test_the_date_of_a_status_is_corrected_in_its_place(register: Register) -> None:
    take_in(register, ANN)

    report = take_in(register, replace(ANN, status_from_on=date(2025, 10, 1)))

    assert report.changed == 1
    assert [p.from_on for p in page(register).statuses] == [date(2025, 10, 1)]


def test_a_date_that_would_overlap_another_status_is_kept_out(
    register: Register,
) -> None:
    take_in(register, ANN)
    take_in(register, replace(ANN, status=E, status_from_on=date(2026, 6, 1)))

    report = take_in(register, replace(ANN, status=E, status_from_on=date(2025, 1, 1)))

    assert report.unchanged == 1
    assert "its dates were kept" in told(report)


@pytest.mark.parametrize("day", [date(2027, 2, 10), date(2018, 1, 1)])
def test_a_start_before_birth_or_in_the_future_is_empty(
    register: Register, day: date
) -> None:
    report = take_in(register, replace(ANN, status_from_on=day))

    assert page(register).statuses[0].from_on == TODAY
    assert "taken in as empty" in told(report)


@pytest.mark.parametrize("day", [date(2027, 2, 10), date(1987, 1, 1)])
def test_a_birth_that_cannot_be_is_empty(register: Register, day: date) -> None:
    report = take_in(register, replace(ANN, born_on=day))

    assert page(register).details.born_on is None
    assert "2 Nobody here was born on" in told(report)


@pytest.mark.parametrize(
    ("file", "after"),
    [
        ((("MLD", 1),), ["MLD", "ASD"]),
        ((("ASD", 1), ("MLD", 2)), ["ASD", "MLD"]),
        ((("ASD", 1),), ["ASD", "MLD"]),
        ((("VI", 1),), ["VI", "ASD"]),
        ((("VI", 2),), ["MLD", "VI"]),
        ((("VI", 3),), ["MLD", "ASD", "VI"]),
        ((("MLD", 1), ("VI", 3)), ["MLD", "ASD", "VI"]),
        ((("VI", 0),), ["VI", "ASD"]),
    ],
)
def test_a_need_takes_its_rank_and_a_missing_rank_clears_nothing(
    register: Register, file: tuple[tuple[str, int], ...], after: list[str]
) -> None:
    take_in(register, ANN)
    row = replace(ANN, needs=tuple(FileNeed(*need) for need in file))

    take_in(register, row)
    again = take_in(register, row)

    assert codes(register) == after
    assert again.unchanged == 1


def test_a_need_that_is_replaced_stays_as_history(register: Register) -> None:
    take_in(register, ANN)
    take_in(register, replace(ANN, needs=(FileNeed("VI", 1),)))

    (former,) = page(register).former_needs
    assert (former.type_code, former.until_on) == ("MLD", date(2027, 2, 8))


def test_nsa_goes_with_sen_support_only(register: Register) -> None:
    unassessed = replace(ANN, needs=(FileNeed("NSA", 1),))
    take_in(register, unassessed)

    report = take_in(
        register, replace(unassessed, status=E, status_from_on=date(2026, 6, 1))
    )

    assert "NSA goes with SEN support only" in told(report)
    assert codes(register) == []


def test_a_type_of_need_that_is_no_code_today_is_left_aside(register: Register) -> None:
    report = take_in(register, replace(ANN, needs=(FileNeed("XYZ", 1),)))

    assert "XYZ is no type of need today" in told(report)
    assert codes(register) == []


def test_legacy_words_are_kept_and_told_once(register: Register) -> None:
    legacy = replace(ANN, original="School Action", needs=(FileNeed("", 1, "BESD"),))

    first = take_in(register, legacy)
    again = take_in(register, legacy)

    assert page(register).statuses[0].original == "School Action; BESD"
    assert "“School Action” is no longer used" in told(first)
    assert "“BESD” is no census type of need any more" in told(first)
    assert (again.unchanged, again.warnings) == (1, ())


def test_legacy_words_come_to_a_known_pupil_too(register: Register) -> None:
    take_in(register, ANN)

    report = take_in(
        register, replace(ANN, status=None, needs=(FileNeed("", 3, "BESD"),))
    )

    assert (report.changed, page(register).statuses[0].original) == (1, "BESD")
    assert codes(register) == ["MLD", "ASD"]


@pytest.mark.parametrize(
    ("kept", "file", "after"),
    [
        ("Ivanović", "Ivanovi?", "Ivanović"),
        ("Núñez", "Nunez", "Núñez"),
        ("Nunez", "Núñez", "Núñez"),
        ("D’Arcy", "D'Arcy", "D’Arcy"),
        ("Davies", "DAVIES", "Davies"),
        ("DAVIES", "Davies", "Davies"),
        ("Davies", "Davis", "Davis"),
        ("Petrovich", "Petrovi?", "Petrovi?"),
    ],
)
def test_a_poorer_spelling_does_not_replace_a_name(
    register: Register, kept: str, file: str, after: str
) -> None:
    take_in(register, replace(ANN, legal_surname=kept))

    take_in(register, replace(ANN, legal_surname=file))

    assert page(register).details.legal_surname == after


def test_a_year_group_is_set_only_where_the_age_gives_another(
    register: Register,
) -> None:
    take_in(register, replace(ANN, born_on=None, year_group="3"))
    unknown_age = page(register).details.year_group_override

    take_in(register, replace(ANN, year_group="3"))
    same_as_age = page(register).details.year_group_override
    take_in(register, replace(ANN, year_group="2"))

    assert (unknown_age, same_as_age) == ("3", None)
    assert page(register).details.year_group_override == "2"


def test_an_archived_pupil_on_support_comes_back(register: Register) -> None:
    take_in(register, ANN)
    before = page(register).id
    register.execute(Archive(before))

    counted = take_in(register, replace(ANN, status=N, needs=None))
    report = take_in(register, ANN)

    assert counted.counted_only == 1
    assert (report.changed, page(register).id) == (1, before)
    assert "the record was brought back" in told(report)


def test_what_the_senco_wrote_survives_an_import(register: Register) -> None:
    pupil_id = register.execute(
        AddPupil(
            PupilDetails(
                "Fry", "Ann", "Annie", ANN.born_on, home_authority="Worcestershire"
            ),
            K,
            date(2025, 9, 1),
            (RankedNeed("MLD", 1, TODAY),),
            "Slow progress",
            TODAY,
        )
    )

    report = take_in(register, ANN)
    kept = register.ask(PupilPage(pupil_id))

    assert report.changed == 1
    assert (kept.name, kept.details.home_authority) == ("Annie Fry", "Worcestershire")
    assert (kept.statuses[0].reason, kept.statuses[0].parents_told_on) == (
        "Slow progress",
        TODAY,
    )


def test_a_need_without_a_status_is_told(register: Register) -> None:
    report = take_in(register, replace(ANN, status=None))

    assert report.counted_only == 1
    assert "There is a type of need and no SEN status" in told(report)
