from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from senco_app.drafts.queries import DraftPlaces
from senco_app.pupils.queries import PupilPage
from senco_app.ui.pupils.add_dialog import LEAVING, PLACE, AddPupilDialog
from senco_app.vocabulary import KeepReason, SenStatus
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.register import Register


@pytest.fixture
def dialog(qtbot: QtBot, register: Register) -> AddPupilDialog:
    shown = AddPupilDialog(register)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_what_was_typed_becomes_a_pupil(
    qtbot: QtBot, register: Register, dialog: AddPupilDialog
) -> None:
    dialog.surname.setText("O’Brien")
    dialog.forename.setText("Zoë")
    dialog.born_on.setText("14/3/2017")
    dialog.form.setText("5 Oak")
    dialog.needs[0].choose("SLCN")
    dialog.needs[1].choose("SEMH")
    dialog.from_on.setText("11 Jan 2027")
    dialog.told_on.setText("12 Jan 2027")
    dialog.why.setText("Two terms of difficulty with words")

    with qtbot.waitSignal(dialog.added) as added:
        dialog.save.click()

    assert added.args is not None
    pupil = register.ask(PupilPage(str(added.args[0])))
    assert pupil.name == "Zoë O’Brien"
    assert pupil.details.born_on == date(2017, 3, 14)
    assert [need.type_code for need in pupil.needs] == ["SLCN", "SEMH"]
    assert pupil.status is not None
    assert pupil.status.status is SenStatus.SEN_SUPPORT
    assert pupil.status.from_on == date(2027, 1, 11)
    assert pupil.status.parents_told_on == date(2027, 1, 12)
    assert not dialog.isVisible()


def test_a_missing_surname_is_told_beside_its_field(
    qtbot: QtBot, dialog: AddPupilDialog
) -> None:
    dialog.forename.setText("Zoë")

    qtbot.keyClick(dialog.save, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.fields["legal_surname"].problem.text() == "Enter the legal surname."
    assert dialog.focusWidget() is dialog.surname
    assert dialog.forename.text() == "Zoë"


@pytest.mark.parametrize("typed", ["", "next week", "31 Feb 2027", "1 Jan 2099"])
def test_an_unusable_day_is_told_beside_its_field(
    dialog: AddPupilDialog, typed: str
) -> None:
    dialog.surname.setText("Hughes")
    dialog.forename.setText("Amelia")
    dialog.from_on.setText(typed)

    dialog.save.click()

    assert dialog.isVisible()
    assert dialog.fields["status_from_on"].problem.text()
    assert dialog.from_on.text() == typed


def test_without_sen_the_form_asks_why_the_pupil_is_kept(
    dialog: AddPupilDialog, register: Register, qtbot: QtBot
) -> None:
    dialog.surname.setText("Hughes")
    dialog.forename.setText("Amelia")
    dialog.needs[0].choose("SLCN")
    dialog.status.choose(SenStatus.NONE)
    assert not dialog.needs[0].isVisible()

    dialog.save.click()
    assert dialog.fields["keep_reason"].problem.text()

    dialog.keep_reason.choose(KeepReason.MONITORING)
    with qtbot.waitSignal(dialog.added) as added:
        dialog.save.click()
    assert added.args is not None
    assert register.ask(PupilPage(str(added.args[0]))).needs == ()


def test_esc_does_not_throw_away_what_was_typed(
    qtbot: QtBot, dialog: AddPupilDialog
) -> None:
    dialog.surname.setText("Hughes")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.banner.words.text() == LEAVING

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_empty_form_closes_at_once(qtbot: QtBot, dialog: AddPupilDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_the_form_is_used_by_keyboard_alone_and_nothing_is_cut(
    dialog: AddPupilDialog,
) -> None:
    assert_named_and_reachable(dialog)
    assert_nothing_cut(dialog)
    assert_plain_text(dialog)


def test_a_monitored_child_is_asked_by_when_to_look_again(
    qtbot: QtBot, register: Register, dialog: AddPupilDialog
) -> None:
    asked = dialog.fields["decide_by"]
    assert asked.isHidden()
    dialog.surname.setText("O’Brien")
    dialog.forename.setText("Zoë")
    dialog.status.choose(SenStatus.NONE)
    assert asked.isHidden()
    dialog.keep_reason.choose(KeepReason.MONITORING)
    assert not asked.isHidden()
    dialog.decide_by.setText("26 Mar 2027")
    assert_named_and_reachable(dialog)
    assert_nothing_cut(dialog)

    with qtbot.waitSignal(dialog.added) as added:
        dialog.save.click()

    assert added.args is not None
    pupil = register.ask(PupilPage(str(added.args[0])))
    assert pupil.details.decide_by == date(2027, 3, 26)


def test_what_was_typed_when_the_register_locked_is_here_again(
    qtbot: QtBot, register: Register, dialog: AddPupilDialog
) -> None:
    dialog.surname.setText("O’Brien <b>")
    dialog.status.choose(SenStatus.NONE)
    dialog.keep_reason.choose(KeepReason.MONITORING)
    dialog.decide_by.setText("26 Mar 2027")
    assert dialog.keep_drafts()
    dialog.reject()
    assert not dialog.isVisible()

    again = AddPupilDialog(register)
    qtbot.addWidget(again)
    assert again.surname.text() == "O’Brien <b>"
    assert again.keep_reason.chosen() is KeepReason.MONITORING
    assert again.decide_by.day() == date(2027, 3, 26)
    assert not again.drafts.notice.isHidden()
    again.drafts.notice.drop.click()
    assert not again.unsaved()
    assert again.status.chosen() is SenStatus.SEN_SUPPORT
    qtbot.waitUntil(lambda: register.ask(DraftPlaces()) == ())


def test_a_pupil_who_was_added_leaves_no_draft(
    qtbot: QtBot, register: Register, dialog: AddPupilDialog
) -> None:
    dialog.surname.setText("O’Brien")
    dialog.forename.setText("Zoë")
    dialog.needs[0].choose("SLCN")
    dialog.told_on.setText("9 Feb 2027")
    dialog.why.setText("Words")
    qtbot.waitUntil(lambda: register.ask(DraftPlaces()) == (PLACE,), timeout=4000)
    dialog.save.click()

    assert not dialog.isVisible()
    assert register.ask(DraftPlaces()) == ()
