"""What the SENCO reads and does on a cycle's page, and what is never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from senco_app.cycles.commands import AddNote, FinishReview, SaveAssessment
from senco_app.pupils.queries import PupilPage
from senco_app.ui.cycles.do_form import NOTHING_TYPED
from senco_app.ui.cycles.form import StageForm
from senco_app.ui.cycles.stage_acts import NOTE_LEFT
from senco_app.ui.cycles.stepper import StageButton
from senco_app.ui.cycles.typed import Amount
from senco_app.ui.palette.acts import acts_of_buttons
from senco_app.vocabulary import Decision, Result, SenStatus, Stage
from tests.ui.cycles.building import (
    ASSESSMENT,
    PLAN,
    Hands,
    assessed,
    planned,
    review,
    reviewed,
    started,
    stored,
)
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from senco_app.register import Register
    from senco_app.ui.cycles.screen import CycleScreen
    from senco_app.ui.cycles.sheet import CycleSheet
    from tests.ui.cycles.building import Made, Windows

    Opened = Callable[[Made], CycleSheet]

HOSTILE = (
    "<b>bold</b> & <img src=x onerror=1> =1+1 'OR''1\u00a0\u202eabc\u202c \u2028 é"
    " Ł ŵ 🦉 \\n %s {0}\r\nnext"
)


def test_what_an_assessment_lacks_is_said_beside_each_field(
    register: Register, opened: Opened
) -> None:
    sheet = opened(started(register))
    sheet.stack.assess.fields["sources"].editor.setFocus()
    Hands(sheet.window()).type("Class tests, January")

    sheet.stack.assess.finish_button.click()

    problems = {n: f.problem.text() for n, f in sheet.stack.assess.fields.items()}
    assert problems["sources"] == ""
    assert problems["strengths"] == "Say what goes well."
    assert "parents' and carers' view" in problems["parents_view"]
    assert sheet.banner.words.text().endswith("What you typed is kept.")
    assert sheet.stack.assess.value().sources == "Class tests, January"


def test_hostile_text_comes_back_letter_for_letter(
    register: Register, opened: Opened
) -> None:
    made = started(register)
    cycle = stored(register, made)
    hostile = replace(ASSESSMENT, strengths=HOSTILE, parents_view=HOSTILE)
    register.execute(SaveAssessment(cycle.id, cycle.version, hostile))
    sheet = opened(made)

    sheet.stack.assess.fields["sources"].editor.setFocus()
    Hands(sheet.window()).type("<i>other</i>\u00a0one")
    sheet.stack.assess.save_button.click()

    kept = stored(register, made).assessment
    assert kept == replace(hostile, sources="<i>other</i>\u00a0one")
    assert not sheet.unsaved()


def test_hostile_notes_are_shown_as_they_were_typed(
    register: Register, opened: Opened
) -> None:
    made = planned(register)
    register.execute(AddNote(made.cycle_id, date(2027, 2, 1), HOSTILE))
    sheet = opened(made)
    sheet.show_stage(Stage.DO)

    shown = [label.text() for label in sheet.stack.do.findChildren(type(sheet.heading))]
    assert HOSTILE in shown
    assert_plain_text(sheet)


def test_a_stage_that_does_not_open_yet_says_why(
    register: Register, opened: Opened
) -> None:
    sheet = opened(assessed(register))

    sheet.stepper.buttons[Stage.REVIEW].click()

    assert "agree the plan" in sheet.banner.words.text()
    assert sheet.stack.currentWidget() is sheet.stack.plan
    assert sheet.stepper.buttons[Stage.PLAN].isChecked()
    assert not sheet.stepper.buttons[Stage.REVIEW].isChecked()


def test_a_plan_is_not_agreed_before_parents_and_carers_are_told(
    register: Register, opened: Opened
) -> None:
    made = assessed(register)
    sheet = opened(made)
    sheet.stack.plan.outcomes.show_values(PLAN.outcomes)

    sheet.stack.plan.finish_button.click()

    problem = sheet.stack.plan.fields["parents_told_on"].problem
    assert problem.text().startswith("Parents and carers must be told")
    assert stored(register, made).planned_on is None
    assert sheet.stack.plan.value().outcomes == PLAN.outcomes


def test_a_plan_with_gaps_is_kept_for_later(register: Register, opened: Opened) -> None:
    made = assessed(register)
    sheet = opened(made)
    sheet.stack.plan.outcomes.show_values(PLAN.outcomes)
    sheet.stack.plan.outcomes.add_button.click()  # an empty row is no outcome

    sheet.stack.plan.save_button.click()

    kept = stored(register, made).plan.outcomes
    assert [one.aim for one in kept] == [one.aim for one in PLAN.outcomes]
    assert sheet.stack.plan.said.text() == "Saved"
    assert not sheet.unsaved()


def test_the_suggested_review_day_leaves_half_term_out(
    register: Register, opened: Opened
) -> None:
    sheet = opened(assessed(register))

    # Tue 9 Feb 2027; half-term and Easter hold no school weeks.
    assert sheet.stack.plan.suggest.text() == "Use Tue 11 May 2027"
    sheet.stack.plan.suggest.click()
    assert sheet.stack.plan.value().review_by == date(2027, 5, 11)


def test_rows_move_and_go_and_come_back_by_keyboard(
    register: Register, opened: Opened
) -> None:
    sheet = opened(assessed(register))
    sheet.stack.plan.outcomes.show_values(PLAN.outcomes)
    hands = Hands(sheet.window())
    hands.go_to("Outcome 1: what the pupil will do")

    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    moved = sheet.stack.plan.outcomes.values()
    hands.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    left = sheet.stack.plan.outcomes.values()
    hands.press(Qt.Key.Key_Return)  # the cursor is on "Put the outcome back"

    assert moved == PLAN.outcomes[::-1]
    assert left == PLAN.outcomes[1:]
    assert sheet.stack.plan.outcomes.values() == moved
    assert hands.here().accessibleName() == "Outcome 2: what the pupil will do"


def test_a_day_that_cannot_be_read_stays_as_it_was_typed(
    register: Register, opened: Opened
) -> None:
    sheet = opened(assessed(register))
    sheet.stack.plan.told_on.setText("31 Feb 2027")

    sheet.stack.plan.save_button.click()

    assert sheet.stack.plan.told_on.text() == "31 Feb 2027"
    assert "31 Feb 2027" in sheet.stack.plan.fields["parents_told_on"].problem.text()
    assert sheet.unsaved()


def test_a_part_changed_by_somebody_else_is_not_overwritten(
    register: Register, opened: Opened
) -> None:
    made = started(register)
    sheet = opened(made)
    sheet.stack.assess.fields["sources"].editor.setFocus()
    Hands(sheet.window()).type("Mine")
    other = replace(ASSESSMENT, sources="Theirs")
    register.execute(SaveAssessment(made.cycle_id, 1, other))

    sheet.stack.assess.save_button.click()

    assert "What you typed is still here." in sheet.banner.words.text()
    assert sheet.stack.assess.value().sources == "Mine"
    assert stored(register, made).assessment.sources == "Theirs"
    sheet.banner.act.click()
    assert sheet.stack.assess.value().sources == "Theirs"


def test_a_change_elsewhere_in_the_cycle_does_not_stop_a_save(
    register: Register, opened: Opened
) -> None:
    made = assessed(register)
    sheet = opened(made)
    sheet.stack.plan.outcomes.show_values(PLAN.outcomes)
    cycle = stored(register, made)
    other = replace(ASSESSMENT, sources="Theirs")
    register.execute(SaveAssessment(cycle.id, cycle.version, other))

    sheet.stack.plan.save_button.click()

    assert stored(register, made).assessment.sources == "Theirs"
    assert len(stored(register, made).plan.outcomes) == len(PLAN.outcomes)


def test_a_note_goes_to_the_top_and_the_field_is_free_again(
    register: Register, opened: Opened
) -> None:
    made = planned(register)
    sheet = opened(made)
    sheet.show_stage(Stage.DO)
    sheet.stack.do.words.setFocus()
    Hands(sheet.window()).type("Held up the card.")

    sheet.stack.do.add_button.click()

    [note] = stored(register, made).notes
    assert (note.words, note.written_by) == ("Held up the card.", "Quillon Marsh")
    assert sheet.stack.do.words.words() == ""
    assert sheet.stepper.buttons[Stage.DO].state.text() == "4 weeks · 1 note"


def test_ctrl_s_adds_the_note_that_is_typed_and_says_so_if_there_is_none(
    register: Register, opened: Opened
) -> None:
    made = planned(register)
    sheet = opened(made)
    sheet.show_stage(Stage.DO)
    form = sheet.stack.do
    form.words.setFocus()
    hands = Hands(sheet.window())

    hands.save()
    assert form.said.text() == NOTHING_TYPED
    assert not form.fields["words"].problem.isVisible()

    hands.type("Held up the card.")
    hands.save()
    assert [one.words for one in stored(register, made).notes] == ["Held up the card."]
    assert form.said.text() == "Note added"


def test_both_ways_to_add_a_note_are_told(register: Register, opened: Opened) -> None:
    sheet = opened(planned(register))
    sheet.show_stage(Stage.DO)

    keys = {act.words: act.shortcut for act in acts_of_buttons(sheet)}

    assert keys["Add note"] == "Ctrl+Return or Ctrl+S"
    assert sheet.stack.do.add_button.toolTip() == "Ctrl+Return or Ctrl+S"


@pytest.mark.parametrize("stage", [Stage.ASSESS, Stage.PLAN, Stage.REVIEW])
def test_ctrl_s_saves_every_other_stage(
    stage: Stage, register: Register, opened: Opened
) -> None:
    sheet = opened(planned(register))
    sheet.open_stage(stage)
    hands = Hands(sheet.window())
    form = sheet.stack.currentWidget()
    assert isinstance(form, StageForm)

    hands.save()

    assert form.said.text() == "Saved"


def test_a_note_before_the_plan_is_refused_beside_its_day(
    register: Register, opened: Opened
) -> None:
    sheet = opened(planned(register))
    sheet.show_stage(Stage.DO)
    sheet.stack.do.words.show_words("Seen early")
    sheet.stack.do.noted_on.set_day(date(2027, 1, 10))

    sheet.stack.do.add_button.click()

    assert "The plan was agreed" in sheet.stack.do.fields["noted_on"].problem.text()
    assert sheet.stack.do.words.words() == "Seen early"


def test_a_review_saved_for_later_keeps_what_is_so_now_without_a_result(
    register: Register, opened: Opened
) -> None:
    made = planned(register)
    sheet = opened(made)
    assert sheet.stack.currentWidget() is sheet.stack.review
    sheet.stack.review.findings.actuals[0].setFocus()
    Hands(sheet.window()).type("3 of 5")

    sheet.stack.review.save_button.click()

    [finding] = stored(register, made).review.findings
    assert (finding.actual, finding.result) == ("3 of 5", None)
    assert not sheet.unsaved()


def test_a_review_without_a_result_is_not_finished(
    register: Register, opened: Opened
) -> None:
    made = reviewed(register)
    sheet = opened(made)
    sheet.stack.review.findings.results[1].choose(None)

    sheet.stack.review.finish_button.click()

    problem = sheet.stack.review.fields["findings"].problem.text()
    assert problem == "Outcome 2 has no result yet."
    assert stored(register, made).stage is Stage.REVIEW


@pytest.mark.parametrize(
    ("decision", "shown"),
    [
        (Decision.CARRY_ON, {"why_it_stays"}),
        (Decision.CHANGE_PLAN, {"learned", "next_changes"}),
        (Decision.NO_LONGER_NEEDED, {"learned"}),
    ],
)
def test_only_the_words_that_a_decision_needs_are_asked_and_kept(
    register: Register, opened: Opened, decision: Decision, shown: set[str]
) -> None:
    made = reviewed(register)
    sheet = opened(made)

    sheet.stack.review.next_step.radios[decision].click()
    fields = sheet.stack.review.next_step.fields
    asked = {name for name, field in fields.items() if not field.isHidden()}
    sheet.stack.review.finish_button.click()

    kept = stored(register, made).review
    assert asked == shown
    assert {name for name in fields if getattr(kept, name)} == shown


def test_no_longer_needing_support_ends_it_and_says_so(
    register: Register, opened: Opened
) -> None:
    made = reviewed(register, Decision.NO_LONGER_NEEDED)
    sheet = opened(made)

    sheet.stack.review.finish_button.click()

    status = register.ask(PupilPage(made.pupil_id)).status
    assert status is not None
    assert status.status is SenStatus.NONE
    assert "SEN support for Orla Zeller has ended" in sheet.banner.words.text()


def test_words_left_in_a_cycle_that_closed_are_the_last_that_can_be_typed(
    register: Register, opened: Opened
) -> None:
    made = planned(register)
    form = opened(made).stack.assess
    closed = replace(stored(register, made), stage=Stage.CLOSED)
    words = form.findChildren(QPlainTextEdit)[0]
    stood = words.toPlainText()
    words.setPlainText("typed and not saved")

    form.show_cycle(closed, register.today())
    assert words.toPlainText() == "typed and not saved"
    words.setPlainText(stood)
    form.show_cycle(closed, register.today())

    assert words.isReadOnly()


def test_a_closed_cycle_can_be_read_and_not_changed(
    register: Register, screen: CycleScreen, opened: Opened
) -> None:
    made = reviewed(register)
    cycle = stored(register, made)
    whole = review(cycle, Decision.CHANGE_PLAN)
    next_id = register.execute(FinishReview(cycle.id, cycle.version, whole))
    sheet = opened(made)

    for stage in sheet.stepper.buttons:
        sheet.show_stage(stage)
        assert not [
            b
            for b in (
                sheet.stack.review.finish_button,
                sheet.stack.do.writing,
                sheet.stack.plan.save_button,
                sheet.stack.assess.save_button,
            )
            if b.isVisible()
        ]
    assert sheet.stack.review.words["what_helped"].isReadOnly()
    assert not sheet.stack.review.findings.results[0].isEnabled()
    assert not sheet.neighbours.following.isHidden()
    wishes: list[object] = []
    screen.cycle_requested.connect(wishes.append)
    sheet.neighbours.following.click()
    assert wishes == [next_id]


def test_words_typed_on_one_cycle_wait_while_another_is_read(
    register: Register, screen: CycleScreen, opened: Opened
) -> None:
    first = started(register)
    sheet = opened(first)
    sheet.stack.assess.fields["sources"].editor.setFocus()
    Hands(sheet.window()).type("Half a sentence")

    opened(started(register, "Tamsin"))
    assert screen.unsaved()
    again = opened(first)

    assert again.stack.assess.value().sources == "Half a sentence"
    assert "still here" in again.banner.words.text()


def test_reading_leaves_nothing_unsaved(register: Register, opened: Opened) -> None:
    sheet = opened(reviewed(register))

    for stage in sheet.stepper.buttons:
        sheet.show_stage(stage)

    assert not sheet.unsaved()


def test_a_screen_hears_of_changes(
    register: Register, screen: CycleScreen, opened: Opened
) -> None:
    made = started(register)
    sheet = opened(made)

    register.execute(
        SaveAssessment(
            made.cycle_id, 1, ASSESSMENT, done=True, assessed_on=date(2027, 1, 8)
        )
    )

    assert sheet.stepper.buttons[Stage.ASSESS].state.text() == "done 8 Jan"
    assert sheet.stack.assess.value() == ASSESSMENT
    assert not screen.unsaved()


@pytest.mark.parametrize("size", [(1122, 675), (1036, 627)])
@pytest.mark.parametrize("make", [started, assessed, planned, reviewed])
def test_every_stage_is_named_reachable_plain_and_whole(
    register: Register,
    screen: CycleScreen,
    opened: Opened,
    make: Callable[[Register], Made],
    size: tuple[int, int],
) -> None:
    screen.resize(*size)
    sheet = opened(make(register))
    _check_walls(sheet)
    for form in (sheet.stack.assess, sheet.stack.plan, sheet.stack.review):
        if form is sheet.stack.currentWidget():
            form.finish_button.click()
    _check_walls(sheet)


def test_notes_are_named_reachable_plain_and_whole(
    register: Register, opened: Opened
) -> None:
    made = planned(register)
    register.execute(AddNote(made.cycle_id, date(2027, 2, 1), "Long words " * 30))
    sheet = opened(made)
    sheet.show_stage(Stage.DO)
    _check_walls(sheet)


def _check_walls(sheet: CycleSheet) -> None:
    QApplication.processEvents()  # what was just said finds its place
    assert_named_and_reachable(sheet)
    assert_plain_text(sheet)
    assert_nothing_cut(sheet)


def test_no_window_of_its_own_flashes_up(
    register: Register, opened: Opened, windows: Windows
) -> None:
    sheet = opened(planned(register))
    for stage in sheet.stepper.buttons:
        sheet.show_stage(stage)
    sheet.stack.plan.outcomes.add_button.click()
    sheet.stack.plan.outcomes.rows[0].remove.click()

    assert windows.shown == []


def test_results_are_words(register: Register, opened: Opened) -> None:
    sheet = opened(reviewed(register))
    [choice, _] = sheet.stack.review.findings.results
    words = [choice.itemText(at) for at in range(choice.count())]
    assert words == ["Choose…", "Met", "Partly met", "Not met", "Not reviewed"]
    assert choice.result() is Result.PARTLY_MET


def test_tab_stops_at_every_stage_again_and_again(
    register: Register, opened: Opened
) -> None:
    hands = Hands(opened(planned(register)).window())

    for _ in range(2):
        for start in ("1 Assess", "2 Plan", "3 Do", "4 Review"):
            name = next(
                button.accessibleName()
                for button in hands.here().window().findChildren(StageButton)
                if button.accessibleName().startswith(start)
            )
            hands.go_to(name)


def test_figures_of_a_provision_have_room(register: Register, opened: Opened) -> None:
    sheet = opened(planned(register))
    sheet.show_stage(Stage.PLAN)
    QApplication.processEvents()
    [row] = sheet.stack.plan.provisions.rows
    for amount in row.findChildren(Amount):
        figure = amount.fontMetrics().horizontalAdvance(amount.text())
        assert amount.lineEdit().width() > figure


def test_a_review_does_not_end_while_a_note_was_typed_and_not_added(
    register: Register, opened: Opened
) -> None:
    made = reviewed(register)
    sheet = opened(made)
    sheet.show_stage(Stage.DO)
    sheet.stack.do.words.insertPlainText("Asked for help twice")
    sheet.show_stage(Stage.REVIEW)

    sheet.stack.review.finish_button.click()

    assert sheet.banner.words.text() == NOTE_LEFT
    assert sheet.stack.currentWidget() is sheet.stack.do
    sheet.stack.do.add_button.click()
    sheet.show_stage(Stage.REVIEW)
    sheet.stack.review.finish_button.click()
    cycle = stored(register, made)
    assert cycle.stage is Stage.CLOSED
    assert [note.words for note in cycle.notes] == ["Asked for help twice"]
