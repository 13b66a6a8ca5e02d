"""A report is picked, seen, adjusted, taken out, issued and signed off."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from senco_app.bootstrap import back_up, read_copy
from senco_app.drafts.queries import DraftPlaces
from senco_app.models.history import History
from senco_app.people.commands import Appoint
from senco_app.pupils.queries import PupilList
from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.school.commands import SetCalendar
from senco_app.summaries.termly_report.commands import (
    IssueReport,
    SaveActions,
    SaveComments,
)
from senco_app.summaries.termly_report.queries import IssuedReports, ReportWords
from senco_app.summaries.termly_report.records import Action, Comment, Part
from senco_app.ui.background import Background
from senco_app.ui.changes import Changes
from senco_app.ui.ehc.way_out import CALLED_OFF, WRITE_THERE
from senco_app.ui.ehc.writing import Edges
from senco_app.ui.reports.adjusting import ACTIONS, COMMENTS, ISSUED
from senco_app.ui.reports.issued import NONE_YET, NOT_YOURS
from senco_app.ui.reports.issuing import MEANING, ONCE_A_MONTH
from senco_app.ui.reports.pane import AGAIN
from senco_app.ui.reports.screen import NO_TERMS, ReportsScreen
from senco_app.ui.widgets.fields import LongWords
from senco_app.vocabulary import Audience
from tests.conftest import PASSWORD, QUICK
from tests.ui.people import add_pupil
from tests.ui.reports.conftest import TERMS, pages_of, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from senco_app.register import Register
    from senco_app.ui.reports.comments import CommentsForm
    from senco_app.ui.settings.asking import AskDialog
    from tests.conftest import FixedClock, MadeRegister
    from tests.ui.reports.conftest import Desk

    Opens = Callable[[], ReportsScreen]

HEAD, GOVERNORS = Audience.HEAD, Audience.GOVERNORS
TERM = "spring-2027"


def comments(screen: ReportsScreen) -> CommentsForm:
    form = screen.adjusting.comment_form
    assert form is not None
    return form


def comment_on(screen: ReportsScreen, part: Part, words: str) -> None:
    editor = comments(screen).fields[part.value].editor
    assert isinstance(editor, LongWords)
    editor.setPlainText(words)


def choose(qtbot: QtBot, screen: ReportsScreen, audience: Audience) -> None:
    screen.choosing.report.choose(audience)
    wait_for(qtbot, screen)


def words_on(screen: ReportsScreen) -> str:
    labels = screen.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(screen))


def button_named(screen: ReportsScreen, start: str) -> QPushButton | None:
    buttons = screen.findChildren(QPushButton)
    named = (one for one in buttons if one.accessibleName().startswith(start))
    return next((one for one in named if one.isVisibleTo(screen)), None)


def answer(dialog_of: Callable[[], AskDialog | None], words: str = "") -> None:
    """Answer the next dialog as a person does, as soon as it stands."""

    def do() -> None:
        dialog = dialog_of()
        assert dialog is not None
        editor = dialog.findChild(LongWords)
        if editor is not None:
            editor.setPlainText(words)
        dialog.do_it.click()

    QTimer.singleShot(0, do)


def acts(register: Register) -> list[str]:
    return [entry.act for entry in register.ask(History())]


# --- picked and seen ----------------------------------------------------------


def test_the_newest_term_is_on_show_at_once_with_names_for_the_headteacher(
    screen: ReportsScreen,
) -> None:
    pages = pages_of(screen)

    assert "Termly SEN report: Spring 2027" in pages
    assert "for the headteacher" in pages
    assert screen.header.subtitle.text() == "Spring 2027, for the headteacher, today"
    assert not screen.pane.withheld.isVisible()


def test_looking_leaves_nothing_in_the_history(
    qtbot: QtBot, register: Register, screen: ReportsScreen
) -> None:
    before = acts(register)

    choose(qtbot, screen, GOVERNORS)

    assert acts(register) == before


def test_beside_the_governors_report_stands_what_is_withheld_and_why(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    choose(qtbot, screen, GOVERNORS)

    told = screen.pane.withheld
    assert told.isVisible()
    assert "all of Needs" in told.text()
    assert "because a child could be known by it" in told.text()
    assert "Quillfeather" not in pages_of(screen)


def test_an_earlier_term_can_be_chosen(qtbot: QtBot, screen: ReportsScreen) -> None:
    screen.choosing.term.choose("autumn-2026")
    wait_for(qtbot, screen)

    assert "Termly SEN report: Autumn 2026" in pages_of(screen)


def test_the_charts_of_the_pages_stand_beside_the_comments(
    screen: ReportsScreen,
) -> None:
    picture = comments(screen).charts[Part.NEEDS]

    assert picture.isVisibleTo(screen)
    assert "SLCN is the most common need: 6 of 8" in picture.accessibleName()
    assert not comments(screen).charts[Part.HEADLINE].isVisibleTo(screen)
    drawn = picture.grab().toImage()
    assert len({drawn.pixel(x, drawn.height() // 2) for x in range(drawn.width())}) > 1


def test_a_drawing_that_was_called_off_is_drawn_up_when_asked_for(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    screen.pane.draw_again()
    screen.pane.progress.cancel.click()
    wait_for(qtbot, screen)
    assert screen.pane.banner.act.text() == AGAIN

    screen.pane.banner.act.click()
    wait_for(qtbot, screen)

    assert not screen.pane.banner.isVisible()
    assert "Spring 2027" in pages_of(screen)


def test_nothing_is_drawn_while_nobody_looks(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    before = screen.pane.shown
    screen.pane.draw_again()
    screen.hide()
    wait_for(qtbot, screen)
    for worker in screen.findChildren(Background):
        worker.drain()
    QApplication.processEvents()
    assert screen.pane.shown is before

    screen.show()
    wait_for(qtbot, screen)

    assert screen.pane.shown is not before
    assert "Spring 2027" in pages_of(screen)
    assert not screen.pane.banner.isVisible()


def test_the_preview_is_closed_and_opened_again(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    assert screen.pane.shown is not None
    screen.pane.shown.close_button.click()
    assert not screen.pane.isVisible()

    screen.preview.click()
    wait_for(qtbot, screen)

    assert "Spring 2027" in pages_of(screen)


def test_a_change_elsewhere_is_drawn_up_on_the_same_page(
    qtbot: QtBot, register: Register, screen: ReportsScreen
) -> None:
    assert screen.pane.shown is not None
    screen.pane.shown.turn(1)

    add_pupil(register, "Tessingham", "Io")
    wait_for(qtbot, screen)

    assert "9 children have SEN" in pages_of(screen)
    qtbot.waitUntil(
        lambda: screen.pane.shown is not None and screen.pane.shown.page == 2
    )


def test_another_report_begins_on_its_first_page(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    assert screen.pane.shown is not None
    screen.pane.shown.turn(1)

    choose(qtbot, screen, GOVERNORS)
    qtbot.wait(20)  # what would turn the pages has had its turn

    assert screen.pane.shown.page == 1


# --- adjusted -----------------------------------------------------------------


def test_a_comment_is_saved_and_the_pages_follow(
    qtbot: QtBot, register: Register, screen: ReportsScreen
) -> None:
    words = "More <b>speech</b> work & less waiting."
    comment_on(screen, Part.NEEDS, words)
    assert screen.unsaved()
    assert words not in pages_of(screen)

    comments(screen).save_button.click()
    wait_for(qtbot, screen)

    assert register.ask(ReportWords(TERM, HEAD)).on(Part.NEEDS) == words
    assert words in pages_of(screen)
    assert not screen.unsaved()


def test_what_is_typed_is_kept_as_a_draft_and_offered_again(
    qtbot: QtBot, register: Register, screen: ReportsScreen, opened: Opens
) -> None:
    comment_on(screen, Part.NEEDS, "Half a thought")
    choose(qtbot, screen, GOVERNORS)
    assert register.ask(DraftPlaces("report/")) == (f"report/{TERM}/head/comments",)

    again = opened()

    editor = comments(again).fields[Part.NEEDS.value].editor
    assert isinstance(editor, LongWords)
    assert editor.words() == "Half a thought"
    assert not register.ask(ReportWords(TERM, HEAD)).comments


def test_going_into_a_comment_turns_the_pages_to_its_part(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    with qtbot.waitActive(screen):
        screen.activateWindow()
    assert screen.pane.shown is not None
    where = screen.pane.shown.page_with(f". {Part.NATIONAL.heading}")

    comments(screen).fields[Part.NATIONAL.value].editor.setFocus()

    assert where > 1
    assert screen.pane.shown.page == where


def test_a_name_in_a_comment_for_governors_is_told_beside_it_and_not_saved(
    qtbot: QtBot, register: Register, screen: ReportsScreen
) -> None:
    choose(qtbot, screen, GOVERNORS)
    comment_on(screen, Part.CYCLES, "Quillfeather was late.")

    comments(screen).save_button.click()

    field = comments(screen).fields[Part.CYCLES.value]
    assert "Quillfeather" in field.problem.text()
    assert not register.ask(ReportWords(TERM, GOVERNORS)).comments
    assert screen.unsaved()


@pytest.mark.parametrize(
    ("words", "hint", "problem"),
    [
        ("A handful of children have plans.", "A handful may be a small number", ""),
        ("Sessions ran for two weeks.", "", ""),
        ("Quill\u00adfeather has settled.", "", "names a child: Quillfeather"),
    ],
)
def test_beside_a_comment_for_governors_stands_what_to_look_at_again(
    qtbot: QtBot, screen: ReportsScreen, words: str, hint: str, problem: str
) -> None:
    choose(qtbot, screen, GOVERNORS)
    field = comments(screen).fields[Part.NEEDS.value]
    for typed, asked, refused in ((words, hint, problem), ("All is well.", "", "")):
        field.editor.setFocus()
        comment_on(screen, Part.NEEDS, typed)

        comments(screen).fields[Part.CYCLES.value].editor.setFocus()

        for label, said in ((field.hint, asked), (field.problem, refused)):
            assert label.isVisibleTo(screen) == bool(said)
            assert said in label.text()
            assert said in field.editor.accessibleDescription()


def test_a_small_number_is_pointed_out_after_saving(
    qtbot: QtBot, screen: ReportsScreen
) -> None:
    choose(qtbot, screen, GOVERNORS)
    comment_on(screen, Part.NEEDS, "Only two children need this.")

    comments(screen).save_button.click()

    assert "Saved. Look again:" in screen.banner.words.text()
    assert "two" in screen.banner.words.text()


def test_actions_are_saved_with_every_field_and_printed_for_both(
    qtbot: QtBot, register: Register, screen: ReportsScreen
) -> None:
    form = screen.adjusting.action_form
    assert form is not None
    screen.adjusting.setCurrentIndex(ACTIONS)
    assert form.nothing.isVisible()
    form.rows.add_button.click()
    for name, editor in form.rows.rows[0].editors().items():
        if isinstance(editor, LongWords):
            editor.setPlainText(f"{name} words")
        else:
            editor.setText("25/03/2027")  # type: ignore[attr-defined]
    form.save_button.click()
    wait_for(qtbot, screen)

    (stored,) = register.ask(ReportWords(TERM, HEAD)).actions
    assert (stored.recommendation, stored.progress) == (
        "recommendation words",
        "progress words",
    )
    assert stored.by_on is not None
    assert not form.nothing.isVisible()
    choose(qtbot, screen, GOVERNORS)
    assert "recommendation" in pages_of(screen)


def test_an_action_without_a_recommendation_says_so_and_stays_typed(
    screen: ReportsScreen,
) -> None:
    form = screen.adjusting.action_form
    assert form is not None
    screen.adjusting.setCurrentIndex(ACTIONS)
    form.rows.add_button.click()
    owner = form.rows.rows[0].editors()["owner"]
    assert isinstance(owner, LongWords)
    owner.setPlainText("Headteacher")

    form.save_button.click()

    problem = form.fields["recommendation"].problem
    assert problem.isVisible()
    assert "recommended" in problem.text()
    assert owner.words() == "Headteacher"


# --- taken out ----------------------------------------------------------------


@pytest.mark.parametrize("act", ["pdf", "word", "excel"])
def test_a_file_is_written_under_a_name_without_children_and_told_in_the_history(
    qtbot: QtBot, register: Register, screen: ReportsScreen, desk: Desk, act: str
) -> None:
    getattr(screen.out, act).click()
    wait_for(qtbot, screen)

    (written,) = desk.folder.iterdir()
    ending = {"pdf": "pdf", "word": "docx", "excel": "xlsx"}[act]
    assert written.name == f"SEN-report-{TERM}-headteacher-2027-02-09.{ending}"
    assert "Written" in screen.banner.words.text()
    assert acts(register)[0] == "export the termly report"
    screen.banner.act.click()
    assert desk.opened == [written]


def test_the_workbook_holds_the_tables(
    qtbot: QtBot, screen: ReportsScreen, desk: Desk
) -> None:
    screen.out.excel.click()
    wait_for(qtbot, screen)

    (written,) = desk.folder.iterdir()
    with ZipFile(written) as book:
        sheets = [name for name in book.namelist() if "worksheets/sheet" in name]
    assert len(sheets) > 3


def test_what_was_typed_is_saved_before_a_file_is_written(
    qtbot: QtBot, screen: ReportsScreen, desk: Desk
) -> None:
    comment_on(screen, Part.NEEDS, "Said just now")
    screen.out.pdf.click()
    wait_for(qtbot, screen)

    (written,) = desk.folder.iterdir()
    text = "".join(page.extract_text() for page in PdfReader(written).pages)
    assert "Said just now" in text


def test_words_that_are_refused_stop_the_file(
    qtbot: QtBot, screen: ReportsScreen, desk: Desk
) -> None:
    choose(qtbot, screen, GOVERNORS)
    screen.adjusting.setCurrentIndex(ISSUED)
    comment_on(screen, Part.NEEDS, "Quillfeather again")

    screen.out.pdf.click()

    assert desk.proposed == []
    assert screen.adjusting.currentIndex() == COMMENTS


def test_a_stick_is_told_before_anything_is_written(
    qtbot: QtBot, screen: ReportsScreen, desk: Desk
) -> None:
    desk.where = "a stick or card, which can be lost"
    screen.out.word.click()
    assert list(desk.folder.iterdir()) == []
    assert "names children" in screen.banner.words.text()
    assert screen.banner.act.text() == WRITE_THERE

    screen.banner.act.click()
    wait_for(qtbot, screen)

    assert len(list(desk.folder.iterdir())) == 1


def test_a_file_that_was_called_off_is_not_there_and_the_history_says_so(
    qtbot: QtBot, register: Register, screen: ReportsScreen, desk: Desk
) -> None:
    screen.out.pdf.click()
    screen.out.progress.cancel.click()
    wait_for(qtbot, screen)

    assert list(desk.folder.iterdir()) == []
    assert screen.banner.words.text() == CALLED_OFF
    assert acts(register)[0].endswith("no file was written")


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, register: Register, screen: ReportsScreen, desk: Desk
) -> None:
    desk.folder.rmdir()
    screen.out.pdf.click()
    wait_for(qtbot, screen)

    assert screen.banner.words.text()
    assert acts(register)[0].endswith("no file was written")


def test_a_report_is_printed_and_told_in_the_history(
    qtbot: QtBot, register: Register, screen: ReportsScreen, desk: Desk
) -> None:
    screen.out.print.click()
    wait_for(qtbot, screen)

    assert screen.banner.words.text() == "Sent to the printer."
    assert acts(register)[0] == "print the termly report"
    assert screen.pane.shown is not None
    printed = PdfReader(desk.folder / "printed.pdf").pages
    document = screen.pane.shown.document
    assert [float(page.mediabox.width) > 600 for page in printed] == [  # on its side
        document.pagePointSize(number).width() > 600
        for number in range(document.pageCount())
    ]


# --- issued -------------------------------------------------------------------


def test_issuing_says_what_it_means_and_keeps_the_report(
    qtbot: QtBot, register: Register, screen: ReportsScreen
) -> None:
    told: list[str] = []

    def dialog() -> AskDialog:
        shown = screen.issuing.dialog
        assert shown is not None
        told.extend(label.text() for label in shown.findChildren(QLabel))
        return shown

    answer(dialog)
    screen.issuing.button.click()
    wait_for(qtbot, screen)

    (kept,) = register.ask(IssuedReports())
    assert (kept.term, kept.audience) == ("Spring 2027", HEAD)
    assert any(MEANING in words for words in told)
    assert any("Thu 25 Mar 2027" in words for words in told)
    assert screen.adjusting.currentIndex() == ISSUED
    assert "Issued Tue 9 Feb 2027 by Quillon Marsh" in words_on(screen)


def test_before_governors_get_a_report_its_doubtful_words_are_asked_about(
    qtbot: QtBot, register: Register, screen: ReportsScreen
) -> None:
    words = (Comment(Part.NEEDS, "A couple have joined."),)
    register.execute(SaveComments("", GOVERNORS, words))
    register.execute(SaveActions("", (Action("Thank the twins"),)))
    choose(qtbot, screen, GOVERNORS)
    told: list[str] = []

    def dialog() -> AskDialog:
        shown = screen.issuing.dialog
        assert shown is not None
        told.extend(label.text() for label in shown.findChildren(QLabel))
        return shown

    answer(dialog)
    screen.issuing.button.click()
    wait_for(qtbot, screen)

    assert any("Needs: A couple may be a small number" in words for words in told)
    assert any(ONCE_A_MONTH in words for words in told)
    assert any("Action 1: twins may be a small number" in words for words in told)


def test_an_issued_report_opens_as_it_was_issued(
    qtbot: QtBot, register: Register, screen: ReportsScreen, desk: Desk
) -> None:
    register.execute(IssueReport(HEAD))
    wait_for(qtbot, screen)
    add_pupil(register, "Tessingham", "Io")
    wait_for(qtbot, screen)
    assert "9 children have SEN" in pages_of(screen)

    screen.adjusting.setCurrentIndex(ISSUED)
    opening = button_named(screen, "Open Spring 2027")
    assert opening is not None
    opening.click()
    wait_for(qtbot, screen)

    assert "8 children have SEN" in pages_of(screen)
    assert "as issued 9 Feb 2027" in screen.header.subtitle.text()
    assert not screen.issuing.button.isVisible()
    assert not screen.adjusting.isTabVisible(COMMENTS)
    screen.out.pdf.click()
    wait_for(qtbot, screen)
    assert acts(register)[0] == "export an issued termly report"
    assert len(list(desk.folder.iterdir())) == 1


def test_a_term_whose_dates_are_gone_is_still_there_as_it_was_issued(
    qtbot: QtBot, register: Register, clock: FixedClock, screen: ReportsScreen
) -> None:
    register.execute(IssueReport(HEAD, "autumn-2026"))
    wait_for(qtbot, screen)
    clock.pass_days(1)

    screen.choosing.term.choose("autumn-2026")
    wait_for(qtbot, screen)

    assert screen.choosing.version.count() == 2
    assert screen.choosing.version.isEnabled()


# --- signed off, and by whom ---------------------------------------------------


def as_head(register: Register) -> None:
    register.execute(
        Appoint(register.who.person_id, Role.HEADTEACHER, register.today())
    )
    who = register.who
    register.who = SignedIn(who.person_id, who.name, Role.HEADTEACHER, who.device)


def test_the_headteacher_signs_an_issued_report_off(
    qtbot: QtBot, school: Register, opened: Opens
) -> None:
    school.execute(IssueReport(GOVERNORS))
    as_head(school)
    screen = opened()
    assert not screen.adjusting.isTabVisible(COMMENTS)
    assert not screen.issuing.button.isVisible()
    signing = button_named(screen, "Sign off")
    assert signing is not None

    answer(lambda: screen.adjusting.issued.dialog, "Read & agreed.")
    signing.click()
    wait_for(qtbot, screen)

    (kept,) = school.ask(IssuedReports())
    assert kept.signed_off_on == school.today()
    assert kept.sign_off_words == "Read & agreed."
    assert button_named(screen, "Sign off") is None
    assert "signed off 9 Feb 2027" in words_on(screen)


def test_a_name_in_the_sign_off_for_governors_stays_in_the_dialog(
    school: Register, opened: Opens
) -> None:
    school.execute(IssueReport(GOVERNORS))
    as_head(school)
    screen = opened()
    signing = button_named(screen, "Sign off")
    assert signing is not None
    told: list[str] = []

    def look() -> None:
        dialog = screen.adjusting.issued.dialog
        assert dialog is not None
        told.append(dialog.fields["words"].problem.text())
        dialog.reject()

    answer(lambda: screen.adjusting.issued.dialog, "Well done, Quillfeather")
    QTimer.singleShot(0, look)
    signing.click()

    assert "Quillfeather" in told[0]
    assert school.ask(IssuedReports())[0].signed_off_on is None


def test_few_children_in_the_sign_off_for_governors_are_asked_about_once(
    school: Register, opened: Opens
) -> None:
    school.execute(IssueReport(GOVERNORS))
    as_head(school)
    screen = opened()
    signing = button_named(screen, "Sign off")
    assert signing is not None
    told: list[str] = []

    def again() -> None:
        dialog = screen.adjusting.issued.dialog
        assert dialog is not None
        told.append(dialog.fields["words"].problem.text())
        dialog.do_it.click()

    answer(lambda: screen.adjusting.issued.dialog, "A couple of children did well.")
    QTimer.singleShot(0, again)
    signing.click()

    assert "A couple may be a small number of children" in told[0]
    assert "press “Sign off” again" in told[0]
    assert school.ask(IssuedReports())[0].sign_off_words.startswith("A couple")


def test_the_senco_meets_no_button_to_sign_off(
    qtbot: QtBot, register: Register, screen: ReportsScreen
) -> None:
    register.execute(IssueReport(HEAD))
    wait_for(qtbot, screen)
    screen.adjusting.setCurrentIndex(ISSUED)

    assert "not signed off" in words_on(screen)
    assert button_named(screen, "Sign off") is None


# --- a copy to read -----------------------------------------------------------


def test_a_copy_is_read_printed_and_saved_and_nothing_else(
    qtbot: QtBot,
    school: Register,
    made: MadeRegister,
    clock: FixedClock,
    laptop: Laptop,
    desk: Desk,
) -> None:
    school.execute(IssueReport(HEAD))
    back_up(school)
    with read_copy(
        made.folder, PASSWORD, clock=clock, cost=QUICK, laptop=laptop
    ) as copy:
        edges = Edges(desk.choose, desk.open, desk.printer, desk.elsewhere)
        screen = ReportsScreen(copy, Changes(copy), edges=edges)
        qtbot.addWidget(screen)
        screen.show()
        wait_for(qtbot, screen)
        assert "8 children have SEN" in pages_of(screen)
        assert not screen.adjusting.isTabVisible(COMMENTS)
        assert not screen.adjusting.isTabVisible(ACTIONS)
        assert not screen.issuing.button.isVisible()
        assert button_named(screen, "Sign off") is None

        screen.out.pdf.click()
        wait_for(qtbot, screen)

        assert "Written" in screen.banner.words.text()
        assert len(list(desk.folder.iterdir())) == 1


# --- empty --------------------------------------------------------------------


def test_without_terms_it_says_where_to_enter_them(opened: Opens) -> None:
    screen = opened()

    assert screen.pane.banner.words.text() == NO_TERMS
    assert pages_of(screen) == ""
    assert not any(button.isVisible() for button in screen.out.buttons)
    assert NONE_YET in words_on(screen)
    assert not screen.unsaved()


def test_a_headteacher_is_told_who_issues_reports(
    school: Register, opened: Opens
) -> None:
    as_head(school)

    assert NOT_YOURS in words_on(opened())


def test_a_school_without_children_has_a_report_too(
    register: Register, opened: Opens
) -> None:
    register.execute(SetCalendar(TERMS))
    assert register.ask(PupilList()) == ()
    screen = opened()

    assert "Spring 2027" in pages_of(screen)
    assert "How many are on roll is not on file" in pages_of(screen).replace("\n", " ")
