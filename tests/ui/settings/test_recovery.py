"""The school gets a new recovery code: shown once, and typed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from senco_app.bootstrap import Recovery, recover
from senco_app.errors import WrongPasswordError
from senco_app.register import SignedIn
from senco_app.roles import Role
from senco_app.ui.settings.recovery import NOT_YET
from senco_app.ui.settings.screen import SettingsScreen
from tests.conftest import PASSWORD, QUICK
from tests.ui.walls import (
    assert_named_and_reachable,
    assert_nothing_cut,
    assert_plain_text,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from senco_app.places import Laptop
    from senco_app.register import Register
    from senco_app.ui.changes import Changes
    from senco_app.ui.preferences import Preferences
    from senco_app.ui.settings.recovery import CodeDialog
    from tests.conftest import FixedClock, MadeRegister

WAIT_MS = 20_000
NEW = "harbour tulip engine seventeen"


def renewed(qtbot: QtBot, screen: SettingsScreen) -> CodeDialog:
    """Ask for a new code with the right password; return the dialog that shows it."""
    screen.open_section("People")
    people = screen.people
    people.recovery.proof.setText(PASSWORD)
    people.recovery.act.click()
    qtbot.waitUntil(lambda: people.code is not None, timeout=WAIT_MS)
    assert people.code is not None
    assert people.recovery.proof.text() == ""
    return people.code


def test_the_new_code_opens_and_the_old_one_does_not(
    qtbot: QtBot,
    screen: SettingsScreen,
    register: Register,
    made: MadeRegister,
    clock: FixedClock,
    laptop: Laptop,
) -> None:
    dialog = renewed(qtbot, screen)
    code = "-".join(label.text() for label in dialog.step.code)
    assert_named_and_reachable(dialog)
    assert_nothing_cut(dialog)
    assert_plain_text(dialog)
    for at, editor in zip(dialog.step.asked, dialog.step.typed_back, strict=True):
        editor.setText(code.split("-")[at])
    dialog.done_button.click()
    assert not dialog.isVisible()

    register.close()
    person = "Quillon Marsh"
    with pytest.raises(WrongPasswordError):
        recover(
            made.folder,
            Recovery(made.code, person, NEW),
            clock=clock,
            cost=QUICK,
            laptop=laptop,
        )
    opened = recover(
        made.folder,
        Recovery(code, person, NEW),
        clock=clock,
        cost=QUICK,
        laptop=laptop,
    )
    assert opened.who.name == person
    opened.close()


def test_a_code_that_was_not_typed_back_is_not_left_by_accident(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    dialog = renewed(qtbot, screen)
    dialog.done_button.click()
    problems = [field.problem.text() for field in dialog.step.fields.values()]
    assert any("is not group" in words for words in problems)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.banner.words.text() == NOT_YET
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_wrong_password_is_told_beside_its_field(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    screen.open_section("People")
    form = screen.people.recovery
    form.proof.setText("not the right one at all")
    form.act.click()
    qtbot.waitUntil(lambda: bool(form.proof_field.problem.text()), timeout=WAIT_MS)

    assert screen.people.code is None


def test_only_whoever_decides_about_people_is_offered_it(
    qtbot: QtBot, register: Register, changes: Changes, wishes: Preferences
) -> None:
    assert wishes.settings.text_percent == 100
    register.who = SignedIn("somebody", "Ada Voss", Role.HEADTEACHER, "LAPTOP-07")
    screen = SettingsScreen(register, changes, cost=QUICK)
    qtbot.addWidget(screen)

    assert screen.people.recovery.isHidden()
    assert not screen.people.own.isHidden()
