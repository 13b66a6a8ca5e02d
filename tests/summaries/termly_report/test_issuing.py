from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from senco_app.errors import (
    NotAllowedError,
    RecordChangedError,
    RecordMissingError,
    RuleBrokenError,
)
from senco_app.models.history import History
from senco_app.people.commands import Appoint
from senco_app.pupils.commands import ArchivePupil
from senco_app.pupils.queries import PupilList
from senco_app.pupils.records import PupilDetails
from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.school.commands import SetCalendar
from senco_app.summaries.termly_report.commands import (
    ExportTermlyReport,
    IssueReport,
    SaveActions,
    SaveComments,
    SignOff,
)
from senco_app.summaries.termly_report.queries import (
    IssuedPaper,
    IssuedReports,
    ReportNow,
    ReportTerms,
    ReportWords,
)
from senco_app.summaries.termly_report.records import Action, Comment, Part
from senco_app.vocabulary import Audience
from tests.conftest import TODAY
from tests.pupils.made import TERMS, add_pupil
from tests.summaries.termly_report.made import texts

if TYPE_CHECKING:
    from senco_app.register import Register
    from tests.conftest import FixedClock

HEAD, GOVERNORS = Audience.HEAD, Audience.GOVERNORS


@pytest.fixture
def school(register: Register) -> Register:
    """Return a register with terms and one child on SEN support."""
    register.execute(SetCalendar(TERMS))
    add_pupil(register)
    return register


def surname(register: Register) -> str:
    return register.ask(PupilList())[0].legal_surname


def test_an_issued_report_stays_as_it_was(school: Register) -> None:
    report_id = school.execute(IssueReport(HEAD))
    before = school.ask(IssuedPaper(report_id))
    add_pupil(school, PupilDetails("Another", "Child"))

    assert school.ask(IssuedPaper(report_id)) == before
    assert texts(school.ask(ReportNow(HEAD))) != texts(before)
    [line] = school.ask(IssuedReports())
    assert (line.term, line.audience, line.issued_by) == (
        "Spring 2027",
        HEAD,
        "Quillon Marsh",
    )


def test_next_terms_change_is_reckoned_against_what_was_issued(
    school: Register, clock: FixedClock
) -> None:
    school.execute(IssueReport(HEAD))
    add_pupil(school, PupilDetails("Another", "Child"))
    clock.pass_days((date(2027, 5, 4) - TODAY).days)

    told = texts(school.ask(ReportNow(HEAD)))

    assert "the report that was issued on Tue 9 Feb 2027" in told
    assert "SEN support | 2 | not known | 1 | 1 more" in told


def test_a_second_report_of_the_term_does_not_tell_who_joined_since_the_first(
    school: Register, clock: FixedClock
) -> None:
    school.execute(IssueReport(HEAD))
    clock.pass_days((date(2027, 5, 4) - TODAY).days)
    for number in range(6):
        add_pupil(school, PupilDetails(f"Another {number}", "Child"))
    assert "What changed since last term" in texts(school.ask(ReportNow(GOVERNORS)))
    school.execute(IssueReport(GOVERNORS))
    assert "What changed since last term" in texts(school.ask(ReportNow(GOVERNORS)))
    add_pupil(school, PupilDetails("One", "More"))

    told = texts(school.ask(ReportNow(GOVERNORS)))

    assert "What changed since last term" not in told
    assert "What changed since last term" in texts(school.ask(ReportNow(HEAD)))


def test_governors_are_not_told_twice_what_few_children_changed(
    school: Register, clock: FixedClock
) -> None:
    for number in range(12):
        add_pupil(school, PupilDetails(f"Another {number}", "Child"))
    issued = school.execute(IssueReport(GOVERNORS))
    first = texts(school.ask(IssuedPaper(issued)))
    clock.pass_days(7)
    add_pupil(school, PupilDetails("One", "More"))
    add_pupil(school, PupilDetails("And", "Another"))

    told = texts(school.ask(ReportNow(GOVERNORS)))

    assert "SPLD is the most common need" in first
    assert "SPLD" not in told
    assert "beside a report that was issued shortly before or after" in told
    assert "SPLD" in texts(school.ask(ReportNow(HEAD)))


def test_what_governors_are_given_is_kept_and_a_draft_is_said_to_be_one(
    school: Register,
) -> None:
    report_id = school.execute(IssueReport(GOVERNORS))

    assert "Draft" in school.execute(ExportTermlyReport(GOVERNORS)).foot
    assert "Draft" not in school.ask(IssuedPaper(report_id)).foot
    assert "Draft" not in school.execute(ExportTermlyReport(HEAD)).foot


def test_a_child_who_left_is_told_by_name_to_the_head_alone(
    school: Register, clock: FixedClock
) -> None:
    pupil = school.ask(PupilList())[0]
    school.execute(IssueReport(HEAD))
    clock.pass_days((date(2027, 5, 4) - TODAY).days)
    school.execute(ArchivePupil(pupil.id, "Moved away"))

    assert f"{pupil.name} | " in texts(school.ask(ReportNow(HEAD)))
    assert pupil.legal_surname not in texts(school.ask(ReportNow(GOVERNORS)))


