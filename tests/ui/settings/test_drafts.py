"""Words typed in the settings and not saved are there again after a lock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from senco_app.drafts.queries import DraftOf
from senco_app.people.queries import People
from senco_app.roles import Role
from senco_app.school.commands import SetCalendar
from senco_app.school.queries import CalendarIs, SchoolIs
from senco_app.school.records import Calendar, DayOff
from senco_app.ui.settings.asking import AskDialog
from senco_app.ui.settings.calendar_draft import calendar_from, plain
from senco_app.ui.settings.screen import SettingsScreen
from senco_app.ui.widgets.dates import DateField
from senco_app.ui.widgets.fields import Field, LongWords
from senco_app.vocabulary import ClosedDay
from tests.conftest import PASSWORD, QUICK
from tests.pupils.made import TERMS
from tests.ui.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from senco_app.register import Register
    from senco_app.ui.changes import Changes

    Again = Callable[[], SettingsScreen]

WITH_DAYS = Calendar(
    TERMS.terms, (DayOff(date(2027, 3, 1), ClosedDay.CLOSURE, "Snow & <ice>"),)
)


@pytest.fixture
def again(
    screen: SettingsScreen, register: Register, changes: Changes, qtbot: QtBot
) -> Again:
    """Return what keeps the words of one screen, and opens another."""

    def lock_and_open() -> SettingsScreen:
        assert screen.keep_drafts()
        other = SettingsScreen(register, changes, cost=QUICK)
        qtbot.addWidget(other)
        other.show()
        return other

    return lock_and_open


@pytest.mark.parametrize("words", HOSTILE[:6])
def test_the_school_as_it_was_typed_is_offered_again(
    screen: SettingsScreen,
    again: Again,
    register: Register,
    words: str,
) -> None:
    screen.school.name.setText(words)
    typed = screen.school.name.words()
    other = again()
    assert other.school.name.words() == typed
    assert other.school.unsaved()
    other.school.save_button.click()
    assert register.ask(SchoolIs()).name == typed.strip() or other.school.unsaved()
    if not other.school.unsaved():
        assert register.ask(DraftOf("settings/school")) is None


def test_terms_as_they_were_typed_are_offered_again_row_by_row(
    register: Register,
    screen: SettingsScreen,
    again: Again,
) -> None:
    register.execute(SetCalendar(WITH_DAYS))
    screen.refresh()
    terms = screen.terms
    terms.terms.rows[0].first_on.setText("when it rains")
    terms.days.add.click()
    terms.days.rows[-1].note.setText("Polling day")
    count = len(terms.terms.rows), len(terms.days.rows)
    other = again().terms
    assert (len(other.terms.rows), len(other.days.rows)) == count
    assert other.terms.rows[0].first_on.text() == "when it rains"
    assert other.days.rows[-1].note.words() == "Polling day"
    assert other.days.rows[0].note.words() == "Snow & <ice>"
    assert register.ask(CalendarIs()) == WITH_DAYS


def test_terms_of_a_year_that_was_left_without_saving_are_kept_too(
    register: Register,
    screen: SettingsScreen,
    again: Again,
) -> None:
    register.execute(SetCalendar(WITH_DAYS))
    screen.refresh()
    screen.terms.copy.click()
    held = screen.terms.value()
    other = again().terms
    assert other.year.chosen() == screen.terms.year.chosen()
    assert other.value() == held
    other.save_button.click()
    assert register.ask(CalendarIs()) == held
    assert register.ask(DraftOf("settings/terms")) is None


def test_a_calendar_comes_back_from_a_draft_as_it_went_in() -> None:
    assert calendar_from(plain(WITH_DAYS)) == WITH_DAYS


def test_a_newcomer_is_kept_and_no_password_is(
    register: Register,
    screen: SettingsScreen,
    again: Again,
) -> None:
    form = screen.people.add
    form.name.setText("Ada Voss")
    form.role.choose(Role.HEADTEACHER)
    form.until_on.setText("next summer")
    form.proof.setText(PASSWORD)
    form.password.first.setText("marble otter canyon lantern")
    other = again().people.add
    assert other.name.words() == "Ada Voss"
    assert other.role.chosen() == Role.HEADTEACHER
    assert other.until_on.text() == "next summer"
    assert other.proof.text() == other.password.first.text() == ""
    draft = register.ask(DraftOf("settings/newcomer"))
    assert draft is not None
    assert PASSWORD not in draft.text
    assert "marble" not in draft.text


def test_a_newcomer_thrown_away_is_gone(
    register: Register,
    screen: SettingsScreen,
    again: Again,
) -> None:
    screen.people.add.name.setText("Ada Voss")
    form = again().people.add
    assert form.drafts is not None
    form.drafts.notice.drop.click()
    form.drafts.keep_now()
    assert form.name.words() == ""
    assert register.ask(DraftOf("settings/newcomer")) is None
    assert len(register.ask(People())) == 1


def ask(register: Register) -> AskDialog:
    fields = {
        "words": Field("Words of your own", LongWords()),
        "on": Field("Day", DateField(field="on", on=register.today())),
    }
    words = ("Sign off", "It stands as it is.", "Sign off")
    return AskDialog(words, fields, lambda: None, draft=(register, "ask/sign-off"))


def test_a_small_dialog_keeps_its_words_when_the_window_locks(
    register: Register, qtbot: QtBot
) -> None:
    dialog = ask(register)
    qtbot.addWidget(dialog)
    dialog.show()
    editor = dialog.fields["words"].editor
    assert isinstance(editor, LongWords)
    editor.insertPlainText("Two lines\nof praise")
    assert dialog.keep_drafts()
    dialog.reject()
    other = ask(register)
    qtbot.addWidget(other)
    other.show()
    shown = other.fields["words"].editor
    assert isinstance(shown, LongWords)
    assert shown.words() == "Two lines\nof praise"
    other.do_it.click()
    assert other.result() == QDialog.DialogCode.Accepted
    qtbot.waitUntil(lambda: register.ask(DraftOf("ask/sign-off")) is None)


def test_a_small_dialog_that_is_left_keeps_nothing(
    register: Register, qtbot: QtBot
) -> None:
    dialog = ask(register)
    qtbot.addWidget(dialog)
    dialog.show()
    editor = dialog.fields["words"].editor
    assert isinstance(editor, LongWords)
    editor.insertPlainText("never mind")
    dialog.leave.click()
    assert dialog.keep_drafts()  # it is closed: nothing of it is kept at a later lock
    assert register.ask(DraftOf("ask/sign-off")) is None