def test_only_the_headteacher_signs_off_and_once(school: Register) -> None:
    report_id = school.execute(IssueReport(GOVERNORS))
    with pytest.raises(NotAllowedError, match="by the headteacher"):
        school.execute(SignOff(report_id, 1))
    school.execute(Appoint(school.who.person_id, Role.HEADTEACHER, TODAY))

    school.execute(SignOff(report_id, 1, "A clear picture."))

    told = texts(school.ask(IssuedPaper(report_id)))
    assert "Signed off by the headteacher on Tue 9 Feb 2027." in told
    assert "A clear picture." in told
    assert "Marsh" not in told
    with pytest.raises(RuleBrokenError, match="was signed off by Quillon Marsh"):
        school.execute(SignOff(report_id, 2))


def test_a_sign_off_from_an_old_list_is_refused(school: Register) -> None:
    report_id = school.execute(IssueReport(HEAD))
    school.execute(Appoint(school.who.person_id, Role.HEADTEACHER, TODAY))

    with pytest.raises(RecordChangedError):
        school.execute(SignOff(report_id, 7))
    with pytest.raises(RecordMissingError):
        school.execute(SignOff("none", 1))


def test_an_administrator_gets_no_report(school: Register) -> None:
    school.who = SignedIn("x", "Ada Voss", Role.ADMINISTRATOR, "LAPTOP-07")

    with pytest.raises(NotAllowedError):
        school.ask(ReportNow(GOVERNORS))
    with pytest.raises(NotAllowedError):
        school.execute(IssueReport(HEAD))


def test_comments_stand_in_their_part_and_warn_of_small_numbers(
    school: Register,
) -> None:
    words = Comment(Part.NEEDS, "Two children joined in Year 3.")

    [warning] = school.execute(SaveComments("", GOVERNORS, (words,)))

    assert warning.startswith("Needs: Two may be a small number")
    assert words.words in texts(school.ask(ReportNow(GOVERNORS)))
    assert words.words not in texts(school.ask(ReportNow(HEAD)))
    assert school.ask(ReportWords("spring-2027", GOVERNORS)).comments == (words,)
    school.execute(SaveComments("", GOVERNORS, ()))
    assert school.ask(ReportWords("spring-2027", GOVERNORS)).comments == ()


def test_a_name_is_refused_for_governors_and_a_warning_for_the_head(
    school: Register,
) -> None:
    words = (Comment(Part.NEEDS, f"{surname(school)} has settled."),)

    with pytest.raises(RuleBrokenError, match="names a child") as refused:
        school.execute(SaveComments("", GOVERNORS, words))
    assert refused.value.field == "needs"
    assert school.execute(SaveComments("", HEAD, words))


def test_a_child_who_joins_later_with_a_name_in_a_comment_is_not_told(
    school: Register,
) -> None:
    words = (Comment(Part.CYCLES, "We thank Winterbourne Trust."),)
    school.execute(SaveComments("", GOVERNORS, words))
    add_pupil(school, PupilDetails("Winterbourne", "Ottoline"))

    told = texts(school.ask(ReportNow(GOVERNORS)))

    assert "Winterbourne" not in told
    assert "Left out because it names a child" in told
    with pytest.raises(RuleBrokenError, match="Take the names out"):
        school.execute(IssueReport(GOVERNORS))


def test_actions_stand_in_order_in_both_reports_and_name_no_child(
    school: Register,
) -> None:
    some = (
        Action("Train all staff", "Agreed", "A day", "Deputy", date(2027, 3, 1)),
        Action("Review the hall", progress="Begun"),
    )
    school.execute(SaveActions("", (Action("Old one"), *some, Action("Last"))))
    school.execute(SaveActions("", some))

    assert school.ask(ReportWords("spring-2027", HEAD)).actions == some
    for audience in Audience:
        told = texts(school.ask(ReportNow(audience)))
        assert "Train all staff | Agreed | A day | Deputy | 1 Mar 2027" in told
        assert "Old one" not in told
    with pytest.raises(RuleBrokenError, match="names a child"):
        school.execute(SaveActions("", (Action("Help", owner=surname(school)),)))
    with pytest.raises(RuleBrokenError, match="recommended in line 1"):
        school.execute(SaveActions("", (Action(" "),)))


def test_a_report_of_a_past_term_shows_its_last_day(school: Register) -> None:
    told = school.ask(ReportNow(HEAD, "autumn-2026"))

    assert "as of Fri 18 Dec 2026" in told.subtitle
    assert [term.key for term in school.ask(ReportTerms())] == [
        "spring-2027",
        "autumn-2026",
    ]


def test_a_register_without_terms_says_what_to_do(register: Register) -> None:
    with pytest.raises(RuleBrokenError, match="Enter them in Settings"):
        register.ask(ReportNow(HEAD))


def test_an_export_is_told_in_the_history(school: Register) -> None:
    school.execute(ExportTermlyReport(GOVERNORS))

    newest = school.ask(History(limit=1))[0]
    assert (newest.act, newest.why) == ("export the termly report", "for governors")
